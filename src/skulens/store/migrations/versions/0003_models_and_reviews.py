"""Trained models, vectors of prompts, and what people are asked to decide."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    counters = sa.table("counters", sa.column("name", STRING), sa.column("value", sa.BigInteger()))
    op.bulk_insert(counters, [{"name": "decisions", "value": 0}])
    op.create_table(
        "models",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.Column("category", STRING, nullable=False),
        sa.Column("attribute", STRING, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("arrays", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_models"),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_models_encoder_id"),
        sa.UniqueConstraint(
            "encoder_id",
            "category",
            "attribute",
            "version",
            name="uq_models_encoder_id_category_attribute_version",
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "prompt_vectors",
        sa.Column("key", STRING, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_prompt_vectors"),
        sa.ForeignKeyConstraint(
            ["encoder_id"], ["encoders.id"], name="fk_prompt_vectors_encoder_id"
        ),
    )
    op.create_table(
        "review_items",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("key", STRING, nullable=False),
        sa.Column("state", STRING, nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("decided_at", sa.Double()),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("encoder_id", BIG_ID, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("proposed", TEXT, nullable=False),
        sa.Column("decided", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("vector_count", sa.Integer(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_items"),
        sa.ForeignKeyConstraint(["encoder_id"], ["encoders.id"], name="fk_review_items_encoder_id"),
        sa.UniqueConstraint("key", name="uq_review_items_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_items_state_id", "review_items", ["state", "id"])
