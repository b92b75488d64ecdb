import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.values.quantities import axis_order_in_name, parts, quantities, side_in_name


def read(text: str) -> list[tuple[float, str | None]]:
    found = quantities(text).quantities
    return [(one.value, one.unit.symbol if one.unit else None) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 x 20 x 5 cm", [(10, "cm"), (20, "cm"), (5, "cm")]),
        ("1.88 x 5.55 x 4.97 Inches", [(1.88, "in"), (5.55, "in"), (4.97, "in")]),
        ("32-Oz", [(32, "oz")]),
        ("125g", [(125, "g")]),
        ('85-1/8"', [(85.125, "in")]),
        ("5 lb 8 oz", [(5.5, "lb")]),
        ("6' 6\"", [(6.5, "ft")]),
        ("12 oz (340g)", [(12, "oz"), (340, "g")]),
        ("1 FL. oz/ 29 ml", [(1, "fl oz"), (29, "ml")]),
        ("24 Ct.", [(24, "ct")]),
        ("1366x768", [(1366, None), (768, None)]),
        ("-5 °C", [(-5, "°C")]),
        ("XL", []),
    ],
)
def test_a_measure_is_its_numbers_with_their_units(
    text: str, found: list[tuple[float, str | None]]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("B 30 x T 20 x H 10 cm", {"width": 30, "depth": 20, "height": 10}),
        ("12.06 Inches (H) x 7.1 Inches (W)", {"height": 12.06, "width": 7.1}),
        ("30W x 20D x 10H cm", {"width": 30, "depth": 20, "height": 10}),
        ("L: 20 cm, B: 10 cm", {"length": 20, "width": 10}),
        ("Ø 20 cm", {"diameter": 20}),
    ],
)
def test_sides_that_the_text_names_are_known(text: str, sides: dict[str, float]) -> None:
    found = quantities(text).quantities
    assert {one.axis: one.value for one in found} == sides
    assert all(one.unit and one.unit.dimension == "length" for one in found)


def test_a_multipack_says_how_many_there_are() -> None:
    (one,) = quantities("2 x 250 g").quantities
    assert (one.times, one.value) == (2, 250)


def test_a_range_is_kept_as_one() -> None:
    (one,) = quantities("10-12 cm").quantities
    assert (one.value, one.high) == (10, 12)


def test_sides_of_one_thing_are_no_multipack() -> None:
    assert quantities("2 x 3 m").chained
    assert len(quantities("2 x 3 m").quantities) == 2


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("Dims WxDxH", ("width", "depth", "height")),
        ("Maße (B x T x H)", ("width", "depth", "height")),
        ("Item Dimensions LxWxH", ("length", "width", "height")),
        ("Länge x Breite", ("length", "width")),
        ("Dimensions", ()),
        ("Height", ()),
    ],
)
def test_a_columns_name_may_list_the_sides(name: str, order: tuple[str, ...]) -> None:
    assert axis_order_in_name(name) == order


def test_parts_are_known_by_place_and_by_side() -> None:
    found = parts(quantities("10 x 20 x 5 cm"), ("width", "depth", "height"))
    assert {key: one.value for key, one in found.items()} == {
        **{"1": 10, "2": 20, "3": 5},
        **{"width": 10, "depth": 20, "height": 5},
    }


def test_what_the_text_says_of_a_side_holds_against_the_columns_name() -> None:
    found = parts(quantities("H 10 x W 20 cm"), ("width", "height"))
    assert found["width"].value == 20


def test_a_field_is_about_the_side_that_its_name_says() -> None:
    assert side_in_name("Blade width") == "width"
    assert side_in_name("Weight") == ""


@given(st.text(max_size=300))
def test_any_text_gives_numbers_that_there_are(text: str) -> None:
    found = quantities(text).quantities
    assert all(math.isfinite(one.value) and one.times >= 1 for one in found)
    assert len(found) <= sum(char.isnumeric() for char in text)


@pytest.mark.parametrize(
    "text", ["1e999**9", "9" * 100_000, "1x" * 50_000, "(1" * 50_000, "1/" * 9_999]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    started = time.perf_counter()
    quantities(text)
    assert time.perf_counter() - started < 0.5
