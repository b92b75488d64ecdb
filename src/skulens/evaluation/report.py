"""One page for a shop's manager: how well items are told apart, and where they are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skulens.evaluation.answers import Answer, confidences_of
from skulens.evaluation.classification import (
    ClassRow,
    Confusion,
    confusions,
    per_class,
    tail_buckets,
)
from skulens.evaluation.hierarchy import Tree, holds
from skulens.evaluation.page import decimal, percent, write_page
from skulens.evaluation.pictures import Thumbnail, Thumbnails
from skulens.evaluation.plots import coverage_plot, reliability_plot
from skulens.evaluation.rejected import rejections_shown
from skulens.evaluation.results import Metrics, shown_name
from skulens.evaluation.worse_photos import AS_THEY_ARE, Robustness
from skulens.heads.calibration import PrecisionCurve, precision_curve, reliability_bins
from skulens.records import CATEGORY_SEPARATOR, Rejection

WORST_MISTAKES = 20
_PAIRS = 15
_BARS = 20
_PHOTOS = 3
_STRONGEST_HEAT = 60
_LOSS_OF_ALL_HEAT = 0.3

SEVERITY_NAMES = {"0": "", "1": "slight", "2": "medium", "3": "strong"}

_Figure = tuple[str, str, str, Callable[[float | None], str]]
_HEADLINE: tuple[_Figure, ...] = (
    ("top_1", "The first answer is right", "top-1 accuracy", percent),
    ("top_3", "The right one is among the first three", "top-3 accuracy", percent),
    ("macro_f1", "Small {nouns} counting as much as large ones", "macro-F1", percent),
    ("ece", "Stated confidence is off by", "expected calibration error", percent),
    ("accepted_share", "Were decided alone", "coverage of the threshold in use", percent),
    ("accepted_precision", "Right among those decided alone", "precision of these", percent),
    ("coverage_at_target", "Could be decided alone", "coverage at {target} precision", percent),
    ("precision_at_target", "Right among these", "precision at that threshold", percent),
)
_FURTHER: tuple[_Figure, ...] = (
    ("top_5", "The right one is among the first five", "top-5 accuracy", percent),
    ("balanced_accuracy", "Right in the average {noun}", "balanced accuracy", percent),
    ("hierarchical_f1", "Levels of the path that are right", "hierarchical F1", percent),
    ("hierarchical_precision", "Levels named that are right", "hierarchical precision", percent),
    ("hierarchical_recall", "Right levels that are named", "hierarchical recall", percent),
    ("mean_tree_distance", "Steps from a wrong answer to the truth", "mean tree distance", decimal),
    ("mean_tree_distance_of_all", "Steps from any answer to it", "the same of all items", decimal),
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a page tells: figures of `measure_answers`, the answers they are of, and the rest.

    `robustness` has some of these by fault and severity, `rejections` what could not be
    read, `command` what made the page. `noun` is what a class is called, singular and plural.
    """

    title: str
    subtitle: str
    metrics: Metrics
    answers: Sequence[Answer]
    tree: Tree | None = None
    training_counts: Mapping[str, int] | None = None
    robustness: Robustness | None = None
    rejections: Sequence[Rejection] = ()
    command: str = ""
    noun: tuple[str, str] = ("category", "categories")


def write_report(out: Path, report: Report) -> None:
    """Write one HTML file that needs no network and no script; a picture unread shows its reason.

    Raises `OutputError` where `out` cannot be written.
    """
    names = _Names(report.tree)
    thumbnails = Thumbnails()
    rows = per_class(report.answers)
    pairs = confusions(report.answers, examples=_PHOTOS)
    page = {
        "title": report.title,
        "subtitle": report.subtitle,
        "command": report.command,
        "noun": report.noun[0],
        "nouns": report.noun[1],
        "metrics": report.metrics,
        "headline": headline(report.metrics, report.noun),
        "further": _figures(_FURTHER, report.metrics, report.noun),
        **_plots(report),
        "pairs": _pairs(pairs[:_PAIRS], names, thumbnails),
        "pairs_left_out": max(0, len(pairs) - _PAIRS),
        "mistakes": _mistakes(report, names, thumbnails),
        "robustness": _robustness(report),
        "buckets": tail_buckets(rows, report.training_counts),
        "has_training_counts": report.training_counts is not None,
        **_sizes(rows, names),
        "rows": _rows(rows, names),
        **rejections_shown(report.rejections),
    }
    write_page(out, "report.html.j2", page)


def fault_name(fault: str) -> str:
    """A fault as people read it."""
    return {"jpeg": "JPEG compression"}.get(fault, fault.replace("_", " "))


@dataclass(frozen=True, slots=True)
class _Names:
    """The levels of a class's name, the class itself last."""

    tree: Tree | None

    def of(self, id: str) -> list[str]:
        return shown_name(id, self.tree).split(CATEGORY_SEPARATOR)


