"""From external ids to row numbers, for whole arrays at a time."""

from __future__ import annotations

import numpy as np

from skulens.index.protocol import Ids


class IdMap:
    """Finds the latest row of each id; made once, never changed.

    Ids of a database are dense enough for a table, which answers half a million ids in a
    millisecond; any others are looked up among the sorted ones.
    """

    def __init__(self, ids: Ids, rows: Ids) -> None:
        self._table: Ids | None = None
        if len(ids) and int(ids.max()) < 4 * len(ids) + 1024:
            self._table = np.full(int(ids.max()) + 2, -1, np.int64)
            self._table[ids] = rows  # of an id given twice, the later row stays
            return
        order = np.argsort(ids, kind="stable")
        keys = ids[order]
        latest = np.append(keys[1:] != keys[:-1], True) if len(keys) else np.empty(0, np.bool_)
        self._keys, self._rows = keys[latest], rows[order[latest]]

    def find(self, ids: Ids) -> Ids:
        """`(n,)` ids -> rows, -1 where an id is unknown."""
        if self._table is not None:
            last = len(self._table) - 1  # a place that holds -1
            return self._table[np.where((ids >= 0) & (ids < last), ids, last)]
        if not len(self._keys):
            return np.full(len(ids), -1, np.int64)
        at = np.minimum(np.searchsorted(self._keys, ids), len(self._keys) - 1)
        return np.where(self._keys[at] == ids, self._rows[at], -1)
