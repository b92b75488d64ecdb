"""Taking products, photos and vectors out; every vector that goes leaves a numbered trace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from sqlalchemy import ColumnElement, Connection, delete, select

from skulens.store.bulk import insert_rows
from skulens.store.parts import Part, chunks, column_of, in_pieces, product_ids, take_changes
from skulens.store.schema import photos, products, rejections, removals, vectors
from skulens.store.texts import storable

_BATCH = 1000
"""Products removed by one transaction, so that other writers get their turn."""


def remove_photos(connection: Connection, photo_ids: Sequence[int]) -> None:
    """Remove photos with their vectors."""
    forget_vectors(connection, photo_ids)
    for some in chunks(photo_ids):
        connection.execute(delete(photos).where(photos.c.id.in_(some)))


def forget_vectors(
    connection: Connection, photo_ids: Sequence[int], keep_encoder: int | None = None
) -> None:
    """Remove vectors of photos and note it; those of `keep_encoder` stay."""
    for some in chunks(photo_ids):
        going: list[ColumnElement[bool]] = [vectors.c.photo_id.in_(some)]
        if keep_encoder is not None:
            going.append(vectors.c.encoder_id != keep_encoder)
        rows = connection.execute(select(vectors.c.photo_id, vectors.c.encoder_id).where(*going))
        _note(connection, [(row.photo_id, row.encoder_id) for row in rows])
        connection.execute(delete(vectors).where(*going))


def remove_products(connection: Connection, product_ids: Sequence[int]) -> None:
    """Remove products by internal ids, with all that belongs to them."""
    for some in chunks(product_ids):
        forget_vectors(
            connection, column_of(connection, photos.c.id, photos.c.product_id.in_(some))
        )
        connection.execute(delete(products).where(products.c.id.in_(some)))


class Removal(Part):
    """Removing what is no longer sold, and vectors that are no longer used."""

    @in_pieces
    def remove_products(self, product_ids: Iterable[str]) -> list[str]:
        """Remove products by the shop's ids; returns those that were unknown."""
        wanted = list(dict.fromkeys(product_ids))
        unknown: list[str] = []
        for some in chunks(wanted, _BATCH):
            found = self._database.insist(partial(self._remove_some, some))
            unknown.extend(product_id for product_id in some if product_id not in found)
        return unknown

    def _remove_some(self, wanted: Sequence[str]) -> dict[str, int]:
        with self._database.write() as connection:
            found = product_ids(connection, wanted)
            remove_products(connection, list(found.values()))
        return found

    @in_pieces
    def sweep(self, origin: str, run: int) -> int:
        """Remove an origin's products and rejections that a finished run did not meet again.

        Returns the number of products removed.
        """
        removed = last = 0
        origin = storable(origin)
        unseen = (products.c.origin == origin) & (products.c.seen_run != run)
        batch = select(products.c.id).where(unseen).order_by(products.c.id).limit(_BATCH)
        stale = delete(rejections).where(rejections.c.origin == origin, rejections.c.run != run)

        def sweep_some() -> list[int]:
            with self._database.write() as connection:
                ids = list(connection.execute(batch.where(products.c.id > last)).scalars())
                remove_products(connection, ids)
                if len(ids) < _BATCH:
                    connection.execute(stale)
            return ids

        while True:
            ids = self._database.insist(sweep_some)
            removed += len(ids)
            if len(ids) < _BATCH:
                return removed
            last = ids[-1]

    @in_pieces
    def drop_vectors(self, encoder_id: int) -> int:
        """Remove all vectors of an encoder, as after a change of encoder; returns how many."""
        dropped = 0
        of_encoder = vectors.c.encoder_id == encoder_id
        batch = select(vectors.c.photo_id, vectors.c.encoder_id, vectors.c.change)
        batch = batch.where(of_encoder).order_by(vectors.c.change).limit(_BATCH)

        def drop_some() -> int:
            with self._database.write() as connection:
                rows = connection.execute(batch).all()
                if rows:
                    _note(connection, [(row.photo_id, row.encoder_id) for row in rows])
                    last = vectors.c.change <= rows[-1].change
                    connection.execute(delete(vectors).where(of_encoder, last))
            return len(rows)

        while True:
            count = self._database.insist(drop_some)
            dropped += count
            if count < _BATCH:
                return dropped


def _note(connection: Connection, gone: Sequence[tuple[int, int]]) -> None:
    numbers = take_changes(connection, len(gone))
    insert_rows(
        connection,
        removals,
        [
            {"change": number, "photo_id": photo_id, "encoder_id": encoder_id}
            for number, (photo_id, encoder_id) in zip(numbers, gone, strict=True)
        ],
    )
