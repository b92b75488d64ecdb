"""What people decided about suppliers' columns and values, and what was proposed for them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mapping_decisions",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("supplier_key", STRING, nullable=False),
        sa.Column("column_key", STRING, nullable=False),
        sa.Column("of_value", sa.Boolean(), nullable=False),
        sa.Column("raw_key", STRING, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("target", STRING, nullable=False),
        sa.Column("part", STRING, nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.Double(), nullable=False),
        sa.Column("answer", STRING, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("supplier", TEXT, nullable=False),
        sa.Column("column_name", TEXT, nullable=False),
        sa.Column("raw", TEXT, nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mapping_decisions"),
        sa.UniqueConstraint(
            "supplier_key",
            "column_key",
            "of_value",
            "raw_key",
            "version",
            name="uq_mapping_decisions_thing_version",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_mapping_decisions_column_key_of_value", "mapping_decisions", ["column_key", "of_value"]
    )
    op.create_index(
        "ix_mapping_decisions_target_raw_key", "mapping_decisions", ["target", "raw_key"]
    )
    op.create_index("ix_mapping_decisions_answer", "mapping_decisions", ["answer"])
    op.create_table(
        "supplier_mappings",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("supplier_key", STRING, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("supplier", TEXT, nullable=False),
        sa.Column("feed", TEXT, nullable=False),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_supplier_mappings"),
        sa.UniqueConstraint(
            "supplier_key", "version", name="uq_supplier_mappings_supplier_key_version"
        ),
        sqlite_autoincrement=True,
    )
