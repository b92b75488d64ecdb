"""Where a catalogue's index is: in files of its folder, or on the server that keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from skulens.encoders.blocks import Vectors
from skulens.index import IndexRecipe, PublishedIndex
from skulens.index.protocol import Ids, Server
from skulens.progress import Progress, silent
from skulens.records import Filter
from skulens.search.adapted import AdaptedVectors
from skulens.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skulens.index.server_table import Products, ServerTable


class CatalogIndex(Protocol):
    """An index that is brought up to date before it answers; see `PublishedIndex`."""

    @property
    def kind(self) -> str:
        """The kind that answers now."""
        ...

    @property
    def counter(self) -> int:
        """How far the store has been followed."""
        ...

    def __len__(self) -> int: ...

    def search(self, queries: Vectors, k: int, allowed: Any = None) -> tuple[Ids, Vectors]:
        """Best photo ids and scores, as in `VectorIndex`; `allowed` is what the place made."""
        ...

    def publish(self, if_behind: int | None = None, progress: Progress = silent) -> bool:
        """Write it for other processes and for the next start."""
        ...

    def rebuild(self, progress: Progress = silent) -> None:
        """Make it anew from the store."""
        ...


class IndexPlace(Protocol):
    """Opens indexes, and says to them in their own way which products may be found."""

    def version(self) -> int | None:
        """The version of the adapter by which searches are answered now."""
        ...

    def index(self, vectors: AdaptedVectors, version: int | None) -> CatalogIndex:
        """The index over the vectors of a version."""
        ...

    def allowed(self, filter: Filter) -> Any:
        """What the index takes for a filter that is not empty; raises `NotFoundError`."""
        ...


class FolderPlace:
    """Files beside the database; another adapter is in force at once, a filter is a list of ids."""

    def __init__(self, store: Store, encoder_id: int, folder: Path, recipe: IndexRecipe) -> None:
        self._store, self._encoder_id = store, encoder_id
        self._folder, self._recipe = folder, recipe

    def version(self) -> int | None:
        """The version that was activated last."""
        return self._store.active_adapter_version(self._encoder_id)

    def index(self, vectors: AdaptedVectors, version: int | None) -> CatalogIndex:  # noqa: ARG002
        """The published index, which knows the version by the vectors' identity."""
        return PublishedIndex(self._folder, vectors, self._recipe)

    def allowed(self, filter: Filter) -> Ids:
        """Ids of the photos whose product passes."""
        return self._store.photo_ids(filter, self._encoder_id)


class ServerPlace:
    """Tables of the catalogue's server; a filter is a part of the query.

    Searches are answered by the adapter that the index was made with until a new one is ready.
    """

    def __init__(self, store: Store, server: Server, encoder_id: int, recipe: IndexRecipe) -> None:
        from skulens.index.server_tables import ServerTables

        self._store, self._server, self._encoder_id = store, server, encoder_id
        self._recipe, self._tables = recipe, ServerTables(server, encoder_id)

    def version(self) -> int | None:
        """The version that the published index was made with; before, the one activated last."""

        def read() -> ServerTable | None:
            with self._server.read() as connection:
                return self._tables.state(connection)[1]

        table = self._server.insist(read)
        return self._store.active_adapter_version(self._encoder_id) if not table else table.version

    def index(self, vectors: AdaptedVectors, version: int | None) -> CatalogIndex:
        """The index on the server."""
        from skulens.index.pgvector import PgVectorIndex

        return PgVectorIndex(self._server, vectors, self._encoder_id, self._recipe, version=version)

    def allowed(self, filter: Filter) -> Any:
        """A query for the ids of the products that pass, made within the search's transaction."""

        def passing(connection: Connection) -> Products:
            return self._store.passing(connection, filter)

        return passing
