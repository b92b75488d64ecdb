from __future__ import annotations

import numpy as np

from skulens.heads.head import Head
from skulens.heads.logistic import Linear
from skulens.heads.promotion import marks_of, memory_of, verdict
from skulens.heads.training import Examples, train_head
from support.clusters import LAYOUT, clusters

KINDS = [f"kind {number % 4}" for number in range(80)]


def learned(
    labels: list[str], vectors: np.ndarray, names: list[str]
) -> tuple[object, object, Examples]:
    examples = Examples(vectors, np.array(labels), np.arange(len(labels)))
    trained = train_head(examples, LAYOUT)
    return trained.head, memory_of(trained, marks_of(names, vectors)), examples


def names(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


def test_the_same_again_is_no_better() -> None:
    head, memory, examples = learned(KINDS, clusters(KINDS), names(80))
    found = verdict((head, memory), 1, (head, memory), examples)  # type: ignore[arg-type]
    assert not found.promoted
    assert "no better than version 1" in found.message
    assert "on 80 held-out photos" in found.message


def test_what_was_learned_by_heart_does_not_count_for_the_former() -> None:
    """The one before says all it has seen rightly; what it said held out is what counts."""
    vectors = clusters(KINDS, spread=2.5)
    marks = marks_of(names(80), vectors)
    head, memory, examples = learned(KINDS, vectors, names(80))
    by_heart = Head(
        head.classes, Linear(np.zeros_like(head.linear.matrix), np.zeros(4, np.float32))
    )  # type: ignore[attr-defined]
    bad = type(memory)(marks, np.full(80, -1, np.int32), marks)  # type: ignore[call-arg]
    found = verdict((by_heart, bad), 3, (head, memory), examples)  # type: ignore[arg-type]
    assert found.promoted
    assert "better than version 3" in found.message


def test_new_examples_are_asked_of_the_former_as_it_is() -> None:
    few, rest = KINDS[:40], KINDS[40:]
    vectors = np.concatenate([clusters(few, spread=1.2), clusters(rest, seed=7, spread=1.2)])
    before = learned(few, vectors[:40], names(40))[:2]
    now = learned(KINDS, vectors, names(80))
    found = verdict(before, 1, now[:2], now[2])  # type: ignore[arg-type]
    assert "on 80 held-out photos" in found.message


def test_labels_that_were_corrected_count_as_they_are_now() -> None:
    vectors = clusters(KINDS)
    wrong = ["kind 0" if label == "kind 1" else label for label in KINDS]
    before = learned(wrong, vectors, names(80))[:2]
    now = learned(KINDS, vectors, names(80))
    assert verdict(before, 1, now[:2], now[2]).promoted  # type: ignore[arg-type]
    assert not verdict(now[:2], 2, before, now[2]).promoted  # type: ignore[arg-type]
