"""Copying a whole catalogue from one database to another, whatever kind each of them is."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table

from skulens.errors import CatalogError, UsageError
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import CopyReport
from skulens.store.bulk import insert_rows
from skulens.store.copy_mark import (
    check_held,
    differs,
    new_mark,
    remove,
    shown_place,
    take_over,
)
from skulens.store.database import Database
from skulens.store.opening import opened
from skulens.store.postgres.bulk_load import (
    bring_rules_back,
    note_sizes,
    set_rules_aside,
)
from skulens.store.schema import counters, encoders, metadata, query_cache, runs, settings
from skulens.store.sequences import NUMBERED, last_number, set_last_numbers
from skulens.store.store import Store
from skulens.store.table_rows import (
    Key,
    Seal,
    count_rows,
    delete_some,
    key_in,
    last_key,
    rows_of,
    sealed,
)
from skulens.store.timing import Patience
from skulens.store.words_of_all import index_all

T = TypeVar("T")
_PATIENCE = Patience()
CHUNK_BYTES = 8 << 20
"""About how much one transaction writes; a row counts for `_ROW_BYTES` more than it holds."""
_ROW_BYTES = 500
_TABLES = tuple(metadata.sorted_tables)
"""Those that others refer to come first."""
_ANEW = (settings, counters, query_cache)
"""Small tables that change without the catalogue being changed, so every run copies them anew."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What an interrupted run has left of a table in the target."""

    seal: Seal
    last: Key | None


def copy_catalogue(
    source: Path | str,
    target: Path | str,
    *,
    restart: bool = False,
    patience: Patience = _PATIENCE,
    progress: Progress = silent,
) -> CopyReport:
    """Copy a catalogue to a new or empty place, or go on with a copy that was interrupted.

    Everything comes along unchanged, ids and change numbers included, and is read back and
    compared. Kept queries come too: their vectors belong to the encoders, which keep their
    numbers, and without them a busy shop would encode everything anew. The photos' files and the
    index are not in the database; of photos only the paths are copied.

    The source is read in one transaction, so others may write to it meanwhile: the copy is of the
    state at the beginning, and SQLite's journal beside the source grows until the end. Each chunk
    of rows is one transaction in the target, which holds a mark until all is compared, and is
    refused for any other use until then. `restart` empties such an unfinished copy first.
    Raises `CatalogError` for places that cannot be opened, a target that is not empty, and where
    the source was changed between two runs.
    """
    with (
        Store.open(source, create=False, read_only=True, patience=patience) as store,
        closing(opened(target, create=True, read_only=False, patience=patience)) as database,
    ):
        if _is_same(store.database, database):
            raise UsageError(
                f"{store.database.where} cannot be copied to itself; name another place"
            )
        return _Copying(store.database, database, progress).run(restart=restart)


