"""Which encoders have filled the catalogue, and the catalogue's settings."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from skulens.errors import CatalogError
from skulens.store.parts import Part
from skulens.store.schema import encoders, settings
from skulens.store.values import Encoder


def encoder_dim(connection: Connection, encoder_id: int) -> int:
    """The size of an encoder's vectors; raises `CatalogError` for an unknown encoder."""
    blocks = connection.execute(
        select(encoders.c.blocks).where(encoders.c.id == encoder_id)
    ).scalar()
    if blocks is None:
        raise CatalogError(f"the catalogue knows no encoder number {encoder_id}; register it first")
    return sum(size for _, size in blocks)


class Encoders(Part):
    """The encoders' numbers, and settings by name."""

    def register_encoder(
        self, fingerprint: str, name: str, blocks: Sequence[tuple[str, int]]
    ) -> int:
        """Give an encoder its number; the same fingerprint always gets the same one.

        `blocks` are the names and sizes of the vector's blocks in order. Raises `CatalogError` if
        the fingerprint is known with other blocks.
        """
        known = self.encoder(fingerprint)
        if known is None:
            with self._database.write() as connection:
                if _find(connection, fingerprint) is None:
                    connection.execute(
                        insert(encoders).values(
                            fingerprint=fingerprint,
                            name=name,
                            blocks=[list(block) for block in blocks],
                            created_at=time.time(),
                        )
                    )
                known = _find(connection, fingerprint)
        assert known is not None
        if known.blocks != tuple((block, size) for block, size in blocks):
            raise CatalogError(
                f"encoder {name} has blocks {list(blocks)}, but its fingerprint is stored with "
                f"{list(known.blocks)}; an encoder with other blocks needs another fingerprint"
            )
        return known.id

    def encoder(self, fingerprint: str) -> Encoder | None:
        """The encoder with a fingerprint, or None."""
        with self._database.read() as connection:
            return _find(connection, fingerprint)

    def encoders(self) -> list[Encoder]:
        """All registered encoders, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(encoders).order_by(encoders.c.id)).all()
        return [_encoder(row) for row in rows]

    def setting(self, name: str, default: Any = None) -> Any:
        """A setting's value, or the default."""
        with self._database.read() as connection:
            row = connection.execute(
                select(settings.c.value).where(settings.c.name == name)
            ).one_or_none()
        return default if row is None else row.value

    def settings(self) -> dict[str, Any]:
        """All settings by name."""
        with self._database.read() as connection:
            rows = connection.execute(select(settings).order_by(settings.c.name)).all()
        return {row.name: row.value for row in rows}

    def set_setting(self, name: str, value: Any) -> None:
        """Store a setting; the value is anything JSON can hold. Raises `ValueError` otherwise."""
        json.dumps(value, allow_nan=False)
        with self._database.write() as connection:
            connection.execute(delete(settings).where(settings.c.name == name))
            connection.execute(insert(settings).values(name=name, value=value))


def _find(connection: Connection, fingerprint: str) -> Encoder | None:
    row = connection.execute(
        select(encoders).where(encoders.c.fingerprint == fingerprint)
    ).one_or_none()
    return None if row is None else _encoder(row)


def _encoder(row: Any) -> Encoder:
    blocks = tuple((name, size) for name, size in row.blocks)
    return Encoder(row.id, row.fingerprint, row.name, blocks, row.created_at)
