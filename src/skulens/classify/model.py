"""The trained model of categories: heads, pools, and what it said to examples held out from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skulens.classify.fits import Fit, MethodName, QuestionKind
from skulens.encoders.blocks import MEANING, BlockLayout
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
class CategoryModel:
    """Heads whose classes are ids of categories, and fitted pools by question and method."""

    photo_head: Head
    title_head: Head | None
    fits: Mapping[QuestionKind, Mapping[MethodName, Fit]]
    memory: Memory
    names: Mapping[str, str]
    """The path that each class had when the model was trained."""

    def to_arrays(self) -> bytes:
        """The arrays as a safetensors file."""
        arrays = head_arrays("photo", self.photo_head)
        if self.title_head is not None:
            arrays |= head_arrays("title", self.title_head)
        arrays |= memory_arrays(self.memory)
        return packed(arrays)

    def to_plain(self) -> dict[str, Any]:
        """All else, as JSON can hold it."""
        return {
            "format": _FORMAT,
            "photo_classes": list(self.photo_head.classes),
            "title_classes": None if self.title_head is None else list(self.title_head.classes),
            "names": dict(self.names),
            "fits": {
                kind: {method: fit.to_plain() for method, fit in fits.items()}
                for kind, fits in self.fits.items()
            },
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any], arrays: bytes, layout: BlockLayout) -> CategoryModel:
        """Undo `to_plain` and `to_arrays`; raises `ModelError` where they do not fit."""
        label = "the trained model of categories"
        found = unpacked(arrays, label)
        try:
            if plain["format"] != _FORMAT:
                raise ModelError(f"{label} has the format {plain['format']}; train it again")
            title_classes = plain["title_classes"]
            where = layout.slice_of(MEANING) if title_classes is not None else slice(0, 0)
            return cls(
                head_from("photo", found, tuple(plain["photo_classes"]), layout.dim, label),
                None
                if title_classes is None
                else head_from(
                    "title", found, tuple(title_classes), where.stop - where.start, label
                ),
                {
                    kind: {method: Fit.from_plain(fit) for method, fit in fits.items()}
                    for kind, fits in plain["fits"].items()
                },
                memory_from(found),
                dict(plain["names"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{label} cannot be read ({error!r}); train it again") from error
