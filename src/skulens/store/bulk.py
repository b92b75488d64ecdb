"""Inserting many rows at once: `COPY` on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    convert = [_converter(connection, column.type) for column in columns]
    raw: Any = connection.connection.cursor()
    with raw, raw.copy(f"COPY {table.name} ({names}) FROM STDIN WITH (FORMAT BINARY)") as copy:
        copy.set_types([_name(column.type) for column in columns])
        for row in rows:
            copy.write_row([f(value) for f, value in zip(convert, row.values(), strict=True)])


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


def _converter(connection: Connection, kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, VectorColumn):
        return sent_bytes
    process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return process or (lambda value: value)
