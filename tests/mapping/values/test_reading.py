import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.target import PRODUCT_FIELDS, TargetField
from skulens.mapping.values.reading import ColumnHabit, ValueReader, habit_of
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

CORE = {field.key: field for field in PRODUCT_FIELDS}


def number(unit: str = "", name: str = "Weight") -> TargetField:
    return TargetField(Attribute(name.lower(), name, "number", unit=unit))


def read(field: TargetField, text: str, name: str = "x", others: tuple[str, ...] = ()) -> object:
    return ValueReader(field, habit_of(name, (text, *others))).read([text])[0].value


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        *(("12 oz", 340.194), ("32-Oz", 907.185), ("1.4 lb", 635.029), ("0,5 kg", 500.0)),
        *(("5 lb 3 oz", 2353.01), ("1 Pfd.", 500.0), ("12 oz (340g)", 340.0), ("½ kg", 500.0)),
        *(("1.125 pounds", 510.291), ("Net Wt. 12 OZ (340g)", 340.0), ("2 x 250 g", 500.0)),
        *(("16 oz (Pack of 6)", 453.592), ("Pack of 6, 12 oz", 340.194), ("24oz (1.5lb)", 680.389)),
        *(("1.5-Pound", 680.389), ("2.5-lb.", 1133.98), ("16oz/454g", 454.0)),
    ],
)
def test_a_weight_becomes_grams(text: str, grams: float) -> None:
    assert read(number("g"), text) == grams


@pytest.mark.parametrize(
    "text",
    [
        *("16 FL OZ", "3.4 Fluid Ounce", "8 fl. oz.", "50 ml", "100 Count Box", "24 Ct.", "12"),
        *("0.20 ct", "2/10 ct boxes", "2 Liter", "1.75 Fl Oz (50ml)", "36-Count", "n/a", "10 cm"),
        *("1 carat", "5 pcs", "SPF 50", "100%", "12 V", "XL", "10-12 oz"),
    ],
)
def test_what_is_no_weight_never_becomes_grams(text: str) -> None:
    assert read(number("g"), text) is None


def test_an_ounce_in_a_column_of_volumes_is_fluid() -> None:
    assert read(number("g"), "10 oz", "Volume") is None
    assert read(number("g"), "10 oz", "Content", ("8 Fl Oz", "4 fl. oz")) is None
    assert read(number("ml", "Capacity"), "10 oz", "Cap. (oz)") == 295.735


def test_a_bare_number_takes_the_unit_of_its_column() -> None:
    assert read(number("g"), "1,400", "Gew. kg", ("0,350", "39,700")) == 1400.0
    assert read(number("cm", "Width"), "376", "Br. mm") == 37.6
    assert read(number("g"), "2", "Weight", ("1 kg", "3 kg", "4 kg", "5 kg")) == 2000.0


def test_a_bare_number_beside_counts_has_no_unit() -> None:
    assert read(number("g"), "12", "Net content", ("12 oz", "16 oz", "20 Count")) is None


def test_an_ambiguous_number_is_not_guessed() -> None:
    (one,) = ValueReader(number("g"), ColumnHabit()).read(["1.299 kg"])
    assert one.value is None
    assert one.reason == "'1.299 kg' may be 1.299 or 1299, and its column does not tell"
    assert [value for value, _ in one.alternatives] == ["1.299", "1299"]


def test_parts_and_sides_are_taken_from_a_cell_of_several_numbers() -> None:
    habit = habit_of("Dims WxDxH (mm)", ["300 x 200 x 100"])
    texts = ["300 x 200 x 100"]
    for part, field, value in (
        ("1", number("cm", "Size"), 30.0),
        ("3", number("cm", "Size"), 10.0),
        ("", number("cm", "Depth"), 20.0),
        ("", number("cm", "Height"), 10.0),
    ):
        (one,) = ValueReader(field, habit, part=part).read(texts)
        assert one.value == value
    (unsure,) = ValueReader(number("cm", "Size"), habit).read(texts)
    assert unsure.value is None
    assert "has 3 numbers" in unsure.reason


