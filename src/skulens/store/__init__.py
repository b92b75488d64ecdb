"""The catalogue on disk: one SQLAlchemy Core schema, migrated by Alembic."""

from skulens.store.changes import Changes
from skulens.store.failures import CatalogBusyError
from skulens.store.opening import is_address
from skulens.store.query_cache import QueryCache
from skulens.store.store import Store
from skulens.store.texts import check_product, product_digest
from skulens.store.timing import Patience
from skulens.store.values import (
    Adapter,
    AttributeSummary,
    CatalogCounts,
    Encoder,
    HitRow,
    KeptPhoto,
    KnownContent,
    KnownPhoto,
    Labelled,
    Model,
    PhotoWrite,
    ProductWrite,
    ReviewItem,
    Run,
    TitlePairs,
    WriteCounts,
)
from skulens.store.word_hits import WordHits

__all__ = [
    "Adapter",
    "AttributeSummary",
    "CatalogBusyError",
    "CatalogCounts",
    "Changes",
    "Encoder",
    "HitRow",
    "KeptPhoto",
    "KnownContent",
    "KnownPhoto",
    "Labelled",
    "Model",
    "Patience",
    "PhotoWrite",
    "ProductWrite",
    "QueryCache",
    "ReviewItem",
    "Run",
    "Store",
    "TitlePairs",
    "WordHits",
    "WriteCounts",
    "check_product",
    "is_address",
    "product_digest",
]
