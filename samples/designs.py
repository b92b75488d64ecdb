"""What is to be made: each product of the shop and of its suppliers, and which pictures of it."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from samples.lines import Finish, Line
from samples.look import Look

SUPPLIERS = ("harbour", "lindgruen")
PER_SUPPLIER = 60


@dataclass(frozen=True, slots=True)
class Design:
    """One product: its line, its finish, and the pictures of it.

    `owner` is "" for the shop's own products, else the supplier who offers it.
    """

    id: str
    line: Line
    finish: Finish
    owner: str = ""
    phones: int = 0
    masked: bool = False

    @property
    def seed(self) -> int:
        """A number of its own, the same on every run."""
        return zlib.crc32(self.id.encode()) >> 2  # Blender takes 31 bits

    def look(self) -> Look:
        """What its model is asked for; the same dice every time."""
        f = self.finish
        dice = random.Random(self.seed)
        return Look(self.line.kind, f.style, f.material, f.shade, f.accent or "white", dice)


def shop_designs(lines: list[Line]) -> list[Design]:
    """The shop's products: six in ten have a phone photo, one in ten two; one in five has masks."""
    return [
        Design(
            f"{line.kind.replace('_', '-')}-{number:02d}",
            line,
            finish,
            phones=2 if number % 10 == 1 else int(number % 5 in (0, 1, 3)),
            masked=number % 5 == 1,
        )
        for line in lines
        for number, finish in enumerate(line.finishes, start=1)
    ]


def supplier_designs(lines: list[Line]) -> list[Design]:
    """What the suppliers offer: the same kinds of goods in the same finishes, but other pieces."""
    return [design for owner in SUPPLIERS for design in _offer(owner, lines)]


def _offer(owner: str, lines: list[Line]) -> Iterator[Design]:
    dice = random.Random(owner)
    kinds = dice.sample(lines, k=20)
    for number in range(PER_SUPPLIER):
        line = kinds[number % len(kinds)]
        finish = line.finishes[(number // len(kinds) * 2 + 1) % len(line.finishes)]
        yield Design(f"{owner}-{number + 1:03d}", line, finish, owner)
