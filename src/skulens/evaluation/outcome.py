"""The end of an evaluation: its figures as a record and, where wanted, as files."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from skulens.evaluation.answers import Answer
from skulens.evaluation.classification import confusions, per_class, tail_buckets
from skulens.evaluation.hierarchy import Tree
from skulens.evaluation.report import Report, write_report
from skulens.evaluation.results import (
    TARGET_PRECISION,
    Metrics,
    measure_answers,
    shown_name,
    write_json,
    write_per_class_csv,
)
from skulens.evaluation.worse_photos import Robustness
from skulens.records import Evaluation, Mistaken, Rejection

_CONFUSIONS = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Answers beside the truth, and how they were come by.

    `settings` are what JSON can hold; `skipped` counts the photos behind `rejections`.
    """

    what: str
    title: str
    subtitle: str
    answers: Sequence[Answer]
    settings: Mapping[str, Any]
    target_precision: float = TARGET_PRECISION
    tree: Tree | None = None
    training_counts: Mapping[str, int] | None = None
    robustness: Robustness | None = None
    rejections: Sequence[Rejection] = ()
    skipped: int = 0
    noun: tuple[str, str] = ("category", "categories")


def concluded(measured: Measured, out: Path | None, command: str, started: float) -> Evaluation:
    """Work out the figures and write `results.json`, `per_class.csv` and `report.html` into `out`.

    `command` does the same at a terminal, `started` is when it began by the monotonic clock.
    Raises `OutputError` where one of them cannot be written.
    """
    answers, tree, counts = measured.answers, measured.tree, measured.training_counts
    metrics = measure_answers(answers, tree, counts, measured.target_precision)
    rows = per_class(answers)
    settings = {
        **measured.settings,
        "target_precision": measured.target_precision,
        "items": len(answers),
        "skipped": measured.skipped,
        "date": now(),
    }
    files: tuple[Path, ...] = ()
    if out is not None:
        files = (out / "results.json", out / "per_class.csv", out / "report.html")
        write_results(files[0], measured.what, metrics, settings, measured.robustness)
        write_per_class_csv(files[1], rows, tree)
        page = Report(
            title=measured.title,
            subtitle=measured.subtitle,
            metrics=metrics,
            answers=answers,
            tree=tree,
            training_counts=counts,
            robustness=measured.robustness,
            rejections=measured.rejections,
            command=command,
            noun=measured.noun,
        )
        write_report(files[2], page)
    return Evaluation(
        what=measured.what,
        metrics=metrics,
        settings=settings,
        robustness=measured.robustness,
        confusions=tuple(
            Mistaken(shown_name(one.truth, tree), shown_name(one.given, tree), one.count, one.share)
            for one in confusions(answers, _CONFUSIONS)
        ),
        buckets=tail_buckets(rows, counts),
        rejections=tuple(measured.rejections),
        files=tuple(map(str, files)),
        seconds=time.monotonic() - started,
    )


def write_results(
    out: Path,
    what: str,
    metrics: Metrics,
    settings: Mapping[str, Any],
    robustness: Robustness | None,
) -> None:
    """Write the figures, flat, with the settings; raises `OutputError`."""
    found: dict[str, Any] = {"what": what, **metrics, "settings": settings}
    if robustness is not None:
        found["robustness"] = robustness
    write_json(out, found)


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
