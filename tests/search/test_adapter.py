from __future__ import annotations

import numpy as np
import pytest

from skulens.encoders import BlockLayout, unit_rows
from skulens.errors import CatalogError
from skulens.search.adapter import Adapter, AdapterFit, Queries, fit_adapter

LAYOUT = BlockLayout.of({"appearance": 24, "meaning": 12, "colour": 4})


def pairs(n: int, noise: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Photos whose appearance holds, linearly, what their texts say; their meaning is poor."""
    random = np.random.default_rng(seed)
    map_ = np.random.default_rng(99).standard_normal((12, 24))
    texts = unit_rows(random.standard_normal((n, 12)))
    photos = LAYOUT.join(
        {
            "appearance": texts @ map_ + noise * random.standard_normal((n, 24)),
            "meaning": texts + 1.2 * random.standard_normal((n, 12)),
            "colour": random.random((n, 4)),
        },
        n,
    )
    return photos, texts


def fit(photos: np.ndarray, texts: np.ndarray, labels: np.ndarray) -> AdapterFit:
    return fit_adapter(photos, texts, [Queries(texts, labels)], LAYOUT)


def recall(texts: np.ndarray, meaning: np.ndarray) -> float:
    best = np.argsort(-(texts @ meaning.T), axis=1)[:, :10]
    return float((best == np.arange(len(texts))[:, None]).any(axis=1).mean())


def test_it_finds_more_on_photos_never_seen() -> None:
    photos, texts = pairs(600, noise=0.5)
    fitted = fit(photos, texts, np.arange(600))
    unseen_photos, unseen_texts = pairs(600, noise=0.5, seed=1)
    adapted = fitted.adapter.apply(unseen_photos, LAYOUT)
    where = LAYOUT.slice_of("meaning")
    before, after = (recall(unseen_texts, v[:, where]) for v in (unseen_photos, adapted))
    assert after > before + 0.2
    assert fitted.is_better
    assert fitted.before == pytest.approx(before, abs=0.08)
    assert fitted.after == pytest.approx(after, abs=0.08)


def test_without_anything_to_learn_held_out_pairs_show_no_gain() -> None:
    random = np.random.default_rng(3)
    photos, texts = pairs(300, noise=0.5)
    shuffled = texts[random.permutation(300)]
    fitted = fit(photos, shuffled, np.arange(300))
    assert fitted.after < 0.12  # chance is 10 of 300


def test_titles_that_many_photos_share_are_counted_by_their_share_of_the_ten() -> None:
    photos, texts = pairs(300, noise=0.5)
    labels = np.arange(300) // 30
    shared = np.repeat(texts[::30], 30, axis=0)
    perfect = LAYOUT.join({"appearance": photos[:, :24], "meaning": shared}, 300)
    assert fit(perfect, shared, labels).before == pytest.approx(1)
    half = np.where((np.arange(300) % 2 == 0)[:, None], shared, -shared)
    mixed = LAYOUT.join({"appearance": photos[:, :24], "meaning": half}, 300)
    assert fit(mixed, shared, labels).before == pytest.approx(1)
    few = np.where((np.arange(300) % 10 == 0)[:, None], shared, -shared)
    rare = LAYOUT.join({"appearance": photos[:, :24], "meaning": few}, 300)
    assert fit(rare, shared, labels).before < 0.5


def test_only_meaning_changes_and_stays_unit_length() -> None:
    photos, texts = pairs(200, noise=0.5)
    adapted = fit(photos, texts, np.arange(200)).adapter.apply(photos, LAYOUT)
    for name, where in LAYOUT.slices():
        same = np.array_equal(adapted[:, where], photos[:, where])
        assert same == (name != "meaning")
    np.testing.assert_allclose(
        np.linalg.norm(adapted[:, LAYOUT.slice_of("meaning")], axis=1), 1, atol=1e-5
    )


def test_vectors_of_zeros_stay_zero() -> None:
    photos, texts = pairs(100, noise=0.5)
    adapter = fit(photos, texts, np.arange(100)).adapter
    assert not adapter.apply(np.zeros((2, LAYOUT.dim), np.float32), LAYOUT).any()


def test_the_same_pairs_give_the_same_adapter() -> None:
    photos, texts = pairs(150, noise=0.5)
    first, second = (fit(photos, texts, np.arange(150)) for _ in range(2))
    assert np.array_equal(first.adapter.matrix, second.adapter.matrix)
    assert first.adapter.share == second.adapter.share


def test_ridge_agrees_with_the_normal_equations() -> None:
    photos, texts = pairs(150, noise=0.5)
    fitted = fit(photos, texts, np.arange(150))
    inputs = np.hstack([photos, np.ones((150, 1))]).astype(np.float64)
    gram = inputs.T @ inputs
    solutions = [
        np.linalg.solve(gram + penalty * np.eye(len(gram)), inputs.T @ texts)
        for penalty in (0.3, 1.0, 3.0, 10.0, 30.0)
    ]
    assert any(np.allclose(fitted.adapter.matrix, solution, atol=1e-4) for solution in solutions)


def test_it_survives_the_way_through_arrays() -> None:
    photos, texts = pairs(100, noise=0.5)
    adapter = fit(photos, texts, np.arange(100)).adapter
    again = Adapter.from_arrays(adapter.to_arrays(), LAYOUT)
    np.testing.assert_allclose(
        again.apply(photos, LAYOUT), adapter.apply(photos, LAYOUT), atol=1e-6
    )


@pytest.mark.parametrize("lost", ["matrix", "share"])
def test_incomplete_adapters_are_refused_with_a_way_out(lost: str) -> None:
    photos, texts = pairs(100, noise=0.5)
    arrays = fit(photos, texts, np.arange(100)).adapter.to_arrays()
    del arrays[lost]
    with pytest.raises(CatalogError, match="run: skulens fit"):
        Adapter.from_arrays(arrays, LAYOUT)


def test_adapters_of_another_encoder_are_refused_with_the_numbers() -> None:
    photos, texts = pairs(100, noise=0.5)
    arrays = fit(photos, texts, np.arange(100)).adapter.to_arrays()
    other = BlockLayout.of({"appearance": 9, "meaning": 12})
    with pytest.raises(CatalogError, match=r"\(41, 12\).* needs a matrix \(22, 12\)"):
        Adapter.from_arrays(arrays, other)
