"""Answers what category something belongs to, with evidence and an honest confidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from skulens.classify.decision import Rule, decide
from skulens.classify.fits import (
    HEAD,
    NEIGHBOURS,
    TITLE_HEAD,
    TITLE_ZERO_SHOT,
    ZERO_SHOT,
    Fit,
    MethodName,
    QuestionKind,
    members_of,
    unfitted,
)
from skulens.classify.methods import (
    HeadMethod,
    Method,
    Neighbours,
    Shown,
    Similar,
    TitleHead,
    TitleZeroShot,
    ZeroShot,
)
from skulens.classify.model import CategoryModel
from skulens.classify.targets import Floats, Targets
from skulens.encoders.blocks import BlockLayout, Vectors
from skulens.errors import UsageError
from skulens.heads.pool import Pool
from skulens.records import CategoryCandidate, CategoryPrediction, Neighbour

_ALTERNATIVES = 5
_EVIDENCE = 5
_THE_SAME_PHOTO = 1 - 1e-5
"""A likeness that only a photo with itself has, but for rounding."""

FindNeighbours = Callable[[Vectors], Sequence[Neighbour]]
"""The labelled products most like photos `(n, dim)` of one thing, best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How to answer: by which method (None: the best there is), rule, and target precision."""

    method: MethodName | None
    rule: Rule
    target_precision: float


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Photos `(n, dim)` of one thing as encoded and as adapted, and its title `(meaning,)`.

    `title` is None where there is none, or none of its words is known. `itself` is the product that
    it is, where one asks about what the catalogue holds: no thing is its own neighbour.
    """

    photos: Vectors
    adapted: Vectors
    title: Vectors | None
    itself: str | None = None


