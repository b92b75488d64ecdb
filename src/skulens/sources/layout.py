"""The layout of feeds that Skulens writes, which it reads back exactly as they were.

Header: the fields in a fixed order, then `attribute:NAME` columns and perhaps `extra`. The cell of
an attribute is its text; a number, yes/no, several words, or text that could be mistaken for one
of these, is JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from skulens.records import AttributeValue, Product

FIELDS = ("id", "title", "description", "category", "price", "url", "photos")
ATTRIBUTE_PREFIX = "attribute:"
EXTRA = "extra"

_OBJECT_KEYS = frozenset((*FIELDS, "attributes", EXTRA))
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII)


def is_own_header(columns: Iterable[str]) -> bool:
    """Whether a header is one that `export` writes."""
    names = tuple(columns)
    return names[: len(FIELDS)] == FIELDS and all(
        name.startswith(ATTRIBUTE_PREFIX) or name == EXTRA for name in names[len(FIELDS) :]
    )


def is_own_object(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is one that `export` writes."""
    return (
        value.keys() == _OBJECT_KEYS
        and isinstance(value["attributes"], dict)
        and isinstance(value[EXTRA], dict)
        and isinstance(value["photos"], list)
        and all(isinstance(photo, str) for photo in value["photos"])
    )


def object_of(product: Product) -> dict[str, Any]:
    """Return a product as a JSON object."""
    return {
        **{name: getattr(product, name) for name in FIELDS[:-1]},
        "photos": list(product.photos),
        "attributes": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in product.attributes.items()
        },
        EXTRA: dict(product.extra),
    }


def cells_of(value: Mapping[str, Any]) -> dict[str, str]:
    """Return an object of `object_of` as text cells, the empty ones left out."""
    cells = {name: value[name] for name in FIELDS if isinstance(value[name], str) and value[name]}
    if value["price"] is not None:
        cells["price"] = repr(value["price"])
    if value["photos"]:
        cells["photos"] = photos_cell(value["photos"])
    for name, attribute in value["attributes"].items():
        cells[ATTRIBUTE_PREFIX + name] = encode_attribute(attribute)
    if value[EXTRA]:
        cells[EXTRA] = _json(value[EXTRA])
    return cells


def photos_cell(photos: list[str]) -> str:
    """Return the cell of photos: joined by `|`, as JSON where that would not be the same again."""
    plain = not photos[0].startswith("[") and not any("|" in photo or not photo for photo in photos)
    return "|".join(photos) if plain else _json(photos)


def photos_of(cell: str) -> list[str]:
    """Return the photos in a cell of `cells_of`."""
    listed = _loads(cell) if cell.startswith("[") else None
    return [str(photo) for photo in listed] if isinstance(listed, list) else cell.split("|")


def encode_attribute(value: AttributeValue | list[str]) -> str:
    """Return the cell of an attribute."""
    if isinstance(value, str) and value and _loads(value) is None:
        return value
    return _json(value)


def decode_attribute(cell: str) -> AttributeValue:
    """Return the attribute in a cell of `encode_attribute`."""
    value = _loads(cell)
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, bool | str):
        return value
    return float(value) if isinstance(value, int | float) else cell


def decode_extra(cell: str) -> dict[str, Any]:
    """Return the object in the cell `extra`, empty where there is none."""
    value = _loads(cell)
    return value if isinstance(value, dict) else {}


def escape_formula(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    if cell[:1].isalnum():  # what most cells begin with, and no formula does
        return cell
    return f"'{cell}" if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell) else cell


def unescape_formula(cell: str) -> str:
    """Undo `escape_formula`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
