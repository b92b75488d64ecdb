"""The categories that an answer may name, as columns of a matrix of probabilities."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from skulens.taxonomy.tree import Taxonomy

Floats = npt.NDArray[np.float32]
Columns = npt.NDArray[np.int64]


class Targets:
    """All leaves of a taxonomy, and those inner nodes that have products of their own, in preorder."""

    def __init__(self, taxonomy: Taxonomy, labelled: Collection[str] = ()) -> None:
        """`labelled` are ids of categories that products or decisions name."""
        wanted = {node.id for node in taxonomy.leaves()}.union(
            id for id in labelled if id in taxonomy
        )
        self.taxonomy = taxonomy
        self.ids = tuple(node.id for node in taxonomy if node.id in wanted)
        self._column = {id: column for column, id in enumerate(self.ids)}
        places = np.array([taxonomy.positions[id] for id in self.ids], np.int64)
        self._starts = np.searchsorted(places, np.arange(len(taxonomy)))
        self._ends = np.searchsorted(places, taxonomy.ends)
        self.positions = places

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, id: str) -> int:
        """The column of a category, -1 where no answer may name it."""
        return self._column.get(id, -1)

    def columns(self, ids: Sequence[str]) -> Columns:
        """The columns of categories, `(n,)`, -1 for those no answer may name."""
        return np.array([self._column.get(id, -1) for id in ids], np.int64)

    def node_probabilities(self, probabilities: Floats) -> npt.NDArray[np.float64]:
        """Sum probabilities `(n, targets)` up the tree: `(n, nodes)` in preorder."""
        sums = np.zeros((len(probabilities), len(self.ids) + 1))
        np.cumsum(probabilities, axis=1, dtype=np.float64, out=sums[:, 1:])
        answer: npt.NDArray[np.float64] = sums[:, self._ends] - sums[:, self._starts]
        return answer

    def spread(self, log_probabilities: Floats, classes: Sequence[str], rest: float) -> Floats:
        """Log-probabilities `(n, classes)` of some ids as such of all targets, `(n, targets)`.

        A share `rest` is dealt out evenly over all, so that what one method never met is unlikely,
        not impossible. Classes that are no targets any more give what they had to the others.
        """
        columns = self.columns(classes)
        known = columns >= 0
        shares = np.exp(log_probabilities[:, known])
        sums = shares.sum(axis=1, keepdims=True)
        spread = np.full((len(shares), len(self.ids)), rest / len(self.ids), np.float32)
        spread[:, columns[known]] += (1 - rest) * shares / np.maximum(sums, 1e-30)
        answer: Floats = np.log(spread)
        return answer
