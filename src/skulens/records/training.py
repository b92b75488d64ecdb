"""What training came to, and how good answers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skulens.records.products import Rejection


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What training a model came to.

    It learned from `examples` photos and `copies` of them. `metrics` were measured on examples that
    it had not seen; `in_use` says whether this version answers from now on, `message` why. `skipped` are labels that could not be used, each
    with a reason and the number of photos; `rare` are classes of a single example.
    """

    name: str
    version: int
    in_use: bool
    message: str
    examples: int
    copies: int
    classes: int
    metrics: Mapping[str, float | None]
    skipped: tuple[Rejection, ...]
    rare: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A version of a trained model: `category` is a path, `attribute` a key, both "" if none."""

    name: str
    category: str
    attribute: str
    version: int
    in_use: bool
    created_at: str
    examples: int
    classes: int
    metrics: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Mistaken:
    """How often things of one class were taken for another: `share` is of all things of `truth`.

    Both are shown as people call them: the path of a category, the value of an attribute.
    """

    truth: str
    given: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """Classes of similar size in training: share of items right, and means over the classes."""

    name: str
    classes: int
    items: int
    top_1: float
    mean_recall: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good answers are, on things whose truth is known.

    `what` is `category`, `attribute` or `search`; `metrics` are figures by name, None where one is
    not defined. `robustness` has, by fault and by its severity "1" to "3", some of these figures on
    a sample of photos made worse; `as_they_are` at "0" is the sample itself. `settings` say how it
    was measured. `confusions` are the most frequent ones, `buckets` the classes by size;
    `rejections` is what could not be measured, `files` what was written.
    """

    what: str
    metrics: Mapping[str, float | None]
    settings: Mapping[str, Any]
    robustness: Mapping[str, Mapping[str, Mapping[str, float | None]]] | None
    confusions: tuple[Mistaken, ...]
    buckets: tuple[Bucket, ...]
    rejections: tuple[Rejection, ...]
    files: tuple[str, ...]
    seconds: float
