"""What was proposed for suppliers' feeds, in versions, of which the newest is the current one."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, func, insert, select

from skulens.store.mapping_keys import supplier_key
from skulens.store.parts import Part
from skulens.store.schema import supplier_mappings
from skulens.store.texts import storable


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """The proposals for one feed; `columns` and `mapping` are what JSON can hold.

    `created_at` is in seconds since 1970.
    """

    supplier: str
    version: int
    created_at: float
    feed: str
    path: str
    columns: Sequence[Any]
    mapping: Mapping[str, Any]


class SupplierMappings(Part):
    """Versions of the proposals for each supplier, from 1 on."""

    def keep_supplier_mapping(
        self,
        supplier: str,
        feed: str,
        path: str,
        columns: Sequence[Any],
        mapping: Mapping[str, Any],
    ) -> int:
        """Keep the proposals for a feed as the current ones; returns their version."""
        table = supplier_mappings.c
        key = supplier_key(supplier)
        with self._database.write() as connection:
            query = select(func.max(table.version)).where(table.supplier_key == key)
            version: int = (connection.execute(query).scalar() or 0) + 1
            connection.execute(
                insert(supplier_mappings).values(
                    supplier_key=key,
                    version=version,
                    created_at=time.time(),
                    supplier=storable(supplier),
                    feed=storable(feed),
                    path=storable(path),
                    columns=list(columns),
                    mapping=dict(mapping),
                )
            )
        return version

    def supplier_mapping(self, supplier: str, version: int | None = None) -> KeptMapping | None:
        """A version of the proposals for a supplier, the current one unless told; None if none."""
        table = supplier_mappings.c
        query = select(supplier_mappings).where(table.supplier_key == supplier_key(supplier))
        if version is not None:
            query = query.where(table.version == version)
        with self._database.read() as connection:
            row = connection.execute(query.order_by(table.version.desc()).limit(1)).one_or_none()
        return None if row is None else _kept(row)

    def supplier_mapping_versions(self) -> dict[str, int]:
        """The number of the current proposals by supplier, in the order of their names."""
        table = supplier_mappings.c
        newest = select(func.max(table.id)).group_by(table.supplier_key)
        query = select(table.supplier, table.version).where(table.id.in_(newest))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(table.supplier_key)).all()
        return {row.supplier: row.version for row in rows}

    def forget_supplier_mappings(self, supplier: str) -> int:
        """Delete all proposals for a supplier; returns how many versions there were."""
        these = supplier_mappings.c.supplier_key == supplier_key(supplier)
        with self._database.write() as connection:
            return int(connection.execute(delete(supplier_mappings).where(these)).rowcount)


def _kept(row: Row[Any]) -> KeptMapping:
    return KeptMapping(
        row.supplier,
        row.version,
        row.created_at,
        row.feed,
        row.path,
        row.columns,
        row.mapping,
    )
