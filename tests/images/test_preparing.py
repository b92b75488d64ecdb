"""Pictures fit their square, whatever their shape; equal settings have equal fingerprints."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from skulens.errors import OutputError, UsageError
from skulens.images.preparation import Preparation, normalise
from skulens.images.preparing import prepare, save_prepared

GREEN = (0, 200, 0)


@given(
    st.integers(1, 700),
    st.integers(1, 700),
    st.integers(16, 130),
    st.floats(0, 0.45),
)
@settings(max_examples=150, deadline=None)
def test_the_aspect_ratio_is_kept(width: int, height: int, size: int, margin: float) -> None:
    preparation = Preparation(size=size, margin=margin, background=GREEN)
    pixels = prepare(Image.new("RGB", (width, height), (200, 0, 0)), preparation)
    assert pixels.shape == (size, size, 3)
    assert pixels.dtype == np.uint8
    painted = pixels[..., 0] == 200
    rows, columns = painted.any(axis=1).sum(), painted.any(axis=0).sum()
    assert max(rows, columns) == preparation.room
    assert painted.sum() == rows * columns
    scale = preparation.room / max(width, height)
    assert abs(columns - max(1, width * scale)) <= 0.5
    assert abs(rows - max(1, height * scale)) <= 0.5
    before = np.flatnonzero(painted.any(axis=0))[0]
    assert abs(2 * before + columns - size) <= 1


def test_a_picture_of_the_right_size_is_not_touched() -> None:
    noise = Image.effect_noise((32, 32), 90).convert("RGB")
    assert (prepare(noise, Preparation(size=32)) == np.asarray(noise)).all()


def test_other_modes_are_converted() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert (prepare(clear, Preparation(size=20, background=GREEN)) == GREEN).all()
    deep = Image.fromarray(np.full((20, 20), 65535, np.uint16))
    assert (prepare(deep, Preparation(size=20)) == 255).all()


def test_trim_cuts_a_uniform_border_only() -> None:
    trim = Preparation(size=40, mode="trim", background=GREEN)
    picture = Image.new("RGB", (100, 100), (250, 250, 250))
    picture.paste((0, 0, 255), (30, 40, 50, 60))
    assert (prepare(picture, trim) == (0, 0, 255)).all()
    picture.putpixel((99, 99), (0, 0, 0))
    assert (prepare(picture, trim)[0, 0] == 250).all()
    plain = Image.new("RGB", (100, 100), (9, 9, 9))
    assert (prepare(plain, trim) == 9).all()


def test_what_to_ask_of_the_decoder() -> None:
    assert Preparation(size=100, margin=0.1).wanted == 80
    assert Preparation(size=100, margin=0.1, mode="trim").wanted == 160


def test_equal_settings_are_equal_values() -> None:
    plain = Preparation(mean=(0.0, 0.0, 0.0), std=(1.0, 1.0, 1.0))
    read_from_json = Preparation(
        margin=0,
        background=[255, 255, 255],  # type: ignore[arg-type]
        mean=[0, 0, 0],  # type: ignore[arg-type]
        std=[1, 1, 1],  # type: ignore[arg-type]
    )
    assert plain == read_from_json
    assert hash(plain) == hash(read_from_json)
    assert plain.fingerprint == read_from_json.fingerprint


def test_the_fingerprint_is_stable_and_knows_every_setting() -> None:
    variants = [
        Preparation(),
        Preparation(size=128),
        Preparation(margin=0.1),
        Preparation(background=(0, 0, 0)),
        Preparation(mean=(0, 0, 0)),
        Preparation(std=(1, 1, 1)),
        Preparation(mode="trim"),
    ]
    assert len({variant.fingerprint for variant in variants}) == len(variants)
    assert Preparation().fingerprint == "370b6b7c30d51680"


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": 15},
        {"margin": 0.5},
        {"margin": -0.1},
        {"margin": float("nan")},
        {"background": (0, 0, 256)},
        {"background": (0, 0)},
        {"std": (1, 0, 1)},
        {"mean": (0, 0)},
        {"mode": "crop"},
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"^picture preparation: "):
        Preparation(**wrong)  # type: ignore[arg-type]


def test_normalise() -> None:
    pixels = np.zeros((2, 16, 16, 3), np.uint8)
    pixels[:, :, :, 1] = 255
    floats = normalise(pixels, Preparation(mean=(0.5, 0.25, 0), std=(0.5, 0.25, 1)))
    assert floats.shape == (2, 3, 16, 16)
    assert floats.dtype == np.float32
    assert floats.flags.c_contiguous
    assert [floats[:, channel].mean() for channel in range(3)] == [-1, 3, 0]
    assert not pixels[..., 0].any()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\photos\\con", "https://a.b/c?d=1#e", "", "...", "ü" * 900, "\udcff"],
)
def test_save_prepared_writes_safe_names(tmp_path: Path, name: str) -> None:
    pixels = np.full((16, 16, 3), 7, np.uint8)
    path = save_prepared(pixels, tmp_path / "new" / "folder", name)
    assert path.parent == tmp_path / "new" / "folder"
    assert len(path.name) < 100
    assert path.name.isascii()
    assert (np.asarray(Image.open(path)) == pixels).all()


def test_save_prepared_keeps_names_apart(tmp_path: Path) -> None:
    pixels = np.zeros((16, 16, 3), np.uint8)
    names = ["a/b", "a_b", "a?b", "A_b", "x" * 99 + "1.jpg", "y" * 99 + "1.jpg"]
    assert len({save_prepared(pixels, tmp_path, name).name.lower() for name in names}) == 6
    assert save_prepared(pixels, tmp_path, "a/b") == save_prepared(pixels, tmp_path, "a/b")


def test_save_prepared_names_the_folder_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"prepared pictures cannot be written to .*file"):
        save_prepared(np.zeros((16, 16, 3), np.uint8), tmp_path / "file", "a")
