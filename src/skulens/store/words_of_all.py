"""Indexing the words of all products that are stored: where there was no index, and after a copy."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from skulens.records import Product
from skulens.store.attributes import attributes_from
from skulens.store.words import index_words, words_of

_CHUNK = 500

# A migration calls this: it names only what the first schema had.
_PRODUCTS = sa.table(
    "products",
    *[sa.column(name) for name in ("id", "external_id", "title", "category_id", "description")],
)
_CATEGORIES = sa.table("categories", sa.column("id"), sa.column("path"))
_ATTRIBUTES = sa.table(
    "product_attributes",
    *[sa.column(name) for name in ("product_id", "position", "name", "kind", "number", "text")],
)


def index_all(connection: Connection) -> None:
    """Index the words of every product, in place of what is there."""
    query = (
        sa.select(_PRODUCTS, _CATEGORIES.c.path)
        .outerjoin(_CATEGORIES, _CATEGORIES.c.id == _PRODUCTS.c.category_id)
        .order_by(_PRODUCTS.c.id)
        .limit(_CHUNK)
    )
    last = 0
    while rows := connection.execute(query.where(_PRODUCTS.c.id > last)).all():
        attributes: dict[int, list[sa.Row[Any]]] = {row.id: [] for row in rows}
        of_rows = _ATTRIBUTES.c.product_id.in_(list(attributes))
        for one in connection.execute(
            sa.select(_ATTRIBUTES).where(of_rows).order_by(_ATTRIBUTES.c.position)
        ):
            attributes[one.product_id].append(one)
        index_words(
            connection,
            {
                row.id: words_of(
                    Product(
                        row.external_id,
                        row.title,
                        row.description,
                        row.path or "",
                        attributes=attributes_from(attributes[row.id]),
                    )
                )
                for row in rows
            },
        )
        last = rows[-1].id
