"""Labelled vectors whose classes lie apart, for what learns from vectors."""

from __future__ import annotations

import numpy as np

from skulens.encoders.blocks import BlockLayout
from skulens.heads.labelled import LabelledExamples

LAYOUT = BlockLayout.of({"appearance": 6, "meaning": 4, "colour": 3})


def clusters(
    labels: list[str], *, seed: int = 0, spread: float = 0.3, centres: int = 0
) -> np.ndarray:
    """Vectors `(n, 13)` of unit blocks around one centre for each label."""
    random = np.random.default_rng(seed)
    places = np.random.default_rng(centres)
    names = sorted(set(labels))
    middle = {name: places.standard_normal(LAYOUT.dim) for name in names}
    rows = np.stack(
        [middle[label] + spread * random.standard_normal(LAYOUT.dim) for label in labels]
    )
    return LAYOUT.join(LAYOUT.split(rows.astype(np.float32)), len(rows))


def examples(labels: list[str], **options: float) -> LabelledExamples:
    names = [f"p{number}" for number in range(len(labels))]
    return LabelledExamples.of(clusters(labels, **options), labels, names)  # type: ignore[arg-type]