class Classifier:
    """All that is known at one moment: categories, trained model, neighbours."""

    def __init__(
        self,
        targets: Targets,
        layout: BlockLayout,
        prompts: Floats | None,
        model: CategoryModel | None,
        find: FindNeighbours,
    ) -> None:
        """`prompts` are the targets' texts, None for an encoder of photos alone."""
        self.targets, self.model = targets, model
        self._find = find
        self._methods: dict[str, Method] = {NEIGHBOURS: Neighbours(targets)}
        if prompts is not None:
            self._methods[ZERO_SHOT] = ZeroShot(prompts, layout)
            self._methods[TITLE_ZERO_SHOT] = TitleZeroShot(prompts)
        if model is not None:
            self._methods[HEAD] = HeadMethod(model.photo_head, targets)
            if model.title_head is not None:
                self._methods[TITLE_HEAD] = TitleHead(model.title_head, targets)

    def probabilities(
        self, question: Question, method: MethodName | None
    ) -> tuple[Floats, MethodName, Fit, tuple[Neighbour, ...]]:
        """`(1, targets)`, what gave them, how it was fitted, and the neighbours it looked at.

        Raises `UsageError` where that method can not answer such a question.
        """
        neighbours, similar = self._similar(question, method)
        shown = Shown(question.photos, question.adapted, question.title, similar)
        kind: QuestionKind = "photo"
        if question.title is not None:
            kind = "both" if len(question.photos) else "title"
        for name in _tried(method):
            scores = {
                member: found[np.newaxis]
                for member in members_of(name, kind)
                if member in self._methods
                and (found := self._methods[member].scores(shown)) is not None
            }
            if scores:
                used = name if name != "ensemble" or len(scores) > 1 else _only(scores)
                fit = self._fit(used, kind, tuple(scores))
                weights = tuple(fit.pool.weights[fit.members.index(name)] for name in scores)
                pool = Pool(weights, fit.pool.rest)
                return pool.probabilities(list(scores.values())), used, fit, neighbours
        raise UsageError(self._cannot(method, kind))

    def classify(self, question: Question, asked: Asked) -> CategoryPrediction:
        """Place one thing; raises `UsageError` where the method can not answer."""
        probabilities, method, fit, neighbours = self.probabilities(question, asked.method)
        curve = fit.curves.get(asked.rule)
        reached = curve.at(asked.target_precision) if curve else None
        threshold = None if reached is None else reached.threshold
        decision = decide(asked.rule, probabilities, self.targets, threshold)
        position, confidence = int(decision.positions[0]), float(decision.confidences[0])
        taxonomy = self.targets.taxonomy
        node = taxonomy.at(position)
        order = np.argsort(-probabilities[0], kind="stable")[:_ALTERNATIVES]
        return CategoryPrediction(
            id=node.id,
            path=taxonomy.path(node.id),
            confidence=confidence,
            accepted=threshold is not None and confidence >= threshold - 1e-9,
            threshold=threshold,
            target_precision=asked.target_precision,
            calibrated=bool(fit.curves),
            method=method,
            rule=asked.rule,
            alternatives=tuple(
                CategoryCandidate(id, taxonomy.path(id), float(probabilities[0, column]))
                for column in order.tolist()
                for id in [self.targets.ids[column]]
            ),
            evidence=neighbours[:_EVIDENCE],
            notes=self._notes(method, fit, reached is not None, asked),
        )

    def _similar(
        self, question: Question, method: MethodName | None
    ) -> tuple[tuple[Neighbour, ...], Similar | None]:
        if method not in (None, "neighbours", "ensemble") or not len(question.photos):
            return (), None
        found = tuple(self._find(question.photos))
        if question.itself is not None:
            found = tuple(one for one in found if not _is_itself(one, question.itself))
        ids = [self.targets.taxonomy.find_path(neighbour.category) for neighbour in found]
        columns = self.targets.columns([id or "" for id in ids])
        scores = np.array([neighbour.score for neighbour in found], np.float32)
        shown = tuple(one for one, column in zip(found, columns, strict=True) if column >= 0)
        return shown, Similar(scores, columns)

    def _fit(self, method: MethodName, kind: QuestionKind, members: tuple[str, ...]) -> Fit:
        fits: Mapping[MethodName, Fit] = self.model.fits.get(kind, {}) if self.model else {}
        fit = fits.get(method)
        return fit if fit is not None and set(members) <= set(fit.members) else unfitted(members)

    def _cannot(self, method: MethodName | None, kind: QuestionKind) -> str:
        if kind == "title" and method == "neighbours":
            return "neighbours are found by photo; give a photo too, or use another method"
        if method in ("neighbours", "ensemble"):
            return "nothing labelled is there to compare with; add products with categories"
        return (
            "this encoder knows no words, and nothing is trained or labelled; add products with "
            "categories, and run: skulens train category"
        )

    def _notes(
        self, method: MethodName, fit: Fit, is_reached: bool, asked: Asked
    ) -> tuple[str, ...]:
        notes = []
        if asked.method == "head" and method != "head":
            notes.append(f"no head can answer this, so {method} did; run: skulens train category")
        elif self.model is None:
            notes.append(
                "nothing is trained yet: the confidence is a guess; skulens train category"
            )
        elif not fit.curves:
            notes.append(f"{method} was not measured on held-out photos: the confidence is a guess")
        elif not is_reached:
            notes.append(f"no threshold reached {asked.target_precision:.0%} right when measured")
        if self.model is not None:
            gone = [id for id in self.model.names if self.targets.column(id) < 0]
            if gone:
                names = ", ".join(repr(self.model.names[id]) for id in gone[:3])
                notes.append(
                    f"{len(gone)} categories are gone since training ({names}"
                    f"{', ...' if len(gone) > 3 else ''}); train again"
                )
        return tuple(notes)


def _is_itself(neighbour: Neighbour, product_id: str) -> bool:
    """Whether it is the product asked about, or has the very photo."""
    return neighbour.product_id == product_id or neighbour.score >= _THE_SAME_PHOTO


def _tried(method: MethodName | None) -> tuple[MethodName, ...]:
    """The methods to try in turn: where nothing is trained, a head gives way to zero-shot."""
    if method is None:
        return "ensemble", "zero-shot"
    return (method, "zero-shot") if method == "head" else (method,)


def _only(scores: Mapping[str, Floats]) -> MethodName:
    """The name of an ensemble of which one member alone had something to say."""
    (member,) = scores
    names: Mapping[str, MethodName] = {
        ZERO_SHOT: "zero-shot",
        TITLE_ZERO_SHOT: "zero-shot",
        NEIGHBOURS: "neighbours",
        HEAD: "head",
        TITLE_HEAD: "head",
    }
    return names[member]
