"""How the methods are pooled, fitted on held-out examples for each kind of question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from skulens.classify.decision import Curve, Rule
from skulens.errors import ModelError, UsageError
from skulens.heads.pool import Pool

MethodName = Literal["zero-shot", "neighbours", "head", "ensemble"]
METHODS: tuple[MethodName, ...] = get_args(MethodName)
QuestionKind = Literal["photo", "title", "both"]
QUESTION_KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)

ZERO_SHOT, NEIGHBOURS, HEAD = "zero-shot", "neighbours", "head"
TITLE_ZERO_SHOT, TITLE_HEAD = "title zero-shot", "title head"

_PHOTO_MEMBERS: Mapping[MethodName, tuple[str, ...]] = {
    "zero-shot": (ZERO_SHOT,),
    "neighbours": (NEIGHBOURS,),
    "head": (HEAD,),
    "ensemble": (ZERO_SHOT, NEIGHBOURS, HEAD),
}
_TITLE_MEMBERS: Mapping[MethodName, tuple[str, ...]] = {
    "zero-shot": (TITLE_ZERO_SHOT,),
    "neighbours": (),
    "head": (TITLE_HEAD,),
    "ensemble": (TITLE_ZERO_SHOT, TITLE_HEAD),
}

UNFITTED: Mapping[str, float] = {
    ZERO_SHOT: 0.9,
    NEIGHBOURS: 0.6,
    HEAD: 0.6,
    TITLE_ZERO_SHOT: 0.9,
    TITLE_HEAD: 0.6,
}
"""Weights in a pool that no held-out example has fitted; about what small catalogues come to."""
_ALONE = 2.0
"""By so much more counts a member that is not pooled with others."""


def check_method(method: str) -> MethodName:
    """The method of that name; raises `UsageError`."""
    for known in METHODS:
        if method == known:
            return known
    raise UsageError(f"no method is called '{method}'; there are {', '.join(METHODS)}")


def members_of(method: MethodName, kind: QuestionKind) -> tuple[str, ...]:
    """The members that a method pools for a kind of question."""
    photo = _PHOTO_MEMBERS[method] if kind != "title" else ()
    title = _TITLE_MEMBERS[method] if kind != "photo" else ()
    return photo + title


@dataclass(frozen=True, slots=True)
class Fit:
    """Members with their pool; `curves` by decision rule say what confidences are worth.

    Without curves nothing could be measured, and confidences are not calibrated.
    """

    members: tuple[str, ...]
    pool: Pool
    curves: Mapping[Rule, Curve]
    metrics: Mapping[str, float | None]

    def to_plain(self) -> dict[str, Any]:
        """What JSON can hold."""
        return {
            "members": list(self.members),
            "weights": list(self.pool.weights),
            "rest": self.pool.rest,
            "curves": {rule: curve.to_plain() for rule, curve in self.curves.items()},
            "metrics": dict(self.metrics),
        }

    @classmethod
    def from_plain(cls, plain: Any) -> Fit:
        """Undo `to_plain`; raises `ModelError`."""
        try:
            return cls(
                tuple(map(str, plain["members"])),
                Pool(tuple(map(float, plain["weights"])), float(plain["rest"])),
                {rule: Curve.from_plain(curve) for rule, curve in plain["curves"].items()},
                dict(plain["metrics"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"a model's weights cannot be read ({error!r}); train it again"
            ) from error


def unfitted(members: tuple[str, ...]) -> Fit:
    """Weights for members that nothing was measured on."""
    share = _ALONE if len(members) == 1 else 1.0
    return Fit(members, Pool(tuple(share * UNFITTED[member] for member in members)), {}, {})
