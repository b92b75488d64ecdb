"""A review queue over items in memory, for tests of what the commands do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from skulens.classify.review import ReviewQueue
from skulens.errors import NotFoundError
from skulens.store import ReviewItem
from skulens.taxonomy.tree import Node, Taxonomy

TAXONOMY = Taxonomy(
    (
        Node("f", "Fruit", None),
        Node("fa", "Apple", "f", ("pomme",)),
        Node("fp", "Pear", "f"),
        Node("j", "Juice", None),
        Node("ja", "Apple", "j"),
    )
)
JPEG = b"\xff\xd8 a picture"
MONDAY = 1_772_409_600.0  # 2026-03-02T00:00:00Z
DECIDED_AT = MONDAY + 86_400


def item(id: int, proposed: str, path: str, confidence: float, **more: object) -> ReviewItem:
    details = {
        "photos": more.pop("photos", [f"photos/{id}.jpg"]),
        "alternatives": more.pop("alternatives", []),
        "path": path,
        "method": "head",
    }
    waiting = ReviewItem(
        id, f"key {id}", "waiting", MONDAY + id, None, "", 1, confidence, proposed, "", "", details,
        np.zeros((1, 2), np.float32), JPEG,
    )  # fmt: skip
    return replace(waiting, **more)


ITEMS = (
    item(3, "fa", "Fruit > Apple", 0.62, title="Granny Smith", photos=["a/1.jpg", "a/2.jpg"],
         alternatives=[["fa", 0.62], ["fp", 0.31], ["gone", 0.05], ["ja", 0.02]]),
    item(5, "gone", "Fruit > Quince", 0.41, alternatives=[["gone", 0.41], ["fp", 0.4]]),
    item(7, "fp", "Fruit > Pear", 0.55, title="Williams", state="corrected", decided="fa",
         decided_by="ben", decided_at=MONDAY - 86_400),
    item(8, "fp", "Fruit > Pear", 0.5, state="accepted", decided="fp", decided_by="ann",
         decided_at=MONDAY + 60),
    item(9, "ja", "Juice > Apple", 0.33, state="skipped", decided_by="ann",
         decided_at=MONDAY + 90),
)  # fmt: skip


class FakeStore:
    """The part of the store that holds reviews; the clock stands still."""

    def __init__(self, items: Sequence[ReviewItem]) -> None:
        self.items = {item.id: item for item in items}

    def review_item(self, id: int) -> ReviewItem:
        if id not in self.items:
            raise NotFoundError(f"the review queue has no item number {id}")
        return self.items[id]

    def review_items(
        self, states: Sequence[str], newest_first: bool = False
    ) -> Iterator[ReviewItem]:
        for id in sorted(self.items, reverse=newest_first):
            if self.items[id].state in states:
                yield self.items[id]

    def decide_review(self, id: int, state: str, decided: str, by: str) -> None:
        self.items[id] = replace(
            self.review_item(id), state=state, decided=decided, decided_by=by, decided_at=DECIDED_AT
        )

    def count_reviews(self) -> dict[str, int]:
        return Counter(item.state for item in self.items.values())


def fake_queue(items: Sequence[ReviewItem] = ITEMS) -> ReviewQueue:
    return ReviewQueue(FakeStore(items), lambda: TAXONOMY)
