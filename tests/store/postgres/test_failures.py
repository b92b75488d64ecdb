"""What is said when the server fails, refuses or keeps one waiting, and what goes on meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psycopg
import pytest

from skulens import Catalog, Settings
from skulens.errors import CatalogError
from skulens.store import CatalogBusyError, Patience, Store
from skulens.store.failures import CatalogFullError, CatalogLostError
from skulens.store.postgres.failures import explained
from support.pictures import write_shop
from support.postgres import Server, name_of
from support.products import BLOCKS, thing
from support.server_index import ServerMember

# Stops in the middle of a transaction, and later goes on as if nothing had been.
_HANGS = """
import sys
from skulens.store import Patience, Store
from skulens.store.schema import settings
store = Store.open(sys.argv[1], patience=Patience(idle=0.6))

def write():
    with store.database.write() as connection:
        connection.execute(settings.insert().values(name="mine", value=1))
        print("in the middle", flush=True)
        sys.stdin.readline()
        connection.execute(settings.insert().values(name="too", value=1))

store.database.insist(write)
print(sorted(store.settings()), flush=True)
"""


@contextmanager
def locked(url: str, table: str, mode: str = "ACCESS EXCLUSIVE") -> Iterator[None]:
    """Somebody else works on a table."""
    with psycopg.connect(url) as connection:
        connection.execute(f"LOCK TABLE {table} IN {mode} MODE")
        yield


def test_a_search_that_takes_too_long_names_the_setting(postgres_url: str, tmp_path: Path) -> None:
    write_shop(tmp_path / "shop")
    settings = Settings(encoder="dummy", statement_timeout=0.5, query_cache_size=0)
    with Catalog.open(postgres_url, settings=settings) as catalog:
        catalog.add(tmp_path / "shop")
        with (
            locked(postgres_url, "search_1"),
            pytest.raises(
                CatalogError, match="the limit; ask for less, or raise SKULENS_STATEMENT_TIM"
            ),
        ):
            catalog.search("red")
        assert len(catalog.search("red").hits) == 10


def test_the_limit_of_statements_does_not_cut_an_index(postgres_url: str) -> None:
    with Store.open(postgres_url, patience=Patience(statement=0.5)) as store:
        member = ServerMember(store, "hnsw", 128)
        random = np.random.default_rng(0)
        for start in range(0, 6000, 1000):
            rows = random.standard_normal((1000, 128)).astype(np.float32)
            member._changed = 1  # not published on the way
            member.add(np.arange(start, start + 1000), rows)
        # It has to wait for the vectors' table for longer than a statement may take.
        with psycopg.connect(postgres_url) as other:
            other.execute("LOCK TABLE vectors IN ROW EXCLUSIVE MODE")
            release = threading.Timer(1.5, other.rollback)
            release.start()
            started = time.monotonic()
            member.publish()
            assert time.monotonic() - started > 1
            release.join()
        assert member.index.kind == "hnsw"
        assert len(member) == 6000


def test_one_that_hangs_in_a_transaction_does_not_hold_others_for_ever(postgres_url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", _HANGS, postgres_url]
    pipe = subprocess.PIPE
    hanging = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert hanging.stdout.readline() == "in the middle\n"
    os.kill(hanging.pid, signal.SIGSTOP)
    with Store.open(postgres_url, patience=Patience(lock=0.2)) as store:
        with pytest.raises(CatalogBusyError, match="another process is writing to it; wait for it"):
            store.begin_run("feed")
        assert store.counts().products == 0, "reading goes on"
        store.query_cache.put("k", "text", "words", 1, np.zeros(3, np.float32))  # never waits
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                store.begin_run("feed")
                break
            except CatalogBusyError:
                time.sleep(0.1)
        assert len(store.runs()) == 1, "the one that hangs has lost its turn"
        assert store.settings() == {}
        os.kill(hanging.pid, signal.SIGCONT)
        out, _ = hanging.communicate("\n\n\n", timeout=60)
        assert hanging.returncode == 0
        assert out.splitlines()[-1] == "['mine', 'too']", "it does all of it again"


@contextmanager
def small_disk(server: Server) -> Iterator[Path]:
    """A disk of a few megabytes on which the server keeps databases, as the tablespace `small`."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser of a Linux can mount a small disk")
    with tempfile.TemporaryDirectory(prefix="skulens-disk-") as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "disk"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "none", folder]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here")
        try:
            data = Path(server.own.pgdata).stat()
            os.chown(folder, data.st_uid, data.st_gid)
            server.run(f"CREATE TABLESPACE small LOCATION '{folder}'")
            yield folder
            server.run("DROP TABLESPACE small")
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_later(own: Server) -> None:
    words = "".join(np.random.default_rng(0).choice(list("abcdefghij"), 2000))
    with small_disk(own) as disk:
        own.run("CREATE DATABASE small_shop TEMPLATE template0 TABLESPACE small STRATEGY wal_log")
        try:
            with Store.open(own.address("small_shop")) as store:
                encoder = store.register_encoder("fingerprint", "dummy", BLOCKS)
                written = 0

                def write(until: int) -> None:
                    nonlocal written
                    while written < until:
                        names = range(written, written + 100)
                        batch = [
                            thing(f"{n}", f"{n}.jpg", seed=n, description=f"{n}{words}")
                            for n in names
                        ]
                        store.write(batch, origin="feed", run=1, encoder_id=encoder)
                        written += 100

                write(100)
                filler = disk / "filler"
                filler.write_bytes(bytes(shutil.disk_usage(disk).free - 1_000_000))
                with pytest.raises(CatalogFullError, match="server's disk is full; free space and"):
                    write(10_000)
                assert store.counts().products == store.counts().vectors == written < 10_000
                filler.unlink()
                write(written + 100)
                assert store.counts().products == store.counts().vectors == written
        finally:
            own.run("DROP DATABASE small_shop WITH (FORCE)", "CHECKPOINT")


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        (
            "53100",
            CatalogFullError,
            "the server's disk is full; free space and run the same command",
        ),
        ("53200", CatalogError, "the server has too little memory for this"),
        ("53300", CatalogLostError, "the server has no connection left; close some or allow more"),
        ("57P01", CatalogLostError, "the connection to the server was lost; check that it runs"),
        ("40P01", CatalogLostError, "two writers got in each other's way; try again"),
        ("55P03", CatalogBusyError, "another process is writing to it; wait for it to finish"),
        ("42P01", CatalogError, "a table of it is missing; restore it from a backup"),
        ("XX001", CatalogError, "the server found damaged data; restore it from a backup"),
        ("XX002", CatalogError, "the server found a damaged index; rebuild it: REINDEX DATABASE"),
    ],
)
def test_what_is_said_of_each_kind_of_failure(
    state: str, kind: type[CatalogError], words: str
) -> None:
    said = explained("shop", psycopg.errors.lookup(state)("as the server\nput it"))
    assert type(said) is kind
    assert str(said).startswith(f"catalogue shop: {words}")
    assert str(said).endswith("(as the server)")


def test_an_unknown_failure_keeps_the_words_of_the_server(postgres_url: str) -> None:
    with (
        Store.open(postgres_url) as store,
        pytest.raises(CatalogError, match="the database reported: division by zero"),
        store.database.read() as connection,
    ):
        connection.exec_driver_sql("SELECT 1 / 0")


def test_too_many_clients_are_no_lost_server() -> None:
    refused = psycopg.OperationalError("connection failed: FATAL:  sorry, too many clients already")
    assert "no connection left; close some" in str(explained("shop", refused))


def test_a_table_that_is_gone_is_named(postgres: Server, postgres_url: str) -> None:
    with Store.open(postgres_url) as store:
        postgres.run("DROP TABLE query_cache", database=name_of(postgres_url))
        with pytest.raises(CatalogError, match=r"is missing; restore .*\"query_cache\" does not"):
            store.query_cache.count()
        assert store.counts().products == 0
