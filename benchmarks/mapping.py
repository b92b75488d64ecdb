"""How well columns are matched with fields, beside other matchers on the same tables.

    python -m benchmarks.mapping [--quick]

Needs the group `benchmark` (`uv sync --group benchmark`) and the annotated tables, which are not
shipped. Skulens is shown as shipped (its few weights were learned on these tables), with weights
learned without the task that is measured, and so with half or all of the task's column names
removed from its glossary. Every other matcher has the threshold that is best for it on each family
of tables; Skulens has the one that it ships with.
"""

from __future__ import annotations

import argparse
import random
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from benchmarks.mapping_gold import Task, proposals, tasks
from skulens.encoders import load_encoder
from skulens.evaluation.matching import Proposed, matching_measures
from skulens.mapping.matching.columns import Column, columns_of
from skulens.mapping.matching.concepts import concepts
from skulens.mapping.matching.evidence.combined import Weights
from skulens.mapping.matching.facts import facts_of
from skulens.mapping.matching.matcher import Matcher
from skulens.mapping.target import Target, TargetField
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

Ranking = Callable[[Task], dict[str, dict[str, float]]]
"""Scores of all fields for each column of a task."""

SHOWN = (
    "precision", "recall", "f1", "recall_at_1", "recall_at_3", "mrr", "recall_at_ground_truth",
    "left_alone",
)  # fmt: skip
_ROWS = 100


def main() -> None:
    """Print one table for each family of tasks, and how long proposing takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="without the slowest matcher")
    arguments = parser.parse_args()
    given = list(tasks())
    peers: dict[str, Ranking] = {"rapidfuzz names": by_rapidfuzz} | valentines(arguments.quick)
    for family in dict.fromkeys(task.family for task in given):
        own = [task for task in given if task.family == family]
        columns = sum(len(task.gold) for task in own)
        print(f"\n{family}: {len(own)} tables, {columns} columns that are scored")
        print(f"{'':44s}" + "".join(f"{_short(name):>8s}" for name in SHOWN) + f"{'seconds':>9s}")
        for label, found, seconds in ours(own, given):
            _print(label, measured(found), seconds)
        for name, ranking in peers.items():
            started = time.perf_counter()
            try:
                scores = [(task, ranking(task)) for task in own]
            except LookupError as error:  # word lists that NLTK would download
                print(f"{name:44s} not measured: {' '.join(str(error).split())[:100]}")
                continue
            seconds = time.perf_counter() - started
            _print(name, best_of(scores), seconds)
    print(f"\n300 columns x 200 fields proposed in {proposing():.2f} s")


def ours(
    own: Sequence[Task], given: Sequence[Task]
) -> Iterable[tuple[str, list[tuple[Task, list[Proposed]]], float]]:
    """What Skulens proposes, as shipped and with what it learned on other tasks only."""
    from recipes.mapping.learn import learned_without

    encoder = load_encoder("embedded")
    without = learned_without(given, encoder)
    settings: list[tuple[str, Callable[[Task], Weights | None], float]] = [
        ("Skulens as shipped", lambda _: None, 0.0),
        ("  weights learned without the table", lambda task: without(task.name), 0.0),
        ("  and half of the names unknown", lambda task: without(task.name), 0.5),
        ("  and all of the names unknown", lambda task: without(task.name), 1.0),
    ]
    for label, weights_of, unknown in settings:
        weights = [weights_of(task) for task in own]
        started = time.perf_counter()
        found = []
        for task, learned in zip(own, weights, strict=True):
            dice = random.Random(7)
            hidden = [one for one in task.columns if dice.random() < unknown]
            known = concepts().without([one.words.words for one in hidden]) if hidden else None
            matcher = Matcher(encoder, weights=learned)
            found.append((task, proposals(matcher, task, facts_of(task.target, known))))
        yield label, found, time.perf_counter() - started


def measured(found: Sequence[tuple[Task, list[Proposed]]]) -> dict[str, float | None]:
    """The measures over several tasks as one; columns of two tasks never mix."""
    return matching_measures(
        [replace(one, source=f"{task.name}/{one.source}") for task, own in found for one in own],
        {f"{task.name}/{name}": right for task, _ in found for name, right in task.gold.items()},
        frozenset((f"{task.name}/{a}", b) for task, _ in found for a, b in task.unscored),
    )


def best_of(scores: Sequence[tuple[Task, dict[str, dict[str, float]]]]) -> dict[str, float | None]:
    """The measures at the threshold with the best F1."""
    levels = sorted(
        {round(s, 2) for _, own in scores for row in own.values() for s in row.values()}
    )
    candidates = levels if len(levels) < 60 else levels[:: len(levels) // 60]
    tried = [
        measured([(task, _chosen(task, own, level)) for task, own in scores])
        for level in candidates
    ]
    return max(tried, key=lambda one: one["f1"] or 0.0)


def by_rapidfuzz(task: Task) -> dict[str, dict[str, float]]:
    """Names alone, by their tokens."""
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.utils import default_process

    return {
        column.name: {
            one.key: token_set_ratio(column.name, one.name, processor=default_process) / 100
            for one in task.target.fields
        }
        for column in task.columns
    }


def valentines(quick: bool) -> dict[str, Ranking]:
    """Valentine's matchers with what each is best at."""
    from valentine import algorithms
    from valentine.algorithms.coma.similarity import tfidf

    try:
        tfidf._english_stopwords()
    except LookupError:  # NLTK's list of 180 stop words cannot be downloaded: another one serves
        from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

        tfidf._english_stopwords = lambda: ENGLISH_STOP_WORDS  # type: ignore[assignment,unused-ignore]
    # Its distribution based matcher is left out: it needs more than eight minutes for the first table.
    matchers = {
        "Valentine COMA, names": algorithms.Coma(use_instances=False),
        "Valentine COMA, names and values": algorithms.Coma(use_instances=True),
        "Valentine Jaccard distance": algorithms.JaccardDistanceMatcher(),
        "Valentine Cupid": algorithms.Cupid(th_accept=0.0),
    }
    if not quick:
        matchers["Valentine Similarity Flooding"] = algorithms.SimilarityFlooding()
    return {name: _valentine(matcher) for name, matcher in matchers.items()}


