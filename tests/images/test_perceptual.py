"""The same picture keeps its hash through scaling and compression; others have another."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from skulens.images.decoding import decode
from skulens.images.perceptual import hamming, perceptual_hashes
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare

HASHES = st.integers(0, 2**64 - 1)


def perceptual_hash(pixels: np.ndarray) -> int:
    return perceptual_hashes([pixels])[0]


def scene(seed: int) -> Image.Image:
    coarse = np.random.default_rng(seed).integers(0, 256, (7, 7, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize((400, 300), Image.Resampling.BICUBIC)


@given(arrays(np.uint8, st.integers(16, 80).map(lambda side: (side, side, 3))))
def test_a_hash_is_an_unsigned_64_bit_number(pixels: np.ndarray) -> None:
    assert 0 <= perceptual_hash(pixels) < 2**64


def test_a_plain_picture_hashes_to_zero() -> None:
    for value in (0, 77, 255):
        assert perceptual_hash(np.full((64, 64, 3), value, np.uint8)) == 0


def test_scaled_and_compressed_copies_stay_near_and_others_far() -> None:
    hashes = []
    for seed in range(20):
        picture = scene(seed)
        file = io.BytesIO()
        picture.resize((200, 150)).save(file, "JPEG", quality=40)
        first = perceptual_hash(prepare(picture, Preparation()))
        copy = perceptual_hash(prepare(decode(file.getvalue()).image, Preparation()))
        assert hamming(first, copy) <= 6
        hashes.append(first)
    apart = [hamming(a, b) for place, a in enumerate(hashes) for b in hashes[:place]]
    assert min(apart) > 10
    assert 24 < np.mean(apart) < 40


def test_a_hash_stays_the_same_between_versions() -> None:
    rows, columns = np.indices((64, 64))
    grey = (rows * columns // 9 + rows * rows // 21) % 256
    pixels = np.repeat(grey.astype(np.uint8)[..., np.newaxis], 3, axis=2)
    assert perceptual_hash(pixels) == 0x51D940BFB3507DE


def test_several_pictures_hash_as_one_by_one() -> None:
    pictures = [np.asarray(scene(seed).resize((64, 64))) for seed in range(5)]
    assert perceptual_hashes(pictures) == [perceptual_hash(picture) for picture in pictures]
    assert perceptual_hashes([]) == []


@given(HASHES, HASHES, HASHES)
def test_hamming_is_a_distance(a: int, b: int, c: int) -> None:
    assert hamming(a, a) == 0
    assert hamming(a, b) == hamming(b, a) == (a ^ b).bit_count()
    assert hamming(a, c) <= hamming(a, b) + hamming(b, c) <= 128


@pytest.mark.real_data
def test_few_different_products_look_the_same(real_data: Path) -> None:
    hashes = [
        perceptual_hash(prepare(decode(path.read_bytes()).image, Preparation()))
        for path in sorted((real_data / "grocery" / "train").rglob("*.jpg"))[::9]
    ]
    near = sum(hamming(a, b) <= 4 for place, a in enumerate(hashes) for b in hashes[:place])
    assert near <= 0.001 * len(hashes) * (len(hashes) - 1) / 2
