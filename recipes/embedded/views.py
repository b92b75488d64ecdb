"""Many looks at one picture: crops, mirror images, other light, other padding."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance

from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare


def view(picture: Image.Image, preparation: Preparation, rng: random.Random) -> NDArray[np.uint8]:
    """One random look at a picture, prepared."""
    width, height = picture.size
    share = rng.uniform(0.4, 1.0) ** 0.5
    ratio = rng.uniform(0.8, 1.25) ** 0.5
    cut_width = max(8, min(width, round(width * share * ratio)))
    cut_height = max(8, min(height, round(height * share / ratio)))
    left, top = rng.randint(0, width - cut_width), rng.randint(0, height - cut_height)
    looked = picture.crop((left, top, left + cut_width, top + cut_height))
    if rng.random() < 0.5:
        looked = looked.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < 0.3:  # shop pictures are often squeezed into a square
        side = preparation.size
        looked = looked.resize((side, side), Image.Resampling.BILINEAR)
    if rng.random() < 0.2:
        looked = looked.rotate(rng.uniform(-15, 15), fillcolor=preparation.background)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        looked = change(looked).enhance(rng.uniform(0.7, 1.3))
    grey = rng.choice((255, 255, 255, 240, 128, 0))
    padded = Preparation(
        size=preparation.size,
        margin=rng.choice((0.0, 0.0, 0.05, 0.1)),
        background=(grey, grey, grey),
    )
    return prepare(looked, padded)


def views(
    pictures: Sequence[Image.Image], preparation: Preparation, count: int, seed: int
) -> Iterator[NDArray[np.uint8]]:
    """The plain picture and `count` - 1 random looks at it, `(count, size, size, 3)` each."""
    rng = random.Random(seed)
    for picture in pictures:
        plain = prepare(picture, preparation)
        yield np.stack([plain, *(view(picture, preparation, rng) for _ in range(count - 1))])
