"""Text towers: a static table of token vectors, or an ONNX model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from skulens.encoders.blocks import MEANING, Vectors, unit_rows
from skulens.encoders.manifest import Manifest, TextPart
from skulens.encoders.sessions import open_session
from skulens.errors import EncoderError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class TextTower(Protocol):
    """Turns texts into unit vectors of one block."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)` float32."""
        ...


class StaticTower:
    """A text is the sum of its tokens' vectors (Model2Vec, Tulkens & van Dongen 2024)."""

    def __init__(self, tokenizer: Tokenizer, table: np.ndarray, scale: np.ndarray) -> None:
        if len(table) < tokenizer.get_vocab_size():
            raise EncoderError(
                f"the token table has {len(table)} rows but the tokenizer knows "
                f"{tokenizer.get_vocab_size()} tokens; export both together"
            )
        self._tokenizer, self._table, self._scale = tokenizer, table, scale

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)` float32; a text without known tokens is zero."""
        sums = np.zeros((len(texts), self._table.shape[1]), np.float32)
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            ids = encoding.ids
            if ids:
                sums[row] = self._scale[ids] @ self._table[ids].astype(np.float32)
        return unit_rows(sums)


class OnnxTextTower:
    """A text model with `input_ids` and, if it wants them, `attention_mask` and type ids."""

    def __init__(self, tokenizer: Tokenizer, model: bytes, label: str) -> None:
        self._tokenizer = tokenizer
        self._session = open_session(model, label)
        self._inputs = {entry.name for entry in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts into `(n, dim)` float32."""
        encodings = self._tokenizer.encode_batch(list(texts))
        width = max((len(encoding.ids) for encoding in encodings), default=0) or 1
        ids, mask = (np.zeros((len(texts), width), np.int64) for _ in range(2))
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = encoding.attention_mask
        feeds = {
            "input_ids": ids,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {name: value for name, value in feeds.items() if name in self._inputs}
        return unit_rows(self._session.run(None, wanted)[0])


def load_text_tower(manifest: Manifest, part: TextPart) -> TextTower:
    """Load the text tower an `encoder.json` describes; raises `EncoderError`."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_buffer(manifest.read(part.tokenizer))
    except ValueError as error:
        raise EncoderError(f"{manifest.folder / part.tokenizer}: {error}") from error
    tokenizer.enable_truncation(part.max_tokens)
    tokenizer.no_padding()
    data = manifest.read(part.file)
    if part.kind == "onnx":
        return OnnxTextTower(tokenizer, data, str(manifest.folder / part.file))
    tensors = _read_safetensors(data, str(manifest.folder / part.file))
    size = manifest.content.blocks[MEANING]
    table, scale = tensors.get("table"), tensors.get("scale")
    if table is None or scale is None or table.ndim != 2 or scale.shape != table.shape[:1]:
        raise EncoderError(
            f"{manifest.folder / part.file} must hold `table` (tokens, {size}) and `scale` (tokens)"
        )
    if table.shape[1] != size:
        raise EncoderError(
            f"{manifest.folder / part.file} has {table.shape[1]} numbers a token, "
            f"block '{MEANING}' has {size}"
        )
    return StaticTower(tokenizer, table, scale.astype(np.float32))


def _read_safetensors(data: bytes, label: str) -> dict[str, np.ndarray]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        tensors: dict[str, np.ndarray] = load(data)
    except SafetensorError as error:
        raise EncoderError(f"{label} is not a safetensors file: {error}") from error
    return tensors
