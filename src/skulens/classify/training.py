"""Trains the model of categories, and fits every way to tell them on what was held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from skulens.classify.examples import REVIEW_PREFIX
from skulens.classify.fits import (
    HEAD,
    METHODS,
    QUESTION_KINDS,
    TITLE_HEAD,
    Fit,
    MethodName,
    QuestionKind,
    members_of,
)
from skulens.classify.measuring import fitted
from skulens.classify.methods import head_scores
from skulens.classify.model import CategoryModel
from skulens.classify.targets import Targets
from skulens.classify.testimony import Ground, Testimony, testimony
from skulens.encoders.blocks import MEANING, BlockLayout
from skulens.errors import ModelError
from skulens.heads.calibration import log_softmax
from skulens.heads.folds import held_out_parts
from skulens.heads.labelled import LabelledExamples
from skulens.heads.promotion import marks_of, memory_of
from skulens.heads.training import Examples, HeadOptions, Part, TrainedHead, train_head
from skulens.progress import Progress, ProgressEvent

_MOST_CELLS = 20_000_000
"""Numbers in one method's scores: with many categories, fewer examples tell as much."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainedCategories:
    """The model, and what it was measured on.

    `held_out` is what each member said to examples that it had not seen, `rows` which ones these
    are: of the examples, or of the validation part if there was one. `also` is what they said to
    the examples at `also_rows`, asked beside these.
    """

    model: CategoryModel
    held_out: Testimony
    rows: npt.NDArray[np.intp]
    also: Testimony | None = None
    also_rows: npt.NDArray[np.intp] = field(default_factory=lambda: np.zeros(0, np.intp))


@dataclass(frozen=True, slots=True, eq=False)
class Validation:
    """Labelled photos that are not to be learned from, with their titles `(n, meaning)`."""

    examples: LabelledExamples
    titles: npt.NDArray[np.float32]


def train_categories(
    examples: LabelledExamples,
    ground: Ground,
    options: HeadOptions,
    progress: Progress,
    validation: Validation | None = None,
    also: npt.NDArray[np.intp] | None = None,
) -> TrainedCategories:
    """Train heads on all examples, and fit pools on what each method says to held-out ones.

    For that every method is made anew without the held-out products: the heads, the neighbours,
    and the adapter through which zero-shot sees photos. With a `validation` part the pools are
    fitted on that instead. `also` are rows of examples to ask, too, each while it is held out; no
    pool is fitted on these. Raises `ModelError` where nothing can be learned.
    """
    groups, targets = examples.groups(), ground.targets
    parts = list(held_out_parts(targets.columns(examples.labels.tolist()), groups))
    progress(ProgressEvent("heads", 0))
    photo = train_head(
        Examples(examples.vectors, examples.labels, groups), ground.layout, options, parts
    )
    if not parts and validation is None:
        raise ModelError(
            "all photos to learn from are of one product, or are one photo: none can be held out"
        )
    title, title_rows = _title_head(examples, groups, parts, ground, options)
    if validation is None:
        rows = _asked(photo, examples, len(targets))
        progress(ProgressEvent("held out", 0, len(rows)))
        said = _of_folds(rows, photo, title, title_rows, parts, examples, ground)
    else:
        rows = np.arange(len(validation.examples))
        progress(ProgressEvent("held out", 0, len(rows)))
        said = _of_validation(validation, photo, title, examples, ground)
    progress(ProgressEvent("held out", len(rows), len(rows)))
    fits = {kind: _fits(kind, said, targets) for kind in QUESTION_KINDS}
    model = CategoryModel(
        photo.head,
        None if title is None else title.head,
        {kind: found for kind, found in fits.items() if found},
        memory_of(photo, marks_of(examples.products, examples.vectors)),
        {id: targets.taxonomy.path(id) for id in np.unique(examples.labels).tolist()},
    )
    if also is None:
        return TrainedCategories(model, said, rows)
    also = also[np.isin(also, photo.held_out.rows)]
    heard = _of_folds(also, photo, title, title_rows, parts, examples, ground)
    return TrainedCategories(model, said, rows, heard, also)


