"""Attributes as rows: each value has a text to compare and, if it reads as one, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from skulens.records import AttributeValue
from skulens.store.texts import key_of

_TEXT, _NUMBER, _BOOLEAN, _SEVERAL, _NONE = "text", "number", "boolean", "several", "none"
_KEY_OF_NONE = " "
"""Keys are stripped, so no value that is asked for has this one."""
_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)


def attribute_rows(
    product_id: int, attributes: Mapping[str, AttributeValue]
) -> list[dict[str, Any]]:
    """Rows of `product_attributes` for one product, in the order of the mapping."""
    rows: list[dict[str, Any]] = []
    for name, value in attributes.items():
        for kind, text, number in _values(value):
            rows.append(
                {
                    "product_id": product_id,
                    "position": len(rows),
                    "name": name,
                    "kind": kind,
                    "number": number,
                    "text_key": _KEY_OF_NONE if kind == _NONE else key_of(text),
                    "text": text,
                }
            )
    return rows


def attributes_from(rows: Iterable[Any]) -> dict[str, AttributeValue]:
    """Undo `attribute_rows`; rows have name, kind, number and text, in their order."""
    attributes: dict[str, AttributeValue] = {}
    for row in rows:
        if row.kind == _SEVERAL:
            earlier = attributes.get(row.name, ())
            attributes[row.name] = (*earlier, row.text) if isinstance(earlier, tuple) else ()
        elif row.kind == _NONE:
            attributes[row.name] = ()
        elif row.kind == _BOOLEAN:
            attributes[row.name] = row.text == "true"
        else:
            attributes[row.name] = row.number if row.kind == _NUMBER else row.text
    return attributes


def number_in(text: str) -> float | None:
    """The number that a text is, such as a feed's `12.50`; None for any other text."""
    return float(text) if _PLAIN_NUMBER.fullmatch(text) else None


def text_of(value: str | float | bool) -> str:
    """The text under which a value is found: `true`, `false`, `12`, `12.5` or the words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return value


def _values(value: AttributeValue) -> list[tuple[str, str, float | None]]:
    if isinstance(value, tuple):
        return [(_SEVERAL, item, number_in(item)) for item in value] or [(_NONE, "", None)]
    if isinstance(value, bool):
        return [(_BOOLEAN, text_of(value), None)]
    if isinstance(value, (int, float)):
        return [(_NUMBER, text_of(value), float(value))]
    return [(_TEXT, value, number_in(value))]
