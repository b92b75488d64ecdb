"""Reading products, photos and vectors back, always in bounded pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Select, func, select

from skulens.records import AttributeValue, Filter, Photo, Product
from skulens.store.attributes import attributes_from
from skulens.store.encoders import encoder_dim
from skulens.store.filters import conditions_of
from skulens.store.parts import (
    Ids,
    Part,
    Vectors,
    chunks,
    ids_of,
    of_encoder,
    product_ids,
    unpacked,
)
from skulens.store.schema import categories, photos, product_attributes, products, vectors
from skulens.store.values import Hashes, HitRow, TitlePairs

_PRODUCT = select(products, categories.c.path).outerjoin(
    categories, categories.c.id == products.c.category_id
)


class Reading(Part):
    """Products by id, in bulk, and as hits."""

    def product(self, product_id: str) -> Product | None:
        """A product as it was stored, with the sources of its stored photos; None if unknown."""
        with self._database.read() as connection:
            found = _products(connection, _PRODUCT.where(products.c.external_id == product_id))
        return found[0][1] if found else None

    def products(self, wanted: Filter | None = None, chunk: int = 500) -> Iterator[Product]:
        """Products that pass a filter in the order in which they were first added.

        They are read in chunks, each in a transaction of its own; what is written meanwhile may or
        may not be seen. Raises `NotFoundError` for an unknown category or attribute.
        """
        last = 0

        def read() -> list[tuple[int, Product]]:
            with self._database.read() as connection:
                conditions = conditions_of(connection, wanted or Filter())
                query = _PRODUCT.where(products.c.id > last, *conditions)
                return _products(connection, query.order_by(products.c.id).limit(chunk))

        while True:
            found = self._database.insist(read)
            if not found:
                return
            for last, product in found:  # noqa: B007
                yield product

    def photos_of(self, product_ids: Sequence[str]) -> dict[str, tuple[Photo, ...]]:
        """The photos of products in their order; unknown products are left out."""
        found: dict[str, list[Photo]] = {}
        query = (
            select(products.c.external_id, photos)
            .outerjoin(photos, photos.c.product_id == products.c.id)
            .order_by(photos.c.position, photos.c.id)
        )
        with self._database.read() as connection:
            for some in chunks(product_ids):
                for row in connection.execute(query.where(products.c.external_id.in_(some))):
                    of_product = found.setdefault(row.external_id, [])
                    if row.id is not None:
                        of_product.append(photo_from(row))
        return {product_id: tuple(of_product) for product_id, of_product in found.items()}

    def hit_rows(self, photo_ids: Sequence[int] | Ids) -> dict[int, HitRow]:
        """What to show of found photos; ids that are gone are left out."""
        found: dict[int, HitRow] = {}
        query = (
            select(
                photos.c.id.label("photo_id"),
                photos.c.source,
                products.c.id,
                products.c.external_id,
                products.c.title,
                products.c.price,
                categories.c.path,
            )
            .join(products, products.c.id == photos.c.product_id)
            .outerjoin(categories, categories.c.id == products.c.category_id)
        )
        with self._database.read() as connection:
            for some in chunks([int(id_) for id_ in photo_ids]):
                rows = connection.execute(query.where(photos.c.id.in_(some))).all()
                attributes = _attributes(connection, [row.id for row in rows])
                for row in rows:
                    found[row.photo_id] = HitRow(
                        row.external_id,
                        row.title,
                        row.path or "",
                        row.price,
                        attributes[row.id],
                        row.source,
                    )
        return found

    def products_of(self, photo_ids: Sequence[int] | Ids) -> dict[int, str]:
        """The shop's id of each photo's product; ids of photos that are gone are left out."""
        found: dict[int, str] = {}
        query = select(photos.c.id, products.c.external_id).join(
            products, products.c.id == photos.c.product_id
        )
        with self._database.read() as connection:
            for some in chunks([int(id_) for id_ in photo_ids]):
                rows = connection.execute(query.where(photos.c.id.in_(some)))
                found.update((photo_id, product_id) for photo_id, product_id in rows)
        return found

    def vectors(self, photo_ids: Sequence[int] | Ids, encoder_id: int) -> tuple[Ids, Vectors]:
        """The photos among the ids that have a vector, ascending, and `(n, dim)` float32."""
        with self._database.read() as connection:
            return vectors_of(connection, np.asarray(photo_ids, np.int64), encoder_id)

    def perceptual_hashes(self) -> tuple[Ids, Hashes]:
        """All photo ids, ascending, and their unsigned 64-bit perceptual hashes."""
        with self._database.read() as connection:
            query = select(photos.c.id, photos.c.perceptual_hash).order_by(photos.c.id)
            rows = connection.execute(query).all()
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        return ids, np.fromiter((row[1] for row in rows), np.uint64, len(rows))

    def count_title_pairs(self, encoder_id: int) -> int:
        """How many titled products have a photo with a vector of the encoder."""
        with self._database.read() as connection:
            titled = _titled(encoder_id).subquery()
            return connection.execute(select(func.count()).select_from(titled)).scalar_one()

    def title_pairs(self, encoder_id: int, limit: int, seed: int) -> TitlePairs:
        """Vectors and words of at most `limit` titled products, one photo of each.

        The same seed on the same catalogue draws the same products, spread over all of it.
        """
        titled = _titled(encoder_id).subquery()
        with self._database.read() as connection:
            all_ids = ids_of(connection, titled.c.photo_id, select(titled.c.photo_id))
            if len(all_ids) > limit:
                drawn = np.random.default_rng(seed).choice(len(all_ids), limit, replace=False)
                all_ids = all_ids[np.sort(drawn)]
            ids, rows = vectors_of(connection, all_ids, encoder_id)
            words = words_of(connection, ids)
        return TitlePairs(
            rows,
            tuple(words[photo_id].title for photo_id in ids.tolist()),
            tuple(words[photo_id].path or "" for photo_id in ids.tolist()),
            tuple(words[photo_id].external_id for photo_id in ids.tolist()),
        )


def _titled(encoder_id: int) -> Select[tuple[int]]:
    """The first photo with a vector of each titled product."""
    return (
        select(func.min(photos.c.id).label("photo_id"))
        .join(vectors, vectors.c.photo_id == photos.c.id)
        .join(products, products.c.id == photos.c.product_id)
        .where(of_encoder(encoder_id), products.c.title != "")
        .group_by(photos.c.product_id)
    )


def _products(connection: Connection, query: Select[Any]) -> list[tuple[int, Product]]:
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    attributes = _attributes(connection, ids)
    sources: dict[int, list[str]] = defaultdict(list)
    listed = select(photos.c.product_id, photos.c.source).order_by(photos.c.position, photos.c.id)
    for some in chunks(ids):
        for product_id, source in connection.execute(listed.where(photos.c.product_id.in_(some))):
            sources[product_id].append(source)
    return [
        (
            row.id,
            Product(
                id=row.external_id,
                title=row.title,
                description=row.description,
                category=row.path or "",
                price=row.price,
                url=row.url,
                attributes=attributes[row.id],
                extra=row.extra,
                photos=tuple(sources[row.id]),
            ),
        )
        for row in rows
    ]


def _attributes(
    connection: Connection, product_ids: Sequence[int]
) -> dict[int, dict[str, AttributeValue]]:
    grouped: dict[int, list[Any]] = {product_id: [] for product_id in product_ids}
    columns = product_attributes.c
    query = select(
        columns.product_id, columns.name, columns.kind, columns.number, columns.text
    ).order_by(columns.product_id, columns.position)
    for some in chunks(list(grouped)):
        for row in connection.execute(query.where(columns.product_id.in_(some))):
            grouped[row.product_id].append(row)
    return {product_id: attributes_from(rows) for product_id, rows in grouped.items()}


def vectors_of(connection: Connection, photo_ids: Ids, encoder_id: int) -> tuple[Ids, Vectors]:
    """The photos among the ids that have a vector, ascending, and `(n, dim)` float32."""
    dim = encoder_dim(connection, encoder_id)
    wanted = np.array(sorted(set(photo_ids.tolist())), np.int64)
    ids = np.empty(len(wanted), np.int64)
    found = np.empty((len(wanted), dim), np.float32)
    query = select(vectors.c.photo_id, vectors.c.vector).order_by(vectors.c.photo_id)
    query = query.where(of_encoder(encoder_id))
    end = 0
    for some in chunks(wanted.tolist()):
        rows = connection.execute(query.where(vectors.c.photo_id.in_(some))).all()
        start, end = end, end + len(rows)
        ids[start:end] = [row.photo_id for row in rows]
        found[start:end] = unpacked([row.vector for row in rows], dim)
    return ids[:end], found[:end]


def words_of(connection: Connection, photo_ids: Ids) -> dict[int, Any]:
    """Rows with source, external id, title and category path of each photo's product, by photo id."""
    words: dict[int, Any] = {}
    query = (
        select(
            photos.c.id,
            photos.c.source,
            products.c.external_id,
            products.c.title,
            categories.c.path,
        )
        .join(products, products.c.id == photos.c.product_id)
        .outerjoin(categories, categories.c.id == products.c.category_id)
    )
    for some in chunks(photo_ids.tolist()):
        rows = connection.execute(query.where(photos.c.id.in_(some)))
        words.update((row.id, row) for row in rows)
    return words


def attributes_of(
    connection: Connection, external_ids: Sequence[str]
) -> dict[str, dict[str, AttributeValue]]:
    """The attributes of products by the shop's ids."""
    known = product_ids(connection, external_ids)
    found = _attributes(connection, list(known.values()))
    return {external_id: found[id_] for external_id, id_ in known.items()}


def photo_from(row: Row[Any]) -> Photo:
    """The record of a row of `photos` with its product's external id."""
    return Photo(
        row.id,
        row.external_id,
        row.source,
        row.content_hash,
        row.format,
        row.width,
        row.height,
        row.file_size,
        row.modified_ns,
        row.perceptual_hash,
    )
