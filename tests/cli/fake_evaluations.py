"""Evaluations as a catalogue would give them, for tests of what the commands print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skulens.images.faults import FAULTS
from skulens.records import Bucket, Evaluation, Mistaken, Rejection

_OF_CLASSES: dict[str, float | None] = {
    "items": 416, "unanswered": 3, "classes": 95, "never_seen_items": 0, "top_1": 0.565,
    "top_3": 0.769, "top_5": 0.837, "macro_f1": 0.556, "balanced_accuracy": 0.572,
    "hierarchical_f1": 0.639, "ece": 0.0734, "target_precision": 0.95, "coverage_at_target": 0.262,
    "precision_at_target": 0.954, "threshold": 0.871, "accepted_share": None,
    "accepted_precision": None,
}  # fmt: skip
_OF_SEARCH: dict[str, float | None] = {
    f"{kind}_{name}": value
    for kind in ("text_to_photo", "photo_to_photo")
    for name, value in {
        "items": 1204, "recall_at_1": 0.546, "recall_at_5": 0.784, "recall_at_10": 0.858, "mrr": 0.654,
    }.items()
}  # fmt: skip
_CONFUSIONS = (
    Mistaken("Books > Hardcover Books", "Books > Paperbacks", 8, 0.571),
    Mistaken("Fruit > Apple", "Toys > Apple", 3, 1.0),
)
_BUCKETS = (Bucket("head", 48, 300, 0.57, 0.55, 0.549), Bucket("tail", 47, 116, 0.62, 0.6, 0.61))


def fake_evaluation(
    what: str,
    refused: tuple[Rejection, ...],
    *,
    robustness: bool = False,
    out: str | Path | None = None,
) -> Evaluation:
    """Figures that look like those of the sample shop."""
    settings: dict[str, Any] = {"source": "feed:/shop/phone.csv", "encoder": "0f3a9c2b"}
    if what == "search":
        settings |= {"products": 524, "items": 2408}
    else:
        settings |= {"held_out": False, "method": "ensemble", "rule": "top", "model_version": 1}
    settings |= {"skipped": len(refused), "date": "2026-01-02T03:04:05Z"}
    files = () if out is None else (f"{out}/results.json", f"{out}/report.html")
    return Evaluation(
        what,
        _OF_SEARCH if what == "search" else _OF_CLASSES,
        settings,
        _worse() if robustness else None,
        () if what == "search" else _CONFUSIONS,
        () if what == "search" else _BUCKETS,
        refused,
        files,
        12.25,
    )


def _worse() -> dict[str, dict[str, dict[str, float | None]]]:
    clean: dict[str, float | None] = {
        "items": 200, "top_1": 0.555, "macro_f1": 0.515, "ece": 0.11, "coverage": 0.28,
        "precision": 0.93,
    }  # fmt: skip
    worse: dict[str, float | None] = {**clean, "top_1": 0.19, "coverage": None, "precision": None}
    faults = {name: {str(step): worse for step in (1, 2, 3)} for name in FAULTS}
    return {"as_they_are": {"0": clean}, **faults}
