"""Vector indexes: exact, FAISS, and the published files they live in."""

from skulens.index.exact import ExactIndex
from skulens.index.faiss_index import FaissIndex
from skulens.index.protocol import Ids, VectorChanges, VectorIndex, Vectors, VectorSource
from skulens.index.published import PublishedIndex
from skulens.index.recipe import KINDS, IndexRecipe

__all__ = [
    "KINDS",
    "ExactIndex",
    "FaissIndex",
    "Ids",
    "IndexRecipe",
    "PublishedIndex",
    "VectorChanges",
    "VectorIndex",
    "VectorSource",
    "Vectors",
]
