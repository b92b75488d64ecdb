"""What a user types for filters, weights and columns, read into values."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import typer

from skulens.records import AttributeCondition, Filter

CONDITION = re.compile(r"(?P<name>[^<>=]+)(?P<sign>>=|<=|=)(?P<value>.+)", re.DOTALL)
OWN_OPTION = {"category": "--category", "price": "--price-min and --price-max"}


def read_filter(
    category: str | None,
    conditions: Sequence[str] | None,
    price_min: float | None,
    price_max: float | None,
) -> Filter:
    """Build the filter; equal signs on one name are alternatives, everything else is joined by *and*.

    Raises `typer.BadParameter` naming the condition that cannot be read.
    """
    values: dict[str, list[str]] = {}
    minima: dict[str, float] = {}
    maxima: dict[str, float] = {}
    for condition in conditions or ():
        name, sign, value = _parts(condition)
        if sign == "=":
            values.setdefault(name, []).append(value)
        else:
            limits = minima if sign == ">=" else maxima
            limits[name] = _number(value, condition, "--filter")
    attributes = [AttributeCondition(name, tuple(words)) for name, words in values.items()]
    attributes += [
        AttributeCondition(name, minimum=minima.get(name), maximum=maxima.get(name))
        for name in dict.fromkeys([*minima, *maxima])
    ]
    return Filter(category, tuple(attributes), price_min, price_max)


def read_weights(weights: Sequence[str] | None) -> dict[str, float] | None:
    """Read `block=weight` pairs; None when there are none, so that the defaults apply."""
    pairs = _pairs(weights, "--weight", "meaning=0.5")
    return {name: _number(value, value, "--weight") for name, value in pairs.items()} or None


def read_columns(columns: Sequence[str] | None) -> dict[str, str] | None:
    """Read `role=column` pairs; None when there are none, so that columns are recognised."""
    return _pairs(columns, "--column", "title=Product name") or None


def described(filter: Filter) -> str:
    """A filter in words, for the message that nothing passed it."""
    parts = [f"category {filter.category}"] if filter.category else []
    for condition in filter.attributes:
        if condition.values:
            parts.append(f"{condition.name} {' or '.join(condition.values)}")
        parts += _limits(condition.name, condition.minimum, condition.maximum)
    parts += _limits("price", filter.price_min, filter.price_max)
    return ", ".join(parts)


def _limits(name: str, minimum: float | None, maximum: float | None) -> list[str]:
    parts = [] if minimum is None else [f"{name} at least {minimum:g}"]
    return parts if maximum is None else [*parts, f"{name} at most {maximum:g}"]


def _parts(condition: str) -> tuple[str, str, str]:
    found = CONDITION.fullmatch(condition)
    name, value = (found["name"].strip(), found["value"].strip()) if found else ("", "")
    if not found or not name or not value:
        raise typer.BadParameter(
            f"'{condition}' is none of NAME=VALUE, NAME>=NUMBER, NAME<=NUMBER",
            param_hint="--filter",
        )
    if name.lower() in OWN_OPTION:
        raise typer.BadParameter(
            f"for {name} use {OWN_OPTION[name.lower()]}", param_hint="--filter"
        )
    return name, found["sign"], value


def _pairs(items: Sequence[str] | None, option: str, example: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for item in items or ():
        name, equals, value = (part.strip() for part in item.partition("="))
        if not (name and equals and value):
            raise typer.BadParameter(f"'{item}' is not like {example}", param_hint=option)
        if name in pairs:
            raise typer.BadParameter(f"'{name}' is given twice", param_hint=option)
        pairs[name] = value
    return pairs


def _number(value: str, item: str, option: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise typer.BadParameter(f"'{value}' in '{item}' is not a number", param_hint=option)
    return number
