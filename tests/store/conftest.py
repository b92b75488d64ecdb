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
def where(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    """The folder, or with `both_databases` an empty catalogue on a server as well."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return request.getfixturevalue("postgres_url")
    return folder


@pytest.fixture
def store(where: Path | str) -> Iterator[Store]:
    with Store.open(where) as opened:
        yield opened


@pytest.fixture
def encoder(store: Store) -> int:
    return store.register_encoder("fingerprint", "dummy", BLOCKS)
