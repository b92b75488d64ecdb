"""Taking in a batch of products with their photos and vectors, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, update

from skulens.records import Rejection
from skulens.store.attributes import attribute_rows
from skulens.store.bulk import insert_rows
from skulens.store.categories import ensured_categories
from skulens.store.encoders import encoder_dim
from skulens.store.parts import Part, chunks, insert_all, product_ids
from skulens.store.photos import write_photos
from skulens.store.runs import mark_seen
from skulens.store.schema import product_attributes, products, rejections
from skulens.store.texts import check_photo_source, check_product, product_digest, storable
from skulens.store.values import ProductWrite, WriteCounts
from skulens.store.words import index_words, words_of

_UPDATE = update(products).where(products.c.external_id == bindparam("which"))


class Writing(Part):
    """Adding and replacing products."""

    def write(
        self,
        batch: Sequence[ProductWrite],
        *,
        origin: str,
        run: int,
        encoder_id: int,
        rejections: Sequence[Rejection] = (),
        seen: Sequence[str] = (),
    ) -> WriteCounts:
        """Store products, photos, vectors and rejections: all of them or, on an error, none.

        A product already stored is replaced: its fields, its attributes and its list of photos.
        Of products or photos listed twice the last counts. Rejections of sources that are stored
        now are cleared. `seen` are ids of products that were met unchanged. Raises `UsageError` for what cannot be stored, naming the product and the
        field, and `CatalogError` for a `KeptPhoto` that is not stored.
        """
        writes = {write.product.id: write for write in batch}
        for write in writes.values():
            check_product(write.product)
            for photo in write.photos:
                check_photo_source(write.product, photo.source)
        with self._database.write() as connection:
            dim = encoder_dim(connection, encoder_id)
            ids, added = _write_products(connection, writes, storable(origin), run)
            _write_attributes(connection, writes, ids, added)
            index_words(
                connection, {ids[name]: words_of(write.product) for name, write in writes.items()}
            )
            counts = write_photos(
                connection,
                {ids[name]: write for name, write in writes.items()},
                added={ids[name] for name in added},
                encoder_id=encoder_id,
                dim=dim,
            )
            mark_seen(connection, seen, storable(origin), run)
            _write_rejections(connection, writes.values(), rejections, storable(origin), run)
        return WriteCounts(len(added), len(writes) - len(added), *counts)


def _write_products(
    connection: Connection, writes: dict[str, ProductWrite], origin: str, run: int
) -> tuple[dict[str, int], set[str]]:
    known = product_ids(connection, list(writes))
    category_ids = ensured_categories(
        connection, (write.product.category for write in writes.values())
    )
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for name, write in writes.items():
        product = write.product
        row = {
            "category_id": category_ids[product.category],
            "price": product.price,
            "seen_run": run,
            "origin": origin,
            "digest": product_digest(product),
            "title": product.title,
            "url": product.url,
            "description": product.description,
            "extra": dict(product.extra),
        }
        if name in known:
            changed.append({"which": name, **row})
        else:
            new.append({"external_id": name, **row})
    insert_rows(connection, products, new)
    insert_all(connection, _UPDATE, changed)
    added = [row["external_id"] for row in new]
    return known | product_ids(connection, added), set(added)


def _write_attributes(
    connection: Connection,
    writes: dict[str, ProductWrite],
    ids: dict[str, int],
    added: set[str],
) -> None:
    for some in chunks([ids[name] for name in writes if name not in added]):
        connection.execute(
            delete(product_attributes).where(product_attributes.c.product_id.in_(some))
        )
    insert_rows(
        connection,
        product_attributes,
        [
            row
            for name, write in writes.items()
            for row in attribute_rows(ids[name], write.product.attributes)
        ],
    )


def _write_rejections(
    connection: Connection,
    writes: Iterable[ProductWrite],
    refused: Sequence[Rejection],
    origin: str,
    run: int,
) -> None:
    stored = [write.product.id for write in writes]
    stored += [photo.source for write in writes for photo in write.photos]
    rows = {
        storable(item.source): {
            "origin": origin,
            "source": storable(item.source),
            "reason": storable(item.reason),
            "message": storable(item.message),
            "run": run,
            "created_at": time.time(),
        }
        for item in refused
    }
    of_origin = rejections.c.origin == origin
    for some in chunks([*stored, *rows]):
        connection.execute(delete(rejections).where(of_origin, rejections.c.source.in_(some)))
    insert_rows(connection, rejections, list(rows.values()))
