"""The index of a server with the methods of the others: what is added goes through the store."""

from __future__ import annotations

import itertools

import numpy as np

from skulens.encoders.blocks import BlockLayout
from skulens.index import IndexRecipe
from skulens.index.pgvector import PgVectorIndex
from skulens.search.adapted import AdaptedVectors
from skulens.store import Store
from skulens.store.bulk import insert_rows
from skulens.store.parts import take_changes
from skulens.store.schema import photos, products, removals, vectors

_NUMBERS = itertools.count()


class ServerMember:
    """Photos with the ids asked for, one product each, under an encoder of its own."""

    def __init__(self, store: Store, kind: str, dim: int, encoder: str | None = None) -> None:
        self.store, self.kind, self.dim = store, kind, dim
        self.fingerprint = encoder or f"contract-{next(_NUMBERS)}"
        blocks = (("appearance", dim),)
        self.encoder_id = store.register_encoder(self.fingerprint, "contract", blocks)
        source = AdaptedVectors(store, self.encoder_id, self.fingerprint, BlockLayout(blocks))
        recipe = IndexRecipe(kind, ef_search=128)
        self.index = PgVectorIndex(store.database, source, self.encoder_id, recipe)
        self._changed = 0

    def reopened(self) -> ServerMember:
        """Another process's view, once everything is published."""
        self.publish()
        return ServerMember(self.store, self.kind, self.dim, self.fingerprint)

    def publish(self) -> None:
        self.index.publish(if_behind=1)

    def __len__(self) -> int:
        return len(self.index)

    def ids(self) -> np.ndarray:
        return self.index.ids()

    def search(self, queries, k, allowed=None):
        return self.index.search(queries, k, allowed)

    def add(self, ids: np.ndarray, rows: np.ndarray) -> None:
        last = dict(zip(ids.tolist(), rows, strict=True))
        with self.store.database.write() as connection:
            held = set(connection.execute(photos.select()).scalars())
            new = [id_ for id_ in last if id_ not in held]
            insert_rows(connection, products, [_product(id_) for id_ in new])
            insert_rows(connection, photos, [_photo(id_) for id_ in new])
            self._forget(connection, list(last))
            numbers = take_changes(connection, len(last))
            made = [
                {"change": number, "photo_id": id_, "encoder_id": self.encoder_id}
                | {"vector": row.astype("<f4").tobytes()}
                for number, (id_, row) in zip(numbers, last.items(), strict=True)
            ]
            insert_rows(connection, vectors, made)
        self._sometimes_publish()

    def remove(self, ids: np.ndarray) -> int:
        before = self.store.vector_count(self.encoder_id)
        with self.store.database.write() as connection:
            self._forget(connection, ids.tolist())
        self._sometimes_publish()
        return before - self.store.vector_count(self.encoder_id)

    def _forget(self, connection, ids: list[int]) -> None:
        others = vectors.c.encoder_id == self.encoder_id
        held = connection.execute(vectors.select().where(others)).all()
        going = [row.photo_id for row in held if row.photo_id in set(ids)]
        numbers = list(take_changes(connection, len(going)))
        connection.execute(vectors.delete().where(others, vectors.c.photo_id.in_(going)))
        _note(connection, going, numbers, self.encoder_id)

    def _sometimes_publish(self) -> None:
        """So that some changes meet a table, some the vectors in memory."""
        self._changed += 1
        if self._changed % 2:
            self.publish()


def _note(connection, ids: list[int], numbers: list[int], encoder_id: int) -> None:
    rows = [
        {"change": number, "photo_id": id_, "encoder_id": encoder_id}
        for number, id_ in zip(numbers, ids, strict=True)
    ]
    insert_rows(connection, removals, rows)


def _product(id_: int) -> dict[str, object]:
    words = dict.fromkeys(("origin", "digest", "title", "url", "description"), "")
    return {"id": id_, "external_id": str(id_), "seen_run": 1, "extra": {}, **words}


def _photo(id_: int) -> dict[str, object]:
    numbers = ("position", "width", "height", "file_size", "modified_ns", "perceptual_hash")
    words = {"source": f"{id_}.jpg", "content_hash": "", "format": "JPEG"}
    return {"id": id_, "product_id": id_, **words, **dict.fromkeys(numbers, 0)}
