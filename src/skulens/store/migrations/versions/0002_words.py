"""The words of products, indexed."""

from sqlite3 import sqlite_version

from alembic import op

from skulens.errors import CatalogError
from skulens.store.sqlite.connections import has_full_text
from skulens.store.words_of_all import index_all

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        on_postgresql()
    else:
        on_sqlite()
    index_all(op.get_bind())


def on_sqlite() -> None:
    if not has_full_text(op.get_bind()):
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
