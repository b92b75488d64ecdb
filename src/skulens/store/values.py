"""What goes into the store and comes out of it, beyond the shared records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from skulens.records import AttributeValue, Product

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class PhotoWrite:
    """A photo that is new or whose content is new; `vector` is `(dim,)` float32.

    `perceptual_hash` is an unsigned 64-bit number.
    """

    source: str
    position: int
    content_hash: str
    format: str
    width: int
    height: int
    file_size: int
    modified_ns: int
    perceptual_hash: int
    vector: Vectors


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A photo that is stored already, with its vector; a touched file gets a new `modified_ns`."""

    source: str
    position: int
    modified_ns: int | None = None


@dataclass(frozen=True, slots=True)
class ProductWrite:
    """A product as it is to be stored. Its photos are those listed here and no others."""

    product: Product
    photos: tuple[PhotoWrite | KeptPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteCounts:
    """What one write did, in numbers of rows."""

    products_added: int = 0
    products_replaced: int = 0
    photos_added: int = 0
    photos_replaced: int = 0
    photos_kept: int = 0
    photos_removed: int = 0


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """What is stored of a photo: enough to decide whether it must be read again."""

    id: int
    content_hash: str
    file_size: int
    modified_ns: int
    has_vector: bool


@dataclass(frozen=True, slots=True)
class KnownContent:
    """What is stored of a picture's content under one encoder."""

    vector: Vectors
    format: str
    width: int
    height: int
    perceptual_hash: int


@dataclass(frozen=True, slots=True)
class Encoder:
    """An encoder whose vectors the catalogue holds; `blocks` are names and sizes in order."""

    id: int
    fingerprint: str
    name: str
    blocks: tuple[tuple[str, int], ...]
    created_at: float

    @property
    def dim(self) -> int:
        """The size of the whole vector."""
        return sum(size for _, size in self.blocks)


@dataclass(frozen=True, slots=True)
class HitRow:
    """What is shown of a found photo and its product."""

    product_id: str
    title: str
    category: str
    price: float | None
    attributes: Mapping[str, AttributeValue]
    source: str


@dataclass(frozen=True, slots=True)
class AttributeSummary:
    """An attribute's name, how many products have it, and its most frequent values."""

    name: str
    products: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogCounts:
    """How many rows the catalogue holds."""

    products: int
    photos: int
    vectors: int
    categories: int
    attributes: int
    rejections: int


@dataclass(frozen=True, slots=True)
class TitlePairs:
    """Photos' vectors `(n, dim)` with the words of their products, one photo of each."""

    vectors: Vectors
    titles: tuple[str, ...]
    categories: tuple[str, ...]
    product_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adapter:
    """A version of an encoder's adapter; arrays are float32."""

    encoder_id: int
    version: int
    active: bool
    metrics: Mapping[str, Any]
    created_at: float
    arrays: Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest; `finished_at` is None while it is running or when it was interrupted."""

    id: int
    origin: str
    started_at: float
    finished_at: float | None
    numbers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Model:
    """A version of a trained model: of the category, or of an attribute within a category.

    `category` is a node's id and empty for the model that tells categories apart; `details` is what
    JSON can hold, `arrays` a safetensors file.
    """

    id: int
    category: str
    attribute: str
    version: int
    active: bool
    created_at: float
    details: Mapping[str, Any]
    arrays: bytes


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing that a person is to decide on, or has; `state` is `waiting` until then.

    `proposed` and `decided` are ids of categories, `vectors` is `(photos, dim)` float32 of the
    encoder `encoder_id`, `picture` a JPEG of the first photo. Times are seconds since 1970.
    """

    id: int
    key: str
    state: str
    created_at: float
    decided_at: float | None
    decided_by: str
    encoder_id: int
    confidence: float
    proposed: str
    decided: str
    title: str
    details: Mapping[str, Any]
    vectors: Vectors
    picture: bytes


@dataclass(frozen=True, slots=True)
class Labelled:
    """Photos with vectors `(n, dim)` and what the catalogue says of each one's product."""

    photo_ids: Ids
    vectors: Vectors
    product_ids: tuple[str, ...]
    categories: tuple[str, ...]
    titles: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What is said of a photo: its product's id, title and category path, and its own source."""

    product_id: str
    title: str
    category: str
    source: str
