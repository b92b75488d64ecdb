"""Writing the photos of a batch: which are new, replaced, kept or gone, and their vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, delete, select, update

from skulens.errors import CatalogError, UsageError
from skulens.store.bulk import insert_rows
from skulens.store.parts import chunks, insert_all, of_encoder, take_changes
from skulens.store.removal import forget_vectors, remove_photos
from skulens.store.schema import photos, vectors
from skulens.store.values import KeptPhoto, PhotoWrite, ProductWrite

_REPLACE = update(photos).where(photos.c.id == bindparam("which"))
_KEEP = _REPLACE.values(position=bindparam("at"))
_TOUCH = _REPLACE.values(modified_ns=bindparam("modified"))

_Key = tuple[int, str]
"""A product's internal id and a photo's source."""


@dataclass
class _Plan:
    """What happens to each photo; `gone` and `outdated` are ids."""

    new: dict[_Key, PhotoWrite] = field(default_factory=dict)
    replaced: dict[int, PhotoWrite] = field(default_factory=dict)
    kept: dict[int, KeptPhoto] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)


def write_photos(
    connection: Connection,
    writes: Mapping[int, ProductWrite],
    *,
    added: set[int],
    encoder_id: int,
    dim: int,
) -> tuple[int, int, int, int]:
    """Make the stored photos of products, by internal id, those of the writes.

    `added` products have no stored photos yet. Returns the numbers of photos added, replaced, kept
    and removed.
    """
    stored = _stored(connection, [id_ for id_ in writes if id_ not in added])
    plan = _planned(writes, stored)
    written = [*plan.new.values(), *plan.replaced.values()]
    blobs = _packed(written, dim)
    remove_photos(connection, plan.gone)
    forget_vectors(connection, plan.outdated, keep_encoder=encoder_id)
    _update(connection, plan)
    insert_rows(
        connection,
        photos,
        [{"product_id": key[0], **_columns(photo)} for key, photo in plan.new.items()],
    )
    ids = [*_new_ids(connection, plan.new), *plan.replaced]
    for some in chunks(list(plan.replaced)):
        connection.execute(
            delete(vectors).where(of_encoder(encoder_id), vectors.c.photo_id.in_(some))
        )
    numbers = take_changes(connection, len(ids))
    insert_rows(
        connection,
        vectors,
        [
            {"change": number, "photo_id": id_, "encoder_id": encoder_id, "vector": blob}
            for number, id_, blob in zip(numbers, ids, blobs, strict=True)
        ],
    )
    return len(plan.new), len(plan.replaced), len(plan.kept), len(plan.gone)


def _planned(writes: Mapping[int, ProductWrite], stored: Mapping[_Key, Any]) -> _Plan:
    plan = _Plan()
    wanted: dict[_Key, PhotoWrite | KeptPhoto] = {
        (id_, photo.source): photo for id_, write in writes.items() for photo in write.photos
    }
    plan.gone = [row.id for key, row in stored.items() if key not in wanted]
    for key, photo in wanted.items():
        row = stored.get(key)
        if isinstance(photo, KeptPhoto):
            if row is None:
                raise CatalogError(
                    f"photo {photo.source!r} of product {writes[key[0]].product.id!r} was removed "
                    "from the catalogue meanwhile; run the same command again"
                )
            plan.kept[row.id] = photo
        elif row is None:
            plan.new[key] = photo
        else:
            plan.replaced[row.id] = photo
            if row.content_hash != photo.content_hash:
                plan.outdated.append(row.id)
    return plan


def _update(connection: Connection, plan: _Plan) -> None:
    replaced = [{"which": id_, **_columns(photo)} for id_, photo in plan.replaced.items()]
    insert_all(connection, _REPLACE, replaced)
    kept = [{"which": id_, "at": photo.position} for id_, photo in plan.kept.items()]
    insert_all(connection, _KEEP, kept)
    touched = [
        {"which": id_, "modified": photo.modified_ns}
        for id_, photo in plan.kept.items()
        if photo.modified_ns is not None
    ]
    insert_all(connection, _TOUCH, touched)


def _packed(written: Sequence[PhotoWrite], dim: int) -> list[bytes]:
    for photo in written:
        if photo.vector.shape != (dim,):
            raise UsageError(
                f"photo {photo.source!r}: its vector has shape {photo.vector.shape}, "
                f"but the encoder's have ({dim},)"
            )
    if not written:
        return []
    stacked = np.stack([photo.vector for photo in written]).astype("<f4", copy=False)
    broken = np.flatnonzero(~np.isfinite(stacked).all(axis=1))
    if len(broken):
        source = written[int(broken[0])].source
        raise UsageError(f"photo {source!r}: its vector holds numbers that are not finite")
    return [row.tobytes() for row in stacked]


def _columns(photo: PhotoWrite) -> dict[str, Any]:
    return {
        "position": photo.position,
        "source": photo.source,
        "content_hash": photo.content_hash,
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "file_size": photo.file_size,
        "modified_ns": photo.modified_ns,
        "perceptual_hash": photo.perceptual_hash,
    }


def _stored(connection: Connection, product_ids: Sequence[int]) -> dict[_Key, Any]:
    stored: dict[_Key, Any] = {}
    query = select(photos.c.id, photos.c.product_id, photos.c.source, photos.c.content_hash)
    for some in chunks(product_ids):
        rows = connection.execute(query.where(photos.c.product_id.in_(some)))
        stored.update(((row.product_id, row.source), row) for row in rows)
    return stored


def _new_ids(connection: Connection, new: Mapping[_Key, PhotoWrite]) -> list[int]:
    stored = _stored(connection, list({product_id for product_id, _ in new}))
    return [stored[key].id for key in new]
