"""One page about search: how often the right product is found, and where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skulens.evaluation.page import write_page
from skulens.evaluation.pictures import Thumbnails
from skulens.evaluation.rejected import rejections_shown
from skulens.evaluation.results import Metrics
from skulens.records import Rejection

WORST_MISSES = 20
_FOUND = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A product as a page shows it: its photo's source ("" none) and, where found, its score."""

    id: str
    photo: str = ""
    title: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A query whose right product was not found first: asked by words, by photo, or by both.

    `place` is where it was found, from 1, None if not at all; `found` are the hits, best first.
    """

    question: str
    words: str
    photo: str
    right: Shown
    place: int | None
    found: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class SearchReport:
    """What a page about search tells; `metrics` are those of `measure_ranks` by kind of question."""

    title: str
    subtitle: str
    metrics: Mapping[str, Metrics]
    misses: Sequence[Miss]
    rejections: Sequence[Rejection] = ()
    command: str = ""


def write_search_report(out: Path, report: SearchReport) -> None:
    """Write one HTML file with the figures and the twenty worst misses, those not found first.

    It needs no network and no script. Raises `OutputError` where `out` cannot be written.
    """
    thumbnails = Thumbnails()
    # Stable, so that the caller's order decides between misses at the same place.
    worst = sorted(report.misses, key=lambda miss: -miss.place if miss.place else float("-inf"))
    page = {
        "title": report.title,
        "subtitle": report.subtitle,
        "command": report.command,
        "questions": report.metrics,
        "misses": [_miss(miss, thumbnails) for miss in worst[:WORST_MISSES]],
        "misses_left_out": max(0, len(worst) - WORST_MISSES),
        **rejections_shown(report.rejections),
    }
    write_page(out, "search_report.html.j2", page)


def _miss(miss: Miss, thumbnails: Thumbnails) -> dict[str, Any]:
    return {
        "question": miss.question,
        "words": miss.words,
        "photo": thumbnails.of(miss.photo) if miss.photo else None,
        "place": miss.place,
        "right": _product(miss.right, miss, thumbnails),
        "found": [_product(hit, miss, thumbnails) for hit in miss.found[:_FOUND]],
    }


def _product(shown: Shown, miss: Miss, thumbnails: Thumbnails) -> dict[str, Any]:
    return {
        "id": shown.id,
        "title": shown.title,
        "photo": thumbnails.of(shown.photo),
        "score": shown.score,
        "is_right": shown.id == miss.right.id,
    }
