"""What a supplier's cell becomes in a field of ours, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from skulens.records import AttributeValue


@dataclass(frozen=True, slots=True)
class ReadValue:
    """What a text means in a field; None where that is not known.

    `probability` is that of `value` being right or, for None, of nothing fitting. `reason` is one
    sentence, `alternatives` are the likeliest others with their probabilities, best first.
    """

    value: AttributeValue | None
    probability: float
    reason: str
    alternatives: tuple[tuple[str, float], ...] = ()


class CellReader(Protocol):
    """Reads the cells of a column for a field."""

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means, in the same order."""
        ...
