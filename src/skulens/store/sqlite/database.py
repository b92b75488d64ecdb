"""One database file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine

from skulens.errors import CatalogError
from skulens.store.database import Database
from skulens.store.failures import translated
from skulens.store.sqlite import connections
from skulens.store.sqlite.failures import explained

_RIGHTS = "give yourself write permission on the folder or copy it"


class SqliteDatabase(Database):
    """A catalogue's file in its folder."""

    def __init__(self, file: Path, *, read_only: bool, remedy: str = _RIGHTS) -> None:
        """With `read_only`, `remedy` says what would make writing possible."""
        self.where = file.parent
        self.read_only = read_only
        self._remedy = remedy
        self._file = file
        make = connections.read_only_engine if read_only else connections.writable_engine
        self.engine = make(file)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._translated(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is durable when this block has been left without an error."""
        yield from self._written(self.engine)

    @contextmanager
    def write_if_free(self) -> Iterator[Connection]:
        """A small transaction that gives up at once when another writer is at work."""
        yield from self._written(self._impatient_engine)

    def migrate(self) -> None:
        """Bring the schema up to date, in one transaction."""
        from skulens.store.upgrade import upgrade

        with self._translated():
            upgrade(connections.migration_engine(self._file))

    def close(self) -> None:
        """Give back all connections; the last one to leave folds the journal into the file."""
        self.engine.dispose()

    @cached_property
    def _impatient_engine(self) -> Engine:
        return connections.impatient_engine(self._file)

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.where, sqlite3.Error, explained)

    def _written(self, engine: Engine) -> Iterator[Connection]:
        if self.read_only:
            raise CatalogError(
                f"catalogue {self.where}: it is open for reading only; {self._remedy}"
            )
        with (
            self._translated(),
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection
