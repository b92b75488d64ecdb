"""The review queue: what is shown, what a decision means, and what the report adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.classify.review import PERIODS, STATES, ReviewQueue
from skulens.errors import NotFoundError, UsageError
from skulens.records import AcceptanceRow, CategoryCandidate
from skulens.store import ReviewItem, Store
from skulens.taxonomy.tree import Node, Taxonomy

TREE = Taxonomy(
    (
        Node("f", "Fruit", None),
        Node("fa", "Apple", "f", ("pomme",)),
        Node("fp", "Pear", "f", former_paths=("Fruit > Poire",)),
        Node("j", "Juice", None),
        Node("ja", "Apple", "j"),
    )
)


class Shop:
    """A queue over a store whose taxonomy can be changed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.tree = TREE
        self.encoder = store.register_encoder("fingerprint", "dummy", (("meaning", 2),))
        self.queue = ReviewQueue(store, lambda: self.tree)

    def put(self, key: str = "key", proposed: str = "fa", path: str = "Fruit > Apple") -> int:
        return self.store.queue_review(
            key, self.encoder, proposed=proposed, confidence=0.5, title="Granny",
            details={"photos": ["1.jpg"], "alternatives": [["fa", 0.5], ["fp", 0.25]],
                     "path": path, "method": "head"},
            vectors=np.zeros((1, 2), np.float32), picture=b"\xff\xd8",
        )  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with Store.open(tmp_path) as store:
        yield Shop(store)


def test_what_waits_is_shown(shop: Shop) -> None:
    id = shop.put()
    (entry,) = shop.queue.waiting()
    assert (entry.id, entry.state, entry.photos, entry.title) == (
        id,
        "waiting",
        ("1.jpg",),
        "Granny",
    )
    assert (entry.proposed, entry.confidence) == ("Fruit > Apple", 0.5)
    assert entry.alternatives == (
        CategoryCandidate("fa", "Fruit > Apple", 0.5),
        CategoryCandidate("fp", "Fruit > Pear", 0.25),
    )
    assert (entry.decided, entry.decided_by, entry.decided_at) == ("", "", "")
    queued = datetime.strptime(entry.created_at, "%Y-%m-%dT%H:%M:%S%z")
    assert abs((datetime.now(UTC) - queued).total_seconds()) < 60
    assert shop.queue.entry(id) == entry
    assert shop.queue.picture(id) == b"\xff\xd8"


def test_orders_states_and_limits(shop: Shop) -> None:
    ids = [shop.put(key) for key in "abcd"]
    shop.queue.skip(ids[1], "ann")
    queue = shop.queue
    assert [entry.id for entry in queue.waiting(2)] == [ids[0], ids[2]]
    assert [entry.id for entry in queue.entries(newest_first=True, limit=3)] == ids[:0:-1]
    assert [entry.id for entry in queue.entries(("skipped",))] == [ids[1]]
    assert queue.waiting(0) == queue.entries(()) == ()
    assert queue.counts() == {"waiting": 3, "accepted": 0, "corrected": 0, "skipped": 1}
    with pytest.raises(UsageError, match="no state is called 'lost'; there are waiting, accepted"):
        queue.entries(("lost",))
    with pytest.raises(UsageError, match="limit is -1"):
        queue.waiting(-1)


def test_accepting(shop: Shop) -> None:
    entry = shop.queue.accept(shop.put(), "  Ann \n Lee ")
    assert (entry.state, entry.decided, entry.decided_by) == (
        "accepted",
        "Fruit > Apple",
        "Ann Lee",
    )
    assert entry.decided_at.endswith("Z")
    assert shop.store.review_item(entry.id).decided == "fa"
    assert shop.queue.waiting() == ()


@pytest.mark.parametrize("text", ["fp", "Fruit > Pear", " fruit>PEAR", "pear", "Fruit > Poire"])
def test_correcting(text: str, shop: Shop) -> None:
    entry = shop.queue.correct(shop.put(), text, "ann")
    assert (entry.state, entry.decided) == ("corrected", "Fruit > Pear")
    assert shop.store.review_item(entry.id).decided == "fp"


