"""Any exported pair of picture and text tower: a folder with ONNX files and `encoder.json`."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from skulens.encoders.blocks import MEANING, BlockLayout, Vectors
from skulens.encoders.manifest import Manifest, read_manifest
from skulens.encoders.protocol import BlockWeights, Pixels
from skulens.encoders.sessions import open_session
from skulens.encoders.text import TextTower, load_text_tower
from skulens.errors import EncoderError
from skulens.images.preparation import Preparation, normalise

_AT_ONCE = 4
"""Pictures per run of the model: their activations stay in the cache (1.4 times as fast as 32)."""


class OnnxEncoder:
    """An encoder folder run by ONNX Runtime; each tower is loaded when it is first needed.

    The picture model takes `uint8 (n, size, size, 3)` or normalised `float32 (n, 3, size, size)`
    and has one output per block, named after it (a single output may have any name).
    """

    def __init__(self, folder: Path) -> None:
        self._manifest: Manifest = read_manifest(folder)
        self.name: str = self._manifest.content.name
        self.fingerprint: str = self._manifest.fingerprint
        self.preparation: Preparation = self._manifest.preparation
        self.blocks: BlockLayout = self._manifest.layout
        self.dim: int = self.blocks.dim
        self.weights: Mapping[str, BlockWeights] = self._manifest.weights
        self._loading = threading.RLock()

    def encode_images(self, pixels: Pixels) -> Vectors:
        """Encode `(n, size, size, 3)` uint8 into `(n, dim)`; raises `EncoderError`."""
        if len(pixels) == 0:
            return np.zeros((0, self.dim), np.float32)
        parts = [
            self._run(pixels[start : start + _AT_ONCE]) for start in range(0, len(pixels), _AT_ONCE)
        ]
        columns = map(np.concatenate, zip(*parts, strict=True))
        outputs = dict(zip(self._outputs, columns, strict=True))
        for name, size in self.blocks.sizes:
            if outputs[name].shape != (len(pixels), size):
                raise EncoderError(
                    f"encoder {self.name}: block '{name}' came out as {outputs[name].shape}, "
                    f"encoder.json says {(len(pixels), size)}; mend encoder.json"
                )
            if not np.isfinite(outputs[name]).all():
                raise EncoderError(
                    f"encoder {self.name}: block '{name}' has values that are not numbers; "
                    "the export is broken, export it again"
                )
        return self.blocks.join(outputs, len(pixels))

    def _run(self, pixels: Pixels) -> list[np.ndarray]:
        tower = self._image_tower()
        entry = tower.get_inputs()[0]
        takes_bytes = entry.type == "tensor(uint8)"
        feed = pixels if takes_bytes else normalise(pixels, self.preparation)
        outputs: list[np.ndarray] = tower.run(None, {entry.name: feed})
        return outputs

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)`; only the text block is filled. Raises `EncoderError`."""
        part = self._manifest.content.text
        if part is None:
            raise EncoderError(
                f"encoder {self.name} has no text tower; search by photo, or use another encoder"
            )
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        filled = [template.replace("{}", text) for text in texts for template in part.templates]
        vectors = self._text_tower().encode(filled)
        means = vectors.reshape(len(texts), len(part.templates), -1).mean(axis=1)
        return self.blocks.join({MEANING: means}, len(texts))

    def _image_tower(self) -> Any:
        with self._loading:
            return self._loaded_image_tower

    @cached_property
    def _loaded_image_tower(self) -> Any:
        file = self._manifest.content.image.file
        return open_session(self._manifest.read(file), str(self._manifest.folder / file))

    @cached_property
    def _outputs(self) -> list[str]:
        names = [entry.name for entry in self._image_tower().get_outputs()]
        blocks = list(self.blocks.names)
        if len(names) == len(blocks) == 1:
            return blocks
        if sorted(names) != sorted(blocks):
            raise EncoderError(
                f"encoder {self.name}: the picture model gives {names}, encoder.json names the "
                f"blocks {blocks}; they must be the same"
            )
        return names

    def _text_tower(self) -> TextTower:
        with self._loading:
            return self._loaded_text_tower

    @cached_property
    def _loaded_text_tower(self) -> TextTower:
        part = self._manifest.content.text
        assert part is not None
        return load_text_tower(self._manifest, part)
