"""How many products each category of a tree holds, from the paths by which they are labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from skulens.records import CATEGORY_SEPARATOR
from skulens.taxonomy.tree import Taxonomy


def own_counts(totals: Mapping[str, int]) -> dict[str, int]:
    """Products right in each path, from numbers that count those in the paths below it too."""
    own = dict(totals)
    for path, count in totals.items():
        parent, separator, _ = path.rpartition(CATEGORY_SEPARATOR)
        if separator and parent in own:
            own[parent] -= count
    return own


def counts_below(taxonomy: Taxonomy, totals: Mapping[str, int]) -> dict[str, int]:
    """Products of each category by id, those below it included.

    Paths that a category formerly had count for it, wherever it is now; unknown ones for none.
    """
    here: Counter[int] = Counter()
    for path, count in own_counts(totals).items():
        if count and (id := taxonomy.find_path(path)) is not None:
            here[taxonomy.positions[id]] += count
    sums = np.zeros(len(taxonomy) + 1, np.int64)
    for position, count in here.items():
        sums[position + 1] = count
    sums = sums.cumsum()
    below = sums[taxonomy.ends] - sums[:-1]
    return {id: int(below[position]) for id, position in taxonomy.positions.items()}
