from __future__ import annotations

import numpy as np
import pytest

from skulens.encoders.blocks import BlockLayout
from skulens.errors import ModelError
from skulens.heads.calibration import expected_calibration_error
from skulens.heads.training import Examples, HeadOptions, train_head
from support.clusters import LAYOUT, clusters

KINDS = [f"kind {number % 5}" for number in range(200)]


def of(labels: list[str], vectors: np.ndarray | None = None) -> Examples:
    rows = clusters(labels) if vectors is None else vectors
    return Examples(rows, np.array(labels), np.arange(len(labels)))


def test_a_head_tells_classes_apart_that_it_was_shown() -> None:
    head = train_head(of(KINDS), LAYOUT).head
    asked = clusters(KINDS, seed=1)
    answers = [head.classes[place] for place in head.linear.logits(asked).argmax(axis=1)]
    assert np.mean(np.array(answers) == np.array(KINDS)) > 0.95


def test_every_example_is_answered_by_a_head_that_had_not_seen_it() -> None:
    """Labels drawn at random can be learned by heart, but not told when held out."""
    random = np.random.default_rng(0)
    labels = [f"kind {number}" for number in random.integers(0, 5, 200)]
    trained = train_head(of(labels, clusters(["one"] * 200, spread=1)), LAYOUT)
    assert sorted(trained.held_out.rows.tolist()) == list(range(200))
    right = trained.held_out.scores.argmax(axis=1) == trained.held_out.labels
    assert right.mean() < 0.4


def test_held_out_confidences_mean_what_they_say() -> None:
    labels = [f"kind {number % 5}" for number in range(1500)]
    held = train_head(of(labels, clusters(labels, spread=1.6)), LAYOUT).held_out
    shares = np.exp(held.scores)
    right = held.scores.argmax(axis=1) == held.labels
    assert 0.3 < right.mean() < 0.95
    error = expected_calibration_error(shares.max(axis=1), right)
    assert error is not None
    assert error < 0.04


def test_how_much_colour_counts_is_learned() -> None:
    """One shop's kinds differ in colour alone, another's in all but colour."""
    by_looks = clusters(KINDS)
    by_colour = by_looks.copy()
    noise = clusters(["one"] * 200, spread=3, seed=5)
    colour = LAYOUT.slice_of("colour")
    by_looks[:, colour] = noise[:, colour]
    by_colour[:, : colour.start] = noise[:, : colour.start]
    for vectors in (by_looks, by_colour):
        held = train_head(of(KINDS, vectors), LAYOUT).held_out
        assert (held.scores.argmax(axis=1) == held.labels).mean() > 0.9


def test_an_encoder_without_colours_trains_as_well() -> None:
    layout = BlockLayout.of({"meaning": LAYOUT.dim})
    held = train_head(of(KINDS), layout).held_out
    assert (held.scores.argmax(axis=1) == held.labels).mean() > 0.9


def test_one_class_is_refused() -> None:
    with pytest.raises(ModelError, match="all 20 examples are 'shoe'; a head learns to tell"):
        train_head(of(["shoe"] * 20), LAYOUT)


def test_no_examples_are_refused() -> None:
    with pytest.raises(ModelError, match="no examples; a head learns"):
        train_head(
            Examples(np.zeros((0, LAYOUT.dim), np.float32), np.array([], str), np.array([], int)),
            LAYOUT,
        )


def test_vectors_that_are_no_numbers_are_refused() -> None:
    vectors = clusters(KINDS)
    vectors[3, 2] = np.nan
    with pytest.raises(ModelError, match="some vectors to learn from are not numbers"):
        train_head(of(KINDS, vectors), LAYOUT)


def test_two_examples_of_two_classes_are_enough() -> None:
    head = train_head(of(["a", "b"]), LAYOUT, HeadOptions("balanced", 1.0)).head
    assert head.classes == ("a", "b")
    assert np.isfinite(head.linear.matrix).all()
