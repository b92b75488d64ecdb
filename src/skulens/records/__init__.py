"""The values that travel between rooms: frozen, plain, without behaviour of any back-end."""

from skulens.records.classes import (
    AcceptanceReport,
    AcceptanceRow,
    AttributePrediction,
    CategoryCandidate,
    CategoryPrediction,
    Classification,
    Neighbour,
    ReviewEntry,
)
from skulens.records.finding import AttributeCondition, CachedQuery, Filter, Hit, SearchResult
from skulens.records.mapping import (
    IN_USE,
    Evidence,
    FeedDifference,
    FieldCandidate,
    FieldMapping,
    MappingDecision,
    MappingStatus,
    MissingField,
    SupplierMapping,
    ValueMapping,
)
from skulens.records.products import CATEGORY_SEPARATOR, AttributeValue, Photo, Product, Rejection
from skulens.records.schema import AttributeEntry, CategoryEntry, SchemaReport
from skulens.records.training import Bucket, Evaluation, Mistaken, ModelInfo, TrainReport
from skulens.records.upkeep import AddReport, CatalogStatus, CopyReport, FitReport, RebuildReport

__all__ = [
    "CATEGORY_SEPARATOR",
    "IN_USE",
    "AcceptanceReport",
    "AcceptanceRow",
    "AddReport",
    "AttributeCondition",
    "AttributeEntry",
    "AttributePrediction",
    "AttributeValue",
    "Bucket",
    "CachedQuery",
    "CatalogStatus",
    "CategoryCandidate",
    "CategoryEntry",
    "CategoryPrediction",
    "Classification",
    "CopyReport",
    "Evaluation",
    "Evidence",
    "FeedDifference",
    "FieldCandidate",
    "FieldMapping",
    "Filter",
    "FitReport",
    "Hit",
    "MappingDecision",
    "MappingStatus",
    "MissingField",
    "Mistaken",
    "ModelInfo",
    "Neighbour",
    "Photo",
    "Product",
    "RebuildReport",
    "Rejection",
    "ReviewEntry",
    "SchemaReport",
    "SearchResult",
    "SupplierMapping",
    "TrainReport",
    "ValueMapping",
]
