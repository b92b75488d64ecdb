"""Learn how much each kind of evidence counts when columns are matched with fields.

    python -m recipes.mapping.learn [--write]

Reads the annotated tables (`benchmarks/mapping_gold.py`), which are not shipped. Each task is seen
as it is, and with half and all of its columns' names unknown to the glossary, and the supplier's groups once
more as one feed of several categories. How good weights learned without a task are on it is what
`benchmarks/mapping.py` prints.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.mapping_gold import Task, tasks
from skulens.encoders import load_encoder
from skulens.encoders.protocol import Encoder
from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.concepts import concepts
from skulens.mapping.matching.evidence.combined import AGAINST, Weights, combine
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import facts_of
from skulens.mapping.matching.matcher import grounds
from skulens.mapping.target import Target, TargetField

WRITTEN = Path(__file__).parents[2] / "src/skulens/mapping/matching/evidence/weights.json"
PENALTY = 1e-4
THRESHOLD = 0.5
"""Proposed is what is more likely right than not; the probabilities are calibrated."""
SEEDS = (1, 2)
MEMORY = {"confirmed_elsewhere": 6.0, "refused_elsewhere": -6.0}
"""What others decided is not in the tables; so much that one decision beats a doubtful name."""


@dataclass(frozen=True)
class View:
    """A task as a learner sees it: `(columns, fields, features)`, truth, and what counts."""

    task: Task
    features: Scores
    names: tuple[str, ...]
    truth: npt.NDArray[np.float64]
    counts: npt.NDArray[np.float64]


def view(task: Task, encoder: Encoder, unknown: Sequence[Column] = ()) -> View:
    """See a task with the names of some columns unknown to the glossary."""
    known = concepts().without([column.words.words for column in unknown]) if unknown else None
    seen = combine(grounds(encoder), task.columns, facts_of(task.target, known))
    shape = (len(task.columns), len(task.target.fields))
    truth, counts = np.zeros(shape), np.zeros(shape)
    for row, column in enumerate(task.columns):
        if column.name in task.gold:
            for place, field in enumerate(task.target.fields):
                truth[row, place] = field.key in task.gold[column.name]
                counts[row, place] = (column.name, field.key) not in task.unscored
    return View(task, seen.features, seen.names, truth, counts)


def views(task: Task, encoder: Encoder) -> Iterator[View]:
    """A task as it is, with half of its names unknown, and with all of them."""
    yield view(task, encoder)
    yield view(task, encoder, task.columns)
    for seed in SEEDS:
        dice = random.Random(seed)
        yield view(task, encoder, [one for one in task.columns if dice.random() < 0.5])


def joined(parts: Sequence[Task]) -> Task:
    """Several groups of one supplier as a feed of several categories."""
    columns: list[Column] = []
    fields: dict[str, TargetField] = {}
    gold: dict[str, frozenset[str]] = {}
    unscored: set[tuple[str, str]] = set()
    for part in parts:
        for column in part.columns:
            name = f"{part.name}: {column.name}"
            own = replace(
                column,
                position=len(columns),
                categories=dict(Counter(dict.fromkeys(part.target.categories, column.filled))),
            )
            columns.append(_renamed(own, name))
            if column.name in part.gold:
                gold[name] = part.gold[column.name]
            unscored |= {(name, key) for source, key in part.unscored if source == column.name}
        for field in part.target.fields:
            held = fields.get(field.key, replace(field, categories=()))
            fields[field.key] = replace(held, categories=(*held.categories, *field.categories))
    paths = tuple(path for part in parts for path in part.target.categories)
    return Task(
        "joined",
        "joined",
        tuple(columns),
        Target(tuple(fields.values()), paths),
        gold,
        frozenset(unscored),
    )


def _renamed(column: Column, name: str) -> Column:
    """A column under a name of its own that is read as the old one."""
    words, unit = column.words, column.unit
    renamed = replace(column, name=name)
    vars(renamed).update(words=words, unit=unit, shape=column.shape)
    return renamed


def learn(seen: Sequence[View]) -> Weights:
    """Fit weights whose signs are fixed, every task counting the same."""
    names = seen[0].names
    signs = np.array([-1.0 if name in AGAINST else 1.0 for name in names])
    rows, truth, counts = [], [], []
    for one in seen:
        keep = one.counts > 0
        rows.append(one.features[keep])
        truth.append(one.truth[keep])
        counts.append(
            np.full(int(keep.sum()), 100.0 / max(1.0, len(one.task.columns)))
            * len(one.task.columns) ** 0.5
        )
    features, right = np.concatenate(rows).astype(np.float64) * signs, np.concatenate(truth)
    weight = np.concatenate(counts)
    weight /= weight.sum()

    def loss(point: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = features @ point[1:] + point[0]
        error = (1 / (1 + np.exp(-score)) - right) * weight
        value = float((weight * (np.logaddexp(0, score) - right * score)).sum())
        gradient = np.concatenate([[error.sum()], features.T @ error + 2 * PENALTY * point[1:]])
        return value + PENALTY * float(point[1:] @ point[1:]), gradient

    start = np.zeros(len(names) + 1)
    bounds = [(None, None)] + [(0.0, None)] * len(names)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    found = {name: round(float(w), 4) for name, w in zip(names, best[1:] * signs, strict=True) if w}
    return Weights(round(float(best[0]), 4), found, THRESHOLD)


def calibrated(weights: Weights, held_out: Sequence[tuple[Weights, View]]) -> tuple[Weights, str]:
    """Stretch and shift the log odds so that probabilities are right on views not learned from.

    The likeliest field of each column counts. Returns the weights, and a sentence on how good their probabilities are.
    """
    odds, right = [], []
    for learned, one in held_out:
        found = learned.probabilities(one.features, one.names)
        for row in np.flatnonzero(one.counts.any(axis=1)):
            best = int(found[row].argmax())
            if one.counts[row, best]:
                odds.append(np.log(found[row, best] / (1 - found[row, best])))
                right.append(one.truth[row, best])
    scores, truth = np.array(odds), np.array(right)

    def loss(point: npt.NDArray[np.float64]) -> float:
        score = point[0] * scores + point[1]
        return float((np.logaddexp(0, score) - truth * score).mean())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="BFGS").x
    likely = 1 / (1 + np.exp(-(slope * scores + shift)))
    buckets = np.minimum((likely * 10).astype(int), 9)
    error = sum(
        abs(likely[buckets == one].mean() - truth[buckets == one].mean()) * (buckets == one).mean()
        for one in np.unique(buckets)
    )
    sure = likely >= 0.9
    said = (
        f"{len(scores)} columns not learned from: ECE {error:.3f}, "
        f"{sure.mean():.0%} at .9 or more, {truth[sure].mean():.3f} of them right"
    )
    stretched = {name: round(weight * slope, 4) for name, weight in weights.weights.items()}
    done = Weights(round(weights.intercept * slope + shift, 4), stretched, THRESHOLD)
    return done, said


def learned_without(given: Sequence[Task], encoder: Encoder) -> Callable[[str], Weights]:
    """What gives, for the name of a task, calibrated weights that never saw it."""
    seen = {task.name: list(views(task, encoder)) for task in given}
    suppliers = [task for task in given if task.family == "supplier"]

    @cache
    def raw(*names: str) -> Weights:
        others = [one for key, own in seen.items() if key not in names for one in own]
        together = joined([task for task in suppliers if task.name not in names])
        return learn([*others, *views(together, encoder)])

    @cache
    def without(name: str) -> Weights:
        others = [key for key in seen if key != name]
        held_out = [(raw(name, key), one) for key in others for one in (seen[key][0], seen[key][2])]
        weights, said = calibrated(raw(name) if name else raw(), held_out)
        if not name:
            print(said)
        return weights

    return without


def main() -> None:
    """Print how good the probabilities are on views not learned from; with --write, write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = parser.parse_args()
    weights = learned_without(list(tasks()), load_encoder("embedded"))("")
    print(f"threshold {weights.threshold:.2f}, {len(weights.weights)} weights")
    if arguments.write:
        plain = {
            "intercept": weights.intercept,
            "threshold": weights.threshold,
            "weights": weights.weights | MEMORY,
        }
        WRITTEN.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {WRITTEN.name}")


if __name__ == "__main__":
    main()
