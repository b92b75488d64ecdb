"""From probabilities to one answer: the rule by which a node is chosen, and when it is sure enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from skulens.classify.targets import Columns, Floats, Targets
from skulens.errors import UsageError
from skulens.heads.calibration import Threshold, precision_curve

Rule = Literal["top", "least-distance", "back-off"]
RULES: tuple[Rule, ...] = get_args(Rule)
DEFAULT_RULE: Rule = "top"

_POINTS = 200
_MINIMUM_ITEMS = 10
"""Fewer answers than this say nothing about how often answers are right."""
_LEAST_BACK_OFF = 0.5
"""Nodes of more than this lie on one path, so that the deepest is one."""


def check_rule(rule: str) -> Rule:
    """The rule of that name; raises `UsageError`."""
    for known in RULES:
        if rule == known:
            return known
    raise UsageError(f"no decision rule is called '{rule}'; there are {', '.join(RULES)}")


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """The preorder positions of the chosen nodes and their probabilities, both `(n,)`."""

    positions: Columns
    confidences: npt.NDArray[np.float64]


def decide(
    rule: Rule, probabilities: Floats, targets: Targets, threshold: float | None = None
) -> Decisions:
    """Choose a node for each row of probabilities `(n, targets)`.

    `top` takes the most likely category. `least-distance` takes the one from which the true one is
    nearest in the tree on average (Karthik et al., "No cost likelihood manipulation at test time",
    ICLR 2021). `back-off` takes the deepest node whose probability reaches the threshold, which is
    at least one half; where none does, the most likely category.
    """
    rows = np.arange(len(probabilities))
    if rule == "least-distance":
        chosen = _nearest_on_average(probabilities, targets)
    else:
        chosen = probabilities.argmax(axis=1)
    positions = targets.positions[chosen]
    confidences = probabilities[rows, chosen].astype(np.float64)
    if rule == "back-off":
        nodes = targets.node_probabilities(probabilities)
        least = max(_LEAST_BACK_OFF, threshold or 0.0)
        reached = np.where(nodes >= least - 1e-9, targets.taxonomy.depths, 0)
        deepest = reached.argmax(axis=1)
        found = reached[rows, deepest] > 0
        positions = np.where(found, deepest, positions)
        confidences = np.where(found, nodes[rows, deepest], confidences)
    return Decisions(positions, np.clip(confidences, 0, 1))


def _nearest_on_average(probabilities: Floats, targets: Targets) -> npt.NDArray[np.intp]:
    """The expected distance to a node is its depth less twice the sum of its line's probabilities,
    plus what is the same for all."""
    taxonomy = targets.taxonomy
    line = targets.node_probabilities(probabilities)
    for depth in range(2, int(taxonomy.depths.max(initial=1)) + 1):
        here = np.flatnonzero(taxonomy.depths == depth)
        line[:, here] += line[:, taxonomy.parents[here]]
    places = targets.positions
    expected = taxonomy.depths[places] - 2 * line[:, places]
    # Among equally near ones the likelier is the better answer.
    return np.lexsort((-probabilities, expected.round(9)), axis=1)[:, 0]


def is_right(decided: Columns, truth: Columns, targets: Targets) -> npt.NDArray[np.bool_]:
    """Whether the truth (columns, `(n,)`) is the decided node (a position) or lies below it."""
    true = np.where(truth >= 0, targets.positions[truth], -1)
    answer: npt.NDArray[np.bool_] = (true >= decided) & (true < targets.taxonomy.ends[decided])
    return answer


@dataclass(frozen=True, slots=True)
class Curve:
    """Thresholds, falling, with the share of answers that reach each, and how many are right."""

    points: tuple[Threshold, ...]
    items: int

    def at(self, target_precision: float) -> Threshold | None:
        """The lowest threshold at which answers are right often enough, None if none is."""
        enough = [
            point
            for point in self.points
            if point.precision >= target_precision
            and point.coverage * self.items >= _MINIMUM_ITEMS - 0.5
        ]
        return enough[-1] if enough else None

    def to_plain(self) -> dict[str, Any]:
        """What JSON can hold."""
        return {
            "items": self.items,
            "points": [[point.threshold, point.coverage, point.precision] for point in self.points],
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Curve:
        """Undo `to_plain`."""
        return cls(tuple(Threshold(*point) for point in plain["points"]), int(plain["items"]))


def curve_of(rule: Rule, probabilities: Floats, truth: Columns, targets: Targets) -> Curve:
    """How coverage and precision hang on the threshold, on examples of known truth (columns)."""
    if rule == "back-off":
        points = _back_off_points(probabilities, truth, targets)
    else:
        chosen = decide(rule, probabilities, targets)
        right = targets.positions[truth] == chosen.positions
        curve = precision_curve(chosen.confidences, right & (truth >= 0))
        kept = np.unique(np.linspace(0, len(curve.thresholds) - 1, _POINTS).astype(np.int64))
        points = [
            Threshold(*map(float, point))
            for point in zip(
                curve.thresholds[kept], curve.coverage[kept], curve.precision[kept], strict=True
            )
        ]
    return Curve(tuple(points), len(truth))


def _back_off_points(
    probabilities: Floats, truth: Columns, targets: Targets
) -> Sequence[Threshold]:
    points = []
    for threshold in np.linspace(1, _LEAST_BACK_OFF, _POINTS // 2 + 1)[1:]:
        chosen = decide("back-off", probabilities, targets, float(threshold))
        sure = chosen.confidences >= threshold - 1e-9
        if sure.any():
            right = is_right(chosen.positions, truth, targets)[sure]
            points.append(Threshold(float(threshold), float(sure.mean()), float(right.mean())))
    return points
