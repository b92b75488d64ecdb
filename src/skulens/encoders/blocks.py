"""Vectors are made of named, unit-length blocks; a layout says which block lies where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
APPEARANCE, MEANING, COLOUR = "appearance", "meaning", "colour"


def unit_rows(vectors: npt.NDArray[np.floating]) -> Vectors:
    """Scale each row to length one; rows of zeros stay zero. `(n, d)` float -> `(n, d)` float32."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(norms > 1e-12, norms, 1)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class BlockLayout:
    """The names and sizes of a vector's blocks, in their order."""

    sizes: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, sizes: Mapping[str, int]) -> BlockLayout:
        """Make a layout from an ordered mapping of block name to size."""
        return cls(tuple(sizes.items()))

    @property
    def dim(self) -> int:
        """The size of the whole vector."""
        return sum(size for _, size in self.sizes)

    @property
    def names(self) -> tuple[str, ...]:
        """The blocks' names in order."""
        return tuple(name for name, _ in self.sizes)

    def slices(self) -> Iterator[tuple[str, slice]]:
        """Each block's name and where it lies."""
        start = 0
        for name, size in self.sizes:
            yield name, slice(start, start + size)
            start += size

    def slice_of(self, name: str) -> slice:
        """Where the named block lies; raises `KeyError` for an unknown block."""
        return dict(self.slices())[name]

    def join(self, parts: Mapping[str, npt.NDArray[np.floating]], rows: int) -> Vectors:
        """Build `(rows, dim)` vectors from blocks, each made unit length; missing ones are zero."""
        joined = np.zeros((rows, self.dim), np.float32)
        for name, where in self.slices():
            if name in parts:
                joined[:, where] = unit_rows(parts[name])
        return joined

    def split(self, vectors: Vectors) -> dict[str, Vectors]:
        """Views of `(..., dim)` vectors by block."""
        return {name: vectors[..., where] for name, where in self.slices()}
