"""Vectors in a column: little-endian float32 bytes on SQLite, pgvector's `vector` on PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Dialect, LargeBinary, func
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from skulens.pgvectors import received, sent


class _PgVector(UserDefinedType[bytes]):
    cache_ok = True

    def get_col_spec(self, **options: Any) -> str:  # noqa: ARG002
        return "VECTOR"

    def column_expression(self, column: Any) -> ColumnElement[Any]:
        # The binary form is a third of the text's size and is not parsed number by number.
        return func.vector_send(column, type_=_Sent())


class _Sent(TypeDecorator[bytes]):
    impl = LargeBinary
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else stored_bytes(value)


class VectorColumn(TypeDecorator[bytes]):
    """A vector of any dimension, in Python its `<f4` bytes."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the database's own type."""
        return _PgVector() if dialect.name == "postgresql" else LargeBinary()


def stored_bytes(received_bytes: bytes) -> bytes:
    """What pgvector sends, as `<f4` bytes."""
    (vector,) = received([received_bytes], (len(received_bytes) - 4) // 4)
    return bytes(vector.astype("<f4", copy=False).tobytes())


def sent_bytes(stored: Sequence[bytes]) -> list[bytes]:
    """Undo `stored_bytes` for many vectors, which may differ in their dimension."""
    if len({len(each) for each in stored}) != 1:
        return [one for each in stored for one in sent_bytes([each])]
    return sent(np.frombuffer(b"".join(stored), "<f4").reshape(len(stored), -1))
