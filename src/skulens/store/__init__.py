"""The catalogue on disk: one SQLAlchemy Core schema, migrated by Alembic."""

from skulens.store.changes import Changes
from skulens.store.failures import CatalogBusyError
from skulens.store.store import Store
from skulens.store.texts import check_product, product_digest
from skulens.store.values import (
    Adapter,
    AttributeSummary,
    CachedQuery,
    CatalogCounts,
    Encoder,
    HitRow,
    KeptPhoto,
    KnownContent,
    KnownPhoto,
    PhotoWrite,
    ProductWrite,
    Run,
    TitlePairs,
    WriteCounts,
)

__all__ = [
    "Adapter",
    "AttributeSummary",
    "CachedQuery",
    "CatalogBusyError",
    "CatalogCounts",
    "Changes",
    "Encoder",
    "HitRow",
    "KeptPhoto",
    "KnownContent",
    "KnownPhoto",
    "PhotoWrite",
    "ProductWrite",
    "Run",
    "Store",
    "TitlePairs",
    "WriteCounts",
    "check_product",
    "product_digest",
]
