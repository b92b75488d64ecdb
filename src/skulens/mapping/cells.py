"""What reads the cells of a column, and the forms in which a field takes what was read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from skulens.mapping.target import TargetField
from skulens.records import AttributeValue
from skulens.sources.values import parse_price, text_of

Form = Literal["text", "number", "boolean", "several"]
"""How a field keeps its values."""

Fitting = Callable[[AttributeValue], AttributeValue | None]
"""Turns a value into the form in which a field keeps it."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What a cell means in a field, None where nothing fits or nothing can be told.

    `probability` is that of the value being right, or of there being none; `reason` is a sentence.
    """

    value: AttributeValue | None
    probability: float
    reason: str
    alternatives: tuple[tuple[str, float], ...] = ()


class CellReader(Protocol):
    """Reads the cells of one column for one field."""

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means; they are distinct, trimmed and not empty."""


@runtime_checkable
class LevelReader(CellReader, Protocol):
    """Reads a category's cells; with `is_level` the column is one level of a path."""

    @property
    def is_level(self) -> bool:
        """Whether the columns of the field, in the feed's order, are the levels of one path."""


def form_of(field: TargetField) -> Form:
    """Return how a field keeps its values."""
    if field.role == "price":
        return "number"
    if field.role == "photos":
        return "several"
    if field.role in ("attribute", "brand"):
        kind = field.attribute.kind
        if kind in ("number", "boolean"):
            return kind
        return "several" if kind == "many_of" else "text"
    return "text"


def fitting(field: TargetField) -> Fitting:
    """Return what turns a value into what its field keeps, None where it is nothing of that kind.

    No number is endless, no price negative, no text empty.
    """
    return parse_price if field.role == "price" else _FITTINGS[form_of(field)]


def _text(value: AttributeValue) -> str | None:
    return text_of(value) or None


def _number(value: AttributeValue) -> float | None:
    if isinstance(value, bool | str | tuple) or not math.isfinite(value):
        return None
    return float(value)


def _boolean(value: AttributeValue) -> bool | None:
    return value if isinstance(value, bool) else None


def _several(value: AttributeValue) -> tuple[str, ...] | None:
    parts = value if isinstance(value, tuple) else (text_of(value),)
    return tuple(part for part in parts if part) or None


_FITTINGS: Mapping[Form, Fitting] = {
    "text": _text,
    "number": _number,
    "boolean": _boolean,
    "several": _several,
}
