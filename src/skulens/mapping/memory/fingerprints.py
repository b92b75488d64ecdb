"""What a column looks like, small enough to be kept: so that it is known again under another name."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import repeat

MAX_HASHES = 64
"""Of the distinct values of a column, those with the lowest hashes are kept: a fair sample."""
MAX_COLUMNS = 1000
"""Of those after them only the names are kept."""
_MAX_SHAPES = 6
_SHAPE_CHARACTERS = 24
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,9})?", re.ASCII)
_RUN = re.compile(r"([9a])\1+")

Texts = Iterable[str] | Mapping[str, int]
"""Cells of a column, or its distinct ones with how many rows have each; empty ones count too."""


@dataclass(frozen=True, slots=True)
class ColumnFingerprint:
    """A column's name, its place in the feed from 0, and what its cells have in common.

    `filled` is the share of cells that hold something. `hashes` are 32-bit, ascending, at most
    `MAX_HASHES`, of `distinct` values. `numeric` is the share of the filled cells that are numbers,
    `mean` and `spread` (standard deviation) are theirs. `shapes` are the most frequent patterns of
    digits (9), letters (a) and signs, `length` is the mean number of characters.
    """

    name: str
    position: int
    filled: float = 0.0
    distinct: int = 0
    hashes: tuple[int, ...] = ()
    numeric: float = 0.0
    mean: float = 0.0
    spread: float = 0.0
    shapes: tuple[str, ...] = ()
    length: float = 0.0


def fingerprints_of(columns: Mapping[str, Texts]) -> tuple[ColumnFingerprint, ...]:
    """The fingerprints of a feed's columns, in their order, from samples of the cells of each."""
    return tuple(
        fingerprint_of(name, position, texts if position < MAX_COLUMNS else ())
        for position, (name, texts) in enumerate(columns.items())
    )


def fingerprint_of(name: str, position: int, texts: Texts) -> ColumnFingerprint:
    """The fingerprint of a column from a sample of its cells."""
    held: Counter[str] = Counter()
    rows = 0
    for text, number in Counter(texts).items():
        rows += number
        if cell := " ".join(text[:1000].split()).casefold():
            held[cell] += number
    if not held:
        return ColumnFingerprint(name, position)
    filled = held.total()
    numbers = [
        number
        for cell, count in held.items()
        if _NUMBER.fullmatch(cell)
        for number in repeat(float(cell.replace(",", ".")), count)
    ]
    shapes: Counter[str] = Counter()
    for cell, count in held.items():
        shapes[_shape(cell)] += count
    common = sorted(shapes, key=lambda shape: (-shapes[shape], shape))[:_MAX_SHAPES]
    return ColumnFingerprint(
        name,
        position,
        filled=filled / rows,
        distinct=len(held),
        hashes=tuple(sorted({_hash(cell) for cell in held})[:MAX_HASHES]),
        numeric=len(numbers) / filled,
        mean=math.fsum(numbers) / len(numbers) if numbers else 0.0,
        spread=statistics.pstdev(numbers) if numbers else 0.0,
        shapes=tuple(common),
        length=sum(len(cell) * count for cell, count in held.items()) / filled,
    )


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest())


def _shape(text: str) -> str:
    """A text's pattern, each run of letters or digits as one sign: `ab-12 cm` is `a-9 a`."""
    return _RUN.sub(r"\1", text[:100].translate(_SIGNS))[:_SHAPE_CHARACTERS]


class _Signs(dict[int, str]):
    """The sign of each character, found when it is first met."""

    def __missing__(self, character: int) -> str:
        sign = chr(character)
        self[character] = "9" if sign.isdecimal() else "a" if sign.isalpha() else sign
        return self[character]


_SIGNS = _Signs()
