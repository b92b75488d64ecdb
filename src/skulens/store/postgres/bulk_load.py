"""Loading a whole catalogue: what is checked row by row is set aside and then checked at once.

Nothing of it concerns SQLite, which is quicker at each row than at doing it all once more.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from skulens.store.schema import metadata, vectors


def set_rules_aside(connection: Connection) -> None:
    """Drop foreign keys and indexes; checking them row by row takes half the time.

    Those of the vectors stay: rows come in their order, and to index them later is to read it all.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            connection.execute(DropConstraint(key, if_exists=True))
        for index in table.indexes:
            if table is not vectors:
                connection.execute(DropIndex(index, if_exists=True))


def bring_rules_back(connection: Connection) -> None:
    """Make them again, which fails where a row breaks one; those that are there stay."""
    if connection.dialect.name != "postgresql":
        return
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    there = inspect(connection)
    for table in metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index, if_not_exists=True))
        made = {key["name"] for key in there.get_foreign_keys(table.name)}
        for key in table.foreign_key_constraints:
            if key.name not in made:
                connection.execute(AddConstraint(key))


def note_sizes(connection: Connection) -> None:
    """Tell the planner at once what its own round would tell it in some minutes."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"ANALYZE {names}"))
