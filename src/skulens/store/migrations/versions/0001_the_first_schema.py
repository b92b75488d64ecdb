"""The first schema."""

import sqlalchemy as sa
from alembic import op

from skulens.store.vector_column import VectorColumn

revision = "0001"
down_revision = None

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    upkeep()
    products()
    photos_and_vectors()
    around()


def upkeep() -> None:
    op.create_table(
        "settings",
        sa.Column("name", STRING, nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    counters = op.create_table(
        "counters",
        sa.Column("name", STRING, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.bulk_insert(counters, [{"name": "changes", "value": 0}])
    op.create_table(
        "runs",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("started_at", sa.Double(), nullable=False),
        sa.Column("finished_at", sa.Double()),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rejections",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("origin", STRING, nullable=False),
        sa.Column("source", STRING, nullable=False),
        sa.Column("reason", STRING, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rejections"),
        sa.UniqueConstraint("origin", "source", name="uq_rejections_origin_source"),
        sqlite_autoincrement=True,
    )


def products() -> None:
    op.create_table(
        "categories",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("parent_id", BIG_ID),
        sa.Column("path", STRING, nullable=False),
        sa.Column("path_key", STRING, nullable=False),
        sa.Column("name_key", STRING, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_categories"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["categories.id"], name="fk_categories_parent_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("path", name="uq_categories_path"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_categories_parent_id", "categories", ["parent_id"])
    op.create_index("ix_categories_path_key", "categories", ["path_key"])
    op.create_index("ix_categories_name_key", "categories", ["name_key"])
    op.create_table(
        "products",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("external_id", STRING, nullable=False),
        sa.Column("category_id", BIG_ID),
        sa.Column("price", sa.Double()),
        sa.Column("seen_run", sa.BigInteger(), nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("digest", STRING, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("description", TEXT, nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name="fk_products_category_id"),
        sa.UniqueConstraint("external_id", name="uq_products_external_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_products_price", "products", ["price"])
    op.create_index("ix_products_category_id_price", "products", ["category_id", "price"])
    op.create_table(
        "product_attributes",
        sa.Column("product_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", STRING, nullable=False),
        sa.Column("kind", STRING, nullable=False),
        sa.Column("number", sa.Double()),
        sa.Column("text_key", STRING, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("product_id", "position", name="pk_product_attributes"),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name="fk_product_attributes_product_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_product_attributes_name_text_key", "product_attributes", ["name", "text_key"]
    )
    op.create_index("ix_product_attributes_name_number", "product_attributes", ["name", "number"])


def photos_and_vectors() -> None:
    op.create_table(
        "encoders",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("fingerprint", STRING, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_encoders"),
        sa.UniqueConstraint("fingerprint", name="uq_encoders_fingerprint"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "photos",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("product_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", STRING, nullable=False),
        sa.Column("content_hash", STRING, nullable=False),
        sa.Column("format", STRING, nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("file_size", sa.BigInteger(), nullable=False),
        sa.Column("modified_ns", sa.BigInteger(), nullable=False),
        sa.Column("perceptual_hash", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_photos"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_photos_product_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("product_id", "source", name="uq_photos_product_id_source"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_photos_content_hash", "photos", ["content_hash"])
    op.create_table(
        "vectors",
        sa.Column("change", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("photo_id", BIG_ID, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.Column("vector", VectorColumn(), nullable=False),
        sa.PrimaryKeyConstraint("change", name="pk_vectors"),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photos.id"], name="fk_vectors_photo_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_vectors_encoder_id"),
        sa.UniqueConstraint("photo_id", "encoder_id", name="uq_vectors_photo_id_encoder_id"),
    )
    if op.get_context().dialect.name == "postgresql":
        # A vector that fits its page stays there: kept apart, each costs a second look-up.
        op.execute("ALTER TABLE vectors SET (toast_tuple_target = 8160)")
    op.create_index("ix_vectors_encoder_id_change", "vectors", ["encoder_id", "change"])
    op.create_table(
        "removals",
        sa.Column("change", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("photo_id", BIG_ID, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint("change", name="pk_removals"),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_removals_encoder_id"),
    )
    op.create_index("ix_removals_encoder_id_change", "removals", ["encoder_id", "change"])


def around() -> None:
    op.create_table(
        "adapters",
        sa.Column("encoder_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("shapes", sa.JSON(), nullable=False),
        sa.Column("metrics", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("arrays", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("encoder_id", "version", name="pk_adapters"),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_adapters_encoder_id"),
    )
    op.create_table(
        "query_cache",
        sa.Column("key", STRING, nullable=False),
        sa.Column("kind", STRING, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("last_used_at", sa.Double(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_query_cache"),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_query_cache_encoder_id"),
    )
    op.create_index("ix_query_cache_last_used_at", "query_cache", ["last_used_at"])
