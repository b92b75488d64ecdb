"""The colours of what is shown, in the order of their size, without what is behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from skulens.datasets.sample_shop import sample_shop
from skulens.errors import UsageError
from skulens.images.decoding import DecodingLimits
from skulens.images.dominant_colours import shades_of, surfaces_of
from skulens.images.foreground import foreground_of
from skulens.images.lab import lab_of
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare_bytes

WHITE = (255, 255, 255)
RED, NAVY, BROWN = (190, 44, 52), (44, 50, 96), (112, 82, 64)

LEAST_SHARE = 0.02  # of the foreground that makes a colour


@dataclass(frozen=True, slots=True)
class DominantColour:
    """A colour of the product: sRGB, and its share of the product."""

    rgb: tuple[int, int, int]
    share: float


def dominant_colours(
    pixels: np.ndarray, padding: tuple[int, int, int], most: int = 4
) -> tuple[DominantColour, ...]:
    """Up to `most` colours of the product in a prepared picture `(s, s, 3)`, largest share first.

    `padding` is the colour around the picture. A colour is that of its largest shade, as the
    picture shows it; its share counts the surface's lights and shadows as well.
    """
    foreground = foreground_of(pixels, padding)
    shades = shades_of(lab_of(foreground.rgb), foreground.weights)
    colours: list[DominantColour] = []
    for surface in surfaces_of(shades):
        share = float(shades.shares[surface].sum())
        of_shade = np.where(shades.members == surface[0], foreground.weights, 0)
        red, green, blue = np.rint(of_shade @ foreground.rgb / of_shade.sum()).astype(int).tolist()
        if share >= LEAST_SHARE or not colours:
            colours.append(DominantColour((red, green, blue), share))
    return tuple(colours[:most])


def plain(colour: tuple[int, int, int], size: int = 128) -> np.ndarray:
    pixels = np.empty((size, size, 3), np.uint8)
    pixels[:] = colour
    return pixels


def test_a_shirt_of_two_colours() -> None:
    pixels = plain((250, 250, 250))
    pixels[20:80, 24:104], pixels[80:108, 24:104] = RED, NAVY
    first, second = dominant_colours(pixels, WHITE)
    assert first.rgb == pytest.approx(RED, abs=3)
    assert second.rgb == pytest.approx(NAVY, abs=3)
    assert first.share > 0.6
    assert first.share + second.share == pytest.approx(1)


def test_a_red_mug_on_a_table_in_front_of_a_wall() -> None:
    dice = np.random.default_rng(3)
    pixels = plain((170, 160, 150))
    pixels[60:] = BROWN
    pixels[30:100, 40:90] = RED
    pixels = (pixels + dice.normal(0, 6, pixels.shape)).clip(0, 255).astype(np.uint8)
    first = dominant_colours(pixels, WHITE)[0]
    assert first.rgb == pytest.approx(RED, abs=6)
    assert first.share > 0.8


def test_a_surface_in_light_and_shadow_is_one_colour() -> None:
    pixels = plain((250, 250, 250))
    light = np.linspace(0.55, 1.15, 80)[np.newaxis, :, np.newaxis]
    pixels[24:104, 24:104] = (np.array((190, 60, 60)) * light).clip(0, 255)
    (only,) = dominant_colours(pixels, WHITE)
    assert only.share == pytest.approx(1)


def test_black_and_white_are_two() -> None:
    pixels = plain((120, 160, 200))
    pixels[24:104, 24:74], pixels[24:104, 74:104] = (20, 20, 20), (240, 240, 240)
    first, second = dominant_colours(pixels, WHITE)
    assert first.rgb == pytest.approx((20, 20, 20), abs=4)
    assert second.rgb == pytest.approx((240, 240, 240), abs=4)


def test_the_padding_is_no_colour() -> None:
    wide = plain((250, 250, 250))
    wide[40:90, 30:100] = NAVY
    wide[:30], wide[-30:] = (0, 255, 0), (0, 255, 0)
    (only,) = dominant_colours(wide, (0, 255, 0))
    assert only.rgb == pytest.approx(NAVY, abs=3)


@pytest.mark.parametrize("colour", [WHITE, (0, 0, 0), RED])
def test_a_plain_picture_has_its_colour(colour: tuple[int, int, int]) -> None:
    (only,) = dominant_colours(plain(colour), WHITE)
    assert (only.rgb, only.share) == (colour, pytest.approx(1))


@given(
    st.integers(1, 150).flatmap(
        lambda side: arrays(
            np.uint8, (side, side, 3), elements=st.integers(0, 255), fill=st.integers(0, 255)
        )
    ),
    st.integers(1, 6),
)
@settings(max_examples=60, deadline=None)
def test_shares_fall_and_never_pass_one(pixels: np.ndarray, most: int) -> None:
    colours = dominant_colours(pixels, WHITE, most)
    shares = [colour.share for colour in colours]
    assert 1 <= len(colours) <= most
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1 + 1e-9
    assert all(0 <= value <= 255 for colour in colours for value in colour.rgb)


def test_noise_always_has_the_same_colours() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (128, 128, 3)).astype(np.uint8)
    assert dominant_colours(noise, WHITE) == dominant_colours(noise.copy(), WHITE)


def test_a_silhouette_decides_alone() -> None:
    pixels, silhouette = plain(NAVY), np.zeros((128, 128), bool)
    pixels[:20, :20], silhouette[:20, :20] = RED, True
    foreground = foreground_of(pixels, WHITE, silhouette)
    assert foreground.certain
    assert foreground.weights @ foreground.rgb == pytest.approx(RED, abs=3)
    with pytest.raises(UsageError, match=r"the silhouette is \(9, 9\), the picture \(128, 128\)"):
        foreground_of(pixels, WHITE, silhouette[:9, :9])


def test_the_foreground_of_phone_photos_lies_in_the_product() -> None:
    """The share of the weight within silhouettes; the middle alone has 0.36."""
    preparation, outline = Preparation(size=128), Preparation(size=128, background=(0, 0, 0))
    known = [s for s in sample_shop().silhouettes() if s.photo.parent.name == "phone"][::3]
    shares = []
    for silhouette in known:
        pixels, mask = (
            prepare_bytes(path.read_bytes(), how, DecodingLimits()).pixels
            for path, how in ((silhouette.photo, preparation), (silhouette.mask, outline))
        )
        found = foreground_of(pixels, WHITE)
        truth = foreground_of(pixels, WHITE, mask[:, :, 0] > 127)
        shares.append(found.weights[truth.weights > truth.weights.max() / 2].sum())
    assert np.mean(shares) > 0.68
