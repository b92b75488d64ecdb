"""The schema's version: is it ours, and how is it brought up to date?"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from skulens.errors import CatalogError, SchemaVersionError
from skulens.store.database import Database
from skulens.store.schema import HEAD, metadata

_OURS = {*metadata.tables, "alembic_version"}


def bring_up_to_date(database: Database) -> None:
    """Run the migrations that are missing.

    Raises `SchemaVersionError` for a catalogue of a newer Skulens, `CatalogError` where the
    database is another program's or has to be written for it and cannot be.
    """
    with database.read() as connection:
        version = schema_version(connection, database)
    if version == HEAD:
        return
    # Alembic takes longer to import than a catalogue to open; most openings never need it.
    from skulens.store.upgrade import is_known

    if version is not None and not is_known(version):
        raise SchemaVersionError(
            f"catalogue {database.where} was written by a newer Skulens (schema {version}, "
            f"this one knows up to {HEAD}); update Skulens: pip install --upgrade skulens"
        )
    if database.read_only:
        raise CatalogError(
            f"catalogue {database.where} was written by an older Skulens and cannot be brought "
            "up to date, as it is open for reading only; open it once with write permission"
        )
    database.migrate()


def schema_version(connection: Connection, database: Database) -> str | None:
    """The schema's version; None where there is no catalogue yet."""
    tables = set(inspect(connection).get_table_names())
    if {"alembic_version", "counters", "vectors"} <= tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    # A file is all ours; in a server's schema, other programs may keep tables of other names.
    taken = sorted(tables if connection.dialect.name == "sqlite" else tables & _OURS)
    if taken:
        raise CatalogError(
            f"{database.where} is a database of another program (it has a table '{taken[0]}'); "
            "choose another place"
        )
    return None
