"""How words are compared, and which words can be stored at all."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from skulens.errors import UsageError
from skulens.records import Product

MAX_KEY_BYTES = 2500
"""The longest text that PostgreSQL can index, with some room for the rest of the row."""
_KEY_LENGTH = 160


@lru_cache(maxsize=65536)
def key_of(text: str) -> str:
    """What is equal for texts that differ only in case or in how accents are encoded.

    It stays short enough to be indexed; of long texts a digest keeps the key exact.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()
    if len(folded) <= _KEY_LENGTH:
        return folded
    return f"{folded[:_KEY_LENGTH]} #{blake2b(folded.encode(), digest_size=16).hexdigest()}"


def product_digest(product: Product) -> str:
    """A digest of everything in a product, with the order of its photos; 32 hex digits."""
    fields = (
        product.id,
        product.title,
        product.description,
        product.category,
        product.price,
        product.url,
        dict(product.attributes),
        dict(product.extra),
        product.photos,
    )
    text = json.dumps(fields, sort_keys=True, default=repr)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def check_product(product: Product) -> None:
    """Raise `UsageError` that names the field, if a product holds something not storable."""
    if not product.id:
        raise UsageError("a product has an empty id; give each product an id of its own")
    for name in ("id", "category"):
        _check_key(product, name, getattr(product, name))
    for name in ("title", "description", "url"):
        _check_text(product, name, getattr(product, name))
    if product.price is not None:
        _check_number(product, "price", product.price)
    for name, value in product.attributes.items():
        _check_key(product, "an attribute's name", name)
        _check_attribute(product, f"attribute '{name}'", value)
    _check_extra(product, product.extra)


def check_photo_source(product: Product, source: str) -> None:
    """Raise `UsageError` if a photo's source cannot be stored."""
    _check_key(product, "a photo's source", source)


def storable(text: str) -> str:
    """The text with everything escaped that a database cannot hold (odd file names)."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _check_attribute(product: Product, field: str, value: Any) -> None:
    if isinstance(value, str):
        _check_text(product, field, value)
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str):
                raise _refused(product, field, f"holds {item!r}; several values must be words")
            _check_text(product, field, item)
    elif isinstance(value, (int, float)):
        _check_number(product, field, value)
    else:
        raise _refused(product, field, f"is {value!r}; use words, a number or yes/no")


def _check_key(product: Product, field: str, text: str) -> None:
    _check_text(product, field, text)
    size = len(text.encode())
    if size > MAX_KEY_BYTES:
        raise _refused(product, field, f"has {size} bytes; at most {MAX_KEY_BYTES} can be stored")


def _check_text(product: Product, field: str, text: str) -> None:
    if "\x00" in text:
        raise _refused(product, field, "contains a NUL character; remove it")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise _refused(
            product, field, "is not valid Unicode text; read the source with its right encoding"
        ) from error


def _check_number(product: Product, field: str, number: float) -> None:
    try:
        finite = math.isfinite(number)
    except OverflowError:
        finite = False
    if not finite:
        raise _refused(product, field, f"is {number}; use a finite number or leave it out")


def _check_extra(product: Product, extra: Mapping[str, Any]) -> None:
    try:
        json.dumps(dict(extra), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise _refused(product, "extra", f"cannot be written as JSON: {error}") from error
    for text in _texts_within(extra):
        _check_text(product, "extra", text)


def _texts_within(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for pair in value.items() for item in pair for text in _texts_within(item)]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _texts_within(item)]
    return []


def _refused(product: Product, field: str, problem: str) -> UsageError:
    return UsageError(f"product {storable(product.id)!r}: {field} {problem}")
