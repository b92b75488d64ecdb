"""What is asked of a catalogue, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skulens.records.products import AttributeValue


@dataclass(frozen=True, slots=True)
class AttributeCondition:
    """A product matches if the attribute has any of `values` (case ignored) or is in the range."""

    name: str
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which products may be found; conditions are joined by *and*.

    `category` is a path or the name of a node and includes the subtree below it.
    """

    category: str | None = None
    attributes: tuple[AttributeCondition, ...] = ()
    price_min: float | None = None
    price_max: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every product passes."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found: `score` in [-1, 1] is the sum of `blocks`, its weighted parts.

    `words` in [0, 1] is the share of the query's words found in the product's texts, rare words
    counting more than common ones; None where no words were looked for. `photo` is the source of
    the best matching photo.
    """

    product_id: str
    score: float
    blocks: Mapping[str, float]
    title: str
    category: str
    price: float | None
    attributes: Mapping[str, AttributeValue]
    photo: str
    words: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query: what was asked, and the hits, best first.

    `query` repeats what was asked in plain values; `matches` is how many products pass the filter.
    """

    query: Mapping[str, Any]
    hits: tuple[Hit, ...]
    matches: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CachedQuery:
    """A query whose vector is kept: `kind` is `text` or `photo`, `label` the words or file."""

    kind: str
    label: str
    uses: int
    last_used_at: str
