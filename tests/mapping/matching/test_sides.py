"""Cells that hold several sides feed a field for each."""

from __future__ import annotations

import numpy as np
import pytest

from skulens.mapping.matching.columns import columns_of
from skulens.mapping.matching.facts import facts_of
from skulens.mapping.matching.sides import side_mappings
from skulens.mapping.target import Target, TargetField
from skulens.taxonomy.attribute_schema import Attribute


def number(key: str, unit: str = "cm") -> TargetField:
    return TargetField(Attribute(key, key.replace("_", " ").capitalize(), "number", unit=unit))


SIDES = tuple(map(number, ("width", "depth", "height")))
CELLS = ("10 x 20 x 5 cm", "12 x 18 x 7 cm", "9 x 9 x 9 cm")


def found(
    name: str, *cells: str, fields: tuple[TargetField, ...] = SIDES, odds: float = 0.1
) -> dict[str, tuple[str, float]]:
    """The fields of the parts, and how likely each is."""
    columns = columns_of({name: dict.fromkeys(cells or CELLS, 1)}, 9)
    facts = facts_of(Target(fields))
    matrix = np.full((1, len(fields)), odds)
    mappings = side_mappings(columns, facts, matrix, 0.5).get(name, [])
    assert {one.status for one in mappings} <= {"open"}
    return {one.part: (one.target, one.probability) for one in mappings}


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("Dims WxDxH", ("width", "depth", "height")),
        ("Maße HxBxT", ("height", "width", "depth")),
        ("Dimensions (L x W x H)", ("depth", "width", "height")),  # the field nearest to a length
    ],
)
def test_the_name_says_the_order(name: str, order: tuple[str, ...]) -> None:
    assert found(name) == {str(place): (key, 0.95) for place, key in enumerate(order, 1)}


def test_the_cells_say_the_order() -> None:
    cells = ("H 5 x B 10 x T 20 cm", "H 7 x B 12 x T 18 cm")
    assert found("Size", *cells) == {
        "1": ("height", 0.95),
        "2": ("width", 0.95),
        "3": ("depth", 0.95),
    }


def test_the_usual_order_is_only_a_guess() -> None:
    order = found("Dimensions")
    assert [order[part][0] for part in "123"] == ["depth", "width", "height"]
    assert {probability for _, probability in order.values()} == {0.7}


def test_two_sides_feed_two_fields() -> None:
    assert found("Size WxD", "10 x 20 cm", "5 x 8 cm") == {
        "1": ("width", 0.95),
        "2": ("depth", 0.95),
    }


def test_packages_have_sides_of_their_own() -> None:
    fields = (*SIDES, *map(number, ("package_width", "package_depth", "package_height")))
    order = found("Package dimensions WxDxH", fields=fields)
    assert [order[part][0] for part in "123"] == [
        "package_width",
        "package_depth",
        "package_height",
    ]


@pytest.mark.parametrize(
    ("name", "cells", "fields"),
    [
        ("Dims WxDxH", ("10 cm", "20 cm"), SIDES),  # one number in a cell
        ("Dims WxDxH", CELLS, SIDES[:1]),  # only one side is asked for
        ("Dims WxDxH", CELLS, (number("width", "g"), number("height", "g"))),
        ("Screen resolution", ("1920 x 1080", "1280 x 720"), SIDES),
        ("Weight", ("2 x 250 g", "4 x 100 g"), SIDES),
    ],
)
def test_where_no_sides_are_meant_there_are_none(
    name: str, cells: tuple[str, ...], fields: tuple[TargetField, ...]
) -> None:
    assert found(name, *cells, fields=fields) == {}


def test_a_field_that_wants_the_whole_cell_has_it() -> None:
    assert found("Dims WxDxH", odds=0.9) == {}
