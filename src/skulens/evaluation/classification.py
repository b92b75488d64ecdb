"""Right and wrong by class: what is recognised, what is mistaken for what, and how the tail does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skulens.evaluation.answers import Answer
from skulens.records import Bucket

NEVER_SEEN = "never seen in training"
_THIRDS = ("head", "middle", "tail")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """How one class does: `support` items are of it, `right` of them were recognised.

    `precision` is None where no answer named the class; F1 is then 0. `mistaken_for` is the wrong
    answer its items got most often, `mistaken_count` times.
    """

    id: str
    support: int
    right: int
    precision: float | None
    recall: float
    f1: float
    mistaken_for: str | None
    mistaken_count: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Items of class `truth` that were taken for class `given`; the most confident are examples.

    `share` is their share of all items of the class.
    """

    truth: str
    given: str
    count: int
    share: float
    examples: tuple[Answer, ...]


def top_k(answers: Sequence[Answer], k: int) -> float | None:
    """Share of items whose truth is among the first k answers; None without items."""
    if not answers:
        return None
    return sum(any(id == answer.truth for id, _ in answer.ranked[:k]) for answer in answers) / len(
        answers
    )


def per_class(answers: Sequence[Answer]) -> tuple[ClassRow, ...]:
    """Return every class that occurs as a truth, sorted by id."""
    support = Counter(answer.truth for answer in answers)
    named = Counter(answer.first for answer in answers)
    right = Counter(answer.truth for answer in answers if answer.is_right)
    mistakes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        if answer.first is not None and not answer.is_right:
            mistakes[answer.truth][answer.first] += 1
    return tuple(
        _row(id, support[id], right[id], named[id], mistakes.get(id, Counter()))
        for id in sorted(support)
    )


def _row(id: str, support: int, right: int, named: int, mistakes: Counter[str]) -> ClassRow:
    worst = min(mistakes.items(), key=lambda item: (-item[1], item[0]), default=(None, 0))
    return ClassRow(
        id,
        support,
        right,
        right / named if named else None,
        right / support,
        2 * right / (support + named),
        *worst,
    )


def macro_f1(rows: Sequence[ClassRow]) -> float | None:
    """Mean F1 over the classes, each counting the same; None without classes."""
    return sum(row.f1 for row in rows) / len(rows) if rows else None


def balanced_accuracy(rows: Sequence[ClassRow]) -> float | None:
    """Mean recall over the classes, each counting the same; None without classes."""
    return sum(row.recall for row in rows) / len(rows) if rows else None


def confusions(
    answers: Sequence[Answer], limit: int | None = None, examples: int = 3
) -> tuple[Confusion, ...]:
    """Return which class was taken for which, most frequent first; no answer is no confusion."""
    pairs: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.first is not None and not answer.is_right:
            pairs[answer.truth, answer.first].append(answer)
    support = Counter(answer.truth for answer in answers)
    worst = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))[:limit]
    return tuple(
        Confusion(
            truth,
            given,
            len(items),
            len(items) / support[truth],
            tuple(sorted(items, key=lambda answer: -answer.ranked[0][1])[:examples]),
        )
        for (truth, given), items in worst
    )


def tail_buckets(
    rows: Sequence[ClassRow], training_counts: Mapping[str, int] | None = None
) -> tuple[Bucket, ...]:
    """Split classes into thirds by support, and apart those without a single training item.

    Support is the number of training items where that is known, else of the items measured here;
    classes of equal support are told apart by id. Buckets without classes are left out.
    """
    sizes = {row.id: row.support for row in rows} if training_counts is None else training_counts
    seen = sorted(
        (row for row in rows if sizes.get(row.id, 0)), key=lambda row: (-sizes[row.id], row.id)
    )
    parts = [
        (name, seen[n * len(seen) // 3 : (n + 1) * len(seen) // 3])
        for n, name in enumerate(_THIRDS)
    ]
    parts.append((NEVER_SEEN, [row for row in rows if not sizes.get(row.id, 0)]))
    return tuple(_bucket(name, part) for name, part in parts if part)


def _bucket(name: str, rows: Sequence[ClassRow]) -> Bucket:
    items = sum(row.support for row in rows)
    return Bucket(
        name,
        len(rows),
        items,
        sum(row.right for row in rows) / items,
        sum(row.recall for row in rows) / len(rows),
        sum(row.f1 for row in rows) / len(rows),
    )
