"""The figures of one evaluation, and the files they are kept in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from skulens.evaluation.answers import Answer, confidences_of
from skulens.evaluation.classification import (
    ClassRow,
    balanced_accuracy,
    macro_f1,
    per_class,
    top_k,
)
from skulens.evaluation.files import write_whole
from skulens.evaluation.hierarchy import (
    HierarchicalScores,
    Tree,
    TreeDistances,
    hierarchical_scores,
    holds,
    tree_distances,
)
from skulens.heads.calibration import (
    MINIMUM_ITEMS,
    expected_calibration_error,
    threshold_for,
)
from skulens.sources.layout import escape_formula

Metrics = Mapping[str, float | None]
"""Figures by their name; None where a figure is not defined, never NaN."""

TARGET_PRECISION = 0.95

_AT_TARGET = ("coverage_at_target", "precision_at_target", "threshold")
_COLUMNS = (
    "id", "category", "support", "right", "precision", "recall", "f1",
    "mistaken_for", "mistaken_for_category", "mistaken_count",
)  # fmt: skip


def measure_answers(
    answers: Sequence[Answer],
    tree: Tree | None = None,
    training_counts: Mapping[str, int] | None = None,
    target_precision: float = TARGET_PRECISION,
    minimum_items: int = MINIMUM_ITEMS,
) -> Metrics:
    """Return every figure of a classification under the names of its JSON file.

    Shares are of all items, those without an answer included; `ece` is of the answers given.
    `coverage_at_target` and `precision_at_target` belong to `threshold`, the lowest confidence that
    reaches the target precision on these answers. `accepted_precision` counts a decision for an
    inner node as right where the truth lies at or below it. With `training_counts`,
    `never_seen_items` are those of classes without a training item.
    """
    rows = per_class(answers)
    return {
        "items": len(answers),
        "unanswered": sum(not answer.ranked for answer in answers),
        "classes": len(rows),
        "never_seen_items": None
        if training_counts is None
        else sum(not training_counts.get(answer.truth, 0) for answer in answers),
        "top_1": top_k(answers, 1),
        "top_3": top_k(answers, 3),
        "top_5": top_k(answers, 5),
        "macro_f1": macro_f1(rows),
        "balanced_accuracy": balanced_accuracy(rows),
        **_in_the_tree(answers, tree),
        **_by_confidence(answers, target_precision, minimum_items),
        **_decided_alone(answers, tree),
    }


def _in_the_tree(answers: Sequence[Answer], tree: Tree | None) -> Metrics:
    scores, distances = HierarchicalScores(None, None, None), TreeDistances(None, None)
    if tree is not None:
        scores, distances = hierarchical_scores(answers, tree), tree_distances(answers, tree)
    return {
        "hierarchical_precision": scores.precision,
        "hierarchical_recall": scores.recall,
        "hierarchical_f1": scores.f1,
        "mean_tree_distance": distances.of_mistakes,
        "mean_tree_distance_of_all": distances.of_all,
    }


def _by_confidence(answers: Sequence[Answer], target: float, minimum_items: int) -> Metrics:
    confidences, right = confidences_of(answers)
    chosen = threshold_for(confidences, right, target, minimum_items)
    error = expected_calibration_error(confidences, right)
    figures = {"ece": error, "target_precision": target}
    if chosen is None:
        return {**figures, **dict.fromkeys(_AT_TARGET)}
    coverage = chosen.coverage * len(right) / len(answers)
    return {
        **figures,
        **dict(zip(_AT_TARGET, (coverage, chosen.precision, chosen.threshold), strict=True)),
    }


def _decided_alone(answers: Sequence[Answer], tree: Tree | None) -> Metrics:
    if not any(answer.accepted is not None for answer in answers):
        return {"accepted_share": None, "accepted_precision": None}
    alone = [
        (answer.node, answer.truth)
        for answer in answers
        if answer.accepted and answer.node is not None
    ]
    right = sum(node is not None and holds(node, truth, tree) for node, truth in alone)
    return {
        "accepted_share": len(alone) / len(answers),
        "accepted_precision": right / len(alone) if alone else None,
    }


def write_json(out: Path, value: Mapping[str, object]) -> None:
    """Write figures as JSON; raises `OutputError` where `out` cannot be written."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    write_whole(out, f"{text}\n")


def write_per_class_csv(out: Path, rows: Sequence[ClassRow], tree: Tree | None = None) -> None:
    """Write the table of classes for a spreadsheet; text it would run as a formula is escaped.

    Raises `OutputError` where `out` cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        names = (row.id, shown_name(row.id, tree))
        mistaken = (row.mistaken_for or "", shown_name(row.mistaken_for or "", tree))
        figures = (row.support, row.right, row.precision, row.recall, row.f1)
        writer.writerow(
            (
                *map(escape_formula, names),
                *figures,
                *map(escape_formula, mistaken),
                row.mistaken_count,
            )
        )
    write_whole(out, text.getvalue(), "utf-8-sig")


def shown_name(id: str, tree: Tree | None) -> str:
    """The path of a class where the tree knows it, else the class itself."""
    return tree.path(id) if tree is not None and id in tree else id
