"""Measures by class agree with scikit-learn, and with hand-made cases where it has none."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from sklearn import metrics as oracle

from evaluation.examples import answer, many_answers
from skulens.evaluation.answers import Answer
from skulens.evaluation.classification import (
    NEVER_SEEN,
    balanced_accuracy,
    confusions,
    macro_f1,
    per_class,
    tail_buckets,
    top_k,
)


def told(answers: list[Answer]) -> tuple[list[str], list[str]]:
    return [one.truth for one in answers], [one.first or "" for one in answers]


@given(many_answers())
def test_rows_agree_with_scikit_learn(answers: list[Answer]) -> None:
    truth, given_ = told(answers)
    rows = per_class(answers)
    labels = [row.id for row in rows]
    assert labels == sorted(set(truth))
    precision, recall, f1, support = oracle.precision_recall_fscore_support(
        truth, given_, labels=labels, zero_division=0
    )
    assert [row.support for row in rows] == list(support)
    assert [row.precision or 0 for row in rows] == pytest.approx(list(precision))
    assert [row.recall for row in rows] == pytest.approx(list(recall))
    assert [row.f1 for row in rows] == pytest.approx(list(f1))
    assert [row.precision is None for row in rows] == [id not in given_ for id in labels]


@given(many_answers())
@pytest.mark.filterwarnings("ignore:y_pred contains classes not in y_true")
@pytest.mark.filterwarnings("ignore:A single label was found")
def test_means_over_classes_agree_with_scikit_learn(answers: list[Answer]) -> None:
    truth, given_ = told(answers)
    rows = per_class(answers)
    expected = oracle.f1_score(
        truth, given_, labels=sorted(set(truth)), average="macro", zero_division=0
    )
    assert macro_f1(rows) == pytest.approx(expected)
    assert balanced_accuracy(rows) == pytest.approx(oracle.balanced_accuracy_score(truth, given_))
    assert top_k(answers, 1) == pytest.approx(oracle.accuracy_score(truth, given_))


@given(many_answers())
def test_confusions_agree_with_the_matrix(answers: list[Answer]) -> None:
    expected = Counter(
        (one.truth, one.first) for one in answers if one.first not in (None, one.truth)
    )
    found = confusions(answers)
    assert {(pair.truth, pair.given): pair.count for pair in found} == expected
    assert [pair.count for pair in found] == sorted(expected.values(), reverse=True)
    assert confusions(answers, 2) == found[:2]
    most = {row.id: (row.mistaken_for, row.mistaken_count) for row in per_class(answers)}
    for truth, (given_, count) in most.items():
        counts = [expected[pair] for pair in expected if pair[0] == truth]
        assert count == max(counts, default=0)
        assert expected[truth, given_] == count


def test_top_k_counts_the_first_k_answers() -> None:
    answers = [answer("a", "a"), answer("a", "b", "a"), answer("a", "b", "c", "d", "e", "a")]
    assert [top_k([*answers, answer("a")], k) for k in (1, 2, 3, 5)] == [0.25, 0.5, 0.5, 0.75]
    assert top_k([], 1) is None


def test_without_items_there_are_no_means() -> None:
    assert per_class([]) == ()
    assert (macro_f1([]), balanced_accuracy([])) == (None, None)
    assert (confusions([]), tail_buckets([])) == ((), ())


def test_the_most_confident_mistakes_are_the_examples() -> None:
    answers = [answer("a", "b", confidence=chance) for chance in (0.2, 0.9, 0.5, 0.7)]
    (pair,) = confusions([*answers, answer("a", "a"), answer("a")])
    assert [one.confidence for one in pair.examples] == [0.9, 0.7, 0.5]
    assert (pair.count, pair.share) == (4, 4 / 6)


def test_buckets_are_thirds_of_the_classes_by_training_items() -> None:
    answers = [answer(id, id if id in "ab" else "a") for id in "aabbccddeeffg"]
    training = {"a": 9, "b": 8, "c": 7, "d": 6, "e": 5, "f": 5, "g": 0}
    buckets = tail_buckets(per_class(answers), training)
    assert [(bucket.name, bucket.classes, bucket.items) for bucket in buckets] == [
        ("head", 2, 4),
        ("middle", 2, 4),
        ("tail", 2, 4),
        (NEVER_SEEN, 1, 1),
    ]
    assert [bucket.top_1 for bucket in buckets] == [1, 0, 0, 0]
    assert buckets[0].macro_f1 == pytest.approx((4 / 13 + 1) / 2)


@given(many_answers())
def test_buckets_hold_every_class_once(answers: list[Answer]) -> None:
    rows = per_class(answers)
    for training in (None, {"c0": 3, "c1": 0}):
        buckets = tail_buckets(rows, training)
        assert sum(bucket.classes for bucket in buckets) == len(rows)
        right = sum(bucket.top_1 * bucket.items for bucket in buckets)
        assert right == pytest.approx(sum(one.is_right for one in answers))
