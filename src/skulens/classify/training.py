"""Trains the model of categories, and fits every way to tell them on what was held out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.classify.examples import REVIEW_PREFIX
from skulens.classify.fits import (
    HEAD,
    METHODS,
    NEIGHBOURS,
    QUESTION_KINDS,
    TITLE_HEAD,
    TITLE_ZERO_SHOT,
    ZERO_SHOT,
    Fit,
    MethodName,
    QuestionKind,
    members_of,
)
from skulens.classify.measuring import fitted
from skulens.classify.methods import head_scores
from skulens.classify.model import CategoryModel
from skulens.classify.targets import Columns, Floats, Targets
from skulens.classify.votes import nearest, votes
from skulens.encoders.blocks import MEANING, BlockLayout, Vectors
from skulens.heads.folds import held_out_parts
from skulens.heads.labelled import LabelledExamples
from skulens.heads.promotion import marks_of, memory_of
from skulens.heads.prompts import likeness
from skulens.heads.training import Examples, HeadOptions, Part, TrainedHead, train_head
from skulens.progress import Progress, ProgressEvent

_MOST_CELLS = 20_000_000
"""Numbers in one method's scores: with many categories, fewer examples tell as much."""

Adapt = Callable[[npt.NDArray[np.intp]], Callable[[Vectors], Vectors]]
"""From rows to learn from to what adapts photos' vectors by these alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """How vectors and texts are compared.

    `prompts` are the targets' texts `(targets, meaning)`, None for an encoder of photos alone;
    `weights` `(dim,)` make an inner product a photo's likeness; `titles` `(n, meaning)` are the
    examples' titles, zero where there is none.
    """

    layout: BlockLayout
    targets: Targets
    prompts: Floats | None
    weights: Floats
    titles: Vectors
    adapt: Adapt


@dataclass(frozen=True, slots=True, eq=False)
class TrainedCategories:
    """The model, and what each member said to the held-out examples at `rows`.

    `scores` are `(rows, targets)` by member, `truth` the columns of the right answers.
    """

    model: CategoryModel
    rows: npt.NDArray[np.intp]
    scores: Mapping[str, Floats]
    truth: Columns


def train_categories(
    examples: LabelledExamples, ground: Ground, options: HeadOptions, progress: Progress
) -> TrainedCategories:
    """Train heads on all examples, and fit pools on what each method says to held-out ones.

    For that every method is made anew without the held-out products: the heads, the neighbours,
    and the adapter through which zero-shot sees photos. Raises `ModelError` where nothing can be
    learned.
    """
    groups, targets = examples.groups(), ground.targets
    columns = targets.columns(examples.labels.tolist())
    parts = list(held_out_parts(columns, groups))
    progress(ProgressEvent("heads", 0))
    photo = train_head(
        Examples(examples.vectors, examples.labels, groups), ground.layout, options, parts
    )
    title, title_rows = _title_head(examples, groups, parts, ground, options)
    held = photo.held_out
    asked = np.flatnonzero(_like_questions(examples, held.rows))
    kept = asked[_spread_sample(len(asked), len(targets))]
    rows = held.rows[kept]
    progress(ProgressEvent("held out", 0, len(rows)))
    scores = _compared(rows, parts, examples, columns, ground)
    progress(ProgressEvent("held out", len(rows), len(rows)))
    scores[HEAD] = head_scores(photo.head.classes, held.scores[kept], targets)
    if title is not None:
        said = np.zeros((len(examples), len(targets)), np.float32)
        said[title_rows[title.held_out.rows]] = head_scores(
            title.head.classes, title.held_out.scores, targets
        )
        scores[TITLE_HEAD] = said[rows]
    titled = np.any(ground.titles[rows] != 0, axis=1)
    fits = {
        kind: _fits(kind, scores, columns[rows], titled if kind != "photo" else None, targets)
        for kind in QUESTION_KINDS
    }
    labels = np.unique(examples.labels).tolist()
    model = CategoryModel(
        photo.head,
        None if title is None else title.head,
        {kind: found for kind, found in fits.items() if found},
        memory_of(photo, marks_of(examples.products, examples.vectors)),
        {id: targets.taxonomy.path(id) for id in labels},
    )
    return TrainedCategories(model, rows, scores, columns[rows])


def _fits(
    kind: QuestionKind,
    scores: Mapping[str, Floats],
    truth: Columns,
    only: npt.NDArray[np.bool_] | None,
    targets: Targets,
) -> dict[MethodName, Fit]:
    """A fit for each method whose members all have something to say."""
    found: dict[MethodName, Fit] = {}
    for method in METHODS:
        members = [member for member in members_of(method, kind) if member in scores]
        if only is not None:
            part = {member: scores[member][only] for member in members}
            fit = fitted(part, truth[only], targets)
        else:
            fit = fitted({member: scores[member] for member in members}, truth, targets)
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


def _compared(
    rows: npt.NDArray[np.intp],
    parts: Sequence[Part],
    examples: LabelledExamples,
    columns: Columns,
    ground: Ground,
) -> dict[str, Floats]:
    """What zero-shot and the neighbours say to held-out rows, by what the other rows teach."""
    meaning = ground.layout.slice_of(MEANING) if MEANING in ground.layout.names else None
    products = np.unique(np.array(examples.products, dtype=str), return_inverse=True)[1]
    place = np.full(len(examples), -1)
    place[rows] = np.arange(len(rows))
    shape = (len(rows), len(ground.targets))
    similar, shown = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for inside, outside in parts:
        asked = outside[place[outside] >= 0]
        inside = inside[~examples.copies[inside]]
        adapt = ground.adapt(inside)
        candidates = adapt(examples.vectors[inside])
        for start in range(0, len(asked), 1000):
            some = asked[start : start + 1000]
            queries = adapt(examples.vectors[some])
            likes, found = nearest(queries * ground.weights, candidates, products[inside])
            votes_of = np.where(found >= 0, columns[inside][found], -1)
            similar[place[some]] = votes(likes, votes_of, shape[1])
            if ground.prompts is not None and meaning is not None:
                shown[place[some]] = likeness(queries[:, meaning], ground.prompts)
    scores = {NEIGHBOURS: similar}
    if ground.prompts is not None:
        scores[ZERO_SHOT] = shown
        if ground.titles.any():
            scores[TITLE_ZERO_SHOT] = likeness(ground.titles[rows], ground.prompts)
    return scores


def _like_questions(
    examples: LabelledExamples, rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Which held-out rows stand for what will be asked: copies and decided reviews, if any."""
    reviewed = np.array([examples.products[row].startswith(REVIEW_PREFIX) for row in rows], bool)
    copies: npt.NDArray[np.bool_] = examples.copies[rows]
    return copies | reviewed if copies.any() else np.ones(len(rows), np.bool_)


def _spread_sample(count: int, targets: int) -> npt.NDArray[np.intp]:
    """As many of `count` rows as scores of that many targets may fill, spread evenly."""
    most = max(1000, _MOST_CELLS // max(1, targets))
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.intp))
