from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens.encoders import Encoder, load_encoder
from skulens.mapping.memory.memory import MappingMemory
from skulens.store import Store


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("embedded")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def memory(store: Store) -> MappingMemory:
    return MappingMemory(store)
