"""How much each block of a query counts: measured defaults by kind of query, or the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from skulens.encoders.blocks import APPEARANCE, COLOUR, MEANING, BlockLayout, Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import UsageError

QueryKind = Literal["text", "photo", "both"]

FALLBACK_WEIGHTS: Mapping[QueryKind, Mapping[str, float]] = {
    "text": {MEANING: 0.8, COLOUR: 0.2},
    "photo": {APPEARANCE: 0.6, MEANING: 0.3, COLOUR: 0.1},
    "both": {APPEARANCE: 0.3, MEANING: 0.4, COLOUR: 0.3},
}
"""For encoders that bring no measured weights of their own."""


def choose_weights(
    encoder: Encoder, kind: QueryKind, wanted: Mapping[str, float] | None
) -> dict[str, float]:
    """The weight of every block of the encoder; `wanted` replaces single defaults.

    Raises `UsageError` for unknown blocks, negative weights, or when nothing is left.
    """
    defaults = encoder.weights.get(kind) or FALLBACK_WEIGHTS[kind]
    names = encoder.blocks.names
    for name, weight in (wanted or {}).items():
        if name not in names:
            raise UsageError(f"no block is called '{name}'; this encoder has {', '.join(names)}")
        if not 0 <= weight < float("inf"):
            raise UsageError(f"the weight of '{name}' is {weight}; give a number from 0 up")
    weights = {name: float((wanted or {}).get(name, defaults.get(name, 0.0))) for name in names}
    if not any(weights.values()):
        raise UsageError("all block weights are 0; give at least one block a weight")
    return weights


def weighted_query(
    query: Vectors, layout: BlockLayout, weights: Mapping[str, float]
) -> tuple[Vectors, dict[str, float]]:
    """Scale a query's unit blocks so that an inner product with a stored vector is its score.

    Weights are shared out anew over the blocks the `(dim,)` query has, so that a score stays
    in [-1, 1]. Returns the scaled query and the weights used.
    """
    present = {
        name: weights[name] for name, part in layout.split(query).items() if np.any(part != 0)
    }
    total = sum(present.values())
    if total <= 0:
        raise UsageError(
            "nothing in this query can be compared with the catalogue; use other words, "
            "add a photo, or change the weights"
        )
    used = {name: weight / total for name, weight in present.items() if weight > 0}
    scaled = np.zeros_like(query)
    for name, weight in used.items():
        where = layout.slice_of(name)
        scaled[where] = query[where] * weight
    return scaled, used
