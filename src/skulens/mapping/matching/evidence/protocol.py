"""What every module of evidence offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.facts import Facts

Scores = npt.NDArray[np.float32]


class Ground(Protocol):
    """One kind of evidence.

    `features` names what it measures. `scores` is `(columns, fields, features)` in [0, 1].
    `sentence` tells people what speaks for a pair, or "" if nothing does; `strength` in [0, 1] is
    how much, by the scores of the pair.
    """

    @property
    def kind(self) -> str: ...

    @property
    def features(self) -> tuple[str, ...]: ...

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores: ...

    def strength(self, scores: Scores) -> float: ...

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores, /) -> str: ...
