"""What every source of products offers, and the reasons it may give for what it left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from skulens.records import Product, Rejection

SourceItem = Product | Rejection
"""One product to add, or one thing that could not be read."""

WARNINGS = frozenset({"bad_price", "short_row"})
"""Reasons of rejections that tell about a product which was kept: one field of it was not."""


class Source(Protocol):
    """Products in a fixed order, read as a stream.

    `origin` names the place and stays the same from run to run. `complete` is True once `items`
    could read everything there is; only then may what was not seen be swept. With `needs_photo` a
    product none of whose photos can be read is not to be kept.
    `Product.photos` are absolute paths that can be opened; a name that is not valid Unicode
    holds surrogate escapes there, see `skulens.sources.names.storable`.
    """

    @property
    def origin(self) -> str: ...

    @property
    def complete(self) -> bool: ...

    @property
    def needs_photo(self) -> bool: ...

    def items(self) -> Iterator[SourceItem]: ...

    def estimate(self) -> int | None: ...
