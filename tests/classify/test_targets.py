from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from skulens.classify.targets import Targets
from skulens.taxonomy.tree import Taxonomy

SHOP = Taxonomy.of_paths(
    ["Fruit > Apple > Granny", "Fruit > Apple > Gala", "Fruit > Pear", "Drinks"]
)


def test_answers_are_leaves_and_what_has_products_of_its_own() -> None:
    found = Targets(SHOP, ["Fruit > Apple", "Drinks", "nowhere"])
    assert found.ids == (
        "Fruit > Apple",
        "Fruit > Apple > Granny",
        "Fruit > Apple > Gala",
        "Fruit > Pear",
        "Drinks",
    )
    assert found.columns(["Drinks", "Fruit", "x"]).tolist() == [4, -1, -1]


@given(st.integers(0, 10_000))
def test_sums_are_those_of_each_subtree(seed: int) -> None:
    random = np.random.default_rng(seed)
    nodes = [f"{random.integers(0, 4)} > {random.integers(0, 3)} > {n}" for n in range(12)]
    tree = Taxonomy.of_paths(nodes)
    targets = Targets(tree, [node.id for node in tree if random.random() < 0.3])
    shares = random.dirichlet(np.ones(len(targets)), 3).astype(np.float32)
    sums = targets.node_probabilities(shares)
    for node in tree:
        inside = [targets.column(below.id) for below in tree.subtree(node.id)]
        expected = shares[:, [column for column in inside if column >= 0]].sum(axis=1)
        np.testing.assert_allclose(sums[:, tree.positions[node.id]], expected, atol=1e-6)


def test_a_few_classes_are_spread_over_all_targets() -> None:
    targets = Targets(SHOP)
    logs = np.log(np.array([[0.8, 0.2]], np.float32))
    found = np.exp(targets.spread(logs, ["Drinks", "Fruit > Pear"], 0.1))[0]
    np.testing.assert_allclose(
        found, [0.025, 0.025, 0.9 * 0.2 + 0.025, 0.9 * 0.8 + 0.025], rtol=1e-5
    )


def test_classes_that_are_gone_give_what_they_had_to_the_others() -> None:
    targets = Targets(SHOP)
    logs = np.log(np.array([[0.5, 0.4, 0.1]], np.float32))
    found = np.exp(targets.spread(logs, ["gone", "Drinks", "Fruit > Pear"], 0.0001))[0]
    np.testing.assert_allclose(found[[3, 2]], [0.8, 0.2], atol=1e-3)
