"""What people are asked to decide, and what they decided."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, func, insert, select, update

from skulens.errors import NotFoundError
from skulens.store.parts import Part, Vectors
from skulens.store.schema import DECISIONS, counters, review_items
from skulens.store.texts import storable
from skulens.store.values import ReviewItem

WAITING, SKIPPED = "waiting", "skipped"
_AT_ONCE = 100


class ReviewItems(Part):
    """The queue in the order of its items' numbers."""

    def queue_review(
        self,
        key: str,
        encoder_id: int,
        *,
        proposed: str,
        confidence: float,
        title: str,
        details: Mapping[str, Any],
        vectors: Vectors,
        picture: bytes,
    ) -> int | None:
        """Put something in the queue, and return its number, None if it was decided before.

        What has the same `key` is not queued twice: while it waits or is skipped, the new proposal
        takes the old one's place; once decided, it stays as it is.
        """
        content = {
            "state": WAITING,
            "decided_at": None,
            "decided_by": "",
            "decided": "",
            "title": storable(title),
            "picture": picture,
            "confidence": confidence,
            "proposed": storable(proposed),
            "details": dict(details),
            "encoder_id": encoder_id,
            **_vector_columns(vectors),
        }
        this = review_items.c.key == key
        with self._database.write() as connection:
            row = connection.execute(
                select(review_items.c.id, review_items.c.state).where(this)
            ).one_or_none()
            if row is not None:
                if row.state not in (WAITING, SKIPPED):
                    return None
                connection.execute(update(review_items).where(this).values(content))
                return int(row.id)
            new = {"key": key, "created_at": time.time()}
            inserted = connection.execute(insert(review_items).values(new | content))
            assert inserted.inserted_primary_key is not None
            return int(inserted.inserted_primary_key[0])

    def decide_review(self, item: int, state: str, decided: str, by: str) -> None:
        """Write down what was decided, by whom, now. Raises `NotFoundError` for an unknown item."""
        values = {
            "state": state,
            "decided": storable(decided),
            "decided_by": storable(by),
            "decided_at": time.time(),
        }
        with self._database.write() as connection:
            change = update(review_items).where(review_items.c.id == item).values(values)
            if not connection.execute(change).rowcount:
                raise NotFoundError(f"the review queue has no item number {item}")
            _note_decision(connection)

    def replace_review_vectors(self, item: int, encoder_id: int, vectors: Vectors) -> None:
        """Keep vectors `(n, dim)` of another encoder in place of those there are."""
        values = {"encoder_id": encoder_id, **_vector_columns(vectors)}
        with self._database.write() as connection:
            change = update(review_items).where(review_items.c.id == item)
            connection.execute(change.values(values))
            _note_decision(connection)

    def review_item(self, item: int) -> ReviewItem:
        """One item; raises `NotFoundError`."""
        query = select(review_items).where(review_items.c.id == item)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFoundError(f"the review queue has no item number {item}")
        return _item(row, row.picture)

    def review_items(
        self, states: Sequence[str], newest_first: bool = False
    ) -> Iterator[ReviewItem]:
        """All items in one of the states, oldest first, without their pictures."""
        columns = [column for column in review_items.c if column.name != "picture"]
        column, last = review_items.c.id, None
        order = column.desc() if newest_first else column

        def read() -> Sequence[Row[Any]]:
            query = select(*columns).where(review_items.c.state.in_(states))
            if last is not None:
                query = query.where(column < last if newest_first else column > last)
            with self._database.read() as connection:
                return connection.execute(query.order_by(order).limit(_AT_ONCE)).all()

        while True:
            rows = self._database.insist(read)
            if not rows:
                return
            for row in rows:
                yield _item(row, b"")
            last = rows[-1].id

    def count_reviews(self) -> dict[str, int]:
        """How many items there are in each state."""
        state = review_items.c.state
        query = select(state, func.count().label("number")).group_by(state)
        with self._database.read() as connection:
            return {row.state: row.number for row in connection.execute(query)}

    def review_mark(self) -> int:
        """What changes with every decision; quick enough to ask before every answer."""
        query = select(counters.c.value).where(counters.c.name == DECISIONS)
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())


def _note_decision(connection: Connection) -> None:
    counter = update(counters).where(counters.c.name == DECISIONS)
    connection.execute(counter.values(value=counters.c.value + 1))


def _vector_columns(vectors: Vectors) -> dict[str, Any]:
    return {"vector_count": len(vectors), "vectors": vectors.astype("<f4").tobytes()}


def _item(row: Row[Any], picture: bytes) -> ReviewItem:
    return ReviewItem(
        row.id,
        row.key,
        row.state,
        row.created_at,
        row.decided_at,
        row.decided_by,
        row.encoder_id,
        row.confidence,
        row.proposed,
        row.decided,
        row.title,
        row.details,
        np.frombuffer(row.vectors, "<f4").reshape(row.vector_count, -1).astype(np.float32),
        bytes(picture),
    )
