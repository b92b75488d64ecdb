"""Filters, weights and columns as typed."""

from __future__ import annotations

import pytest
import typer

from skulens.cli.conditions import described, read_columns, read_filter, read_weights
from skulens.records import AttributeCondition, Filter


def attributes(*conditions: str) -> tuple[AttributeCondition, ...]:
    return read_filter(None, conditions, None, None).attributes


def test_no_condition_is_the_empty_filter() -> None:
    assert read_filter(None, None, None, None).is_empty


def test_same_name_twice_means_either() -> None:
    assert attributes("colour=red", "size=M", "colour=dark blue") == (
        AttributeCondition("colour", ("red", "dark blue")),
        AttributeCondition("size", ("M",)),
    )


def test_both_ends_make_one_range() -> None:
    assert attributes("weight>=2", "weight <= 5.5") == (
        AttributeCondition("weight", minimum=2.0, maximum=5.5),
    )


def test_values_and_range_of_one_name_are_two_conditions() -> None:
    assert attributes("size=40", "size>=38") == (
        AttributeCondition("size", ("40",)),
        AttributeCondition("size", minimum=38.0),
    )


def test_value_may_hold_signs() -> None:
    assert attributes("rule=a>=b", "formula==1") == (
        AttributeCondition("rule", ("a>=b",)),
        AttributeCondition("formula", ("=1",)),
    )


@pytest.mark.parametrize("condition", ["", "colour", "=red", "colour=", "size>38", "a>=", " = x"])
def test_unreadable_condition_is_named(condition: str) -> None:
    with pytest.raises(typer.BadParameter, match="is none of NAME=VALUE"):
        attributes(condition)


@pytest.mark.parametrize("condition", ["size>=large", "size<=nan", "size>=inf"])
def test_range_wants_a_number(condition: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not a number"):
        attributes(condition)


@pytest.mark.parametrize(
    ("condition", "option"), [("Price>=3", "--price-min"), ("category=Fruit", "--category")]
)
def test_own_options_are_named(condition: str, option: str) -> None:
    with pytest.raises(typer.BadParameter, match=option):
        attributes(condition)


def test_weights() -> None:
    assert read_weights(["colour=0", "meaning= 1.5"]) == {"colour": 0.0, "meaning": 1.5}
    assert read_weights(None) is None


@pytest.mark.parametrize("weight", ["colour", "colour=", "colour=red", "=1"])
def test_unreadable_weight(weight: str) -> None:
    with pytest.raises(typer.BadParameter):
        read_weights([weight])


def test_columns() -> None:
    assert read_columns(["title=Product = name"]) == {"title": "Product = name"}
    with pytest.raises(typer.BadParameter, match="given twice"):
        read_columns(["title=a", "title=b"])


def test_described() -> None:
    wanted = Filter(
        "Fruit",
        (AttributeCondition("colour", ("red", "green")), AttributeCondition("size", minimum=2)),
        price_max=3,
    )
    assert (
        described(wanted) == "category Fruit, colour red or green, size at least 2, price at most 3"
    )
