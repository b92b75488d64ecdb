"""The index for many vectors: FAISS proposes, the exact vectors decide, selective filters scan."""

from __future__ import annotations

import math

import numpy as np

from skulens.index.exact import ExactIndex, is_worth_compacting, rank, rounding_error, scan
from skulens.index.finders import Finder, IvfPqFinder, build_finder, extend_finder
from skulens.index.protocol import Ids, Vectors
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import Mask, Rows
from skulens.progress import Progress, silent

TAIL = 1024
"""New rows are scanned exactly until there are this many, then join the finder in one go."""

_HOPELESS = 8
"""A query that finds less than this share of what it wants is better answered by a scan."""


class FaissIndex(ExactIndex):
    """Rows with a FAISS structure over the first of them; answers are always scored exactly.

    `kind` is `flat` (exact as well), `hnsw` or `ivfpq` (approximate). A `frozen` finder may be
    shared with other processes: it is never changed, all newer rows are scanned.
    Not safe for use by several threads while it is changed.
    """

    def __init__(
        self,
        dim: int,
        kind: str,
        recipe: IndexRecipe | None = None,
        rows: Rows | None = None,
        finder: Finder | None = None,
        *,
        frozen: bool = False,
    ) -> None:
        super().__init__(dim, rows)
        self.kind = kind
        self.recipe = recipe or IndexRecipe(kind)
        self.finder = finder
        self.frozen = frozen

    @property
    def tail(self) -> int:
        """Rows that the finder does not cover yet."""
        return self.rows.count - (self.finder.count if self.finder else 0)

    def build(self, progress: Progress = silent) -> None:
        """Drop dead rows and make the finder anew from all vectors."""
        if self.rows.dead:
            self.rows = self.rows.compacted()
        self.finder = build_finder(self.rows, self.kind, self.recipe, progress)

    def _search(self, queries: Vectors, k: int, chosen: Ids | None) -> tuple[Ids, Vectors]:
        if self.finder is None:
            return super()._search(queries, k, chosen)
        return rank(self.rows, queries, k, self._candidates(self.finder, queries, k, chosen))

    def _candidates(
        self, finder: Finder, queries: Vectors, k: int, chosen: Ids | None
    ) -> list[Ids]:
        """Proposals for each query, at least `k`; where the finder falls short, an exact scan."""
        usable = self.rows.alive
        if chosen is not None:
            usable = np.zeros(self.rows.count, np.bool_)
            usable[chosen] = True
        matches = self.rows.live if chosen is None else len(chosen)
        candidates = self._proposals(finder, queries, k, usable, matches)
        missing = [at for at, found in enumerate(candidates) if found is None]
        scanned = iter(scan(self.rows, queries[missing], k, chosen))
        tail = self._tail_candidates(finder, queries, k, chosen)
        return [
            next(scanned) if found is None else np.concatenate((found, newer))
            for found, newer in zip(candidates, tail, strict=True)
        ]

    def _proposals(
        self, finder: Finder, queries: Vectors, k: int, usable: Mask, matches: int
    ) -> list[Ids | None]:
        """What the finder proposes among the usable rows, None where it did not suffice.

        The finder searches among all rows and what is not usable is dropped afterwards: so a filter
        that keeps only what is far from the query is noticed, and answered by more effort.
        """
        proposals: list[Ids | None] = [None] * len(queries)
        within = int(np.count_nonzero(usable[: finder.count]))
        if not within:
            return proposals
        wanted, widen = min(self.recipe.wanted(k, self.kind), within), finder.count / within
        number = wanted if widen == 1 else math.ceil(1.2 * wanted * widen)
        open_queries, spent = np.arange(len(queries)), 0.0
        while len(open_queries) and spent + finder.cost(number, widen) < matches:
            spent += finder.cost(number, widen)
            scores, rows = finder.find(queries[open_queries], number, widen)
            still_open = []
            for at, query_scores, query_rows in zip(open_queries, scores, rows, strict=True):
                good = (query_rows >= 0) & usable[query_rows]
                if self._suffices(finder, queries[at], query_scores, good, wanted, k):
                    proposals[at] = query_rows[good][:wanted]
                elif _HOPELESS * int(good.sum()) > wanted:
                    still_open.append(at)
            open_queries = np.array(still_open, np.int64)
            number, widen = 2 * number, 2 * widen
        return proposals

    def _suffices(
        self, finder: Finder, query: Vectors, scores: Vectors, good: Mask, wanted: int, k: int
    ) -> bool:
        if int(good.sum()) < wanted:
            return False
        if not finder.is_exact or len(scores) == finder.count or k >= wanted:
            return True
        # Equal scores must not be cut off: the k-th has to be clearly better than the last seen.
        return bool(scores[good][k - 1] - scores[-1] > 2 * rounding_error(self.rows, query))

    def _tail_candidates(
        self, finder: Finder, queries: Vectors, k: int, chosen: Ids | None
    ) -> list[Ids]:
        first = finder.count
        if chosen is not None:
            chosen = chosen[np.searchsorted(chosen, first) :]
        if first == self.rows.count or (chosen is not None and not len(chosen)):
            return [np.empty(0, np.int64)] * len(queries)
        return scan(self.rows, queries, k, chosen, first)

    def _tidy(self) -> None:
        if self.frozen:
            return
        if is_worth_compacting(self.rows) or self.is_outgrown():
            self.build()
        elif self.tail >= TAIL:
            if self.finder is None:
                self.finder = build_finder(self.rows, self.kind, self.recipe)
            else:
                extend_finder(self.finder, self.rows)

    def is_outgrown(self) -> bool:
        """Whether so many vectors came that the lists should be trained anew."""
        if not isinstance(self.finder, IvfPqFinder):
            return False
        return self.recipe.nlist_for(self.rows.live) > 2 * int(self.finder.index.nlist)
