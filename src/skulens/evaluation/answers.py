"""What every measure of classification reads: one answered item beside its truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from skulens.heads.calibration import Confidences, Rightness


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered item beside the truth; an item without an answer has nothing ranked.

    `item` is a product id or file as shown, `photos` the sources of its pictures. `truth` is a
    class: the id of a taxonomy node or the value of an attribute. `ranked` holds up to five
    classes with their probabilities, best first. `accepted` says whether the system decided by
    itself (None: no threshold), `decided` which node, where a rule may back off to an inner one.
    """

    item: str
    photos: tuple[str, ...]
    truth: str
    ranked: tuple[tuple[str, float], ...]
    accepted: bool | None = None
    decided: str | None = None

    @property
    def first(self) -> str | None:
        """The class ranked first; None without an answer."""
        return self.ranked[0][0] if self.ranked else None

    @property
    def confidence(self) -> float | None:
        """The probability of the class ranked first; None without an answer."""
        return self.ranked[0][1] if self.ranked else None

    @property
    def is_right(self) -> bool:
        """Whether the class ranked first is the truth."""
        return self.first == self.truth

    @property
    def node(self) -> str | None:
        """The node decided on, else the class ranked first; None without an answer."""
        return self.decided if self.ranked and self.decided is not None else self.first


def confidences_of(answers: Sequence[Answer]) -> tuple[Confidences, Rightness]:
    """Confidence `(n,)` and whether it was right `(n,)`, of the items that have an answer."""
    answered = [answer for answer in answers if answer.ranked]
    confidences = np.array([answer.ranked[0][1] for answer in answered], dtype=np.float64)
    return confidences, np.array([answer.is_right for answer in answered], dtype=np.bool_)
