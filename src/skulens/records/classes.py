"""Where things belong, how sure that is, and what a person decided."""

from __future__ import annotations

from dataclasses import dataclass

from skulens.records.products import AttributeValue, Rejection


@dataclass(frozen=True, slots=True)
class CategoryCandidate:
    """A category that something may belong to, and how likely: `probability` in [0, 1]."""

    id: str
    path: str
    probability: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A labelled product, or a decided review, that looks like what was asked about."""

    product_id: str
    title: str
    category: str
    score: float
    photo: str


@dataclass(frozen=True, slots=True)
class CategoryPrediction:
    """Where something belongs, how sure that is, and on what ground.

    `confidence` is the probability that `path` is right; it was calibrated on held-out examples if
    `calibrated`. `accepted` says that it reaches `threshold`, which made `target_precision` of the
    held-out answers right; there is none where nothing could be measured. `alternatives` are the
    likeliest categories, `evidence` the most similar products, `method` is what decided.
    """

    id: str
    path: str
    confidence: float
    accepted: bool
    threshold: float | None
    target_precision: float
    calibrated: bool
    method: str
    rule: str
    alternatives: tuple[CategoryCandidate, ...]
    evidence: tuple[Neighbour, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributePrediction:
    """One attribute of something seen: `value` is None where it cannot be told.

    `method` is `head`, `zero-shot` or `pixels`; `alternatives` are allowed values with their
    probabilities, the likeliest first.
    """

    name: str
    value: AttributeValue | None
    confidence: float
    calibrated: bool
    method: str
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """What one thing is, by its photos and title: category and attributes.

    `category` is None where nothing could be read; `review` is its number in the review queue,
    None if it was not put there.
    """

    photos: tuple[str, ...]
    title: str
    category: CategoryPrediction | None
    attributes: tuple[AttributePrediction, ...]
    review: int | None
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """Something that a person is asked to decide, or has decided.

    `state` is `waiting`, `accepted`, `corrected` or `skipped`; `alternatives` are the proposals,
    the likeliest first; `decided` is a category's path; times are ISO 8601 in UTC, "" for never.
    """

    id: int
    state: str
    photos: tuple[str, ...]
    title: str
    proposed: str
    confidence: float
    alternatives: tuple[CategoryCandidate, ...]
    created_at: str
    decided: str
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """How often proposals of a category were right in a period, both "" for all."""

    period: str
    category: str
    accepted: int
    corrected: int

    @property
    def rate(self) -> float:
        """The share of decided proposals that were accepted."""
        return self.accepted / max(1, self.accepted + self.corrected)


@dataclass(frozen=True, slots=True)
class AcceptanceReport:
    """What became of proposals: the total, by period, and by category in each period."""

    total: AcceptanceRow
    periods: tuple[AcceptanceRow, ...]
    categories: tuple[AcceptanceRow, ...]
    waiting: int
    skipped: int
