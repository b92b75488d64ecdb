"""The sample shop is found, and search finds its products."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import sample_shop as benchmark
from skulens import Catalog, SkulensError
from skulens.datasets import sample_shop as dataset


def test_where_it_is_missing_the_user_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dataset, "_INSTALLED", tmp_path / "installed")
    monkeypatch.setattr(dataset, "_IN_A_CLONE", tmp_path / "clone")
    with pytest.raises(SkulensError, match="install Skulens again, or name a folder"):
        dataset.sample_shop()


def test_an_installed_shop_goes_before_the_clones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "products.csv").touch()
    monkeypatch.setattr(dataset, "_INSTALLED", tmp_path)
    assert dataset.sample_shop().folder == tmp_path


def test_search_finds_the_shops_products(tmp_path: Path) -> None:
    """Floors a little under what `benchmarks/sample_shop.py` prints; see docs/benchmarks.md."""
    shop = dataset.sample_shop()
    with Catalog.open(tmp_path) as catalog:
        report = catalog.add(shop.products)
        assert report.rejections == ()
        figures = benchmark.by_phone(catalog, shop)
        for hybrid in (True, False):
            figures |= benchmark.by_words(catalog, shop, hybrid)
            figures |= benchmark.by_title(catalog, hybrid)
        figures |= benchmark.by_id(catalog, True)
    floors = {
        "phone photo -> product Recall@1": 0.51,
        "phone photo -> product Recall@10": 0.83,
        "phone photo -> its category, top-1": 0.63,
        "colour and kind -> product MRR": 0.95,
        "title -> product MRR": 0.97,
        "id -> product Recall@1": 0.97,
        "colour and kind -> product MRR, meaning alone": 0.77,
        "title -> product MRR, meaning alone": 0.94,
    }
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}