@pytest.mark.parametrize("text", ["fa", "Fruit > Apple", "pomme"])
def test_correcting_to_the_proposal_accepts_it(text: str, shop: Shop) -> None:
    assert shop.queue.correct(shop.put(), text, "ann").state == "accepted"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("apple", "'apple' means several categories; give the path: 'Fruit > Apple', 'Juice > Apple'"),
        ("Fruit > Pera", "no category 'Fruit > Pera' in the taxonomy; did you mean 'Fruit > Pear'"),
        ("Orchard > Peer", "no category 'Orchard > Peer' in the taxonomy; did you mean 'Fruit > Pear'?"),
        ("aplle", "did you mean 'Fruit > Apple', 'Juice > Apple'?"),
        ("Spanner", "no category 'Spanner' in the taxonomy"),
        ("", "no category '' in the taxonomy"),
        (">", "no category '>' in the taxonomy"),
    ],
)  # fmt: skip
def test_a_category_that_is_not_clear(text: str, message: str, shop: Shop) -> None:
    id = shop.put()
    with pytest.raises(NotFoundError) as told:
        shop.queue.correct(id, text, "ann")
    assert message in str(told.value)
    assert shop.queue.entry(id).state == "waiting"


def test_a_name_that_many_have(shop: Shop) -> None:
    shop.tree = Taxonomy(
        Node(*row)
        for n in range(9)
        for row in [(f"{n}", f"Top {n}", None), (f"{n}x", "Same", f"{n}")]
    )
    with pytest.raises(NotFoundError, match=r"'Top 4 > Same' and 4 more$"):
        shop.queue.correct(shop.put(), "same", "ann")


def test_decisions_need_a_name_and_an_item(shop: Shop) -> None:
    id = shop.put()
    decisions = (
        lambda id, by: shop.queue.accept(id, by),
        lambda id, by: shop.queue.correct(id, "fp", by),
        lambda id, by: shop.queue.skip(id, by),
    )
    for decide in decisions:
        with pytest.raises(UsageError, match="'by' is empty"):
            decide(id, " ")
        for unknown in (id + 1, 0, -1, 1 << 63, 10**40):
            with pytest.raises(NotFoundError, match=f"no item number {unknown}"):
                decide(unknown, "ann")
    assert shop.queue.entry(id).state == "waiting"


def test_a_decision_can_be_changed(shop: Shop) -> None:
    id = shop.put()
    steps = [
        (shop.queue.skip(id, "ann"), "skipped", ""),
        (shop.queue.correct(id, "fp", "ben"), "corrected", "Fruit > Pear"),
        (shop.queue.accept(id, "ann"), "accepted", "Fruit > Apple"),
        (shop.queue.skip(id, "ben"), "skipped", ""),
    ]
    assert [(entry.state, entry.decided) for entry, *_ in steps] == [
        (state, decided) for _, state, decided in steps
    ]
    assert shop.queue.entry(id).decided_by == "ben"


def test_a_proposal_that_is_gone_can_only_be_corrected(shop: Shop) -> None:
    id, decided = shop.put("a", "old", "Fruit > Quince"), shop.put("b")
    shop.queue.correct(decided, "fp", "ann")
    shop.tree = Taxonomy(node for node in TREE if node.id != "fp")
    assert shop.queue.entry(id).proposed == "Fruit > Quince"
    assert [other.id for other in shop.queue.entry(id).alternatives] == ["fa"]
    with pytest.raises(NotFoundError, match="'Fruit > Quince', is no longer in the taxonomy; corr"):
        shop.queue.accept(id, "ann")
    assert shop.queue.correct(id, "fa", "ann").decided == "Fruit > Apple"
    assert shop.queue.entry(decided).decided == "fp"


def test_paths_are_those_of_today(shop: Shop) -> None:
    id = shop.put()
    shop.tree = Taxonomy((Node("t", "Things", None), Node("fa", "Äpfel", "t")))
    assert shop.queue.entry(id).proposed == "Things > Äpfel"
    assert shop.queue.category_paths() == ("Things", "Things > Äpfel")
    assert shop.queue.accept(id, "ann").decided == "Things > Äpfel"


