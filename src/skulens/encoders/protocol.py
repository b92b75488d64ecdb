"""What every encoder offers: prepared pictures and texts become vectors made of blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import BlockLayout, Vectors
from skulens.images.preparation import Preparation

Pixels = npt.NDArray[np.uint8]
BlockWeights = Mapping[str, float]


class Encoder(Protocol):
    """Turns pictures and texts into comparable vectors.

    `fingerprint` changes whenever vectors would: weights, preparation, blocks. Calls may come
    from several threads at once.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def preparation(self) -> Preparation: ...

    @property
    def blocks(self) -> BlockLayout: ...

    @property
    def dim(self) -> int: ...

    @property
    def weights(self) -> Mapping[str, BlockWeights]:
        """Measured default block weights for the query kinds `text`, `photo` and `both`."""
        ...

    def encode_images(self, pixels: Pixels) -> Vectors:
        """Encode prepared pictures `(n, size, size, 3)` uint8 RGB into `(n, dim)` float32."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)` float32; blocks that words cannot fill are zero."""
        ...
