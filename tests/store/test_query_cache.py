"""The cache of queries never makes a search wait or fail."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import numpy as np

from skulens.store import Store
from support.products import vector


def test_a_locked_catalogue_is_searched_without_remembering(
    store: Store, encoder: int, folder: Path
) -> None:
    store.query_cache.put("k", "text", "words", encoder, vector(1))
    other = sqlite3.connect(folder / "catalog.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    store.query_cache.put("k2", "text", "other", encoder, vector(2))
    assert np.array_equal(store.query_cache.get("k"), vector(1))
    assert time.monotonic() - started < 20  # not the half minute a writer waits
    other.close()
    assert [(query.label, query.uses) for query in store.query_cache.list()] == [("words", 1)]


def test_a_read_only_catalogue_is_searched_without_remembering(
    store: Store, encoder: int, folder: Path
) -> None:
    store.query_cache.put("k", "text", "words", encoder, vector(1))
    with Store.open(folder, read_only=True) as reader:
        reader.query_cache.put("k2", "text", "other", encoder, vector(2))
        assert np.array_equal(reader.query_cache.get("k"), vector(1))
        assert reader.query_cache.get("k2") is None


def test_an_encoder_that_is_unknown_is_not_remembered(store: Store, encoder: int) -> None:
    store.query_cache.put("k", "text", "words", 99, vector(1))
    assert store.query_cache.get("k") is None
