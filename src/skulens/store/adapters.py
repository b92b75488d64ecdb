"""Versions of an encoder's adapter, of which at most one is in use."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Row, func, insert, select, update

from skulens.errors import NotFoundError
from skulens.store.parts import Part
from skulens.store.schema import adapters
from skulens.store.values import Adapter


class Adapters(Part):
    """Keeping and choosing adapters."""

    def save_adapter(
        self,
        encoder_id: int,
        arrays: Mapping[str, npt.NDArray[np.float32]],
        metrics: Mapping[str, Any],
    ) -> int:
        """Keep a new version, not yet in use; returns its number, counted from 1 per encoder."""
        columns = adapters.c
        with self._database.write() as connection:
            last = connection.execute(
                select(func.max(columns.version)).where(columns.encoder_id == encoder_id)
            ).scalar()
            version: int = (last or 0) + 1
            connection.execute(
                insert(adapters).values(
                    encoder_id=encoder_id,
                    version=version,
                    active=False,
                    shapes=[[name, list(array.shape)] for name, array in arrays.items()],
                    metrics=dict(metrics),
                    created_at=time.time(),
                    arrays=b"".join(array.astype("<f4").tobytes() for array in arrays.values()),
                )
            )
        return version

    def activate_adapter(self, encoder_id: int, version: int | None) -> None:
        """Use a version, or none. Raises `NotFoundError` for an unknown version."""
        of_encoder = adapters.c.encoder_id == encoder_id
        with self._database.write() as connection:
            connection.execute(update(adapters).where(of_encoder).values(active=False))
            if version is None:
                return
            chosen = update(adapters).where(of_encoder, adapters.c.version == version)
            if not connection.execute(chosen.values(active=True)).rowcount:
                raise NotFoundError(f"there is no version {version} of the encoder's adapter")

    def active_adapter(self, encoder_id: int) -> Adapter | None:
        """The version in use, or None."""
        return next(iter(self.adapters(encoder_id, active_only=True)), None)

    def adapter(self, encoder_id: int, version: int) -> Adapter | None:
        """One version, or None."""
        this = (adapters.c.encoder_id == encoder_id) & (adapters.c.version == version)
        with self._database.read() as connection:
            row = connection.execute(select(adapters).where(this)).one_or_none()
        return None if row is None else _adapter(row)

    def active_adapter_version(self, encoder_id: int) -> int | None:
        """The number of the version in use, or None; quick enough to ask before every search."""
        query = select(adapters.c.version).where(
            adapters.c.encoder_id == encoder_id, adapters.c.active
        )
        with self._database.read() as connection:
            return connection.execute(query).scalar()

    def adapters(self, encoder_id: int, *, active_only: bool = False) -> list[Adapter]:
        """All versions, oldest first."""
        query = select(adapters).where(adapters.c.encoder_id == encoder_id)
        if active_only:
            query = query.where(adapters.c.active)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(adapters.c.version)).all()
        return [_adapter(row) for row in rows]


def _adapter(row: Row[Any]) -> Adapter:
    numbers = np.frombuffer(row.arrays, "<f4").astype(np.float32)
    arrays: dict[str, npt.NDArray[np.float32]] = {}
    start = 0
    for name, shape in row.shapes:
        end = start + int(np.prod(shape, dtype=np.int64))
        arrays[name] = numbers[start:end].reshape(shape)
        start = end
    return Adapter(row.encoder_id, row.version, row.active, row.metrics, row.created_at, arrays)
