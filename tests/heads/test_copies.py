from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from skulens.encoders import load_encoder
from skulens.heads import copies
from skulens.heads.copies import phone_copies
from skulens.images.files import default_limits
from skulens.progress import silent
from support.pictures import random_photo, write_photo

ENCODER = load_encoder("dummy")


def made(sources: list[Path]) -> tuple[np.ndarray, np.ndarray]:
    return phone_copies([str(path) for path in sources], ENCODER, default_limits(), 2, silent)


def test_a_few_copies_of_each_photo_that_differ_from_it_and_from_each_other(tmp_path: Path) -> None:
    vectors, owners = made([random_photo(tmp_path / f"{n}.png", n) for n in range(3)])
    assert owners.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert vectors.shape == (9, ENCODER.dim)
    assert len(np.unique(vectors, axis=0)) >= 8


def test_they_are_the_same_each_time(tmp_path: Path) -> None:
    photos = [random_photo(tmp_path / f"{n}.png", n) for n in range(3)]
    assert (made(photos)[0] == made(photos)[0]).all()


def test_photos_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"no picture")
    good = write_photo(tmp_path / "good.png", "red")
    _, owners = made([tmp_path / "bad.png", good, tmp_path / "gone.png"])
    assert owners.tolist() == [1, 1, 1]


def test_of_many_photos_only_some_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_COPIES", 4)
    _, owners = made([write_photo(tmp_path / f"{n}.png", "red", n) for n in range(9)])
    assert len(owners) == len(set(owners.tolist())) == 4


def test_without_photos_there_are_no_copies() -> None:
    vectors, owners = made([])
    assert vectors.shape == (0, ENCODER.dim)
    assert len(owners) == 0
