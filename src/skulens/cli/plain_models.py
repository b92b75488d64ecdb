"""Training and trained models as rows of fields, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skulens.cli.plain import Row
from skulens.cli.text import shown_value
from skulens.records import ModelInfo, TrainReport


def training_rows(report: TrainReport) -> Iterator[Row]:
    """One row for each fact; rare classes and skipped labels are a row each."""
    yield "name", report.name
    yield "version", str(report.version)
    yield "in_use", shown_value(report.in_use)
    yield "message", report.message
    yield "examples", str(report.examples)
    yield "copies", str(report.copies)
    yield "classes", str(report.classes)
    for name, figure in report.metrics.items():
        yield "metric", name, _figure(figure)
    yield "seconds", f"{report.seconds:.2f}"
    yield from (("rare", name) for name in report.rare)
    for item in sorted(report.skipped, key=lambda item: item.reason):
        yield "skipped", item.reason, item.source, item.message


def model_rows(found: Sequence[ModelInfo]) -> Iterator[Row]:
    """Name, version, whether in use, when made, examples, classes, top-1, calibration error."""
    for model in found:
        yield (
            model.name,
            str(model.version),
            shown_value(model.in_use),
            model.created_at,
            str(model.examples),
            str(model.classes),
            _figure(model.metrics.get("top_1")),
            _figure(model.metrics.get("ece")),
        )


def _figure(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:.4f}" if isinstance(figure, float) else str(figure)
