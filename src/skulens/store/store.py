"""The store: the one truth about a catalogue's products, photos and vectors."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from skulens.store.adapters import Adapters
from skulens.store.categories import Categories
from skulens.store.changes import Following
from skulens.store.copy_mark import check_finished
from skulens.store.database import Database
from skulens.store.encoders import Encoders
from skulens.store.filters import Filtering
from skulens.store.known import Known
from skulens.store.labelled import LabelledPhotos
from skulens.store.mapping_decisions import MappingDecisions
from skulens.store.models import Models
from skulens.store.opening import opened
from skulens.store.prompt_vectors import PromptVectors
from skulens.store.query_cache import QueryCache
from skulens.store.reading import Reading
from skulens.store.reencoding import Reencoding
from skulens.store.removal import Removal
from skulens.store.review_items import ReviewItems
from skulens.store.runs import Runs
from skulens.store.schema import HEAD
from skulens.store.summary import Summary
from skulens.store.supplier_mappings import SupplierMappings
from skulens.store.timing import Patience
from skulens.store.word_hits import WordSearch
from skulens.store.writing import Writing

_PATIENCE = Patience()


class Store(
    Encoders,
    Known,
    Writing,
    Runs,
    Removal,
    Reading,
    Reencoding,
    Filtering,
    WordSearch,
    Categories,
    Summary,
    Following,
    Adapters,
    Models,
    PromptVectors,
    ReviewItems,
    LabelledPhotos,
    MappingDecisions,
    SupplierMappings,
):
    """A catalogue in a database; each base class is one group of its operations.

    Safe to use from many threads, and by several processes at once: readers never wait, writers
    take turns. What a method has returned from is on disk.
    """

    def __init__(self, database: Database, *, query_cache_size: int = 10_000) -> None:
        super().__init__(database)
        self.query_cache = QueryCache(database, query_cache_size)

    @classmethod
    def open(
        cls,
        where: Path | str,
        *,
        create: bool = True,
        read_only: bool = False,
        query_cache_size: int = 10_000,
        patience: Patience = _PATIENCE,
    ) -> Store:
        """Open the catalogue in a folder or at `postgresql://...`, its schema brought up to date.

        What cannot be written is opened for reading only. Raises `CatalogError` where there is no
        catalogue (with `create=False`), for a damaged file, for lacking rights and for a server
        that cannot be reached or lacks pgvector, for an unfinished copy, `SchemaVersionError` for a
        catalogue of a newer Skulens, `MissingExtraError`.
        """
        database = opened(where, create=create, read_only=read_only, patience=patience)
        try:
            check_finished(database)
        except BaseException:
            database.close()
            raise
        return cls(database, query_cache_size=query_cache_size)

    @property
    def database(self) -> Database:
        """Where it is kept, for an index that lives in the same database."""
        return self._database

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: asked for so, or for lack of rights."""
        return self._database.read_only

    @property
    def schema_version(self) -> str:
        """The version of the schema, which is always that of this Skulens."""
        return HEAD

    def close(self) -> None:
        """Give back all connections; the store can not be used afterwards."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
