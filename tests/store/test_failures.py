"""What users read when the database fails, and that nothing is lost by it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from skulens.errors import CatalogError
from skulens.records import Filter
from skulens.store import CatalogBusyError, Store
from skulens.store.failures import CatalogFullError
from skulens.store.sqlite import connections as sqlite
from skulens.store.sqlite.failures import explained
from support.products import thing


def test_a_full_disk_loses_nothing_and_goes_on_later(store: Store, encoder: int) -> None:
    written = 0

    def write() -> None:
        nonlocal written
        names = range(written, written + 20)
        batch = [thing(f"{n}", f"{n}.jpg", description="x" * 500) for n in names]
        store.write(batch, origin="feed", run=1, encoder_id=encoder)
        written += 20

    def write_on() -> None:
        while written < 2000:
            write()

    def restrict(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA max_page_count = 120")

    engine = store._database.engine
    engine.dispose()
    event.listen(engine, "connect", restrict)
    with pytest.raises(CatalogError, match="disk is full; free space and run the same") as caught:
        write_on()
    assert str(store._database.where) in str(caught.value)
    assert written > 0
    assert store.counts().products == store.counts().vectors == written
    engine.dispose()
    event.remove(engine, "connect", restrict)
    write()
    assert len(store.photo_ids(Filter(), encoder)) == store.counts().products == written


def test_a_disk_without_room_for_the_journal_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(folder).close()
    connect = sqlite._connect

    def no_room(file: Path, mode: str, *rest: object) -> sqlite3.Connection:
        if "immutable" in mode:
            return connect(file, mode, *rest)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
        raise error

    monkeypatch.setattr(sqlite, "_connect", no_room)
    with Store.open(folder) as store:
        assert store.counts().products == 0
        with pytest.raises(CatalogError, match="open for reading only; the disk is full; free"):
            store.begin_run("feed")
    (folder / "catalog.sqlite").write_bytes(b"")
    with pytest.raises(CatalogFullError, match="disk is full; free space and run the same"):
        Store.open(folder)


def test_a_writer_that_waits_too_long_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with Store.open(folder) as store:
        other = sqlite3.connect(folder / "catalog.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogBusyError, match="another process is writing to it; wait"):
            store.begin_run("feed")
        assert store.counts().products == 0, "reading goes on"
        other.close()
        assert store.begin_run("feed") == 1


def test_an_unknown_error_keeps_the_words_of_the_database() -> None:
    assert str(explained("shop", sqlite3.OperationalError("odd"))) == (
        "catalogue shop: the database reported: odd"
    )


def test_a_closed_folder_that_vanished_is_reported(store: Store, folder: Path) -> None:
    store.close()
    (folder / "catalog.sqlite").unlink()
    folder.rmdir()
    with pytest.raises(CatalogError, match="cannot be opened; check the path"):
        store.counts()
