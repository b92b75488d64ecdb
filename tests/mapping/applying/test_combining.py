import pytest

from mapping.feeds import Reader, Rows, as_is, attributes, feed, field, plan, products, target
from skulens.records import FieldMapping


def column(name: str, target: str, probability: float, status: str = "accepted") -> FieldMapping:
    return FieldMapping(name, target, "", probability, status, "alike")  # type: ignore[arg-type]


def test_photos_of_all_columns_in_the_order_of_the_feed() -> None:
    source = feed(
        Rows({"b": "1.jpg", "a": "2.jpg"}, {"b": "", "a": "2.jpg"}, {"b": "3.jpg", "a": "3.jpg"}),
        plan(column("b", "photos", 0.91), column("a", "photos", 0.99)),
    )
    assert [one.product.photos for one in products(source)] == [
        ("1.jpg", "2.jpg"),
        ("2.jpg",),
        ("3.jpg",),
    ]


def test_a_description_has_its_paragraphs_once_each() -> None:
    source = feed(
        Rows({"a": "Short.", "b": "Long."}, {"a": "Same", "b": "Same"}, {"b": "Long."}),
        plan(("a", "description"), ("b", "description")),
    )
    assert [one.product.description for one in products(source)] == [
        "Short.\n\nLong.",
        "Same",
        "Long.",
    ]
    assert source.counts.conflicts == ()


def test_many_values_are_united() -> None:
    source = feed(Rows({"a": "x/y", "b": "y/z"}), plan(("a", "tags"), ("b", "tags")))
    assert attributes(source) == [{"tags": ("x", "y", "z")}]
    (mapped,) = products(source)
    assert mapped.originals["tags"] == "x/y | y/z"


@pytest.mark.parametrize(
    ("is_level", "category"), [(True, "Home > Chairs > Chairs"), (False, "Home")]
)
def test_categories_are_levels_of_a_path_if_their_readers_say_so(
    is_level: bool, category: str
) -> None:
    readers = {name: Reader(as_is, is_level=is_level) for name in "abc"}
    columns = [(name, "category") for name in "abc"]
    row = {"a": "Home", "b": "Chairs", "c": "Chairs"}
    (mapped,) = products(feed(Rows(row), plan(*columns, readers=readers)))
    assert mapped.product.category == category


def test_the_best_column_that_could_be_read_fills_a_field() -> None:
    source = feed(
        Rows({"a": "3", "b": "4", "c": "5"}, {"a": "3", "b": "4"}, {"a": "3", "b": "?"}),
        plan(
            column("a", "width", 0.92),
            column("b", "width", 0.99),
            column("c", "width", 0.95, "confirmed"),
        ),
    )
    assert [one["width"] for one in attributes(source)] == [5.0, 4.0, 3.0]


def test_columns_that_disagree_are_counted_with_examples() -> None:
    rows = Rows(
        *({"a": f"{n}", "b": f"{n + 1}"} for n in range(10, 20)),
        {"a": "25.4", "b": "25.4 cm"},
        {"a": "100", "b": "100.2"},
        {"a": "", "b": "7"},
    )
    source = feed(rows, plan(("a", "width"), ("b", "width")))
    assert [one["width"] for one in attributes(source)][-3:] == [25.4, 100.0, 7.0]
    (conflict,) = source.counts.conflicts
    assert (conflict.target, conflict.used, conflict.other) == ("width", "a", "b")
    assert conflict.products == 10
    first = conflict.examples[0]
    assert (first.number, first.used, first.other) == (2, "10", "11")
    assert len(conflict.examples) == 5


def test_the_column_in_use_is_the_one_that_could_be_read() -> None:
    source = feed(Rows({"a": "?", "b": "3", "c": "4"}), plan(*((name, "width") for name in "abc")))
    assert attributes(source) == [{"width": 3.0}]
    (conflict,) = source.counts.conflicts
    assert (conflict.used, conflict.other, conflict.examples[0].used) == ("b", "c", "3")


def test_two_choices_disagree_and_two_texts_do_not() -> None:
    of = target(field("colour", "one_of"), field("note"))
    columns = [("a", "colour"), ("b", "colour"), ("a", "note"), ("b", "note")]
    source = feed(Rows({"a": "navy", "b": "red"}), plan(*columns, of=of))
    assert attributes(source) == [{"colour": "Blue", "note": "navy"}]
    assert [one.target for one in source.counts.conflicts] == ["colour"]


def test_one_column_feeds_several_fields() -> None:
    of = target(field("width", "number"), field("height", "number"))
    parts = {
        key: FieldMapping("size", key, part, 0.95, "accepted", "a part")
        for key, part in (("width", "1"), ("height", "2"))
    }
    made = plan(*parts.values(), of=of)
    assert [(one.key, one.sources[0].part) for one in made.fields if one.sources] == [
        ("width", "1"),
        ("height", "2"),
    ]
