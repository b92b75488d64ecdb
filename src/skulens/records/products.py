"""What the shop sells, what shows it, and what could not be taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

AttributeValue = str | float | bool | tuple[str, ...]
"""One attribute of a product: a word, a number, yes/no, or several words."""

CATEGORY_SEPARATOR = " > "
"""Between the levels of a category path, as in `Fruit > Apple > Granny Smith`."""


@dataclass(frozen=True, slots=True)
class Product:
    """A thing the shop sells. `id` is the shop's own; `photos` are paths in the order shown."""

    id: str
    title: str = ""
    description: str = ""
    category: str = ""
    price: float | None = None
    url: str = ""
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A stored photo of a product; `id` is internal, `content_hash` is SHA-256 in hex."""

    id: int
    product_id: str
    source: str
    content_hash: str
    format: str
    width: int
    height: int
    file_size: int
    modified_ns: int
    perceptual_hash: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be taken in; `reason` is a stable code, `message` a sentence."""

    source: str
    reason: str
    message: str
