"""How many products each category holds."""

from __future__ import annotations

from skulens.taxonomy.counts import counts_below, own_counts
from skulens.taxonomy.tree import Node, Taxonomy


def test_own_counts_leave_out_what_lies_below() -> None:
    totals = {"Fruit": 5, "Fruit > Apple": 3, "Fruit > Apple > Cox": 1, "Juice": 2}
    assert own_counts(totals) == {
        "Fruit": 2, "Fruit > Apple": 2, "Fruit > Apple > Cox": 1, "Juice": 2,
    }  # fmt: skip


def test_counts_follow_a_category_that_moved() -> None:
    tree = Taxonomy(
        (
            Node("f", "Fruit", None),
            Node("j", "Juice", None),
            Node("a", "Apple", "j", former_paths=("Fruit > Apple",)),
        )
    )
    totals = {"Fruit": 4, "Fruit > Apple": 3, "Bread": 7}
    assert counts_below(tree, totals) == {"f": 1, "j": 3, "a": 3}


def test_counts_of_no_categories() -> None:
    assert counts_below(Taxonomy(()), {"Fruit": 1}) == {}
