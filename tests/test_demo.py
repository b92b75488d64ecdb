"""The demo does what it promises, on the sample shop and on photos of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from skulens import Catalog, SkulensError
from skulens.datasets.sample_shop import sample_shop
from skulens.demo import HITS, run_demo


def test_the_sample_shop_and_ones_own_photos_are_asked_apart(tmp_path: Path) -> None:
    shop = run_demo(None, tmp_path / "out")
    assert (shop.added.products, shop.added.rejections) == (524, ())
    words, filtered, *photos, both = shop.answers
    assert words.result.hits[0].attributes["colour"] == "yellow"
    for hit in filtered.result.hits:
        assert hit.attributes["material"] == "wood"
        assert hit.attributes["height_cm"] >= 60  # type: ignore[operator]
    assert [answer.rank for answer in photos] == [1, 1, 1]
    assert both.rank is None
    paths = [one.category.path for one in shop.classified if one.category is not None]
    assert [path.rpartition(" > ")[2] for path in paths] == ["Backpacks", "Vases", "Dolls Houses"]
    assert shop.photo.is_file()

    own = tmp_path / "own" / "Mugs"
    own.mkdir(parents=True)
    for number in (1, 3, 22):
        shutil.copy(sample_shop().folder / "photos" / f"mug-{number:02d}.jpg", own)
    mine = run_demo(own.parent, tmp_path / "out")
    assert mine.catalog != shop.catalog
    assert mine.photo.parent == own
    for answer in mine.answers:
        assert {hit.category for hit in answer.result.hits} == {"Mugs"}
    with Catalog.open(mine.catalog) as catalog:
        assert catalog.status().products == 3
    with Image.open(mine.sheet) as sheet:
        assert sheet.height > sheet.width  # four questions below each other
    assert all(len(answer.result.hits) == HITS for answer in shop.answers)


def test_a_folder_without_pictures_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SkulensError, match="empty"):
        run_demo(tmp_path / "empty", tmp_path / "out")
