"""The weights of the evidence are learned as the recipe says."""

from __future__ import annotations

import numpy as np
import pytest

from recipes.mapping.learn import View, learn
from skulens.encoders import load_encoder
from skulens.evaluation.matching import matching_measures
from skulens.mapping.matching.columns import columns_of
from skulens.mapping.matching.evidence.combined import AGAINST, combine, shipped_weights
from skulens.mapping.matching.facts import facts_of
from skulens.mapping.matching.matcher import Matcher, grounds
from skulens.mapping.target import PRODUCT_FIELDS, Target


def names():
    seen = combine(
        grounds(load_encoder("embedded")),
        columns_of({"Brand": {"Acme": 1}}, 1),
        facts_of(Target(PRODUCT_FIELDS)),
    )
    return seen.names


def test_shipped_weights_are_of_features_that_there_are_and_have_their_signs():
    weights = shipped_weights().weights
    assert weights.keys() <= set(names())
    for name, weight in weights.items():
        is_against = name in AGAINST or name == "refused_elsewhere"
        assert (weight < 0) == is_against, name


def test_learning_keeps_signs_even_where_the_examples_say_otherwise():
    dice = np.random.default_rng(1)
    features = dice.random((30, 20, 2)).astype(np.float32)
    truth = (features[:, :, 0] > 0.8).astype(float)
    features[:, :, 1] = truth

    class Table:
        columns = tuple(range(30))

    view = View(Table(), features, ("same_name", "other_concept"), truth, np.ones_like(truth))
    weights = learn([view]).weights
    assert weights.get("other_concept", 0.0) <= 0
    assert weights["same_name"] > 0


@pytest.mark.real_data
@pytest.mark.parametrize(("family", "f1", "alone"), [("shop", 0.85, 0.9), ("supplier", 0.88, 0.92)])
def test_columns_of_annotated_tables_are_matched(real_data, monkeypatch, family, f1, alone):
    from benchmarks import mapping_gold

    monkeypatch.setattr(mapping_gold, "FOLDER", real_data / "mapping")
    matcher = Matcher(load_encoder("embedded"))
    own = [task for task in mapping_gold.tasks() if task.family == family]
    found = [(one, task) for task in own for one in mapping_gold.proposals(matcher, task)]
    measures = matching_measures(
        [type(one)(f"{task.name}/{one.source}", one.ranked, one.chosen) for one, task in found],
        {f"{task.name}/{name}": right for task in own for name, right in task.gold.items()},
        frozenset((f"{task.name}/{a}", b) for task in own for a, b in task.unscored),
    )
    assert measures["f1"] >= f1
    assert measures["recall_at_3"] >= 0.98
    assert measures["left_alone"] >= alone
