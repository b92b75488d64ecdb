"""What a column looks like, small enough to be kept: so that it is known again under another name."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

MAX_HASHES = 64
"""Of the distinct values of a column, those with the lowest hashes are kept: a fair sample."""
MAX_COLUMNS = 1000
"""Of those after them only the names are kept."""
_MAX_SHAPES = 6
_SHAPE_CHARACTERS = 24
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,9})?", re.ASCII)


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


def fingerprints_of(columns: Mapping[str, Sequence[str]]) -> tuple[ColumnFingerprint, ...]:
    """The fingerprints of a feed's columns, in their order, from samples of the cells of each."""
    return tuple(
        fingerprint_of(name, position, texts if position < MAX_COLUMNS else ())
        for position, (name, texts) in enumerate(columns.items())
    )


def fingerprint_of(name: str, position: int, texts: Sequence[str]) -> ColumnFingerprint:
    """The fingerprint of a column from a sample of its cells; empty cells count as empty."""
    cells = [" ".join(text[:1000].split()).casefold() for text in texts]
    held = [cell for cell in cells if cell]
    if not held:
        return ColumnFingerprint(name, position)
    distinct = set(held)
    numbers = [float(cell.replace(",", ".")) for cell in held if _NUMBER.fullmatch(cell)]
    shapes = Counter(map(_shape, held))
    common = sorted(shapes, key=lambda shape: (-shapes[shape], shape))[:_MAX_SHAPES]
    return ColumnFingerprint(
        name,
        position,
        filled=len(held) / len(cells),
        distinct=len(distinct),
        hashes=tuple(sorted({_hash(cell) for cell in distinct})[:MAX_HASHES]),
        numeric=len(numbers) / len(held),
        mean=math.fsum(numbers) / len(numbers) if numbers else 0.0,
        spread=statistics.pstdev(numbers) if numbers else 0.0,
        shapes=tuple(common),
        length=sum(map(len, held)) / len(held),
    )


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest())


def _shape(text: str) -> str:
    """A text's pattern, each run of letters or digits as one sign: `ab-12 cm` is `a-9 a`."""
    signs = ["9" if sign.isdecimal() else "a" if sign.isalpha() else sign for sign in text[:100]]
    runs = [
        sign for before, sign in zip(["", *signs], signs, strict=False)
        if sign != before or sign not in "9a"
    ]  # fmt: skip
    return "".join(runs)[:_SHAPE_CHARACTERS]
