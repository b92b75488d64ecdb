"""Giving photos a vector of another encoder, beside the ones they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select

from skulens.records import Photo
from skulens.store.bulk import insert_rows
from skulens.store.encoders import encoder_dim
from skulens.store.parts import Part, Vectors, of_encoder, take_changes
from skulens.store.reading import photo_from
from skulens.store.schema import photos, products, vectors

_CHUNK = 500


class Reencoding(Part):
    """What still lacks a vector, and filling it in."""

    def count_without_vector(self, encoder_id: int) -> int:
        """How many photos have no vector of the encoder."""
        query = select(func.count()).select_from(_lacking(encoder_id).subquery())
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def photos_without_vector(self, encoder_id: int) -> Iterator[Photo]:
        """Photos that have no vector of the encoder, in the order in which they were added."""
        last = 0

        def read() -> list[Any]:
            query = _lacking(encoder_id).where(photos.c.id > last).order_by(photos.c.id)
            with self._database.read() as connection:
                return list(connection.execute(query.limit(_CHUNK)))

        while True:
            rows = self._database.insist(read)
            if not rows:
                return
            yield from map(photo_from, rows)
            last = rows[-1].id

    def write_vectors(self, read: Sequence[Photo], rows: Vectors, encoder_id: int) -> int:
        """Store `(n, dim)` vectors of photos as they were read; returns how many were stored.

        All in one transaction. Left out are photos that are gone or have other content meanwhile,
        and those that have a vector of the encoder already.
        """
        ids = [photo.id for photo in read]
        still = select(photos.c.id, photos.c.content_hash).where(photos.c.id.in_(ids))
        held = select(vectors.c.photo_id).where(vectors.c.photo_id.in_(ids), of_encoder(encoder_id))
        with self._database.write() as connection:
            assert rows.shape == (len(read), encoder_dim(connection, encoder_id))
            content = {row.id: row.content_hash for row in connection.execute(still)}
            done = set(connection.execute(held).scalars())
            new = [
                (photo.id, row)
                for photo, row in zip(read, rows, strict=True)
                if photo.id not in done and content.get(photo.id) == photo.content_hash
            ]
            insert_rows(
                connection,
                vectors,
                [
                    {
                        "change": number,
                        "photo_id": photo_id,
                        "encoder_id": encoder_id,
                        "vector": row.astype("<f4").tobytes(),
                    }
                    for number, (photo_id, row) in zip(
                        take_changes(connection, len(new)), new, strict=True
                    )
                ],
            )
        return len(new)


def _lacking(encoder_id: int) -> Select[tuple[object, ...]]:
    has_vector = and_(vectors.c.photo_id == photos.c.id, of_encoder(encoder_id))
    return (
        select(products.c.external_id, photos)
        .join(products, products.c.id == photos.c.product_id)
        .outerjoin(vectors, has_vector)
        .where(vectors.c.change.is_(None))
    )
