"""Versions of trained models, of which at most one of a kind is in use."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from skulens.errors import NotFoundError
from skulens.store.parts import Part
from skulens.store.schema import models
from skulens.store.values import Model


class Models(Part):
    """Keeping and choosing trained models."""

    def save_model(
        self,
        encoder_id: int,
        category: str,
        attribute: str,
        details: Mapping[str, Any],
        arrays: bytes,
        *,
        active: bool,
    ) -> int:
        """Keep a new version, and use it from now on if `active`; returns its number, from 1 on."""
        these = _these(encoder_id, category, attribute)
        with self._database.write() as connection:
            last = connection.execute(select(func.max(models.c.version)).where(these)).scalar()
            version: int = (last or 0) + 1
            if active:
                connection.execute(update(models).where(these).values(active=False))
            connection.execute(
                insert(models).values(
                    encoder_id=encoder_id,
                    category=category,
                    attribute=attribute,
                    version=version,
                    active=active,
                    created_at=time.time(),
                    details=dict(details),
                    arrays=arrays,
                )
            )
        return version

    def use_model(
        self, encoder_id: int, category: str, attribute: str, version: int | None
    ) -> None:
        """Use a version, or none. Raises `NotFoundError` for an unknown model or version."""
        these = _these(encoder_id, category, attribute)
        with self._database.write() as connection:
            if not connection.execute(update(models).where(these).values(active=False)).rowcount:
                raise NotFoundError("no such model was trained; see: skulens models")
            chosen = update(models).where(these, models.c.version == version)
            if version is not None and not connection.execute(chosen.values(active=True)).rowcount:
                raise NotFoundError(f"there is no version {version} of this model")

    def model_in_use(self, encoder_id: int, category: str, attribute: str) -> Model | None:
        """The version in use, or None."""
        query = select(models).where(_these(encoder_id, category, attribute), models.c.active)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _model(row, row.arrays)

    def models_in_use(self, encoder_id: int) -> dict[tuple[str, str], int]:
        """The ids of all versions in use by category and attribute; quick enough for every answer."""
        query = select(models.c.category, models.c.attribute, models.c.id).where(
            models.c.encoder_id == encoder_id, models.c.active
        )
        with self._database.read() as connection:
            return {(row.category, row.attribute): row.id for row in connection.execute(query)}

    def models(self, encoder_id: int) -> list[Model]:
        """All versions in the order of category, attribute and version, without their arrays."""
        columns = models.c
        query = select(*(column for column in columns if column.name != "arrays"))
        query = query.where(columns.encoder_id == encoder_id)
        order = query.order_by(columns.category, columns.attribute, columns.version)
        with self._database.read() as connection:
            return [_model(row, b"") for row in connection.execute(order)]


def _these(encoder_id: int, category: str, attribute: str) -> ColumnElement[bool]:
    columns = models.c
    found: ColumnElement[bool] = (
        (columns.encoder_id == encoder_id)
        & (columns.category == category)
        & (columns.attribute == attribute)
    )
    return found


def _model(row: Row[Any], arrays: bytes) -> Model:
    return Model(
        row.id,
        row.category,
        row.attribute,
        row.version,
        row.active,
        row.created_at,
        row.details,
        bytes(arrays),
    )