def _valentine(matcher: object) -> Ranking:
    import pandas as pd
    from valentine import valentine_match

    def rank(task: Task) -> dict[str, dict[str, float]]:
        source = pd.DataFrame({one.name: _padded(list(one.texts)) for one in task.columns})
        target = pd.DataFrame(
            {
                one.key: _padded(
                    [value.name for value in one.attribute.values] or list(one.examples)
                )
                for one in task.target.fields
            }
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = valentine_match([source, target], matcher, ["source", "target"])  # type: ignore[arg-type,unused-ignore]
        scores: dict[str, dict[str, float]] = {one.name: {} for one in task.columns}
        for pair, score in found.items():
            if pair.source_table == "source":
                scores[pair.source_column][pair.target_column] = float(score)
        return scores

    return rank


def proposing() -> float:
    """Seconds to propose fields for 300 columns among 200, with everything loaded before."""
    dice = random.Random(3)
    words = sorted({" ".join(p) for one in concepts().concepts.values() for p in one.phrases})
    texts = [f"{dice.choice(words)} {number}" for number in range(5000)]
    columns = columns_of(
        {
            f"{dice.choice(words)} {place}": dict.fromkeys(dice.sample(texts, 100), 3)
            for place in range(300)
        },
        1000,
    )
    fields = tuple(
        TargetField(
            Attribute(
                f"f{place}",
                dice.choice(words),
                "one_of" if place % 2 else "text",
                tuple(AllowedValue(text) for text in dice.sample(texts, 30)) if place % 2 else (),
            )
        )
        for place in range(200)
    )
    matcher = Matcher(load_encoder("embedded"))
    matcher.match(columns[:3], Target(fields[:3]))
    started = time.perf_counter()
    matcher.match(_fresh(columns), Target(fields))
    return time.perf_counter() - started


def _fresh(columns: Sequence[Column]) -> list[Column]:
    """Columns of which nothing was worked out before."""
    return [replace(one) for one in columns]


def _chosen(task: Task, scores: dict[str, dict[str, float]], level: float) -> list[Proposed]:
    found = []
    for column in task.columns:
        ranked = sorted(scores[column.name].items(), key=lambda pair: -pair[1])
        best = {ranked[0][0]} if ranked and ranked[0][1] >= level else set()
        found.append(Proposed(column.name, tuple(ranked), frozenset(best)))
    return found


def _padded(texts: list[str]) -> list[str | None]:
    return [*texts[:_ROWS], *([None] * (_ROWS - len(texts[:_ROWS])))]


def _print(label: str, measures: dict[str, float | None], seconds: float) -> None:
    shown = "".join(
        "       –" if measures[name] is None else f"{measures[name]:8.3f}" for name in SHOWN
    )
    print(f"{label:44s}{shown}{seconds:9.1f}", flush=True)


def _short(name: str) -> str:
    return {
        "precision": "P", "recall": "R", "f1": "F1", "recall_at_1": "R@1", "recall_at_3": "R@3",
        "mrr": "MRR", "recall_at_ground_truth": "R@GT", "left_alone": "alone",
    }[name]  # fmt: skip


if __name__ == "__main__":
    main()
