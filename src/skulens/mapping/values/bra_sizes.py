"""The cup of a bra size: `34B` and `75 DD` are the cups `B` and `DD`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUP = re.compile(r"[A-Z]{1,4}")
_SIZE = re.compile(
    r"(?:size|größe|gr\.?|taille|talla|taglia)?\s{0,2}(?:eu|us|uk|fr|it|de)?\s{0,2}"
    r"(?:[23][0-9]|4[0-9]|5[0-8]|[6-9][05]|1[0-4][05])\s{0,2}[-/]?\s{0,2}([a-z]{1,4})",
    re.IGNORECASE,
)
_LEAST_CUPS = 3
_LONGEST = 30


class Cups:
    """Finds the cup that a bra size names, where cups are what a field allows."""

    def __init__(self, values: Sequence[str]) -> None:
        cups = {value for value in values if _CUP.fullmatch(value)}
        # Classes and grades are letters too; only cups come doubled, as DD.
        doubled = any(cup == 2 * cup[0] and cup[0] in cups for cup in cups)
        are_most = doubled and 2 * len(cups) > len(values) and len(cups) >= _LEAST_CUPS
        self._cups = cups if are_most else set()

    def find(self, text: str) -> str | None:
        """Return the cup, None for a text that is more or less than a band and a cup."""
        size = _SIZE.fullmatch(text[:_LONGEST].strip()) if self._cups else None
        cup = size[1].upper() if size is not None else ""
        return cup if cup in self._cups else None
