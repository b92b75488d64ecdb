"""Which ids a feed has had and in which row first, in some 35 bytes of memory each."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class SeenIds:
    """Remembers the row an id was first in: an open-addressing table of 8-byte hashes.

    Two ids of ten million have the same hash once in 300,000 feeds.
    """

    def __init__(self) -> None:
        self._hashes = array("Q", bytes(8 * 1024))
        self._rows = array("L", bytes(array("L").itemsize * 1024))
        self._count = 0

    def first_row(self, product_id: str) -> int | None:
        """Return the row that was remembered with an id."""
        slot = self._slot(self._hashes, _hash(product_id))
        return self._rows[slot] if self._hashes[slot] else None

    def remember(self, product_id: str, row: int) -> None:
        """Note the row of an id that is new."""
        if 3 * self._count > 2 * len(self._hashes):
            self._grow()
        key = _hash(product_id)
        slot = self._slot(self._hashes, key)
        self._hashes[slot], self._rows[slot] = key, row
        self._count += 1

    def _grow(self) -> None:
        hashes = array("Q", bytes(16 * len(self._hashes)))
        rows = array("L", bytes(2 * self._rows.itemsize * len(self._rows)))
        for key, row in zip(self._hashes, self._rows, strict=True):
            if key:
                slot = self._slot(hashes, key)
                hashes[slot], rows[slot] = key, row
        self._hashes, self._rows = hashes, rows

    @staticmethod
    def _slot(hashes: array[int], key: int) -> int:
        mask = len(hashes) - 1
        slot = key & mask
        while hashes[slot] and hashes[slot] != key:
            slot = (slot + 1) & mask
        return slot


def _hash(product_id: str) -> int:
    return int.from_bytes(blake2b(product_id.encode(), digest_size=8).digest()) or 1
