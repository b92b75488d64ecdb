"""One database file: short transactions for reading and writing, errors in the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine

from skulens.errors import CatalogError
from skulens.store import sqlite
from skulens.store.failures import translated

_RIGHTS = "give yourself write permission on the folder or copy it"


class Database:
    """Hands out transactions; safe to use from many threads at once.

    Reading never waits for a writer and sees one state throughout. Writers take turns.
    """

    def __init__(self, file: Path, *, read_only: bool, remedy: str = _RIGHTS) -> None:
        """With `read_only`, `remedy` says what would make writing possible."""
        self.where = file.parent
        self.read_only = read_only
        self._remedy = remedy
        self._file = file
        self.engine = sqlite.read_only_engine(file) if read_only else sqlite.writable_engine(file)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with translated(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is durable when this block has been left without an error."""
        yield from self._written(self.engine)

    @contextmanager
    def write_if_free(self) -> Iterator[Connection]:
        """A small transaction that gives up at once when another writer is at work.

        Durable only with the next one of `write`. Raises `CatalogBusyError`.
        """
        yield from self._written(self._impatient_engine)

    def close(self) -> None:
        """Give back all connections; the last one to leave folds the journal into the file."""
        self.engine.dispose()

    @cached_property
    def _impatient_engine(self) -> Engine:
        return sqlite.impatient_engine(self._file)

    def _written(self, engine: Engine) -> Iterator[Connection]:
        if self.read_only:
            raise CatalogError(
                f"catalogue {self.where}: it is open for reading only; {self._remedy}"
            )
        with (
            translated(self.where),
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection
