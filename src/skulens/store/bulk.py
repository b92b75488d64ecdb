"""Inserting many rows at once: `COPY` on PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Connection, Double, Integer, LargeBinary, Table

from skulens.store.vector_column import VectorColumn, sent_bytes


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all with the same columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.execute(table.insert(), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    columns = [table.c[name] for name in rows[0]]
    names = ", ".join(column.name for column in columns)
    values = [
        _converted(connection, column.type, [row[column.name] for row in rows])
        for column in columns
    ]
    raw: Any = connection.connection.cursor()
    with raw, raw.copy(f"COPY {table.name} ({names}) FROM STDIN WITH (FORMAT BINARY)") as copy:
        copy.set_types([_name(column.type) for column in columns])
        for row in zip(*values, strict=True):
            copy.write_row(row)


def _name(kind: Any) -> str:
    """The name of a type whose binary form is that of the column."""
    for known, name in (
        (VectorColumn, "bytea"),
        (JSON, "json"),
        (Boolean, "bool"),
        (LargeBinary, "bytea"),
        (Double, "float8"),
        (BigInteger, "int8"),
        (Integer, "int4"),
    ):
        if isinstance(kind, known) or isinstance(getattr(kind, "impl", None), known):
            return name
    return "text"


def _converted(connection: Connection, kind: Any, values: list[Any]) -> list[Any]:
    """A column's values as the database takes them."""
    if isinstance(kind, VectorColumn):
        return sent_bytes(values)
    process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return values if process is None else [process(value) for value in values]
