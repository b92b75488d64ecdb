"""What waits for a person: seen, decided, and counted by how often the proposals were right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Literal, get_args

from skulens.errors import NotFoundError, UsageError
from skulens.records import AcceptanceReport, AcceptanceRow, CategoryCandidate, ReviewEntry
from skulens.store import ReviewItem, Store
from skulens.store.review_items import SKIPPED, WAITING
from skulens.taxonomy.meaning import meant
from skulens.taxonomy.names import clean, shown
from skulens.taxonomy.tree import Taxonomy

ACCEPTED, CORRECTED = "accepted", "corrected"
DECIDED = (ACCEPTED, CORRECTED)
STATES = (WAITING, ACCEPTED, CORRECTED, SKIPPED)

Period = Literal["day", "week", "month"]
PERIODS: tuple[Period, ...] = get_args(Period)
_LAYOUTS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m"}

_LARGEST_ID = (1 << 63) - 1


class ReviewQueue:
    """The queue of a store, in the words of the present taxonomy.

    Every decision is on disk when its method returns, and may be changed by a later one; of two
    people who decide the same item, the later one's decision stands.
    """

    def __init__(self, store: Store, taxonomy: Callable[[], Taxonomy]) -> None:
        self._store, self._taxonomy = store, taxonomy

    def waiting(self, limit: int | None = None) -> tuple[ReviewEntry, ...]:
        """What waits, oldest first."""
        return self.entries((WAITING,), limit)

    def entries(
        self,
        states: Sequence[str] = STATES,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[ReviewEntry, ...]:
        """What is in one of the states, in the order of its arrival.

        Raises `UsageError` for a state that does not exist and for a negative limit.
        """
        for state in states:
            if state not in STATES:
                raise UsageError(f"no state is called {shown(state)}; there are {_or(STATES)}")
        if limit is not None and limit < 0:
            raise UsageError(f"limit is {limit}; use a number from 0 on")
        taxonomy = self._taxonomy()
        items = self._store.review_items(states, newest_first)
        return tuple(_entry(item, taxonomy) for item in islice(items, limit))

    def entry(self, id: int) -> ReviewEntry:
        """One item; raises `NotFoundError`."""
        return _entry(self._item(id), self._taxonomy())

    def picture(self, id: int) -> bytes:
        """The first photo of an item as a JPEG; raises `NotFoundError`."""
        return self._item(id).picture

    def counts(self) -> Mapping[str, int]:
        """How many items there are in each state."""
        found = self._store.count_reviews()
        return {state: found.get(state, 0) for state in STATES}

    def category_paths(self) -> tuple[str, ...]:
        """What `correct` can be told: the path of every category."""
        taxonomy = self._taxonomy()
        return tuple(taxonomy.path(node.id) for node in taxonomy)

    def accept(self, id: int, by: str) -> ReviewEntry:
        """Decide that the proposal is right.

        Raises `NotFoundError` for an unknown item, and where the proposed category is gone from
        the taxonomy; `UsageError` without a name in `by`.
        """
        item, taxonomy = self._item(id), self._taxonomy()
        category = _proposed(item, taxonomy)
        if category is None:
            raise NotFoundError(
                f"the category proposed for item {id}, '{_proposed_path(item, taxonomy)}', is no "
                "longer in the taxonomy; correct the item to one that is"
            )
        return self._decide(item, ACCEPTED, category, by)

    def correct(self, id: int, category: str, by: str) -> ReviewEntry:
        """Decide for a category: an id, a path, or a name that only one category has.

        The proposed one counts as accepted. Raises `NotFoundError`, which names those that may be
        meant, for a category that is unknown or not clear, and for an unknown item; `UsageError`
        without a name in `by`.
        """
        item, taxonomy = self._item(id), self._taxonomy()
        chosen = meant(category, taxonomy)
        state = ACCEPTED if chosen == _proposed(item, taxonomy) else CORRECTED
        return self._decide(item, state, chosen, by)

    def skip(self, id: int, by: str) -> ReviewEntry:
        """Put off an item, or take back what was decided; raises as `accept` does."""
        return self._decide(self._item(id), SKIPPED, "", by)

    def report(self, period: Period = "month") -> AcceptanceReport:
        """How often proposals were right, by the category proposed and the time of the decision.

        Periods are in UTC, such as `2026-11-21`, `2026-W47` and `2026-11`; they and the categories
        in them are in the order of their names. Raises `UsageError` for an unknown period.
        """
        if period not in PERIODS:
            raise UsageError(f"no period is called {shown(period)}; there are {_or(PERIODS)}")
        taxonomy, layout = self._taxonomy(), _LAYOUTS[period]
        total, periods, categories = _Tally(), _Tally(), _Tally()
        for item in self._store.review_items(DECIDED):
            when = _utc(item.decided_at or 0.0).strftime(layout)
            total["", "", item.state] += 1
            periods[when, "", item.state] += 1
            categories[when, _proposed_path(item, taxonomy), item.state] += 1
        counts = self.counts()
        return AcceptanceReport(
            AcceptanceRow("", "", total["", "", ACCEPTED], total["", "", CORRECTED]),
            _rows(periods),
            _rows(categories),
            counts[WAITING],
            counts[SKIPPED],
        )

    def _item(self, id: int) -> ReviewItem:
        if id > _LARGEST_ID:  # what a database says of such a number helps nobody
            raise NotFoundError(f"the review queue has no item number {id}")
        return self._store.review_item(id)

    def _decide(self, item: ReviewItem, state: str, category: str, by: str) -> ReviewEntry:
        if not (name := clean(by)):
            raise UsageError("a decision needs the name of who made it; 'by' is empty")
        self._store.decide_review(item.id, state, category, name)
        return self.entry(item.id)


_Tally = Counter[tuple[str, str, str]]
"""Numbers by period, category and state."""


def _rows(tally: _Tally) -> tuple[AcceptanceRow, ...]:
    return tuple(
        AcceptanceRow(when, path, tally[when, path, ACCEPTED], tally[when, path, CORRECTED])
        for when, path in sorted({key[:2] for key in tally})
    )


def _entry(item: ReviewItem, taxonomy: Taxonomy) -> ReviewEntry:
    """The item as it is shown; alternatives that are gone from the taxonomy are left out."""
    alternatives = (
        CategoryCandidate(id, taxonomy.path(id), probability)
        for id, probability in item.details.get("alternatives", ())
        if id in taxonomy
    )
    return ReviewEntry(
        item.id,
        item.state,
        tuple(item.details.get("photos", ())),
        item.title,
        _proposed_path(item, taxonomy),
        item.confidence,
        tuple(alternatives),
        _moment(item.created_at),
        _decided_path(item, taxonomy),
        item.decided_by,
        _moment(item.decided_at),
    )


def _proposed(item: ReviewItem, taxonomy: Taxonomy) -> str | None:
    """The id of the proposed category today, None if it is gone.

    A taxonomy that was read anew may have other ids for the same paths.
    """
    if item.proposed in taxonomy:
        return item.proposed
    return taxonomy.find_path(item.details.get("path", ""))


def _proposed_path(item: ReviewItem, taxonomy: Taxonomy) -> str:
    present = _proposed(item, taxonomy)
    if present is not None:
        return taxonomy.path(present)
    return str(item.details.get("path") or item.proposed)


def _decided_path(item: ReviewItem, taxonomy: Taxonomy) -> str:
    if item.decided in taxonomy:
        return taxonomy.path(item.decided)
    if item.state == ACCEPTED:
        return _proposed_path(item, taxonomy)
    return item.decided


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _moment(seconds: float | None) -> str:
    return "" if seconds is None else _utc(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")
