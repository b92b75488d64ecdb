"""From the name of an encoder to the encoder."""

from __future__ import annotations

from pathlib import Path

from skulens.encoders.coloured import ColouredEncoder
from skulens.encoders.dummy import DummyEncoder
from skulens.encoders.onnx_folder import OnnxEncoder
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError

EMBEDDED_FOLDER = Path(__file__).parent / "embedded_files"


def load_encoder(spec: str) -> Encoder:
    """Load `embedded`, `onnx:FOLDER` or `dummy`, each with the colour block.

    Raises `EncoderError` for an unknown name or an unusable folder.
    """
    kind, _, rest = spec.partition(":")
    if spec == "embedded":
        return ColouredEncoder(OnnxEncoder(EMBEDDED_FOLDER))
    if kind == "onnx" and rest:
        return ColouredEncoder(OnnxEncoder(Path(rest).expanduser()))
    if spec == "dummy":
        return ColouredEncoder(DummyEncoder())
    raise EncoderError(
        f"no encoder is called '{spec}'; use 'embedded', 'onnx:FOLDER' (a folder with "
        "encoder.json) or 'dummy'"
    )
