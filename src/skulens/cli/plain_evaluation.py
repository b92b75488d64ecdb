"""Figures of an evaluation as rows of fields, for a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from skulens.cli.plain import Row, rejection_rows
from skulens.cli.text import shown_value
from skulens.records import Evaluation


def evaluation_rows(found: Evaluation) -> Iterator[Row]:
    """One row for each figure and setting, then confusions, parts, worse photos, files."""
    for name, value in found.metrics.items():
        yield name, _figure(value)
    for name, setting in found.settings.items():
        yield "setting", name, shown_value(setting)
    for pair in found.confusions:
        yield "confusion", pair.truth, pair.given, str(pair.count), f"{pair.share:.4f}"
    for part in found.buckets:
        shares = (part.top_1, part.mean_recall, part.macro_f1)
        yield "bucket", part.name, str(part.classes), str(part.items), *map(_figure, shares)
    for fault, by_severity in (found.robustness or {}).items():
        for severity, figures in by_severity.items():
            for name, value in figures.items():
                yield "robustness", fault, severity, name, _figure(value)
    for file in found.files:
        yield "file", file
    yield "seconds", f"{found.seconds:.2f}"
    yield from rejection_rows(found.rejections)


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.4f}"
