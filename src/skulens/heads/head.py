"""A head: names of classes, and the linear map from vectors to their scores."""

from __future__ import annotations

from dataclasses import dataclass

from skulens.heads.logistic import Linear


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """`linear` gives one logit for each name in `classes`."""

    classes: tuple[str, ...]
    linear: Linear
