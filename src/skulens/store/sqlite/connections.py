"""Everything that is particular to SQLite: how a connection is made and how it begins."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event

FILE_NAME = "catalog.sqlite"
PATIENCE = 30.0
"""Seconds that a writer waits for another one."""
IMPATIENCE = 0.1
"""Seconds that work which may be skipped waits."""


def writable_engine(file: Path) -> Engine:
    """Connect for reading and writing; the file is created by the first connection."""
    return _engine(lambda: _writable(file, PATIENCE), QueuePool)


def impatient_engine(file: Path) -> Engine:
    """Connect for small writes that nobody waits for, such as the query cache."""
    return _engine(lambda: _writable(file, IMPATIENCE, "NORMAL"), NullPool)


def read_only_engine(file: Path) -> Engine:
    """Connect for reading, also in a folder where nothing can be written.

    Every transaction gets a connection of its own, which decides afresh how to read: a process
    with more rights may start or stop writing at any time.
    """
    return _engine(lambda: _read_only(file), NullPool)


def migration_engine(file: Path) -> Engine:
    """Connect to change the schema: without foreign keys, which SQLite needs to rebuild tables."""
    return _engine(lambda: _writable(file, PATIENCE, foreign_keys=False), NullPool)


def has_full_text(connection: Connection) -> bool:
    """Whether this SQLite was built with FTS5, in which the words of products are indexed."""
    options = connection.exec_driver_sql("PRAGMA compile_options").scalars()
    return "ENABLE_FTS5" in set(options)


def can_write(file: Path) -> bool:
    """Whether this process may write the file and the folder's journal files."""
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def _engine(connect: object, pool: type[NullPool] | type[QueuePool]) -> Engine:
    # A pool without a limit: a waiting writer must never keep readers from a connection.
    options = {"max_overflow": -1} if pool is QueuePool else {}
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=pool, **options)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns into a writer fails at once when another one is writing;
    # one that begins as a writer waits its turn.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _writable(
    file: Path, timeout: float, synchronous: str = "FULL", *, foreign_keys: bool = True
) -> sqlite3.Connection:
    # FULL, because in WAL mode NORMAL may lose the last commits when the power fails, and what
    # was acknowledged must not be lost. A batch costs one fsync.
    return _connect(
        file,
        "mode=rwc",
        timeout,
        "journal_mode = WAL",
        f"synchronous = {synchronous}",
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
    )


def _read_only(file: Path) -> sqlite3.Connection:
    if can_write(file) or _journal_size(file) is not None:
        with suppress(sqlite3.OperationalError):
            return _connect(file, "mode=ro", PATIENCE, "schema_version")
        if _journal_size(file):
            return _connect(file, "mode=ro", PATIENCE)
    # Without a journal and without the right or the room to make one, the file is complete as it
    # lies.
    return _connect(file, "mode=ro&immutable=1", PATIENCE)


def _journal_size(file: Path) -> int | None:
    """How many bytes wait to be folded into the file; None where there is no journal."""
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size
    except FileNotFoundError:
        return None


def _connect(file: Path, mode: str, timeout: float, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?{mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in ("cache_size = -16384", "temp_store = MEMORY", *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