def _of_folds(
    rows: npt.NDArray[np.intp],
    photo: TrainedHead,
    title: TrainedHead | None,
    title_rows: npt.NDArray[np.intp],
    parts: Sequence[Part],
    examples: LabelledExamples,
    ground: Ground,
) -> Testimony:
    """What was said to each of the rows while it was held out."""
    targets = ground.targets
    place = np.full(len(examples), -1)
    place[rows] = np.arange(len(rows))
    heard = []
    for inside, outside in parts:
        asked = outside[place[outside] >= 0]
        taught = inside[~examples.copies[inside]]
        heard.append(
            testimony(examples.vectors[asked], ground.titles[asked], taught, examples, ground)
        )
    order = np.concatenate([outside[place[outside] >= 0] for _, outside in parts])
    scores = {
        member: np.concatenate([one[member] for one in heard])[np.argsort(place[order])]
        for member in heard[0]
    }
    held = photo.held_out
    chosen = np.flatnonzero(place[held.rows] >= 0)
    chosen = chosen[np.argsort(place[held.rows[chosen]])]
    scores[HEAD] = head_scores(photo.head.classes, held.scores[chosen], targets)
    if title is not None:
        answers = np.zeros((len(rows), len(targets)), np.float32)
        told = title_rows[title.held_out.rows]
        wanted = np.flatnonzero(place[told] >= 0)
        answers[place[told[wanted]]] = head_scores(
            title.head.classes, title.held_out.scores[wanted], targets
        )
        scores[TITLE_HEAD] = answers
    truth = targets.columns(examples.labels[rows].tolist())
    return Testimony(scores, truth, np.any(ground.titles[rows] != 0, axis=1))


def _of_validation(
    validation: Validation,
    photo: TrainedHead,
    title: TrainedHead | None,
    examples: LabelledExamples,
    ground: Ground,
) -> Testimony:
    """What is said to photos that nothing was learned from, by all that was."""
    own, targets = validation.examples, ground.targets
    taught = np.flatnonzero(~examples.copies)
    scores = testimony(own.vectors, validation.titles, taught, examples, ground)
    logs = log_softmax(photo.head.linear.logits(own.vectors))
    scores[HEAD] = head_scores(photo.head.classes, logs, targets)
    if title is not None:
        logs = log_softmax(title.head.linear.logits(validation.titles))
        scores[TITLE_HEAD] = head_scores(title.head.classes, logs, targets)
    titled = np.any(validation.titles != 0, axis=1)
    return Testimony(scores, targets.columns(own.labels.tolist()), titled)


def _fits(kind: QuestionKind, said: Testimony, targets: Targets) -> dict[MethodName, Fit]:
    """A fit for each method whose members all have something to say."""
    found: dict[MethodName, Fit] = {}
    only = said.titled if kind != "photo" else np.ones(len(said.truth), np.bool_)
    for method in METHODS:
        members = [member for member in members_of(method, kind) if member in said.scores]
        part = {member: said.scores[member][only] for member in members}
        fit = fitted(part, said.truth[only], targets)
        if fit is not None:
            found[method] = fit
    return found


def _title_head(
    examples: LabelledExamples,
    groups: npt.NDArray[np.int64],
    parts: Sequence[Part],
    ground: Ground,
    options: HeadOptions,
) -> tuple[TrainedHead | None, npt.NDArray[np.intp]]:
    """A head on titles of known words, and the rows that have one; None for less than two classes."""
    titled = np.any(ground.titles != 0, axis=1)
    rows = np.flatnonzero(titled)
    if len(np.unique(examples.labels[rows])) < 2:
        return None, rows
    place = np.cumsum(titled) - 1
    own = [
        (place[inside[titled[inside]]], place[outside[titled[outside]]])
        for inside, outside in parts
    ]
    layout = BlockLayout.of({MEANING: ground.titles.shape[1]})
    of_titles = Examples(ground.titles[rows], examples.labels[rows], groups[rows])
    usable = [part for part in own if len(part[0]) and len(part[1])]
    return train_head(of_titles, layout, options, usable), rows


def _asked(photo: TrainedHead, examples: LabelledExamples, targets: int) -> npt.NDArray[np.intp]:
    """Held-out rows that stand for what will be asked: copies and decided reviews, if any.

    As many as scores of that many targets may fill, spread evenly.
    """
    rows = np.sort(photo.held_out.rows)
    if examples.copies[rows].any():
        reviewed = np.array([name.startswith(REVIEW_PREFIX) for name in examples.products], bool)
        rows = rows[examples.copies[rows] | reviewed[rows]]
    most = max(1000, _MOST_CELLS // max(1, targets))
    kept = np.linspace(0, len(rows) - 1, min(len(rows), most)).astype(np.intp)
    return rows[np.unique(kept)]
