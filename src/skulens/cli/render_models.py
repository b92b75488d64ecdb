"""Training and trained models as a person at a terminal likes to see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.shapes import done, facts, refused
from skulens.cli.text import counted, duration, one_line
from skulens.records import ModelInfo, TrainReport

RARE_SHOWN = 8


def training(report: TrainReport) -> RenderableType:
    """What a training came to, and whether its model answers from now on."""
    head = f"{report.name}, version {report.version} ({duration(report.seconds)})"
    verdict = done(head) if report.in_use else Text(f"– {one_line(head)}", style="yellow")
    lines = [
        ("verdict", report.message),
        (
            "learned from",
            _learned(report),
        ),
        *_measured(report),
        *_rare(report.rare),
    ]
    return Group(verdict, facts(lines), *refused(report.skipped, "label", "skipped"))


def trainings(reports: Sequence[TrainReport]) -> RenderableType:
    """What several trainings came to."""
    parts: list[RenderableType] = []
    for report in reports:
        parts += [training(report), ""]
    return Group(*parts[:-1])


def models(found: Sequence[ModelInfo]) -> RenderableType:
    """Versions of models as a table; a tick is at those that answer."""
    table = shapes.table()
    table.add_column("model", overflow="fold")
    table.add_column("version", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("trained", no_wrap=True)
    for name in ("examples", "classes", "top-1", "ece"):
        table.add_column(name, justify="right", no_wrap=True)
    for model in found:
        table.add_row(
            Text(one_line(model.name)),
            str(model.version),
            Text("✓ in use" if model.in_use else "", style="green"),
            Text(model.created_at),
            f"{model.examples:,}",
            f"{model.classes:,}",
            _share(model.metrics.get("top_1")),
            _share(model.metrics.get("ece")),
            style="" if model.in_use else "dim",
        )
    legend = "top-1: held-out answers that were right; ece: by how much confidences were off"
    return Group(table, "", Text(legend, style="dim"))


def _learned(report: TrainReport) -> str:
    photos = f"{counted(report.examples, 'photo')} of {counted(report.classes, 'class', 'classes')}"
    if not report.copies:
        return photos
    return f"{photos}, and {counted(report.copies, 'copy', 'copies')} as a phone would take them"


def _measured(report: TrainReport) -> list[tuple[str, str]]:
    figures = report.metrics
    first, five, off = (figures.get(name) for name in ("top_1", "top_5", "ece"))
    if first is None:
        return [("right", "not measured: too few examples could be held out")]
    count = int(figures.get("held_out") or 0)
    held_out = counted(count, "copy", "copies") if report.copies else counted(count, "photo")
    right = f"{first:.1%} at the first guess (top-1)"
    right += "" if five is None else f", {five:.1%} among five (top-5)"
    lines = [("right", f"{right}, of {held_out} held out")]
    if off is not None:
        words = f"off by {off:.1%} on average (expected calibration error)"
        lines.append(("confidence", words))
    if (target := figures.get("target_precision")) is not None:
        lines.append(("alone", _alone(target, figures)))
    return lines


def _alone(target: float, figures: Mapping[str, float | None]) -> str:
    threshold, coverage = figures.get("threshold"), figures.get("coverage_at_target") or 0.0
    if threshold is None:
        return f"nothing: no confidence made {target:.0%} of the answers right"
    return (
        f"{coverage:.1%} are answered without a person where {target:.0%} are to be right "
        f"(confidence {threshold:.0%} or more)"
    )


def _rare(names: Sequence[str]) -> list[tuple[str, str]]:
    if not names:
        return []
    shown = ", ".join(names[:RARE_SHOWN])
    more = f" and {len(names) - RARE_SHOWN:,} more" if len(names) > RARE_SHOWN else ""
    have = counted(len(names), "class has", "classes have")
    return [("rare", f"{have} a single example, more would help: {shown}{more}")]


def _share(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1%}"