class _Copying:
    """One run."""

    def __init__(self, source: Database, target: Database, progress: Progress) -> None:
        self._source, self._target, self._progress = source, target, progress
        with source.read() as reading:
            self._mark = new_mark(source, _identity(reading))
        self._done = self._total = 0

    def run(self, *, restart: bool) -> CopyReport:
        """Copy, compare, and only then make a usable catalogue of it."""
        started = time.monotonic()
        there = self._target.insist(lambda: self._take_over(restart=restart))
        for table in reversed(_TABLES):
            if restart or table in _ANEW:
                while self._write(partial(delete_some, table=table)):
                    continue
        begun = self._begun()
        self._write(set_rules_aside)
        with self._source.read() as reading:
            seals = self._checked(reading, begun)
            self._report("copy", 0, sum(count_rows(reading, table) for table in _TABLES))
            for table in _TABLES:
                self._copy(reading, table, seals[table], begun[table].last)
            numbers = {table: last_number(reading, table) for table in NUMBERED}
        self._write(partial(set_last_numbers, numbers=numbers))
        self._write(bring_rules_back)
        self._write(note_sizes)
        self._compare(seals)
        self._write(index_all)
        self._finish()
        return CopyReport(
            source=shown_place(self._source),
            target=shown_place(self._target),
            tables={table.name: seals[table].rows for table in _TABLES},
            bytes=sum(seal.bytes for seal in seals.values()),
            resumed=there and not restart,
            indexed=None,
            message="",
            seconds=time.monotonic() - started,
        )

    def _take_over(self, *, restart: bool) -> bool:
        with self._target.write() as writing:
            return take_over(writing, self._target, self._mark, restart=restart)

    def _write(self, operation: Callable[[Connection], T]) -> T:
        """Do something in the target that can be done again, if no other run has taken over."""

        def once() -> T:
            with self._target.write() as writing:
                check_held(writing, self._target, self._mark)
                return operation(writing)

        return self._target.insist(once)

    def _finish(self) -> None:
        def once() -> None:
            with self._target.write() as writing:
                remove(writing, self._target, self._mark)

        self._target.insist(once)

    def _begun(self) -> dict[Table, _Begun]:
        """What is in the target already. Read first: the source's server would not wait for it."""
        with self._target.read() as reading:
            return {
                table: _Begun(sealed(reading, table), last_key(reading, table)) for table in _TABLES
            }

    def _checked(self, reading: Connection, begun: Mapping[Table, _Begun]) -> dict[Table, Seal]:
        """Seals of what is there already, as it is in the source; raises where that differs.

        What is added to rows that are all in the source violates no rule of the database.
        """
        seals = {table: Seal() for table in _TABLES}
        for table, seal in seals.items():
            if begun[table].last is not None:
                for _, form in rows_of(reading, table, until=begun[table].last):
                    seal.add(form)
        self._check_same(seals, {table: begun[table].seal for table in _TABLES})
        return seals

    def _copy(self, reading: Connection, table: Table, seal: Seal, after: Key | None) -> None:
        """Copy the rows that follow, and add them to the seal."""
        self._report("copy", seal.rows)
        chunk: list[Row[Any]] = []
        size = 0
        for row, form in rows_of(reading, table, after=after):
            seal.add(form)
            chunk.append(row)
            size += len(form) + _ROW_BYTES
            if size >= CHUNK_BYTES:
                after = self._put(table, chunk, after)
                chunk, size = [], 0
        if chunk:
            self._put(table, chunk, after)

    def _put(self, table: Table, chunk: list[Row[Any]], after: Key | None) -> Key:
        last = key_in(table, chunk[-1])
        rows = [dict(zip(table.columns.keys(), row, strict=True)) for row in chunk]

        def put(writing: Connection) -> None:
            there = last_key(writing, table)
            if there == last:  # stored, but the server's answer was lost
                return
            if there != after:
                raise CatalogError(
                    f"catalogue {self._target.where}: something else has written to its "
                    f"{table.name} while it was copied to; run the same command again"
                )
            insert_rows(writing, table, rows)

        self._write(put)
        self._report("copy", len(rows))
        return last

    def _compare(self, seals: Mapping[Table, Seal]) -> None:
        """Read everything back; raises where it is not what the source holds."""
        self._report("compare", 0, self._total)
        found: dict[Table, Seal] = {}
        with self._target.read() as reading:
            for table in _TABLES:
                found[table] = sealed(reading, table)
                self._report("compare", found[table].rows)
        self._check_same(seals, found)

    def _check_same(self, wanted: Mapping[Table, Seal], found: Mapping[Table, Seal]) -> None:
        differing = [
            f"{table.name} ({found[table].rows:,} of {wanted[table].rows:,} rows)"
            if found[table].rows != wanted[table].rows
            else table.name
            for table in _TABLES
            if found[table] != wanted[table]
        ]
        if differing:
            raise differs(self._mark, self._target, ", ".join(differing))

    def _report(self, stage: str, done: int, total: int | None = None) -> None:
        """Count on; with a total, begin a stage."""
        if total is not None:
            self._done, self._total = 0, total
        self._done += done
        self._progress(ProgressEvent(stage, self._done, self._total))


def _identity(reading: Connection) -> str:
    """A digest of facts that stay: the first encoder and the first run are never removed."""
    found = blake2b(digest_size=16)
    for table in (encoders, runs):
        for row, _ in islice(rows_of(reading, table), 1):
            kept = {"id", "fingerprint", "origin", "created_at", "started_at"}
            found.update(
                repr([value for name, value in row._mapping.items() if name in kept]).encode()
            )
    return found.hexdigest()


def _is_same(one: Database, other: Database) -> bool:
    if isinstance(one.where, Path) and isinstance(other.where, Path):
        return one.where.resolve() == other.where.resolve()
    return one.where == other.where
