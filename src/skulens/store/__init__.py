"""The catalogue on disk: one SQLAlchemy Core schema, migrated by Alembic."""

from skulens.store.changes import Changes
from skulens.store.failures import CatalogBusyError
from skulens.store.mapping_decisions import Contradiction, Merged
from skulens.store.mapping_history import KeptDecision
from skulens.store.mapping_keys import column_key, supplier_key, value_key
from skulens.store.opening import is_address
from skulens.store.query_cache import QueryCache
from skulens.store.store import Store
from skulens.store.supplier_mappings import KeptMapping
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
    "Contradiction",
    "Encoder",
    "HitRow",
    "KeptDecision",
    "KeptMapping",
    "KeptPhoto",
    "KnownContent",
    "KnownPhoto",
    "Labelled",
    "Merged",
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
    "column_key",
    "is_address",
    "product_digest",
    "supplier_key",
    "value_key",
]
