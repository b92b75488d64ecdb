"""An empty catalogue in each kind of store; a new kind is one more parameter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens.store import Store
from support.products import BLOCKS


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new catalogue to copy, which is quicker than making one for each test."""
    folder = tmp_path_factory.mktemp("blank")
    Store.open(folder).close()
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path, blank: Path) -> Path | str:
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return shutil.copytree(blank, tmp_path / "shop")


@pytest.fixture
def store(where: Path | str) -> Iterator[Store]:
    with Store.open(where, query_cache_size=3) as opened:
        yield opened


@pytest.fixture
def encoder(store: Store) -> int:
    return store.register_encoder("fingerprint", "dummy", BLOCKS)
