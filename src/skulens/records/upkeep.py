"""What filling a catalogue and keeping it came to, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skulens.records.products import Rejection


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an ingest did, in numbers of products and photos, and everything it refused."""

    products: int
    photos_added: int
    photos_unchanged: int
    photos_reused: int
    removed: int
    rejections: tuple[Rejection, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class FitReport:
    """What fitting the adapter came to; `kept` says whether it was better on held-out pairs.

    Recall@10 of title -> photo on held-out pairs, without (`before`) and with (`after`) it.
    """

    kept: bool
    pairs: int
    before: float
    after: float
    version: int | None
    message: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did: photos encoded again (0 if only the index was built) and refusals."""

    vectors: int
    encoded: int
    rejections: tuple[Rejection, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class CopyReport:
    """A catalogue that was copied and compared: `tables` has the rows of each table by its name.

    Photos' files stay where they are; only their paths are in a catalogue. `indexed` is how many
    vectors the copy's index holds, None if it could not be made here; `message` then says why.
    """

    source: str
    target: str
    tables: Mapping[str, int]
    bytes: int
    resumed: bool
    indexed: int | None
    message: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """A catalogue in numbers."""

    where: str
    schema_version: str
    encoder: str
    fingerprint: str
    products: int
    photos: int
    vectors: int
    categories: int
    rejections: int
    index_kind: str
    indexed: int
    index_behind: int
    adapter_version: int | None
    adapter_pairs: int
    cached_queries: int
