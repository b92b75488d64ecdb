"""The words of products, indexed."""

from sqlite3 import sqlite_version
from typing import Any

import sqlalchemy as sa
from alembic import op

from skulens.errors import CatalogError
from skulens.records import Product
from skulens.store import sqlite
from skulens.store.attributes import attributes_from
from skulens.store.words import index_words, words_of

revision = "0002"
down_revision = "0001"

CHUNK = 500

PRODUCTS = sa.table(
    "products",
    *[sa.column(name) for name in ("id", "external_id", "title", "category_id", "description")],
)
CATEGORIES = sa.table("categories", sa.column("id"), sa.column("path"))
ATTRIBUTES = sa.table(
    "product_attributes",
    *[sa.column(name) for name in ("product_id", "position", "name", "kind", "number", "text")],
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        on_postgresql()
    else:
        on_sqlite()
    fill()


def on_sqlite() -> None:
    if not sqlite.has_full_text(op.get_bind()):
        raise CatalogError(
            f"this Python's SQLite ({sqlite_version}) was built without FTS5, by which catalogues "
            "find words; use a Python from python.org, conda or your Linux distribution"
        )
    # Words come cut and folded, so the tokenizer only has to leave them whole: `ascii` takes every
    # other letter as it is. Nothing is ranked by the database, so neither positions nor sizes are
    # kept.
    op.execute(
        "CREATE VIRTUAL TABLE product_words USING fts5("
        "words, detail = none, columnsize = 0, tokenize = 'ascii')"
    )
    op.execute(
        "CREATE TRIGGER product_words_follow_products AFTER DELETE ON products BEGIN "
        "DELETE FROM product_words WHERE rowid = old.id; END"
    )


def on_postgresql() -> None:
    op.execute(
        "CREATE TABLE product_words (product_id BIGINT CONSTRAINT pk_product_words PRIMARY KEY "
        "CONSTRAINT fk_product_words_product_id REFERENCES products (id) ON DELETE CASCADE, "
        "words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_product_words_words ON product_words USING gin (words)")


def fill() -> None:
    connection = op.get_bind()
    query = (
        sa.select(PRODUCTS, CATEGORIES.c.path)
        .outerjoin(CATEGORIES, CATEGORIES.c.id == PRODUCTS.c.category_id)
        .order_by(PRODUCTS.c.id)
        .limit(CHUNK)
    )
    last = 0
    while rows := connection.execute(query.where(PRODUCTS.c.id > last)).all():
        attributes: dict[int, list[sa.Row[Any]]] = {row.id: [] for row in rows}
        of_rows = ATTRIBUTES.c.product_id.in_(list(attributes))
        for one in connection.execute(
            sa.select(ATTRIBUTES).where(of_rows).order_by(ATTRIBUTES.c.position)
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
