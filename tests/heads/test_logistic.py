from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from skulens.heads import logistic
from skulens.heads.calibration import log_softmax
from skulens.heads.logistic import fit_logistic


def blobs(count: int, classes: int, dim: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    labels = np.arange(count) % classes
    centres = random.standard_normal((classes, dim))
    vectors = centres[labels] + random.standard_normal((count, dim))
    return vectors.astype(np.float32), labels.astype(np.int64)


def test_it_finds_what_a_library_finds() -> None:
    vectors, labels = blobs(300, 4, 6)
    penalty = 1e-2
    ours = fit_logistic(vectors, labels, 4, penalty=penalty)
    theirs = LogisticRegression(C=1 / (penalty * len(labels)), tol=1e-8, max_iter=2000)
    theirs.fit(vectors.astype(np.float64), labels)
    np.testing.assert_allclose(
        np.exp(log_softmax(ours.logits(vectors))), theirs.predict_proba(vectors), atol=0.02
    )


def test_weights_are_as_good_as_repeating() -> None:
    vectors, labels = blobs(80, 3, 4)
    twice = np.where(labels == 1, 2, 1)
    weighted = fit_logistic(vectors, labels, 3, penalty=1e-2, weights=twice.astype(np.float32))
    repeated = fit_logistic(
        np.repeat(vectors, twice, axis=0), np.repeat(labels, twice), 3, penalty=1e-2
    )
    np.testing.assert_allclose(weighted.matrix, repeated.matrix, atol=0.02)


def test_logit_adjustment_answers_rare_classes_more_often() -> None:
    vectors, labels = blobs(400, 2, 3)
    kept = (labels == 0) | (np.arange(400) < 40)
    vectors, labels = vectors[kept], labels[kept]
    prior = np.log(np.bincount(labels) / len(labels)).astype(np.float32)
    plain = fit_logistic(vectors, labels, 2, penalty=1e-2)
    adjusted = fit_logistic(vectors, labels, 2, penalty=1e-2, log_prior=prior)
    rare = [(head.logits(vectors).argmax(axis=1) == 1).sum() for head in (plain, adjusted)]
    assert rare[1] > rare[0]


def test_many_examples_are_begun_with_a_sample_and_end_near_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vectors, labels = blobs(3000, 5, 8)
    whole = fit_logistic(vectors, labels, 5, penalty=1e-3)
    monkeypatch.setattr(logistic, "SAMPLE", 300)
    begun = fit_logistic(vectors, labels, 5, penalty=1e-3)
    agree = whole.logits(vectors).argmax(axis=1) == begun.logits(vectors).argmax(axis=1)
    assert agree.mean() > 0.97


def test_a_class_without_examples_is_never_the_answer() -> None:
    vectors, labels = blobs(60, 2, 3)
    head = fit_logistic(vectors, labels, 3, penalty=1e-3)
    assert set(head.logits(vectors).argmax(axis=1)) == {0, 1}
