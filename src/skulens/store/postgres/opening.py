"""Opening a catalogue on a server: can it be reached, is pgvector there, what may the role do?"""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from skulens.errors import CatalogError
from skulens.store.failures import CatalogLostError
from skulens.store.postgres.connections import parsed
from skulens.store.postgres.database import PostgresDatabase
from skulens.store.postgres.failures import NO_SCHEMA, explained, unreachable
from skulens.store.timing import Patience
from skulens.store.versions import bring_up_to_date, schema_version

OLDEST_PGVECTOR = (0, 8, 0)
"""The first with iterative scans, without which filtered searches would miss matches."""
_MAY_WRITE = """
    SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
"""
_MAY_FILL = "SELECT has_table_privilege('products', 'INSERT')"

_TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtextextended('skulens vector', 0))"
_COMMON_SCHEMA = "SELECT quote_ident((current_schemas(false))[cardinality(current_schemas(false))])"
_PLACE = """
    SELECT to_regtype('vector') IS NOT NULL AS found,
           quote_ident(nspname) AS schema,
           current_setting('search_path') AS path
      FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
     WHERE extname = 'vector'
"""
_INSTALL = "install it on the server (such as the package postgresql-18-pgvector)"
_REMEDIES = {
    "42501": "ask its owner or an administrator to run in this database: CREATE EXTENSION vector",
    "0A000": _INSTALL,
    "58P01": _INSTALL,
}
"""By what the server says to `CREATE EXTENSION`."""


def opened(address: str, *, create: bool, read_only: bool, patience: Patience) -> PostgresDatabase:
    """The database at an address with an up-to-date schema; raises as `Store.open`."""
    database = PostgresDatabase(parsed(address), patience)
    try:
        _open(database, create=create and not read_only, read_only=read_only)
    except CatalogLostError as error:
        database.close()
        raise unreachable(database.where, error) from error
    except BaseException:
        database.close()
        raise
    return database


def _open(database: PostgresDatabase, *, create: bool, read_only: bool) -> None:
    with database.read() as connection:
        if connection.execute(text("SELECT current_schema()")).scalar() is None:
            raise CatalogError(f"database {database.where}: {NO_SCHEMA}")
        version = schema_version(connection, database)
        may_write = bool(connection.execute(text(_MAY_WRITE)).scalar())
        if version is not None:
            may_write = may_write and bool(connection.execute(text(_MAY_FILL)).scalar())
    if version is None and not (create and may_write):
        raise CatalogError(
            f"database {database.where} has no catalogue in it; check the address, or add "
            "products to it, as a role that may write, to make a catalogue"
        )
    _ensure_pgvector(database)
    database.read_only = read_only or not may_write
    bring_up_to_date(database)


def _ensure_pgvector(database: PostgresDatabase) -> None:
    with database.read() as connection:
        version = _pgvector_version(connection)
    if version is None:
        version = _installed_pgvector(database)
    with database.read() as connection:
        _check_search_path(connection, database)
    numbers = tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
    if numbers < OLDEST_PGVECTOR:
        wanted = ".".join(map(str, OLDEST_PGVECTOR))
        raise CatalogError(
            f"database {database.where} has pgvector {version}, but {wanted} or newer is needed; "
            "install it on the server, then run in this database: ALTER EXTENSION vector UPDATE"
        )


def _installed_pgvector(database: PostgresDatabase) -> str:
    try:
        with database.engine.begin() as connection:
            # Two that find it missing at the same time would get in each other's way.
            connection.execute(text(_TAKE_TURNS))
            # Not in the catalogue's own schema: there may be others in this database.
            schema = connection.execute(text(_COMMON_SCHEMA)).scalar_one()
            connection.execute(text(f"CREATE EXTENSION IF NOT EXISTS vector SCHEMA {schema}"))
            return _pgvector_version(connection) or "0"
    except DBAPIError as error:
        cause = error.orig or error
        remedy = _REMEDIES.get(getattr(cause, "sqlstate", ""))
        if remedy is None:
            raise explained(database.where, cause) from error
        raise CatalogError(
            f"database {database.where} lacks the extension vector (pgvector); {remedy}"
        ) from error


def _check_search_path(connection: Connection, database: PostgresDatabase) -> None:
    row = connection.execute(text(_PLACE)).one()
    if not row.found:
        raise CatalogError(
            f"database {database.where} has the extension vector (pgvector) in the schema "
            f"{row.schema}, where the role does not look; add that to its search_path: "
            f"{row.path}, {row.schema}"
        )


def _pgvector_version(connection: Connection) -> str | None:
    query = text("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
    return connection.execute(query).scalar()
