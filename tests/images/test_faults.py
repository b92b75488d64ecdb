"""Faults are the same for a seed, grow with severity, and take any picture."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from skulens.datasets.sample_shop import sample_shop
from skulens.errors import UsageError
from skulens.images.faults import FAULTS, SEVERITIES, apply_fault


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    with Image.open(sample_shop().phone_photos()[0].photo) as picture:
        return picture.convert("RGB")


def difference(first: Image.Image, second: Image.Image) -> float:
    """Mean, over pixels; a cropped picture is stretched back."""
    values = np.asarray(first.resize(second.size), np.float64) - np.asarray(second, np.float64)
    return float(np.abs(values).mean())


@pytest.mark.parametrize("name", FAULTS)
def test_the_seed_decides(name: str, photo: Image.Image) -> None:
    before = photo.tobytes()
    first, again = (apply_fault(photo, name, 2, seed=5) for _ in range(2))
    assert first.tobytes() == again.tobytes()
    assert photo.tobytes() == before
    others = {apply_fault(photo, name, 2, seed).tobytes() for seed in range(12)}
    assert len(others) == 1 if name == "jpeg" else len(others) > 1


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("seed", range(4))
def test_a_higher_severity_changes_more(name: str, seed: int, photo: Image.Image) -> None:
    changes = [
        difference(apply_fault(photo, name, severity, seed), photo) for severity in SEVERITIES
    ]
    assert 1 < changes[0] < changes[1] < changes[2]


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (400, 3), (3, 400), (33, 47)])
def test_any_size_is_taken_and_kept(name: str, size: tuple[int, int]) -> None:
    picture = Image.new("RGB", size, (200, 120, 40))
    for severity in SEVERITIES:
        for seed in range(4):
            faulty = apply_fault(picture, name, severity, seed)
            assert faulty.mode == "RGB"
            if name == "crop":
                assert 0 < faulty.width <= size[0]
                assert 0 < faulty.height <= size[1]
            else:
                assert faulty.size == size


def test_a_crop_cuts_its_share_off_one_side(photo: Image.Image) -> None:
    for severity, share in zip(SEVERITIES, (0.1, 0.2, 0.3), strict=True):
        cropped = apply_fault(photo, "crop", severity, seed=1)
        left = cropped.width * cropped.height / (photo.width * photo.height)
        assert left == pytest.approx(1 - share, abs=0.01)


def test_a_tilt_shows_no_foreign_colour() -> None:
    plain = Image.new("RGB", (90, 60), (30, 160, 90))
    for seed in range(6):
        assert apply_fault(plain, "tilt", 3, seed).getcolors() == [(5400, (30, 160, 90))]


def test_low_light_is_darker_and_a_cast_is_not(photo: Image.Image) -> None:
    light = np.asarray(photo.convert("L")).mean()
    assert np.asarray(apply_fault(photo, "low_light", 1, 0).convert("L")).mean() < 0.8 * light
    for seed in range(4):
        cast = np.asarray(apply_fault(photo, "colour_cast", 1, seed).convert("L")).mean()
        assert cast == pytest.approx(light, rel=0.06)


def test_what_cannot_be_done_is_said() -> None:
    picture = Image.new("RGB", (4, 4))
    with pytest.raises(UsageError, match="there is no fault 'fog'; there are blur, low_light"):
        apply_fault(picture, "fog", 1, 0)
    with pytest.raises(UsageError, match="severity is 4; it must be 1, 2 or 3"):
        apply_fault(picture, "blur", 4, 0)
    with pytest.raises(UsageError, match="the picture is L; faults are applied to RGB"):
        apply_fault(picture.convert("L"), "blur", 1, 0)