def test_a_conversion_says_what_was_done() -> None:
    (one,) = ValueReader(number("g"), ColumnHabit()).read(["12 oz"])
    assert one.reason == "12 oz are 340.194 g"
    (wrong,) = ValueReader(number("g"), ColumnHabit()).read(["12 fl oz"])
    assert wrong.reason == "'12 fl oz' is in fl oz, a unit of volume, not of mass"


def test_a_field_without_unit_takes_counts() -> None:
    pages = number("", "Pages")
    assert read(pages, "80 Pages") == 80.0
    assert read(pages, "1200 per Carton") == 1200.0
    assert read(pages, "Pack of 6") == 6.0
    assert read(pages, "5 out of 7") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("Yes", True), ("ja", True), ("oui", True), ("1", True), ("✓", True), ("x", True)),
        *(("No", False), ("nein", False), ("0", False), ("without", False), ("ohne", False)),
        *(("Waterproof", True), ("not waterproof", False), ("Yes, IP67", True), ("blue", None)),
    ],
)
def test_yes_and_no_are_read_in_several_languages(text: str, value: bool | None) -> None:
    field = TargetField(Attribute("waterproof", "Waterproof", "boolean"))
    assert read(field, text) is value


def test_prices_follow_their_column() -> None:
    assert read(CORE["price"], "1.299", "VK", ("55,50 €", "12,95")) == 1299.0
    assert read(CORE["price"], "1,299", "RRP", ("55.50", "12.95")) == 1299.0
    assert read(CORE["price"], "1.299") is None
    assert read(CORE["price"], "on request") is None


def test_texts_are_tidied_and_ids_are_not() -> None:
    assert read(CORE["title"], "  A&amp;B   mug\n") == "A&B mug"
    assert read(CORE["description"], "<p>One<br>two</p>") == "One\ntwo"
    assert read(CORE["id"], " 001-313 ") == "001-313"
    assert read(CORE["category"], "Home / Mugs") == "Home > Mugs"
    assert read(TargetField(Attribute("note", "Note", "text")), "1.5 kg") == "1.5 kg"


def test_an_empty_cell_is_no_value() -> None:
    (one,) = ValueReader(CORE["title"], ColumnHabit()).read(["  "])
    assert one.value is None
    assert one.reason == "the cell is empty"


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_column_is_read(texts: list[str]) -> None:
    habit = habit_of("Weight (kg)", texts)
    for field in (number("g"), CORE["price"], CORE["description"]):
        assert len(ValueReader(field, habit).read(texts)) == len(texts)


def test_a_hundred_thousand_numbers_are_read_at_once() -> None:
    texts = [f"{n / 100:.2f}" for n in range(100_000)]
    reader = ValueReader(number("g"), habit_of("Gew. kg", texts))
    started = time.perf_counter()
    reader.read(texts)
    assert time.perf_counter() - started < 3


def test_a_million_characters_are_read_in_time() -> None:
    cell = "9 x " * 250_000
    started = time.perf_counter()
    colour = Attribute("colour", "Colour", "colour", (AllowedValue("red"), AllowedValue("blue")))
    fields = (number("g"), CORE["price"], CORE["title"], CORE["description"], TargetField(colour))
    for field in fields:
        ValueReader(field, habit_of("x", [cell])).read([cell])
    assert time.perf_counter() - started < 3


def test_real_weights_are_right_and_traps_are_left(real_data: Path) -> None:
    columns: dict[str, list[dict[str, str]]] = {}
    with (real_data / "mapping" / "weights_to_grams.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            columns.setdefault(row["attribute"], []).append(row)
    for name, rows in columns.items():
        texts = [row["raw_value"] for row in rows]
        for row, one in zip(
            rows, ValueReader(number("g"), habit_of(name, texts)).read(texts), strict=True
        ):
            wanted = float(row["grams"]) if row["grams"] else None
            assert one.value == (pytest.approx(wanted, abs=0.01, rel=1e-4) if wanted else None)
