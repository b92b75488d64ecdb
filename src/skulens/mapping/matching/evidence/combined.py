"""All evidence together: for each column and field the probability that one feeds the other.

A logistic regression over what the modules of evidence measure, and over how far a field stays
behind the best for a column. Every weight has the sign that its evidence should have, so that
more of a good sign never makes a pair less likely. How it was learned: `recipes/mapping`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Ground, Scores
from skulens.mapping.matching.facts import Facts

AGAINST = frozenset(
    {
        "other_concept",
        "clashes",
        "other_dimension",
        "not_loadable",
        "apart",
        "never_together",
        "other_facet",
        "listed_elsewhere",
        "refused_elsewhere",
        "behind_by_name",
        "behind_by_name_meaning",
        "behind_by_content_meaning",
        "behind_by_named_values",
        "behind_by_meant_values",
        "behind_by_value_meaning",
        "behind_for_field",
    }
)
"""What speaks against a pair; everything else speaks for it."""

Probabilities = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, and from what probability on a pair is proposed."""

    intercept: float
    weights: dict[str, float]
    threshold: float

    def probabilities(self, features: Scores, names: Sequence[str]) -> Probabilities:
        """The probability of each pair, `(columns, fields)`, from `(columns, fields, features)`."""
        weights = np.array([self.weights.get(name, 0.0) for name in names])
        answer: Probabilities = 1 / (1 + np.exp(-(features @ weights + self.intercept)))
        return answer


@cache
def shipped_weights() -> Weights:
    """The weights in the package."""
    text = (
        files("skulens.mapping.matching.evidence")
        .joinpath("weights.json")
        .read_text(encoding="utf-8")
    )
    plain = json.loads(text)
    return Weights(plain["intercept"], plain["weights"], plain["threshold"])


@dataclass(frozen=True)
class Combined:
    """What all modules measured: `scores` of each by its kind, `features` of all together."""

    scores: dict[str, Scores]
    features: Scores
    names: tuple[str, ...]


def combine(grounds: Sequence[Ground], columns: Sequence[Column], facts: Facts) -> Combined:
    """Ask every module, and add what only shows when fields are compared."""
    scores = {ground.kind: ground.scores(columns, facts) for ground in grounds}
    names = [feature for ground in grounds for feature in ground.features]
    own = np.concatenate([scores[ground.kind] for ground in grounds], axis=2)
    by_name = {name: own[:, :, place] for place, name in enumerate(names)}
    more = _compared(by_name)
    features = np.concatenate([own, *(one[:, :, np.newaxis] for one in more.values())], axis=2)
    return Combined(scores, features, (*names, *more))


def _compared(own: dict[str, Scores]) -> dict[str, Scores]:
    """How strong a pair is by name, and how far behind the best field for the column it stays."""
    covered = own["source_covered"] * own["target_covered"]
    by_name = np.maximum(own["same_name"], np.maximum(own["same_concept"] * 0.5 + covered * 0.5, 0))
    best_by_name = (
        by_name * (by_name >= 0.9) * (_behind(by_name) == 0) * (_behind_for(by_name) == 0)
    )
    return {
        "by_name": by_name,
        "best_by_name": best_by_name,
        "best_by_name_and_shape": best_by_name * own["fits"],
        "by_name_and_shape": by_name * own["fits"],
        "by_name_and_values": by_name * own["meant_values"],
        "listed_elsewhere": own["listed"] * (1 - own["meant_values"]),
        "behind_by_name": _behind(by_name),
        "behind_by_name_meaning": _behind(own["name_meaning"]),
        "behind_by_content_meaning": _behind(own["content_meaning"]),
        "behind_by_named_values": _behind(own["named_values"]),
        "behind_by_meant_values": _behind(own["meant_values"]),
        "behind_by_value_meaning": _behind(own["value_meaning"]) * own["listed"],
        "behind_for_field": _behind_for(by_name),
    }


def _behind_for(scores: Scores) -> Scores:
    """How far a column stays behind the best for a field."""
    answer: Scores = scores.max(axis=0, keepdims=True, initial=0) - scores
    return answer


def _behind(scores: Scores) -> Scores:
    """How far a field stays behind the best for a column."""
    answer: Scores = scores.max(axis=1, keepdims=True, initial=0) - scores
    return answer
