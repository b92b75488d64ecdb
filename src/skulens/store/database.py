"""What a database offers to the parts of the store: short transactions, errors in the user's words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Database(ABC):
    """Hands out transactions; safe to use from many threads at once.

    Reading never waits for a writer and sees one state throughout. Writers take turns.
    """

    where: str | Path
    """How messages name it."""
    read_only: bool

    @abstractmethod
    def read(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads."""

    @abstractmethod
    def write(self) -> AbstractContextManager[Connection]:
        """A transaction that is durable when this block has been left without an error."""

    @abstractmethod
    def write_if_free(self) -> AbstractContextManager[Connection]:
        """A small transaction that gives up at once when another writer is at work.

        Durable only with the next one of `write`. Raises `CatalogBusyError`.
        """

    @abstractmethod
    def migrate(self) -> None:
        """Bring the schema up to date, in one transaction."""

    @abstractmethod
    def close(self) -> None:
        """Give back all connections."""

    def insist(self, operation: Callable[[], T]) -> T:
        """Do something that can be done again; a database that can be lost tries until it works."""
        return operation()
