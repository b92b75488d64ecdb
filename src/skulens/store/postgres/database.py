"""A catalogue's schema in a PostgreSQL database."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import URL, Connection

from skulens.errors import CatalogError
from skulens.extras import require
from skulens.store.database import Database, T
from skulens.store.failures import CatalogBusyError, CatalogLostError, translated
from skulens.store.postgres.connections import server_engine, shown
from skulens.store.postgres.failures import explained
from skulens.store.timing import Patience

_log = logging.getLogger(__name__)
_KEY = "hashtextextended('skulens ' || current_schema(), 0)"
"""One lock for each catalogue of a database, which is a schema of it."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 5.0


class PostgresDatabase(Database):
    """Transactions on a server. What was cut off by a lost connection is done again for a while."""

    def __init__(self, url: URL, patience: Patience) -> None:
        self.where = shown(url)
        self.url = url
        self.read_only = False
        self.engine = server_engine(url, patience)
        self._patience = patience
        self._reading = server_engine(url, patience, reads=True)
        self._insisting = threading.local()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, from one snapshot."""
        with self._translated(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is durable when this block has been left without an error."""
        self._check_rights()
        with self._translated(), self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_KEY})")
            yield connection

    @contextmanager
    def write_if_free(self) -> Iterator[Connection]:
        """A small transaction that gives up at once when another writer is at work."""
        self._check_rights()
        with self._translated(), self.engine.connect() as connection, connection.begin():
            taken = connection.exec_driver_sql(
                f"SELECT pg_try_advisory_xact_lock({_KEY}), "
                "set_config('synchronous_commit', 'off', true)"
            ).scalar()
            if not taken:
                raise CatalogBusyError(f"catalogue {self.where}: another process is writing to it")
            yield connection

    @contextmanager
    def work(self) -> Iterator[Connection]:
        """A long transaction beside the writers, for what is not the catalogue's own truth."""
        self._check_rights()
        with self._translated(), self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(
                "SELECT set_config('statement_timeout', '0', true), "
                "set_config('idle_in_transaction_session_timeout', '0', true)"
            )
            yield connection

    def vacuum(self, table: str) -> None:
        """Tidy a table that was filled, and note what its columns hold for the planner."""
        alone = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        with self._translated(), alone.connect() as connection:
            connection.exec_driver_sql("SET statement_timeout = 0")
            try:
                connection.exec_driver_sql(f"VACUUM (ANALYZE) {table}")
            finally:
                connection.invalidate()  # with its timeout

    def migrate(self) -> None:
        """Bring the schema up to date, in one transaction."""
        from skulens.store.upgrade import upgrade

        with self._translated():
            upgrade(self.engine, lock=f"SELECT pg_advisory_xact_lock({_KEY})")

    def close(self) -> None:
        """Give back all connections."""
        self._reading.dispose()
        self.engine.dispose()

    def insist(self, operation: Callable[[], T]) -> T:
        """Do it again, with growing pauses, while the connection is lost and patience lasts.

        Only for what leaves nothing behind when it is cut off, or the same when done twice.
        """
        if getattr(self._insisting, "now", False):  # the outermost counts the time
            return operation()
        self._insisting.now = True
        try:
            return self._repeated(operation)
        finally:
            self._insisting.now = False

    def _repeated(self, operation: Callable[[], T]) -> T:
        until, pause = None, _FIRST_PAUSE
        while True:
            try:
                return operation()
            except CatalogLostError as error:
                now = time.monotonic()
                # From the first loss on: what was lost may have been at work for hours.
                until = now + self._patience.lost if until is None else until
                if now >= until:
                    raise
                pause = min(pause, until - now)
                _log.info("%s; trying again in %.2f s", error, pause)
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.where, _driver_error(), explained)

    def _check_rights(self) -> None:
        if self.read_only:
            raise CatalogError(
                f"catalogue {self.where}: its role may only read; connect as a role that may write"
            )


def _driver_error() -> type[Exception]:
    error: type[Exception] = require("postgres").Error
    return error
