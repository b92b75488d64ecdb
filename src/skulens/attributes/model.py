"""The trained model of one attribute within one category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skulens.encoders.blocks import BlockLayout
from skulens.errors import ModelError
from skulens.heads.artefact import (
    head_arrays,
    head_from,
    memory_arrays,
    memory_from,
    packed,
    unpacked,
)
from skulens.heads.head import Head
from skulens.heads.promotion import Memory

_FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class AttributeModel:
    """A head whose classes are allowed values; its confidences were fitted on held-out examples."""

    head: Head
    memory: Memory
    calibrated: bool

    def to_arrays(self) -> bytes:
        """The arrays as a safetensors file."""
        return packed(head_arrays("photo", self.head) | memory_arrays(self.memory))

    def to_plain(self) -> dict[str, Any]:
        """All else, as JSON can hold it."""
        return {
            "format": _FORMAT,
            "values": list(self.head.classes),
            "calibrated": self.calibrated,
        }

    @classmethod
    def read(
        cls, plain: Mapping[str, Any], arrays: bytes, layout: BlockLayout, label: str
    ) -> AttributeModel:
        """Undo `to_plain` and `to_arrays`; raises `ModelError` where they do not fit."""
        found = unpacked(arrays, label)
        try:
            if plain["format"] != _FORMAT:
                raise ModelError(f"{label} has the format {plain['format']}; train it again")
            head = head_from("photo", found, tuple(plain["values"]), layout.dim, label)
            return cls(head, memory_from(found), bool(plain["calibrated"]))
        except (KeyError, TypeError) as error:
            raise ModelError(f"{label} cannot be read ({error!r}); train it again") from error
