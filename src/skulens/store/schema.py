"""The tables of a catalogue, in SQL that means the same on SQLite and PostgreSQL.

A change here needs a migration; a test compares the two. The index of words is not among them, as
it is of another kind on each database: see `words`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from skulens.store.vector_column import VectorColumn

HEAD = "0004"
"""The migration that these tables correspond to."""

CHANGES = "changes"
"""The row of `counters` from which vectors and removals take their numbers."""

DECISIONS = "decisions"
"""The row of `counters` that counts decisions on what waited for review."""

BigId = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on both; only a column declared INTEGER counts up by itself on SQLite."""


Words = String().with_variant(String(collation="C"), "postgresql")
LongWords = Text().with_variant(Text(collation="C"), "postgresql")
"""In the order of their letters' numbers, as on SQLite, whatever the server's language."""


class Unsigned64(TypeDecorator[int]):
    """An unsigned 64-bit number in a signed BIGINT, by two's complement."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Any) -> int | None:  # noqa: ARG002
        """Fold the upper half of the range onto the negative numbers."""
        return value - (1 << 64) if value is not None and value >> 63 else value

    def process_result_value(self, value: int | None, dialect: Any) -> int | None:  # noqa: ARG002
        """Undo `process_bind_param`."""
        return value + (1 << 64) if value is not None and value < 0 else value


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _reference(target: str, **options: Any) -> Any:
    return ForeignKey(target, ondelete="CASCADE", **options)


settings = Table(
    "settings",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", JSON, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

# Every ancestor of a category has its row, so a subtree is found by ids, never by text patterns.
categories = Table(
    "categories",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("parent_id", BigId, _reference("categories.id"), index=True),
    Column("path", Words, nullable=False, unique=True),
    Column("path_key", Words, nullable=False, index=True),
    Column("name_key", Words, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# Long columns come last: a scan by filter then reads only the front of each row.
products = Table(
    "products",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("external_id", Words, nullable=False, unique=True),
    Column("category_id", BigId, ForeignKey("categories.id")),
    Column("price", Double, index=True),
    Column("seen_run", BigInteger, nullable=False),
    Column("origin", LongWords, nullable=False),
    Column("digest", Words, nullable=False),
    Column("title", LongWords, nullable=False),
    Column("url", LongWords, nullable=False),
    Column("description", LongWords, nullable=False),
    Column("extra", JSON, nullable=False),
    Index("ix_products_category_id_price", "category_id", "price"),
    sqlite_autoincrement=True,
)

# `position` counts all values of a product, so attributes come back in the order they were given.
product_attributes = Table(
    "product_attributes",
    metadata,
    Column("product_id", BigId, _reference("products.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("number", Double),
    Column("text_key", Words, nullable=False),
    Column("text", LongWords, nullable=False),
    Index("ix_product_attributes_name_text_key", "name", "text_key"),
    Index("ix_product_attributes_name_number", "name", "number"),
    sqlite_with_rowid=False,
)

photos = Table(
    "photos",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("product_id", BigId, _reference("products.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("source", Words, nullable=False),
    Column("content_hash", Words, nullable=False, index=True),
    Column("format", Words, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("file_size", BigInteger, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("perceptual_hash", Unsigned64, nullable=False),
    UniqueConstraint("product_id", "source"),
    sqlite_autoincrement=True,
)

encoders = Table(
    "encoders",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("fingerprint", Words, nullable=False, unique=True),
    Column("name", LongWords, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("created_at", Double, nullable=False),
    sqlite_autoincrement=True,
)

# The change number is the key: vectors lie on disk in the order in which an index reads them.
vectors = Table(
    "vectors",
    metadata,
    Column("change", BigId, primary_key=True, autoincrement=False),
    Column("photo_id", BigId, _reference("photos.id"), nullable=False),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Column("vector", VectorColumn, nullable=False),
    UniqueConstraint("photo_id", "encoder_id"),
    Index("ix_vectors_encoder_id_change", "encoder_id", "change"),
)

# No foreign key on photo_id: a removal outlives its photo.
removals = Table(
    "removals",
    metadata,
    Column("change", BigId, primary_key=True, autoincrement=False),
    Column("photo_id", BigId, nullable=False),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Index("ix_removals_encoder_id_change", "encoder_id", "change"),
)

rejections = Table(
    "rejections",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("origin", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("message", LongWords, nullable=False),
    Column("run", BigInteger, nullable=False),
    Column("created_at", Double, nullable=False),
    UniqueConstraint("origin", "source"),
    sqlite_autoincrement=True,
)

adapters = Table(
    "adapters",
    metadata,
    Column("encoder_id", BigId, ForeignKey("encoders.id"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("active", Boolean, nullable=False),
    Column("shapes", JSON, nullable=False),
    Column("metrics", JSON, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("arrays", LargeBinary, nullable=False),
)

query_cache = Table(
    "query_cache",
    metadata,
    Column("key", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("label", LongWords, nullable=False),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Column("created_at", Double, nullable=False),
    Column("last_used_at", Double, nullable=False, index=True),
    Column("uses", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("origin", LongWords, nullable=False),
    Column("started_at", Double, nullable=False),
    Column("finished_at", Double),
    Column("numbers", JSON, nullable=False),
    sqlite_autoincrement=True,
)

# The taxonomy and the attribute schema, which are read and replaced whole, are rows of `settings`.
models = Table(
    "models",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Column("category", Words, nullable=False),
    Column("attribute", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("details", JSON, nullable=False),
    Column("arrays", LargeBinary, nullable=False),
    UniqueConstraint("encoder_id", "category", "attribute", "version"),
    sqlite_autoincrement=True,
)

prompt_vectors = Table(
    "prompt_vectors",
    metadata,
    Column("key", Words, primary_key=True),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Column("label", LongWords, nullable=False),
    Column("texts", Integer, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)

# What is long comes last: a scan for what waits then reads only the front of each row.
review_items = Table(
    "review_items",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("key", Words, nullable=False, unique=True),
    Column("state", Words, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("decided_at", Double),
    Column("decided_by", LongWords, nullable=False),
    Column("encoder_id", BigId, ForeignKey("encoders.id"), nullable=False),
    Column("confidence", Double, nullable=False),
    Column("proposed", LongWords, nullable=False),
    Column("decided", LongWords, nullable=False),
    Column("title", LongWords, nullable=False),
    Column("details", JSON, nullable=False),
    Column("vector_count", Integer, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Column("picture", LargeBinary, nullable=False),
    Index("ix_review_items_state_id", "state", "id"),
    sqlite_autoincrement=True,
)

# What people said of a supplier's columns, and of values in them; a new decision puts older ones
# out of force and leaves them where they are. Rows of one `answer` were decided together.
mapping_decisions = Table(
    "mapping_decisions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("supplier_key", Words, nullable=False),
    Column("column_key", Words, nullable=False),
    Column("of_value", Boolean, nullable=False),
    Column("raw_key", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("target", Words, nullable=False),
    Column("part", Words, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("in_force", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("decided_at", Double, nullable=False),
    Column("answer", Words, nullable=False, index=True),
    Column("decided_by", LongWords, nullable=False),
    Column("supplier", LongWords, nullable=False),
    Column("column_name", LongWords, nullable=False),
    Column("raw", LongWords, nullable=False),
    Column("value", JSON, nullable=False),
    UniqueConstraint(
        *("supplier_key", "column_key", "of_value", "raw_key", "version"),
        name="uq_mapping_decisions_thing_version",
    ),
    Index("ix_mapping_decisions_column_key_of_value", "column_key", "of_value"),
    Index("ix_mapping_decisions_target_raw_key", "target", "raw_key"),
    sqlite_autoincrement=True,
)

# What was proposed for each feed of a supplier; what people said of it is in the table above.
supplier_mappings = Table(
    "supplier_mappings",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("supplier_key", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("supplier", LongWords, nullable=False),
    Column("feed", LongWords, nullable=False),
    Column("path", LongWords, nullable=False),
    Column("columns", JSON, nullable=False),
    Column("mapping", JSON, nullable=False),
    UniqueConstraint("supplier_key", "version"),
    sqlite_autoincrement=True,
)
