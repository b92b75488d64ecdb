"""What every store must do with the review queue."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skulens.errors import NotFoundError
from skulens.store import Store

STATES = ("waiting", "accepted", "corrected", "skipped")
VECTORS = np.array([[1.5, -0.0, 1e-42], [3e38, -1 / 3, 0]], np.float32)


def queue(store: Store, encoder: int, key: str = "key", **changes: object) -> int:
    content = {
        "proposed": "apple",
        "confidence": 0.1 + 0.2,
        "title": "Granny",
        "details": {"photos": ["1.jpg", "2.jpg"], "alternatives": [["apple", 0.3]], "path": "A"},
        "vectors": VECTORS,
        "picture": b"\xff\xd8\x00",
    }
    return store.queue_review(key, encoder, **{**content, **changes})


def ids(store: Store, *states: str, newest_first: bool = False) -> list[int]:
    return [item.id for item in store.review_items(states or STATES, newest_first)]


def test_an_item_comes_back_as_it_was(store: Store, encoder: int, where: Path | str) -> None:
    number = queue(store, encoder)
    with Store.open(where) as again:
        item = again.review_item(number)
    assert (item.id, item.key, item.state) == (number, "key", "waiting")
    assert (item.proposed, item.confidence, item.title) == ("apple", 0.1 + 0.2, "Granny")
    assert item.details["alternatives"] == [["apple", 0.3]]
    assert (item.decided, item.decided_by, item.decided_at) == ("", "", None)
    assert (item.encoder_id, item.picture) == (encoder, b"\xff\xd8\x00")
    assert (item.vectors.shape, item.vectors.dtype) == ((2, 3), np.float32)
    assert item.vectors.tobytes() == VECTORS.tobytes()
    assert item.created_at > 1.7e9


def test_odd_names_of_files_are_no_obstacle(store: Store, encoder: int) -> None:
    details = {"photos": ["p\udcff\x00.jpg", "\u202e"], "path": "\x1b"}
    number = queue(store, encoder, details=details, title="\x00\ud800")
    assert store.review_item(number).details == details
    assert store.review_item(number).title == "\\x00\\ud800"


def test_a_photo_without_a_name_has_vectors_too(store: Store, encoder: int) -> None:
    number = queue(store, encoder, details={}, vectors=VECTORS[:1])
    assert store.review_item(number).vectors.shape == (1, 3)


def test_lists_are_without_pictures(store: Store, encoder: int) -> None:
    one = store.review_item(queue(store, encoder))
    (listed,) = store.review_items(STATES)
    assert np.array_equal(listed.vectors, one.vectors)
    fields = {"vectors": None, "picture": b""}
    assert replace(listed, **fields) == replace(one, **fields)


def test_queued_twice_is_queued_once(store: Store, encoder: int) -> None:
    first = queue(store, encoder)
    other = store.register_encoder("another", "other", (("meaning", 2),))
    again = queue(
        store, other, proposed="pear", title="Williams", details={"photos": ["new.jpg"]},
        vectors=VECTORS[1:], picture=b"new",
    )  # fmt: skip
    item = store.review_item(first)
    assert (again, ids(store)) == (first, [first])
    assert (item.proposed, item.title, item.picture) == ("pear", "Williams", b"new")
    assert (item.encoder_id, item.vectors.shape) == (other, (1, 3))
    assert queue(store, encoder, "another key") > first


@pytest.mark.parametrize("state", ["accepted", "corrected"])
def test_what_is_decided_stays(state, store: Store, encoder: int) -> None:
    number = queue(store, encoder)
    store.decide_review(number, state, "pear", "ann")
    assert queue(store, encoder, proposed="plum", picture=b"new") is None
    item = store.review_item(number)
    assert (item.state, item.proposed, item.decided) == (state, "apple", "pear")
    assert (item.decided_by, item.picture) == ("ann", b"\xff\xd8\x00")


def test_what_was_skipped_waits_again_with_no_trace_of_it(store: Store, encoder: int) -> None:
    number = queue(store, encoder)
    store.decide_review(number, "skipped", "", "ann")
    assert queue(store, encoder) == number
    item = store.review_item(number)
    assert (item.state, item.decided_by, item.decided_at) == ("waiting", "", None)


def test_the_later_decision_stands(store: Store, encoder: int) -> None:
    number = queue(store, encoder)
    store.decide_review(number, "accepted", "apple", "ann")
    first = store.review_item(number)
    store.decide_review(number, "corrected", "pear\x00", "b\ud800n")
    item = store.review_item(number)
    assert (item.state, item.decided, item.decided_by) == ("corrected", "pear\\x00", "b\\ud800n")
    assert item.decided_at > first.decided_at


def test_unknown_items(store: Store, encoder: int) -> None:
    number = queue(store, encoder) + 1
    with pytest.raises(NotFoundError, match=f"no item number {number}"):
        store.review_item(number)
    with pytest.raises(NotFoundError, match=f"no item number {number}"):
        store.decide_review(number, "skipped", "", "ann")


def test_long_queues_come_in_pages_and_both_orders(store: Store, encoder: int) -> None:
    numbers = [queue(store, encoder, f"{n}") for n in range(205)]
    assert numbers == sorted(numbers)
    assert ids(store, "waiting") == numbers
    assert ids(store, "waiting", newest_first=True) == numbers[::-1]
    for number in numbers[::2]:
        store.decide_review(number, "accepted", "apple", "ann")
    assert ids(store, "waiting") == numbers[1::2]
    assert ids(store, "waiting", "accepted") == numbers
    assert ids(store, "accepted", newest_first=True) == numbers[::2][::-1]
    assert (ids(store, "skipped"), list(store.review_items(()))) == ([], [])


def test_decisions_may_be_made_while_paging(store: Store, encoder: int) -> None:
    numbers = [queue(store, encoder, f"{n}") for n in range(150)]
    seen = []
    for item in store.review_items(("waiting",)):
        store.decide_review(item.id, "skipped", "", "ann")
        seen.append(item.id)
    assert seen == numbers


def test_counts(store: Store, encoder: int) -> None:
    assert store.count_reviews() == {}
    for number, state in enumerate(("", "", "accepted", "corrected", "skipped", "skipped")):
        item = queue(store, encoder, f"{number}")
        if state:
            store.decide_review(item, state, "", "ann")
    assert store.count_reviews() == {"waiting": 2, "accepted": 1, "corrected": 1, "skipped": 2}


def test_the_mark_changes_with_every_decision(store: Store, encoder: int) -> None:
    before = store.review_mark()
    first, second = (queue(store, encoder, key) for key in "ab")
    assert store.review_mark() == before
    marks = []
    for item in (first, first, second, second, first):
        store.decide_review(item, "accepted", "apple", "ann")
        marks.append(store.review_mark())
    assert len(set(marks)) == 5
    assert store.review_mark() == marks[-1]


def test_many_at_once(store: Store, encoder: int) -> None:
    """The same key from two threads is one item, and two people's decisions leave one of them."""
    numbers: list[int] = []

    def work(name: str) -> None:
        for key in range(10):
            number = queue(store, encoder, f"{key}")
            if number is not None:
                numbers.append(number)
                store.decide_review(number, "corrected", name, name)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ann", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(numbers)) == 10
    assert store.count_reviews() == {"corrected": 10}
    assert all(item.decided == item.decided_by for item in store.review_items(STATES))
