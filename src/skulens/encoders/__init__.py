"""Encoders: pictures and texts become vectors made of blocks."""

from skulens.encoders.blocks import APPEARANCE, COLOUR, MEANING, BlockLayout, Vectors, unit_rows
from skulens.encoders.loading import load_encoder
from skulens.encoders.protocol import Encoder

__all__ = [
    "APPEARANCE",
    "COLOUR",
    "MEANING",
    "BlockLayout",
    "Encoder",
    "Vectors",
    "load_encoder",
    "unit_rows",
]
