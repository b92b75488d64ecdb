"""The counters behind tables that number their rows: an id that was given is never given again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, func, select, text

from skulens.store.schema import metadata

NUMBERED = tuple(
    table for table in metadata.sorted_tables if table.dialect_options["sqlite"]["autoincrement"]
)
"""Tables whose `id` the database counts up."""

# The view shows nothing, rather than failing, where a role may not read a sequence.
_LAST_ON_POSTGRESQL = text("""
    SELECT last_value FROM pg_sequences
    WHERE format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence(:name, 'id')
""")
_LAST_ON_SQLITE = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_SET_ON_POSTGRESQL = text(
    "SELECT setval(pg_get_serial_sequence(:name, 'id'), greatest(:number, 1), :number > 0)"
)


def last_number(connection: Connection, table: Table) -> int:
    """The highest id that a table has given, or that is in it."""
    query = _LAST_ON_POSTGRESQL if _is_postgresql(connection) else _LAST_ON_SQLITE
    given = connection.execute(query, {"name": table.name}).scalar()
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    return max(given or 0, highest or 0)


def set_last_numbers(connection: Connection, numbers: Mapping[Table, int]) -> None:
    """Let tables give ids above these numbers, which nothing in them exceeds."""
    for table, number in numbers.items():
        values = {"name": table.name, "number": number}
        if _is_postgresql(connection):
            connection.execute(_SET_ON_POSTGRESQL, values)
        else:
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
            connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :number)"), values)


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
