"""Everything that is particular to a connection to PostgreSQL."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from skulens.errors import CatalogError
from skulens.extras import EXTRAS, require
from skulens.store.timing import Patience

_UNTESTED_SECONDS = 2.0
_HARMLESS = ("host", "port", "options", "service", "sslmode")
_DEFAULTS = {
    "connect_timeout": "10",
    "application_name": "skulens",
    "keepalives_idle": "30",
    "tcp_user_timeout": "30000",
}


def parsed(address: str) -> URL:
    """The parts of an address; raises `CatalogError` that does not repeat a password."""
    try:
        url = make_url(address)
        # A password with an @ or a / of its own ends up in what is shown.
        readable = "@" not in f"{url.host}{url.database}"
    except (ArgumentError, ValueError):
        readable = False
    if not readable:
        raise CatalogError(
            "the address of the database cannot be read; it has the form "
            "postgresql://user:password@host:5432/database (letters such as @ and / in the "
            "password are written as %40 and %2F)"
        )
    return url


def shown(url: URL) -> str:
    """An address to print: without the password and the driver."""
    query = {name: value for name, value in url.query.items() if name in _HARMLESS}
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return plain.render_as_string()


def server_engine(url: URL, patience: Patience, *, reads: bool = False) -> Engine:
    """Connections to the server, each tested before it is used again after a while.

    With `reads`, every transaction on them only reads, from one snapshot.
    """
    psycopg, _ = (require("postgres", module) for module in EXTRAS["postgres"])
    engine = create_engine(
        url.update_query_dict({**_DEFAULTS, **url.query}),
        pool_size=8,
        max_overflow=-1,  # a waiting writer must never keep readers from a connection
        # Whoever takes one ends its transaction; to be sure costs a quick search time.
        pool_reset_on_return=None if reads else "rollback",
        # Plans made once for all filters would be wrong for most of them.
        connect_args={"prepare_threshold": None},
    )

    @event.listens_for(engine, "connect")
    def set_limits(connection: Any, record: Any) -> None:  # noqa: ARG001
        limits = {
            "statement_timeout": patience.statement,
            "lock_timeout": patience.lock,
            "idle_in_transaction_session_timeout": patience.idle,
        }
        settings = [(name, f"{int(seconds * 1000)}ms") for name, seconds in limits.items()]
        connection.execute(
            "SELECT " + ", ".join(["set_config(%s, %s, false)"] * len(settings)),
            [part for setting in settings for part in setting],
        )
        connection.commit()
        if reads:  # set once: to change it for each transaction takes as long as a quick search
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True

    @event.listens_for(engine, "checkin")
    def note_use(connection: Any, record: Any) -> None:  # noqa: ARG001
        record.info["used"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def test_after_a_while(connection: Any, record: Any, proxy: Any) -> None:  # noqa: ARG001
        # A test before each use would cost a quick search a tenth of its time.
        if time.monotonic() - record.info.get("used", time.monotonic()) < _UNTESTED_SECONDS:
            return
        try:
            connection.execute("SELECT 1")
            connection.rollback()
        except psycopg.Error as error:
            raise DisconnectionError from error  # the pool then opens another one

    return engine