def test_a_tree_with_new_ids_for_the_same_paths(shop: Shop) -> None:
    first, second = shop.put("a"), shop.put("b")
    shop.tree = Taxonomy.of_paths(["Fruit > Apple", "Fruit > Pear"])
    assert shop.queue.accept(first, "ann").decided == "Fruit > Apple"
    assert shop.store.review_item(first).decided == "Fruit > Apple"
    assert shop.queue.correct(second, "Apple", "ann").state == "accepted"


class Decided:
    """A store of decided items, for the report alone."""

    def __init__(self, decisions: list[tuple[str, str, float]]) -> None:
        self.decisions = decisions

    def review_items(self, states: tuple[str, ...]) -> Iterator[ReviewItem]:
        for id, (proposed, state, when) in enumerate(self.decisions):
            if state in states:
                yield ReviewItem(
                    id, "", state, 0.0, when, "ann", 1, 0.5, proposed, "", "",
                    {"path": f"Gone > {proposed}"}, np.zeros((1, 1), np.float32), b"",
                )  # fmt: skip

    def count_reviews(self) -> dict[str, int]:
        states = [state for _, state, _ in self.decisions]
        return {state: states.count(state) for state in set(states)}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["fa", "fp", "ja", "x", "y"]),
            st.sampled_from(STATES),
            st.floats(1.7e9, 1.9e9),
        ),
        max_size=40,
    ),
    st.sampled_from(PERIODS),
)
def test_the_sums_of_a_report_agree(decisions, period) -> None:
    report = ReviewQueue(Decided(decisions), lambda: TREE).report(period)
    states = [state for _, state, _ in decisions]
    total = (states.count("accepted"), states.count("corrected"))
    assert (report.total.accepted, report.total.corrected) == total
    assert (report.waiting, report.skipped) == (states.count("waiting"), states.count("skipped"))
    for rows in (report.periods, report.categories):
        assert (sum(r.accepted for r in rows), sum(r.corrected for r in rows)) == total
        assert [(r.period, r.category) for r in rows] == sorted(
            {(r.period, r.category) for r in rows}
        )
        assert all(row.accepted + row.corrected > 0 and 0 <= row.rate <= 1 for row in rows)
    for row in report.periods:
        parts = [part for part in report.categories if part.period == row.period]
        assert row.category == ""
        assert sum(part.accepted for part in parts) == row.accepted
        assert sum(part.corrected for part in parts) == row.corrected
    assert {row.period for row in report.categories} == {row.period for row in report.periods}


@pytest.mark.parametrize(
    ("when", "period", "name"),
    [
        ("2026-11-21T12:00:00+00:00", "day", "2026-11-21"),
        ("2026-11-21T12:00:00+00:00", "week", "2026-W47"),
        ("2026-11-21T12:00:00+00:00", "month", "2026-11"),
        ("2026-11-30T23:30:00-01:00", "month", "2026-12"),  # in UTC
        ("2027-01-01T00:00:00+00:00", "week", "2026-W53"),
        ("2024-12-30T00:00:00+00:00", "week", "2025-W01"),
    ],
)
def test_names_of_periods(when, period, name) -> None:
    seconds = datetime.fromisoformat(when).timestamp()
    report = ReviewQueue(Decided([("fa", "accepted", seconds)]), lambda: TREE).report(period)
    assert report.periods == (AcceptanceRow(name, "", 1, 0),)
    assert report.categories == (AcceptanceRow(name, "Fruit > Apple", 1, 0),)


def test_the_report_counts_by_the_category_proposed(shop: Shop) -> None:
    for key, decision in {"a": "fa", "b": "fp", "c": "fp", "d": None}.items():
        id = shop.put(key, *(("fa", "") if key != "c" else ("gone", "Old > Quince")))
        if decision:
            shop.queue.correct(id, decision, "ann")
    report = shop.queue.report()
    assert [(row.category, row.accepted, row.corrected) for row in report.categories] == [
        ("Fruit > Apple", 1, 1),
        ("Old > Quince", 0, 1),
    ]
    assert (report.total.rate, report.waiting) == (pytest.approx(1 / 3), 1)
    assert ReviewQueue(Decided([]), lambda: TREE).report().total == AcceptanceRow("", "", 0, 0)
    with pytest.raises(UsageError, match="no period is called 'year'; there are day, week and mon"):
        shop.queue.report("year")
