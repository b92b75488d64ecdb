"""Rows of a feed that are one product: those that follow each other with the same id."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from skulens.records import Product, Rejection
from skulens.sources.protocol import SourceItem
from skulens.sources.seen import SeenIds
from skulens.sources.tables import row_rejection

NumberedItem = tuple[int, Product] | Rejection
"""A product and the number of its row, or something that was not taken."""

Agree = Callable[[Mapping[str, Any], Mapping[str, Any]], bool]
"""Whether `extra` of a product's first row says all that another row's says."""


def merged(
    items: Iterable[NumberedItem], path: str, unit: str, agree: Agree = operator.eq
) -> Iterator[SourceItem]:
    """Yield each product once, with the photos of all its rows, and the rejections as they come.

    Rows that follow each other with the same id are one product as long as nothing else in them
    disagrees with the first; any other row with an id that was there is rejected.
    `path` and `unit` are those of the feed, for the rejections.
    """
    seen = SeenIds()
    held: Product | None = None
    for item in items:
        if isinstance(item, Rejection):
            yield item
            continue
        number, product = item
        first = seen.first_row(product.id)
        if first is None:
            if held is not None:
                yield held
            seen.remember(product.id, number)
            held = product
        elif held is not None and (both := _merge(held, product, agree)) is not None:
            held = both
        else:
            message = f"the id '{product.id}' is that of {unit} {first}, which was kept"
            yield row_rejection(path, unit, number, "duplicate_id", message)
    if held is not None:
        yield held


def _merge(first: Product, second: Product, agree: Agree) -> Product | None:
    """Return both as one product if the second has nothing that the first has not, but photos."""
    if first.id != second.id:
        return None
    for name in ("title", "description", "category", "price", "url"):
        if getattr(second, name) not in ("", None, getattr(first, name)):
            return None
    if not (second.attributes.items() <= first.attributes.items()):
        return None
    if not agree(first.extra, second.extra):
        return None
    return replace(first, photos=tuple(dict.fromkeys((*first.photos, *second.photos))))
