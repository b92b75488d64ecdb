from __future__ import annotations

import numpy as np

from skulens.classify.targets import Targets
from skulens.classify.testimony import Ground
from skulens.classify.training import Validation, train_categories
from skulens.encoders.blocks import unit_rows
from skulens.heads.labelled import LabelledExamples
from skulens.heads.training import HeadOptions
from skulens.progress import silent
from skulens.taxonomy.tree import Taxonomy
from support.clusters import LAYOUT, clusters

NAMES = [f"Group {number % 2} > Kind {number}" for number in range(6)]
TREE = Taxonomy.of_paths(NAMES)
LABELS = [NAMES[number % 6] for number in range(240)]
MEANING = LAYOUT.slice_of("meaning")


def ground(count: int, adapt=None, titles: np.ndarray | None = None) -> Ground:  # type: ignore[no-untyped-def]
    prompts = unit_rows(np.random.default_rng(3).standard_normal((6, 4)))
    own = np.zeros((count, 4), np.float32) if titles is None else titles
    weights = np.full(LAYOUT.dim, 1 / 3, np.float32)
    return Ground(LAYOUT, Targets(TREE), prompts, weights, own, adapt or (lambda rows: lambda v: v))


def labelled(labels: list[str], vectors: np.ndarray) -> LabelledExamples:
    return LabelledExamples.of(vectors, labels, [f"p{n}" for n in range(len(labels))])


def test_every_method_is_measured_on_what_it_had_not_seen() -> None:
    """With labels drawn at random nothing can be told, unless one looks at what is held out."""
    random = np.random.default_rng(0)
    labels = [NAMES[number] for number in random.integers(0, 6, 240)]
    vectors = clusters(["one"] * 240, spread=1)
    trained = train_categories(labelled(labels, vectors), ground(240), HeadOptions(), silent)
    for method, fit in trained.model.fits["photo"].items():
        assert fit.metrics["top_1"] < 0.35, method  # type: ignore[operator]


def test_the_adapter_is_fitted_without_what_is_held_out() -> None:
    seen: list[np.ndarray] = []

    def adapt(rows: np.ndarray):  # type: ignore[no-untyped-def]
        seen.append(rows)
        return lambda vectors: vectors

    trained = train_categories(
        labelled(LABELS, clusters(LABELS)), ground(240, adapt), HeadOptions(), silent
    )
    assert len(seen) == 5
    counts = np.bincount(np.concatenate(seen), minlength=240)
    assert (counts == 4).all()
    assert len(trained.rows) == 240


def test_the_ensemble_is_about_as_good_as_its_best_member() -> None:
    vectors = clusters(LABELS, spread=1.2)
    trained = train_categories(labelled(LABELS, vectors), ground(240), HeadOptions(), silent)
    found = {name: fit.metrics["top_1"] for name, fit in trained.model.fits["photo"].items()}
    assert set(found) == {"zero-shot", "neighbours", "head", "ensemble"}
    assert found["ensemble"] >= max(found.values()) - 0.02  # type: ignore[operator,type-var]


def test_titles_are_learned_where_there_are_any() -> None:
    titles = unit_rows(clusters(LABELS, centres=8)[:, MEANING])
    trained = train_categories(
        labelled(LABELS, clusters(LABELS, spread=2)),
        ground(240, titles=titles),
        HeadOptions(),
        silent,
    )
    fits = trained.model.fits
    assert set(fits) == {"photo", "title", "both"}
    assert fits["both"]["ensemble"].metrics["top_1"] > fits["photo"]["ensemble"].metrics["top_1"]  # type: ignore[operator]
    assert set(fits["title"]) == {"zero-shot", "head", "ensemble"}


def test_titles_of_some_only_are_measured_on_those() -> None:
    titles = unit_rows(clusters(LABELS, centres=8)[:, MEANING])
    titles[::2] = 0
    trained = train_categories(
        labelled(LABELS, clusters(LABELS, spread=2)),
        ground(240, titles=titles),
        HeadOptions(),
        silent,
    )
    assert trained.model.fits["title"]["ensemble"].metrics["held_out"] == 120
    assert trained.model.fits["photo"]["ensemble"].metrics["held_out"] == 240


def test_copies_stand_for_what_will_be_asked() -> None:
    examples = labelled(LABELS, clusters(LABELS))
    worse = clusters(LABELS, seed=4, spread=2.5)[:60]
    with_copies = examples.with_copies(worse, np.arange(60))
    own = ground(300)
    trained = train_categories(with_copies, own, HeadOptions(), silent)
    assert len(trained.rows) == 60
    assert with_copies.copies[trained.rows].all()
    assert trained.model.fits["photo"]["ensemble"].metrics["top_1"] < 0.95  # type: ignore[operator]


def test_pools_are_fitted_on_a_validation_part() -> None:
    asked = labelled(LABELS[:90], clusters(LABELS[:90], seed=4, spread=3))
    trained = train_categories(
        labelled(LABELS, clusters(LABELS)),
        ground(240),
        HeadOptions(),
        silent,
        Validation(asked, np.zeros((90, 4), np.float32)),
    )
    own = trained.model.fits["photo"]["ensemble"].metrics
    assert own["held_out"] == 90
    assert own["top_1"] < 0.9  # type: ignore[operator]


def test_with_too_few_examples_nothing_is_fitted_but_a_head_is_trained() -> None:
    trained = train_categories(
        labelled(LABELS[:12], clusters(LABELS[:12])), ground(12), HeadOptions(), silent
    )
    assert trained.model.fits == {}
    assert len(trained.model.photo_head.classes) == 6
