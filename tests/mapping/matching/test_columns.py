from skulens.mapping.matching import columns
from skulens.mapping.matching.columns import MOST_DISTINCT, Profiling, columns_of
from skulens.sources.tables import Row


def profiled(names, *rows):
    profiling = Profiling(names)
    for number, cells in enumerate(rows):
        profiling.add(Row(number, cells))
    return profiling.columns()


def test_texts_are_counted_most_frequent_first():
    (colour,) = profiled(["Farbe"], {"Farbe": "rot"}, {"Farbe": "blau"}, {"Farbe": "blau"})
    assert list(colour.texts.items()) == [("blau", 2), ("rot", 1)]
    assert (colour.rows, colour.filled, colour.language) == (3, 3, "de")


def test_an_empty_column_is_there_and_not_filled():
    empty, full = profiled(["A", "B"], {"B": "x"})
    assert (empty.name, empty.filled, full.filled) == ("A", 0, 1)


def test_a_feed_without_rows_has_its_columns():
    assert [column.name for column in profiled(["A", "B"])] == ["A", "B"]


def test_a_column_that_appears_late_comes_last():
    found = profiled(["A"], {"A": "1"}, {"B": "2"})
    assert [column.name for column in found] == ["A", "B"]


def test_memory_is_bounded_by_distinct_texts():
    (column,) = profiled(["A"], *({"A": f"text {n}"} for n in range(MOST_DISTINCT + 50)))
    assert len(column.texts) == MOST_DISTINCT
    assert column.filled == MOST_DISTINCT + 50


def test_memory_is_bounded_by_columns(monkeypatch):
    monkeypatch.setattr(columns, "MOST_COLUMNS", 3)
    found = profiled(["A"], *({f"late {n}": "x"} for n in range(10)))
    assert [column.name for column in found] == ["A", "late 0", "late 1"]


def test_a_unit_is_no_part_of_the_name_unless_it_is_all():
    weight, grams = columns_of({"Wt (oz)": {"1": 1}, "Variant Grams": {"1": 1}}, 1)
    assert weight.words.words == ("weight",)
    assert weight.unit is not None
    assert weight.unit.symbol == "oz"
    assert "gram" in grams.words.words
