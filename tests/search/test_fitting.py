from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from skulens.binding import register
from skulens.encoders import load_encoder
from skulens.search.fitting import _phrases, _with_title, fit_catalogue
from skulens.store import Store, TitlePairs


@pytest.mark.parametrize(
    ("title", "category", "expected"),
    [
        ("Granny Smith", "Fruit > Apple > Granny Smith", ["Granny Smith", "Apple", "Fruit"]),
        ("Navy polo shirt", "Clothing > Shirts", ["Navy polo shirt", "Shirts", "Clothing"]),
        ("Lamp", "", ["Lamp"]),
    ],
)
def test_a_photo_is_to_mean_its_title_and_what_the_category_adds(
    title: str, category: str, expected: list[str]
) -> None:
    assert _phrases(title, category) == expected


def test_levels_count_half_as_much_at_each_step_up() -> None:
    encoder = load_encoder("dummy")
    pairs = TitlePairs(np.ones((1, encoder.dim), np.float32), ("red",), ("fruit > apple",), ("1",))
    made = _with_title(pairs, encoder)
    meaning = encoder.blocks.slice_of("meaning")
    red, apple, fruit = encoder.encode_texts(["red", "apple", "fruit"])[:, meaning]
    np.testing.assert_allclose(made.targets[0], red + apple / 2 + fruit / 4, rtol=1e-5)
    np.testing.assert_allclose(made.titles[0], red, rtol=1e-5)


def test_titles_without_any_known_word_are_left_out() -> None:
    encoder = load_encoder("dummy")
    vectors = np.ones((2, encoder.dim), np.float32)
    made = _with_title(TitlePairs(vectors, (" ", "red"), ("", ""), ("1", "2")), encoder)
    assert len(made.labels) == len(made.photos) == 1


def test_a_catalogue_without_titles_is_not_fitted(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        encoder = load_encoder("dummy")
        report = fit_catalogue(store, register(store, encoder), encoder, 10)
    assert report.message == "not fitted: 0 photos with a title, 10 are needed"