def headline(metrics: Metrics, noun: tuple[str, str]) -> list[dict[str, str]]:
    """The figures that matter most, each as `key`, `words`, `term` and `text`."""
    return _figures(_HEADLINE, metrics, noun)


def _figures(
    figures: Sequence[_Figure], metrics: Metrics, noun: tuple[str, str]
) -> list[dict[str, str]]:
    fill = {"noun": noun[0], "nouns": noun[1], "target": percent(metrics["target_precision"])}
    return [
        {
            "key": key,
            "words": words.format(**fill),
            "term": term.format(**fill),
            "text": show(metrics[key]),
        }
        for key, words, term, show in figures
        if metrics[key] is not None
    ]


def _plots(report: Report) -> dict[str, Any]:
    confidences, right = confidences_of(report.answers)
    curve = precision_curve(confidences, right)
    answered = len(right) / max(1, len(report.answers))
    curve = PrecisionCurve(curve.thresholds, curve.coverage * answered, curve.precision)
    coverage, precision = (
        report.metrics[name] for name in ("coverage_at_target", "precision_at_target")
    )
    chosen = None if coverage is None or precision is None else (coverage, precision)
    return {
        "reliability": reliability_plot(reliability_bins(confidences, right)),
        "coverage": coverage_plot(curve, report.metrics["target_precision"], chosen),
    }


def _pairs(
    pairs: Sequence[Confusion], names: _Names, thumbnails: Thumbnails
) -> list[dict[str, Any]]:
    most = pairs[0].count if pairs else 1
    return [
        {
            "truth": names.of(pair.truth),
            "given": names.of(pair.given),
            "count": pair.count,
            "share": pair.share,
            "heat": round(_STRONGEST_HEAT * pair.count / most),
            "photos": _photos([answer.photos[:1] for answer in pair.examples], thumbnails),
        }
        for pair in pairs
    ]


def _mistakes(report: Report, names: _Names, thumbnails: Thumbnails) -> list[dict[str, Any]]:
    wrong = [answer for answer in report.answers if answer.ranked and not answer.is_right]
    wrong.sort(key=lambda answer: -answer.ranked[0][1])
    return [
        {
            "item": answer.item,
            "photos": _photos([answer.photos[:_PHOTOS]], thumbnails),
            "truth": names.of(answer.truth),
            "answers": [
                {"name": names.of(id), "share": share, "is_right": id == answer.truth}
                for id, share in answer.ranked
            ],
            "alone": answer.accepted,
            "decided": names.of(answer.node)
            if answer.node is not None and answer.node != answer.first
            else None,
            "holds": answer.node is not None and holds(answer.node, answer.truth, report.tree),
        }
        for answer in wrong[:WORST_MISTAKES]
    ]


def _photos(sources: Sequence[Sequence[str]], thumbnails: Thumbnails) -> list[Thumbnail]:
    return [thumbnails.of(source) for of_one in sources for source in of_one if source]


def _robustness(report: Report) -> list[dict[str, Any]]:
    """A row for the sample as it is, then one for each fault and severity."""
    if not report.robustness:
        return []
    fault, severity = AS_THEY_ARE
    clean = report.robustness.get(fault, {}).get(severity, report.metrics)["top_1"]
    rows = []
    for name, by_severity in report.robustness.items():
        for step, metrics in by_severity.items():
            top_1 = metrics.get("top_1")
            change = None if top_1 is None or clean is None else top_1 - clean
            loss = min(1.0, max(0.0, -(change or 0.0) / _LOSS_OF_ALL_HEAT))
            rows.append(
                {
                    "name": fault_name(name),
                    "severity": SEVERITY_NAMES.get(step, step),
                    "is_first": step == next(iter(by_severity)),
                    "metrics": metrics,
                    "change": None if name == fault else change,
                    "heat": round(_STRONGEST_HEAT * loss),
                }
            )
    return rows


def _sizes(rows: Sequence[ClassRow], names: _Names) -> dict[str, Any]:
    """Return the largest classes as bars, and the rest in one line."""
    by_size = sorted(rows, key=lambda row: (-row.support, row.id))
    shown, rest = by_size[:_BARS], by_size[_BARS:]
    sizes = [
        {"name": names.of(row.id), "count": row.support, "share": row.support / shown[0].support}
        for row in shown
    ]
    if not rest:
        return {"sizes": sizes, "folded": None}
    return {
        "sizes": sizes,
        "folded": {
            "classes": len(rest),
            "total": sum(row.support for row in rest),
            "least": rest[-1].support,
            "most": rest[0].support,
        },
    }


def _rows(rows: Sequence[ClassRow], names: _Names) -> list[dict[str, Any]]:
    return [
        {
            "of": row,
            "name": names.of(row.id),
            "mistaken_for": None if row.mistaken_for is None else names.of(row.mistaken_for),
        }
        for row in sorted(rows, key=lambda row: (row.f1, -row.support, row.id))
    ]
