"""From labelled vectors to a head, and to honest answers on every example it was held out from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import COLOUR, BlockLayout
from skulens.errors import ModelError
from skulens.heads.calibration import log_softmax
from skulens.heads.folds import held_out_parts
from skulens.heads.head import Head
from skulens.heads.logistic import Linear, fit_logistic
from skulens.heads.pool import Pool, fit_pool
from skulens.heads.weighting import Weighting, example_weights, log_prior

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Part = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]

_LENGTH = 4.0
"""Unit blocks are stretched to this, so that the penalty leaves logits room."""
_STRENGTH = 0.3
_PENALTIES = (1e-5, 1e-3)
"""The penalty falls with the number of examples, within these bounds."""


@dataclass(frozen=True, slots=True)
class HeadOptions:
    """How classes of different sizes are treated.

    `logit_adjustment` is tau of Menon et al., ICLR 2021: 0 leaves rare classes rare, 1 treats all
    classes as equally likely.
    """

    weighting: Weighting = "none"
    logit_adjustment: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Vectors `(n, dim)` with their classes' names; rows of one `group` are never split up."""

    vectors: Floats
    labels: npt.NDArray[np.str_]
    groups: Labels


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Scores `(m, classes)` of the examples at `rows` by heads that had not seen them."""

    rows: npt.NDArray[np.intp]
    scores: Floats
    labels: Labels


@dataclass(frozen=True, slots=True, eq=False)
class TrainedHead:
    """A head fitted on all examples, and what its like say to examples held out from them."""

    head: Head
    held_out: HeldOut


def train_head(
    examples: Examples,
    layout: BlockLayout,
    options: HeadOptions | None = None,
    parts: Sequence[Part] | None = None,
) -> TrainedHead:
    """Fit one regression for what a thing looks like and one for its colours, and pool them.

    One penalty for both would let the few numbers of colour drown or rule the rest: how much
    colour counts is fitted on held-out examples. Their sum is linear again, so a head is one
    matrix. `parts` are rows to fit on and rows held out, five folds unless told. Raises
    `ModelError` where there are fewer than two classes, or numbers that are none.
    """
    options = options or HeadOptions()
    if parts is None:
        parts = list(held_out_parts(_numbered(examples.labels), examples.groups))
    if not np.isfinite(examples.vectors).all():
        raise ModelError("some vectors to learn from are not numbers; run: skulens rebuild")
    classes, labels = np.unique(examples.labels, return_inverse=True)
    if len(classes) < 2:
        what = f"all {len(labels)} examples are '{classes[0]}'" if len(labels) else "no examples"
        raise ModelError(f"{what}; a head learns to tell at least two classes apart")
    blocks = _block_columns(layout)
    vectors = [examples.vectors[:, block] * np.float32(_LENGTH) for block in blocks]
    rows, scores, starts = _held_out_scores(vectors, labels, parts, len(classes), options)
    pool = Pool((1.0,) * len(blocks))
    if len(rows):
        pool = fit_pool(scores, labels[rows], with_rest=False)
    matrix = np.zeros((layout.dim, len(classes)), np.float32)
    bias = np.zeros(len(classes), np.float32)
    for block, inputs, weight, start in zip(blocks, vectors, pool.weights, starts, strict=True):
        fitted = _fitted(inputs, labels, len(classes), options, start)
        matrix[block] = fitted.matrix * np.float32(_LENGTH * weight)
        bias += fitted.bias * np.float32(weight)
    head = Head(tuple(classes.tolist()), Linear(matrix, bias))
    return TrainedHead(head, HeldOut(rows, log_softmax(pool.total(scores)), labels[rows]))


def _numbered(labels: npt.NDArray[np.str_]) -> Labels:
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _block_columns(layout: BlockLayout) -> list[npt.NDArray[np.intp]]:
    """The columns of the colour block, if there is one, and those of all others."""
    columns = {name: np.arange(where.start, where.stop) for name, where in layout.slices()}
    colour = columns.pop(COLOUR, None)
    looks = [np.concatenate(list(columns.values()))] if columns else []
    return looks if colour is None else [*looks, colour]


def _held_out_scores(
    vectors: Sequence[Floats],
    labels: Labels,
    parts: Sequence[Part],
    classes: int,
    options: HeadOptions,
) -> tuple[npt.NDArray[np.intp], list[Floats], list[Linear | None]]:
    """Held-out rows, each block's scores of them, and the last fit where one part alone is held out."""
    starts: list[Linear | None] = [None for _ in vectors]
    rows: list[npt.NDArray[np.intp]] = []
    scores: list[list[Floats]] = [[] for _ in vectors]
    for inside, outside in parts:
        rows.append(outside)
        for number, inputs in enumerate(vectors):
            fitted = _fitted(inputs[inside], labels[inside], classes, options)
            scores[number].append(log_softmax(fitted.logits(inputs[outside])))
            starts[number] = fitted if len(parts) == 1 else None
    if not rows:
        return np.zeros(0, np.intp), [np.zeros((0, classes), np.float32) for _ in vectors], starts
    return np.concatenate(rows), [np.concatenate(part) for part in scores], starts


def _fitted(
    vectors: Floats,
    labels: Labels,
    classes: int,
    options: HeadOptions,
    start: Linear | None = None,
) -> Linear:
    least, most = _PENALTIES
    return fit_logistic(
        vectors,
        labels,
        classes,
        penalty=min(max(_STRENGTH / len(labels), least), most),
        weights=example_weights(labels, options.weighting),
        log_prior=options.logit_adjustment * log_prior(labels, classes),
        start=start,
    )
