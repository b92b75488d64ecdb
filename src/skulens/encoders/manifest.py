"""`encoder.json`: what an exported encoder consists of, checked before anything is loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from skulens.encoders.blocks import MEANING, BlockLayout
from skulens.errors import EncoderError, UsageError
from skulens.images.preparation import Preparation

MANIFEST = "encoder.json"
_MAX_MANIFEST_BYTES = 1 << 20
_FileName = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=120)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ImagePart(_Strict):
    """The picture tower: an ONNX file whose outputs are named after blocks."""

    file: str = _FileName


class TextPart(_Strict):
    """The text tower: a static token table (safetensors) or an ONNX file, and its tokenizer."""

    kind: Literal["static", "onnx"]
    file: str = _FileName
    tokenizer: str = Field("tokenizer.json", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    max_tokens: int = Field(128, ge=1, le=8192)
    templates: tuple[str, ...] = ("{}",)


class PreparationPart(_Strict):
    """The fields of `Preparation`."""

    size: int = 224
    margin: float = 0.0
    background: tuple[int, int, int] = (255, 255, 255)
    mean: tuple[float, float, float] = (0.5, 0.5, 0.5)
    std: tuple[float, float, float] = (0.5, 0.5, 0.5)
    mode: Literal["keep", "trim"] = "keep"


class EncoderFile(_Strict):
    """The whole of `encoder.json`."""

    format: Literal[1]
    name: str
    version: str = "1"
    licence: str = ""
    preparation: PreparationPart = PreparationPart()
    blocks: dict[str, int]
    image: ImagePart
    text: TextPart | None = None
    weights: dict[str, dict[str, float]] = {}
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A checked `encoder.json` and the folder it lies in."""

    folder: Path
    content: EncoderFile

    @property
    def preparation(self) -> Preparation:
        """How pictures are prepared for this encoder."""
        return Preparation(**self.content.preparation.model_dump())

    @property
    def layout(self) -> BlockLayout:
        """The blocks of its vectors."""
        return BlockLayout.of(self.content.blocks)

    @property
    def weights(self) -> Mapping[str, Mapping[str, float]]:
        """Measured default weights by kind of query."""
        return self.content.weights

    @property
    def fingerprint(self) -> str:
        """A hash of everything that decides what vectors come out."""
        parts: dict[str, Any] = {
            "preparation": self.preparation.fingerprint,
            "blocks": self.layout.sizes,
            "files": dict(sorted(self.content.files.items())),
            "text": self.content.text.model_dump() if self.content.text else None,
        }
        digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
        return f"{self.content.name}-{digest[:16]}"

    def read(self, name: str) -> bytes:
        """Read a file of the encoder; raises `EncoderError` if it is not the one described."""
        expected = self.content.files.get(name)
        if expected is None:
            raise EncoderError(f"{self.folder / MANIFEST} gives no hash for {name}; add it")
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise EncoderError(
                f"encoder file {self.folder / name} cannot be read ({error.strerror}); "
                "export the encoder again"
            ) from error
        if hashlib.sha256(data).hexdigest() != expected:
            raise EncoderError(
                f"encoder file {self.folder / name} is not the one described in {MANIFEST} "
                "(its hash differs); export or copy the encoder again"
            )
        return data


def read_manifest(folder: Path) -> Manifest:
    """Read and check `folder/encoder.json`; raises `EncoderError` naming what is wrong."""
    path = folder / MANIFEST
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_MANIFEST_BYTES + 1)
    except OSError as error:
        raise EncoderError(
            f"no encoder in {folder}: {MANIFEST} cannot be read ({error.strerror}); "
            f"give a folder with {MANIFEST}, image.onnx and, for texts, tokenizer.json"
        ) from error
    if len(raw) > _MAX_MANIFEST_BYTES:
        raise EncoderError(f"{path} is larger than {_MAX_MANIFEST_BYTES} bytes; it is not ours")
    try:
        content = EncoderFile.model_validate_json(raw)
        manifest = Manifest(folder, content)
        manifest.preparation  # noqa: B018 - checks its values
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise EncoderError(f"{path}: {where}: {first['msg']}") from error
    except UsageError as error:
        raise EncoderError(f"{path}: {error}") from error
    if not content.blocks or min(content.blocks.values()) < 1:
        raise EncoderError(f"{path}: there must be blocks, and every block at least 1 wide")
    if content.text and MEANING not in content.blocks:
        raise EncoderError(f"{path}: texts fill the block '{MEANING}', which it does not name")
    return manifest
