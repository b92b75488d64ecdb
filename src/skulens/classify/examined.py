"""What an evaluation of categories asks about, and how what was said becomes an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from skulens.classify.classifier import Asked
from skulens.classify.decision import decide
from skulens.classify.fits import (
    HEAD,
    TITLE_HEAD,
    Fit,
    MethodName,
    QuestionKind,
    members_of,
    unfitted,
)
from skulens.classify.targets import Targets
from skulens.classify.testimony import Testimony
from skulens.errors import EvaluationError
from skulens.evaluation.answers import Answer
from skulens.heads.pool import Pool
from skulens.records import Rejection
from skulens.search.labelled_source import outside_taxonomy

_RANKED = 5


@dataclass(frozen=True, slots=True)
class Examined:
    """A photo with its truth, the id of a category; `title` is "" where none is to be used."""

    item: str
    photo: str
    truth: str
    title: str

    def answer(
        self,
        ranked: Sequence[tuple[str, float]],
        decided: str,
        confidence: float,
        threshold: float | None,
        *,
        leads: bool,
    ) -> Answer:
        """The answer beside the truth; `leads` puts what was decided on before what is likeliest."""
        if leads and ranked[0][0] != decided:
            ranked = ((decided, confidence), *(one for one in ranked if one[0] != decided))
        return Answer(
            item=self.item,
            photos=(self.photo,),
            truth=self.truth,
            ranked=tuple(ranked[:_RANKED]),
            # Thresholds went through JSON, confidences did not.
            accepted=None if threshold is None else confidence >= threshold - 1e-9,
            decided=decided,
        )


@dataclass(slots=True)
class Skipped:
    """What could not be measured: what could not be read, and categories the taxonomy has not."""

    unread: list[Rejection] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)

    @property
    def photos(self) -> int:
        """How many photos that are."""
        return len(self.unread) + self.unknown.total()

    def rejections(self) -> tuple[Rejection, ...]:
        """Each photo that could not be read, and one for each unknown category."""
        unknown = sorted(self.unknown.items())
        return (*self.unread, *(outside_taxonomy(path, count) for path, count in unknown))


@dataclass(frozen=True, slots=True)
class Panel:
    """Pools what the members of methods said to held-out photos.

    `fits` are those of a trained model; None where nothing is trained and heads have no say.
    """

    targets: Targets
    asked: Asked
    fits: Mapping[QuestionKind, Mapping[MethodName, Fit]] | None

    def answers(self, items: Sequence[Examined], said: Testimony) -> list[Answer]:
        """An answer for each photo; a title without a known word is not looked at.

        Raises `EvaluationError` where the method has nothing to say.
        """
        titled = said.titled & np.array([bool(item.title) for item in items], np.bool_)
        found: dict[int, Answer] = {}
        kinds: tuple[tuple[QuestionKind, npt.NDArray[np.bool_]], ...]
        kinds = ("photo", ~titled), ("both", titled)
        for kind, chosen in kinds:
            rows = np.flatnonzero(chosen)
            if len(rows):
                found.update(self._of_kind(kind, rows, items, said))
        return [found[row] for row in range(len(items))]

    def _of_kind(
        self,
        kind: QuestionKind,
        rows: npt.NDArray[np.intp],
        items: Sequence[Examined],
        said: Testimony,
    ) -> dict[int, Answer]:
        targets, rule = self.targets, self.asked.rule
        method = self.asked.method or "ensemble"
        members = tuple(
            member
            for member in members_of(method, kind)
            if member in said.scores and (self.fits is not None or member not in (HEAD, TITLE_HEAD))
        )
        if not members:
            raise EvaluationError(f"{method} has nothing to say: this encoder knows no words")
        fit = self._fit(kind, method, members)
        weights = tuple(fit.pool.weights[fit.members.index(member)] for member in members)
        scores = [said.scores[member][rows] for member in members]
        probabilities = Pool(weights, fit.pool.rest).probabilities(scores)
        curve = fit.curves.get(rule)
        reached = None if curve is None else curve.at(self.asked.target_precision)
        threshold = None if reached is None else reached.threshold
        decisions = decide(rule, probabilities, targets, threshold)
        order = np.argsort(-probabilities, axis=1, kind="stable")[:, :_RANKED]
        return {
            row: items[row].answer(
                [(targets.ids[at], float(probabilities[place, at])) for at in order[place]],
                targets.taxonomy.at(int(decisions.positions[place])).id,
                float(decisions.confidences[place]),
                threshold,
                leads=rule == "least-distance",
            )
            for place, row in enumerate(rows.tolist())
        }

    def _fit(self, kind: QuestionKind, method: MethodName, members: tuple[str, ...]) -> Fit:
        fit = None if self.fits is None else self.fits.get(kind, {}).get(method)
        return fit if fit is not None and set(members) <= set(fit.members) else unfitted(members)
