from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from skulens.binding import register
from skulens.encoders import load_encoder
from skulens.search.fitting import fit_catalogue, usable_pairs
from skulens.store import Store, TitlePairs

ENCODER = load_encoder("dummy")


def pairs(*titled: tuple[str, str]) -> TitlePairs:
    vectors = np.ones((len(titled), ENCODER.dim), np.float32)
    numbers = tuple(map(str, range(len(titled))))
    return TitlePairs(vectors, tuple(t for t, _ in titled), tuple(c for _, c in titled), numbers)


def meanings(*texts: str) -> np.ndarray:
    return ENCODER.encode_texts(texts)[:, ENCODER.blocks.slice_of("meaning")]


@pytest.mark.parametrize(
    ("title", "category", "said"),
    [
        ("Granny Smith", "Fruit > Apple > Granny Smith", ["Granny Smith", "Apple", "Fruit"]),
        ("Navy polo shirt", "Clothing > Shirts", ["Navy polo shirt", "Shirts", "Clothing"]),
        ("Lamp", "", ["Lamp"]),
    ],
)
def test_a_photo_is_to_mean_its_title_and_half_as_much_each_level_the_title_does_not_say(
    title: str, category: str, said: list[str]
) -> None:
    expected = sum(0.5**step * each for step, each in enumerate(meanings(*said)))
    np.testing.assert_allclose(
        usable_pairs(pairs((title, category)), ENCODER).targets[0], expected, rtol=1e-5
    )


def test_the_queries_are_titles_leaves_and_parents() -> None:
    made = usable_pairs(
        pairs(("red", "a > b > c"), ("blue", "b > d"), ("red", "e"), ("blue", "")), ENCODER
    )
    titles, leaves, parents = made.queries
    np.testing.assert_allclose(titles.texts, meanings("red", "blue", "red", "blue"))
    assert titles.labels[0] == titles.labels[2] != titles.labels[1] == titles.labels[3]
    np.testing.assert_allclose(leaves.texts[:3], meanings("c", "d", "e"))
    assert (leaves.labels >= 0).tolist() == [True, True, True, False]
    np.testing.assert_allclose(parents.texts[:2], meanings("b", "b"))
    assert parents.labels[0] == parents.labels[1]
    assert (parents.labels >= 0).tolist() == [True, True, False, False]


def test_without_categories_only_titles_are_asked() -> None:
    assert len(usable_pairs(pairs(("red", ""), ("blue", "")), ENCODER).queries) == 1


def test_titles_without_any_known_word_are_left_out() -> None:
    made = usable_pairs(pairs((" ", ""), ("red", "")), ENCODER)
    assert len(made.photos) == len(made.targets) == len(made.queries[0].labels) == 1


def test_no_pairs_at_all() -> None:
    assert len(usable_pairs(pairs(), ENCODER).photos) == 0


def test_a_catalogue_without_titles_is_not_fitted(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        encoder = load_encoder("dummy")
        report = fit_catalogue(store, register(store, encoder), encoder, 10)
    assert report.message == "not fitted: 0 photos with a title, 10 are needed"
