"""What zero-shot and the neighbours say to photos, by what some examples teach and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.classify.fits import NEIGHBOURS, TITLE_ZERO_SHOT, ZERO_SHOT
from skulens.classify.targets import Columns, Floats, Targets
from skulens.classify.votes import nearest, votes
from skulens.encoders.blocks import MEANING, BlockLayout, Vectors
from skulens.heads.labelled import LabelledExamples
from skulens.heads.prompts import likeness

_AT_ONCE = 1000

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
class Testimony:
    """Each member's scores `(n, targets)`, the right columns `(n,)`, and which have a title."""

    scores: Mapping[str, Floats]
    truth: Columns
    titled: npt.NDArray[np.bool_]


def testimony(
    photos: Vectors,
    titles: Vectors,
    taught: npt.NDArray[np.intp],
    examples: LabelledExamples,
    ground: Ground,
) -> dict[str, Floats]:
    """Scores `(n, targets)` for photos `(n, dim)` with titles `(n, meaning)`, by member.

    Only the examples at `taught` are known.
    """
    targets, meaning = ground.targets, ground.layout
    where = meaning.slice_of(MEANING) if MEANING in meaning.names else slice(0, 0)
    columns = targets.columns(examples.labels[taught].tolist())
    products = np.unique([examples.products[row] for row in taught], return_inverse=True)[1]
    adapt = ground.adapt(taught)
    candidates = adapt(examples.vectors[taught])
    similar = np.zeros((len(photos), len(targets)), np.float32)
    shown = np.zeros_like(similar)
    for start in range(0, len(photos), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        queries = adapt(photos[part])
        likes, found = nearest(queries * ground.weights, candidates, products)
        similar[part] = votes(likes, np.where(found >= 0, columns[found], -1), len(targets))
        if ground.prompts is not None:
            shown[part] = likeness(queries[:, where], ground.prompts)
    scores = {NEIGHBOURS: similar}
    if ground.prompts is not None:
        scores[ZERO_SHOT] = shown
        if ground.titles.any():
            scores[TITLE_ZERO_SHOT] = likeness(titles, ground.prompts)
    return scores
