"""The figures of an evaluation, and the files they are kept in."""

from __future__ import annotations

import csv
import json
import math
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from evaluation.examples import TREE, SlashTree, answer, many_answers
from skulens.errors import OutputError
from skulens.evaluation.answers import Answer
from skulens.evaluation.classification import per_class
from skulens.evaluation.results import measure_answers, write_json, write_per_class_csv

KEYS = {
    "items", "unanswered", "classes", "never_seen_items", "top_1", "top_3", "top_5", "macro_f1",
    "balanced_accuracy", "hierarchical_precision", "hierarchical_recall", "hierarchical_f1",
    "mean_tree_distance", "mean_tree_distance_of_all", "ece", "target_precision",
    "coverage_at_target", "precision_at_target", "threshold", "accepted_share",
    "accepted_precision",
}  # fmt: skip


@given(many_answers(least=0))
def test_every_figure_is_a_number_or_none(answers: list[Answer]) -> None:
    for tree in (None, TREE):
        metrics = measure_answers(answers, tree, {"c0": 4})
        assert metrics.keys() == KEYS
        assert all(value is None or math.isfinite(value) for value in metrics.values())
        assert json.loads(json.dumps(metrics, allow_nan=False)) == metrics


def test_without_items_there_are_only_counts() -> None:
    known = {name for name, value in measure_answers([], TREE).items() if value is not None}
    assert known == {"items", "unanswered", "classes", "target_precision"}


def test_an_item_without_an_answer_is_wrong_and_not_covered() -> None:
    answers = [answer("hat", "hat", accepted=True)] * 30 + [answer("hat")] * 10
    metrics = measure_answers(answers, TREE)
    assert (metrics["items"], metrics["unanswered"], metrics["top_1"]) == (40, 10, 0.75)
    assert (metrics["coverage_at_target"], metrics["precision_at_target"]) == (0.75, 1)
    assert (metrics["accepted_share"], metrics["accepted_precision"]) == (0.75, 1)
    assert metrics["threshold"] == 0.8
    assert metrics["ece"] == pytest.approx(0.2)


def test_what_was_decided_alone_is_right_as_far_as_it_goes() -> None:
    answers = [
        answer("fruit/apple", "fruit/pear", accepted=True, decided="fruit"),
        answer("fruit/apple", "fruit/pear", accepted=True),
        answer("fruit/apple", "fruit/apple", accepted=False),
    ]
    metrics = measure_answers(answers, TREE)
    assert (metrics["accepted_share"], metrics["accepted_precision"]) == (2 / 3, 1 / 2)
    assert measure_answers(answers)["accepted_precision"] == 0
    none = measure_answers(answers[2:])
    assert (none["accepted_share"], none["accepted_precision"]) == (0, None)


def test_items_of_classes_never_seen_are_counted() -> None:
    answers = [answer("hat", "hat"), answer("fez", "hat"), answer("cap", "hat")]
    assert measure_answers(answers, None, {"hat": 3, "cap": 0})["never_seen_items"] == 2
    assert measure_answers(answers)["never_seen_items"] is None


def test_many_answers_and_classes_take_seconds() -> None:
    random = np.random.default_rng(0)
    names = [f"{n % 20}/{n % 400}/{n}" for n in range(10_000)]
    answers = [
        Answer(str(n), (), names[t], tuple((names[id], 0.2) for id in ids))
        for n, (t, ids) in enumerate(
            zip(random.integers(0, 10_000, 20_000), random.integers(0, 10_000, (20_000, 5)), strict=True)
        )
    ]  # fmt: skip
    tree = SlashTree(*names)
    start = time.perf_counter()
    assert measure_answers(answers, tree, dict.fromkeys(names, 1))["items"] == 20_000
    assert time.perf_counter() - start < 20  # a second where nothing else runs


def test_json_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "new" / "metrics.json"
    metrics = measure_answers([answer("hut \udcff", "hut \udcff")])
    write_json(out, {**metrics, "name": "Hüte \udcff"})
    assert json.loads(out.read_text(encoding="utf-8")) == {**metrics, "name": "Hüte \udcff"}
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    with pytest.raises(ValueError, match="JSON compliant"):
        write_json(out, {"top_1": math.nan})
    with pytest.raises(OutputError, match="cannot write"):
        write_json(out / "below", metrics)


def test_the_table_of_classes_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "classes.csv"
    answers = [answer("=HYPERLINK(1)", "@b"), answer("hat", "hat"), answer("shoe/boot", "hat")]
    write_per_class_csv(out, per_class(answers), TREE)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["category"] for row in rows] == ["'=HYPERLINK(1)", "Hat", "Shoe > Boot"]
    assert rows[0]["mistaken_for"] == "'@b"
    assert rows[0]["precision"] == ""  # nothing was given this class
    assert (rows[1]["support"], rows[1]["precision"], rows[1]["f1"]) == ("1", "0.5", str(2 / 3))
    assert (rows[2]["mistaken_for_category"], rows[2]["mistaken_count"]) == ("Hat", "1")
