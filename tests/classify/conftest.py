"""A shop of coloured things whose categories a small catalogue knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens import Catalog, Settings
from support.pictures import write_shop

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4, target_precision=0.9)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write_shop(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def catalog(tmp_path: Path, shop: Path) -> Iterator[Catalog]:
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        opened.add(shop, category_from_folder=True)
        yield opened
