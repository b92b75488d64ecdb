"""A catalogue is the same wherever it is copied to, however often that was interrupted."""

from __future__ import annotations

import itertools
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, make_url

from skulens.errors import CatalogError, UsageError
from skulens.store import Store, copying, table_rows
from skulens.store.copying import copy_catalogue
from skulens.store.failures import CatalogLostError
from skulens.store.postgres.database import PostgresDatabase
from support.catalogues import every_answer, every_row, write_rich_catalogue
from support.postgres import Server
from support.products import thing, vector

Place = Path | str
NewPlace = Callable[[str], Place]
DIRECTIONS = [
    ("folder", "server"),
    ("server", "folder"),
    ("folder", "folder"),
    ("server", "server"),
]
both_ways = pytest.mark.parametrize(("origin", "kind"), DIRECTIONS[:2])


class Interruption(Exception):  # noqa: N818 - nothing is wrong
    pass


@pytest.fixture(scope="module")
def rich(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    """The same rich catalogue in a folder and on a server; tests only read it."""
    folder = tmp_path_factory.mktemp("rich") / "shop"
    write_rich_catalogue(folder)
    with postgres.new_database() as url:
        write_rich_catalogue(url)
        yield {"folder": folder, "server": url}


@pytest.fixture
def new_place(postgres: Server, tmp_path: Path) -> Iterator[NewPlace]:
    """Makes folders and databases without a catalogue."""
    numbers = itertools.count()
    with ExitStack() as made:

        def make(kind: str) -> Place:
            if kind == "folder":
                return tmp_path / f"place {next(numbers)}"
            return made.enter_context(postgres.new_database())

        yield make


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many transactions, and many pages in each, even for few rows."""
    monkeypatch.setattr(copying, "CHUNK_BYTES", 6000)
    monkeypatch.setattr(table_rows, "_PAGE_BYTES", 2000)
    monkeypatch.setattr(table_rows, "_DELETED_AT_ONCE", 7)


@contextmanager
def interrupted(after: int, *, table: str = "") -> Iterator[None]:
    """Fail in the middle of a transaction, after so many that wrote rows (of one table)."""
    insert, written = copying.insert_rows, 0

    def insert_until(connection, into, rows):
        nonlocal written
        insert(connection, into, rows)
        if into.name == table or (not table and into not in copying._ANEW):
            written += 1
        if written > after:
            raise Interruption

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copying, "insert_rows", insert_until)
        with pytest.raises(Interruption):
            yield


def write(where: Place, *names: str, **fields: object) -> None:
    with Store.open(where) as store:
        store.write([thing(name, f"{name}.jpg", **fields) for name in names], origin="feed", run=1,
                    encoder_id=1)  # fmt: skip


@pytest.mark.parametrize(("origin", "kind"), DIRECTIONS)
def test_everything_comes_along(origin, kind, rich, new_place, small_chunks) -> None:
    source, target = rich[origin], new_place(kind)
    report = copy_catalogue(source, target)
    rows = every_row(source)
    assert every_row(target) == rows
    assert every_answer(target) == every_answer(source)
    assert dict(report.tables) == {
        name: len(some) for name, some in rows.items() if name != "given"
    }
    assert min(report.tables.values()) > 0, "or the rich catalogue is not rich"
    assert not report.resumed
    folders = [str(place) for place in (source, target) if isinstance(place, Path)]
    assert {*folders} <= {report.source, report.target}


def test_there_and_back_again(rich, new_place) -> None:
    server, folder = new_place("server"), new_place("folder")
    copy_catalogue(rich["folder"], server)
    copy_catalogue(server, folder)
    assert every_row(folder) == every_row(rich["folder"])


@both_ways
def test_what_is_added_later_gets_ids_of_its_own(origin, kind, rich, new_place) -> None:
    target = new_place(kind)
    copy_catalogue(rich[origin], target)
    given = dict(every_row(target)["given"])
    with Store.open(target) as store:
        change = max(store.latest_change(1), store.latest_change(2))
        last = max(
            store.photos_of([p.id for p in store.products()]).items(), key=lambda i: i[1][-1].id
        )
        assert given["photos"] > last[1][-1].id, "the last photos were removed before the copy"
        assert store.begin_run("feed") == given["runs"] + 1
        assert store.register_encoder("third", "third", (("meaning", 2),)) == given["encoders"] + 1
        store.write([thing("new", "n.jpg", category="Neu")], origin="o", run=1, encoder_id=1)
        (photo,) = store.photos_of(["new"])["new"]
        assert photo.id == given["photos"] + 1
        assert store.latest_change(1) == change + 1
        assert store.save_adapter(1, {}, {}) == 3


@both_ways
def test_a_catalogue_without_anything(origin, kind, new_place) -> None:
    source, target = new_place(origin), new_place(kind)
    Store.open(source).close()
    report = copy_catalogue(source, target)
    assert sum(report.tables.values()) == report.tables["counters"] == 2
    assert every_row(target) == every_row(source)
    with Store.open(target) as store:
        assert store.begin_run("feed") == 1


def test_a_database_that_was_never_used(rich, postgres: Server) -> None:
    with postgres.new_database(migrated=False) as url:
        copy_catalogue(rich["folder"], url)
        assert every_row(url) == every_row(rich["folder"])


def test_chunks_are_bounded_by_bytes(rich, new_place, small_chunks, monkeypatch) -> None:
    insert, sizes = copying.insert_rows, []

    def measured(connection, table, rows):
        sizes.append([len(repr(row)) for row in rows])
        insert(connection, table, rows)

    monkeypatch.setattr(copying, "insert_rows", measured)
    copy_catalogue(rich["folder"], new_place("folder"))
    assert any(max(chunk) > 6000 for chunk in sizes), "a row that is larger than a chunk"
    assert all(sum(chunk[:-1]) < 6000 for chunk in sizes)


def test_progress_ends_where_it_should(rich, new_place) -> None:
    events = []
    report = copy_catalogue(rich["folder"], new_place("folder"), progress=events.append)
    total = sum(report.tables.values())
    for stage in ("copy", "compare"):
        of_stage = [one for one in events if one.stage == stage]
        assert [one.done for one in of_stage] == sorted(one.done for one in of_stage)
        assert (of_stage[0].done, of_stage[-1].done) == (0, total)
        assert {one.total for one in of_stage} == {total}


@pytest.mark.parametrize("kind", ["folder", "server"])
def test_a_copy_of_many_interruptions(kind, rich, new_place, small_chunks) -> None:
    source, target = rich["folder"], new_place(kind)
    runs = 0
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):  # noqa: PT012
        while True:
            with interrupted(after=6):
                report = copy_catalogue(source, target)
            runs += 1
    assert runs > 5
    assert report.resumed
    assert every_row(target) == every_row(source)


# Kills itself at a moment of the copy: after the n-th transaction that wrote rows has begun, or at
# the n-th event of a stage.
_KILLED = """
import os, signal, sys
from skulens.store import copying, table_rows
from skulens.store.copying import copy_catalogue

source, target, moment, number = sys.argv[1:]
copying.CHUNK_BYTES = table_rows._PAGE_BYTES = 6000
insert, counted = copying.insert_rows, dict(insert=0, copy=0, compare=0, derived=0)

def at(this):
    counted[this] += 1
    if this == moment and counted[this] == int(number):
        os.kill(os.getpid(), signal.SIGKILL)

def insert_rows(connection, table, rows):
    insert(connection, table, rows)
    at("insert")

copying.insert_rows = insert_rows
copying.index_all = lambda connection: at("derived")
copy_catalogue(source, target, progress=lambda event: at(event.stage))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills")
@pytest.mark.parametrize("kind", ["folder", "server"])
def test_a_copy_that_is_killed_again_and_again(kind, rich, new_place) -> None:
    source, target = rich["folder"], new_place(kind)
    moments = [("copy", 1), ("insert", 1), ("insert", 5), ("copy", 20), ("insert", 9),
               ("compare", 1), ("compare", 9), ("derived", 1)]  # fmt: skip
    for moment, number in moments:
        words = [str(source), str(target), moment, str(number)]
        done = subprocess.run([sys.executable, "-W", "error", "-c", _KILLED, *words], check=False)
        assert done.returncode == -signal.SIGKILL, (moment, number)
        with pytest.raises(CatalogError, match="an unfinished copy of"):
            Store.open(target)
    assert copy_catalogue(source, target).resumed
    assert every_row(target) == every_row(source)


@both_ways
def test_others_may_write_to_the_source_meanwhile(origin, kind, new_place, small_chunks) -> None:
    source, target = new_place(origin), new_place(kind)
    write_rich_catalogue(source)
    before, numbers = every_row(source), itertools.count()

    def disturb(event) -> None:
        if event.stage == "copy" and event.done:
            name = f"new {next(numbers)}"
            write(source, name, "thing 7", seed=300 + next(numbers))
            with Store.open(source) as store:
                store.remove_products(["thing 2", name])
                store.query_cache.put(name, "text", "words", 1, vector(1))

    copy_catalogue(source, target, progress=disturb)
    assert next(numbers) > 10
    assert every_row(target) == {**before, "given": every_row(target)["given"]}
    assert every_row(source) != before


@both_ways
def test_a_source_that_has_grown_between_two_runs(origin, kind, new_place, small_chunks) -> None:
    source, target = new_place(origin), new_place(kind)
    write_rich_catalogue(source)
    with interrupted(2, table="vectors"):
        copy_catalogue(source, target)
    write(source, "grown", category="Neu > Gewachsen", attributes={"x": 1.0}, seed=400)
    with Store.open(source) as store:
        store.query_cache.clear()
        store.query_cache.put("another", "text", "words", 1, vector(1))
        store.set_setting("anything", 1)
    assert copy_catalogue(source, target).resumed
    assert every_row(target) == every_row(source)


@both_ways
@pytest.mark.parametrize("table", ["products", "photos", "vectors"])
def test_a_source_that_was_changed_between_two_runs(
    table, origin, kind, new_place, small_chunks
) -> None:
    source, target = new_place(origin), new_place(kind)
    write_rich_catalogue(source)
    with interrupted(2, table=table):
        copy_catalogue(source, target)
    with Store.open(source) as store:
        store.remove_products(["thing 1"])
        store.write([thing("thing 1", "new.jpg")], origin="feed", run=1, encoder_id=1)
    before = every_row(source)
    for _ in range(2):
        with pytest.raises(CatalogError, match=r"differs from .* in .*products.*--restart") as told:
            copy_catalogue(source, target)
    assert ("photos" in str(told.value)) == (table != "products")
    with interrupted(3):
        copy_catalogue(source, target, restart=True)
    assert copy_catalogue(source, target).resumed
    assert every_row(target) == before


@both_ways
def test_a_copy_that_was_damaged(origin, kind, rich, new_place, monkeypatch) -> None:
    target = new_place(kind)
    insert = copying.insert_rows

    def one_less(connection, table, rows):
        insert(connection, table, rows if table.name != "rejections" else rows[1:])

    monkeypatch.setattr(copying, "insert_rows", one_less)
    with pytest.raises(CatalogError, match=r"differs from .* in rejections \(2 of 3 rows\); "):
        copy_catalogue(rich[origin], target)
    monkeypatch.undo()
    with pytest.raises(CatalogError, match="rejections"):
        copy_catalogue(rich[origin], target)
    assert not copy_catalogue(rich[origin], target, restart=True).resumed
    assert every_row(target) == every_row(rich[origin])


@pytest.mark.parametrize("kind", ["folder", "server"])
@pytest.mark.parametrize("restart", [False, True])
def test_a_target_with_a_catalogue_of_its_own(kind, restart, rich, new_place) -> None:
    target = new_place(kind)
    with Store.open(target) as store:
        encoder = store.register_encoder("own", "own", (("meaning", 5),))
    with pytest.raises(CatalogError, match=r"is not empty \(encoders: 1\).* copy to a new folder"):
        copy_catalogue(rich["folder"], target, restart=restart)
    with Store.open(target) as store:
        store.write([thing("own", "o.jpg")], origin="feed", run=1, encoder_id=encoder)
        before = every_row(target)
    with pytest.raises(CatalogError, match=r"is not empty \(products: 1\)"):
        copy_catalogue(rich["folder"], target, restart=restart)
    assert every_row(target) == before


@pytest.mark.parametrize("kind", ["folder", "server"])
def test_an_unfinished_copy_is_good_for_nothing_else(kind, rich, new_place, small_chunks) -> None:
    target, other = new_place(kind), new_place("folder")
    with interrupted(2):
        copy_catalogue(rich["folder"], target)
    for read_only in (False, True):
        with pytest.raises(CatalogError) as told:
            Store.open(target, read_only=read_only)
        assert f"is an unfinished copy of {rich['folder']}; finish it with: skulens copy " in str(
            told.value
        )
    with pytest.raises(CatalogError, match="is an unfinished copy of"):
        copy_catalogue(target, other)
    assert not other.exists()
    with Store.open(other) as store:
        store.begin_run("another shop")
    with pytest.raises(CatalogError, match=r"which is another catalogue than .*--restart"):
        copy_catalogue(other, target)
    copy_catalogue(other, target, restart=True)
    assert every_row(target) == every_row(other)


def test_two_copies_into_one_place(rich, new_place, small_chunks) -> None:
    target = new_place("server")
    finished = []

    def another(event) -> None:
        if event.done > 50 and not finished:
            finished.append(copy_catalogue(rich["folder"], target))

    with pytest.raises(CatalogError, match="another process copies into it; wait for it"):
        copy_catalogue(rich["folder"], target, progress=another)
    assert finished[0].resumed
    assert every_row(target) == every_row(rich["folder"])


def test_a_catalogue_is_not_copied_to_itself(rich, monkeypatch) -> None:
    monkeypatch.chdir(rich["folder"].parent)
    for one, other in ((rich["folder"], Path("shop")), (rich["server"], rich["server"])):
        with pytest.raises(UsageError, match="cannot be copied to itself"):
            copy_catalogue(one, other)


def test_a_source_that_cannot_be_read_leaves_no_target(new_place, tmp_path: Path) -> None:
    source, target = new_place("folder"), new_place("folder")
    with pytest.raises(CatalogError, match="does not exist; check the path"):
        copy_catalogue(source, target)
    source.mkdir()
    (source / "catalog.sqlite").write_bytes(b"certainly not a database" * 100)
    with pytest.raises(CatalogError, match="not a database; restore it from a backup"):
        copy_catalogue(source, target)
    assert not target.exists()


def test_a_disk_that_runs_full(rich, new_place, small_chunks) -> None:
    target = new_place("folder")
    pages = (rich["folder"] / "catalog.sqlite").stat().st_size // 4096

    def restrict(connection, record) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(f"PRAGMA max_page_count = {pages * 3 // 4}")

    event.listen(Engine, "connect", restrict)
    try:
        with pytest.raises(CatalogError, match="disk is full; free space and run the same command"):
            copy_catalogue(rich["server"], target)
    finally:
        event.remove(Engine, "connect", restrict)
    assert copy_catalogue(rich["server"], target).resumed
    assert every_row(target) == every_row(rich["server"])


def test_a_server_whose_answers_are_lost(rich, new_place, small_chunks, monkeypatch) -> None:
    """Whatever was stored without our being told is not stored twice."""
    target, commit = new_place("server"), PostgresDatabase.write
    written = itertools.count()

    @contextmanager
    def write_unheard(self):
        with commit(self) as connection:
            yield connection
        if next(written) % 2 == 0:
            raise CatalogLostError("the connection was lost")

    monkeypatch.setattr(PostgresDatabase, "write", write_unheard)
    monkeypatch.setattr("skulens.store.postgres.database._FIRST_PAUSE", 0.001)
    copy_catalogue(rich["folder"], target)
    assert next(written) > 50
    assert every_row(target) == every_row(rich["folder"])


def test_a_role_that_may_only_read_copies_from_a_server(postgres: Server, new_place) -> None:
    with postgres.new_database() as url:
        write_rich_catalogue(url)
        database = make_url(url).database
        role = f"reader_of_{database}"
        postgres.run(
            f"CREATE ROLE {role} LOGIN PASSWORD 'secret!'",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
            database=database,
        )
        try:
            target = new_place("folder")
            with interrupted(2):
                copy_catalogue(postgres.address(database, role, "secret!"), target)
            with pytest.raises(CatalogError) as told:
                Store.open(target)
            assert role in str(told.value)
            assert "secret!" not in str(told.value)
            report = copy_catalogue(postgres.address(database, role, "secret!"), target)
            assert "secret!" not in repr(report)
            assert report.tables["products"] == len(every_row(url)["products"])
        finally:
            postgres.run(f"DROP OWNED BY {role}", f"DROP ROLE {role}", database=database)
