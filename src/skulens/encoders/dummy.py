"""A deterministic encoder without weights, for tests and for trying out the plumbing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from skulens.encoders.blocks import APPEARANCE, MEANING, BlockLayout, Vectors
from skulens.encoders.protocol import BlockWeights, Pixels
from skulens.images.preparation import Preparation

_GRID = 4
_MEANING_DIM = 32
_COLOUR_WORDS = {
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "red": (220, 30, 30),
    "green": (30, 180, 30),
    "blue": (30, 30, 220),
    "yellow": (230, 220, 30),
}


class DummyEncoder:
    """Pictures are described by a 4 x 4 grid of mean colours and the word for their colour."""

    name = "dummy"
    fingerprint = "dummy-1"
    weights: Mapping[str, BlockWeights] = {}

    def __init__(self, preparation: Preparation | None = None) -> None:
        self.preparation = preparation or Preparation(size=32)
        self.blocks = BlockLayout.of({APPEARANCE: _GRID * _GRID * 3, MEANING: _MEANING_DIM})
        self.dim = self.blocks.dim

    def encode_images(self, pixels: Pixels) -> Vectors:
        """Encode `(n, size, size, 3)` uint8 into `(n, dim)`."""
        if len(pixels) == 0:
            return np.zeros((0, self.dim), np.float32)
        n, size = len(pixels), self.preparation.size
        cell = size // _GRID
        grid = pixels[:, : cell * _GRID, : cell * _GRID].reshape(n, _GRID, cell, _GRID, cell, 3)
        means = grid.mean(axis=(2, 4))
        references = np.array(list(_COLOUR_WORDS.values()), np.float32)
        centre = means[:, 1:3, 1:3].mean(axis=(1, 2))
        nearest = ((centre[:, None] - references) ** 2).sum(-1).argmin(-1)
        words = list(_COLOUR_WORDS)
        parts = {
            APPEARANCE: means.reshape(n, -1) - 128.5,
            MEANING: np.array([_word_vector(words[i]) for i in nearest]).reshape(n, _MEANING_DIM),
        }
        return self.blocks.join(parts, n)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Encode texts as sums of fixed random vectors of their words; appearance stays zero."""
        sums = np.zeros((len(texts), _MEANING_DIM))
        for row, text in enumerate(texts):
            for word in text.lower().split():
                sums[row] += _word_vector(word)
        return self.blocks.join({MEANING: sums}, len(texts))


def _word_vector(word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "replace")).digest()[:8], "little")
    return np.random.default_rng(seed).standard_normal(_MEANING_DIM)
