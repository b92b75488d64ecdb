"""The beginning of a feed is looked at, and no more than fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.mapping import sampling
from skulens.mapping.memory.fingerprints import fingerprint_of
from skulens.mapping.sampling import MAX_ROWS, sample_of
from support.suppliers import write_feed


def test_the_first_rows_tell_the_columns(tmp_path: Path) -> None:
    rows = [(f"A{n}", "red" if n % 2 else "") for n in range(MAX_ROWS + 10)]
    sample = sample_of(write_feed(tmp_path / "feed.csv", ("SKU", "Farbe"), *rows))
    assert len(sample.rows) == MAX_ROWS
    code, colour = sample.columns
    assert (code.filled, colour.filled, colour.rows) == (MAX_ROWS, MAX_ROWS // 2, MAX_ROWS)
    assert sample.fingerprints[1] == fingerprint_of("Farbe", 1, ["red", ""] * (MAX_ROWS // 2))
    assert len(list(sample.table.rows())) == len(rows), "the table begins anew"


def test_rows_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "feed.csv", ("SKU", "Farbe"), ("1", "red", "x"), ("2", "blue"))
    assert [row.number for row in sample_of(feed).rows] == [3]


def test_long_rows_are_fewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "MAX_CHARACTERS", 10_000)
    feed = write_feed(
        tmp_path / "feed.csv", ("SKU", "Text"), *(("A", "x" * 1_000) for _ in range(99))
    )
    sample = sample_of(feed)
    assert len(sample.rows) == 10
    assert sample.columns[1].rows == 10


def test_a_feed_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.csv does not exist"):
        sample_of(tmp_path / "gone.csv")
