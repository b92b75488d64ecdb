"""Adds the colour block, which is the same for every encoder, to any encoder's vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from skulens.encoders.blocks import COLOUR, BlockLayout, Vectors
from skulens.encoders.protocol import BlockWeights, Encoder, Pixels
from skulens.images.colour import COLOUR_DIM, COLOUR_VERSION, colour_blocks, colour_words
from skulens.images.preparation import Preparation


class ColouredEncoder:
    """An encoder whose vectors end with a block of foreground colours."""

    def __init__(self, plain: Encoder) -> None:
        self._plain = plain
        self.name: str = plain.name
        self.fingerprint: str = f"{plain.fingerprint}+colour{COLOUR_VERSION}"
        self.preparation: Preparation = plain.preparation
        self.blocks: BlockLayout = BlockLayout((*plain.blocks.sizes, (COLOUR, COLOUR_DIM)))
        self.dim: int = self.blocks.dim
        self.weights: Mapping[str, BlockWeights] = plain.weights

    def encode_images(self, pixels: Pixels) -> Vectors:
        """Encode `(n, size, size, 3)` uint8 into `(n, dim)`."""
        colours = colour_blocks(pixels, self.preparation.background)
        return np.concatenate([self._plain.encode_images(pixels), colours], axis=1)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)`; colour words fill the colour block."""
        colours = np.array([colour_words(text) for text in texts], np.float32)
        colours = colours.reshape(len(texts), COLOUR_DIM)
        return np.concatenate([self._plain.encode_texts(texts), colours], axis=1)
