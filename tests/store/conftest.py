"""A catalogue with one encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens.store import Store
from support.products import BLOCKS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture
def encoder(store: Store) -> int:
    return store.register_encoder("fingerprint", "dummy", BLOCKS)
