"""Keeps a trained model as a new version, and uses it where it is better than the one in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from skulens.heads.head import Head
from skulens.heads.labelled import LabelledExamples, data_mark
from skulens.heads.promotion import Memory, Verdict, verdict
from skulens.heads.training import Examples
from skulens.records import Rejection, TrainReport
from skulens.store import Store


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A model that may come into use: what it is to be compared by, and what is kept of it.

    `details` is what JSON can hold, `arrays` a safetensors file, `metrics` figures of examples that
    it had not seen.
    """

    head: Head
    memory: Memory
    details: Mapping[str, Any]
    arrays: bytes
    metrics: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, eq=False)
class Former:
    """The version in use; without a head where it can no longer be read."""

    version: int
    head: Head | None = None
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is kept, "" for what it has not, and what people call it."""

    store: Store
    encoder_id: int
    fingerprint: str
    category: str
    attribute: str
    name: str


def keep(
    place: Place,
    candidate: Candidate,
    former: Former | None,
    examples: LabelledExamples,
    *,
    shown: Callable[[str], str],
    skipped: Sequence[Rejection],
    seconds: float,
) -> TrainReport:
    """Keep a version, in use from now on if it is better than the `former`.

    `examples` are what it learned from, `shown` what people call a class.
    """
    judged = _judged(candidate, former, examples)
    counts = Counter(examples.labels[~examples.copies].tolist())
    numbers = {"examples": counts.total(), "classes": len(counts), "metrics": candidate.metrics}
    version = place.store.save_model(
        place.encoder_id,
        place.category,
        place.attribute,
        {**candidate.details, **numbers, "data": data_mark(examples, place.fingerprint)},
        candidate.arrays,
        active=judged.promoted,
    )
    return TrainReport(
        name=place.name,
        version=version,
        in_use=judged.promoted,
        message=judged.message,
        examples=counts.total(),
        copies=int(examples.copies.sum()),
        classes=len(counts),
        metrics=candidate.metrics,
        skipped=tuple(skipped),
        rare=tuple(shown(label) for label, count in sorted(counts.items()) if count == 1),
        seconds=seconds,
    )


def _judged(candidate: Candidate, former: Former | None, examples: LabelledExamples) -> Verdict:
    if former is None:
        return Verdict(True, "in use: it is the first")
    if former.head is None or former.memory is None:
        return Verdict(True, f"in use: version {former.version} can no longer be read")
    return verdict(
        (former.head, former.memory),
        former.version,
        (candidate.head, candidate.memory),
        Examples(examples.vectors, examples.labels, np.empty(0, np.int64)),
    )
