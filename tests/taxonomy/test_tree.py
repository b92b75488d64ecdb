import json
import re
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import NotFoundError, TaxonomyError
from skulens.taxonomy.reading import read_taxonomy
from skulens.taxonomy.tree import Node, Taxonomy

FRUIT = Taxonomy(
    [
        Node("gs", "Granny Smith", "apple", ("green apple",)),
        Node("fruit", "Fruit", None),
        Node("apple", "Apple", "fruit", ("pome",), ("Groceries > Apple",)),
        Node("pear", "Pear", "fruit", ("pome",)),
        Node("juice", "Juice", None),
        Node("juice-apple", "Apple", "juice"),
    ]
)


@st.composite
def trees(draw: st.DrawFn) -> Taxonomy:
    """Random trees: node i hangs below an earlier node, or is at the top."""
    above = [draw(st.integers(-1, at - 1)) for at in range(draw(st.integers(1, 25)))]
    nodes = [
        Node(f"n{at}", f"Name {at}", f"n{parent}" if parent >= 0 else None)
        for at, parent in enumerate(above)
    ]
    return Taxonomy(draw(st.permutations(nodes)))


def line_of(taxonomy: Taxonomy, id: str | None) -> list[str | None]:
    """From a node up to the implied root, None."""
    line = [id]
    while id is not None:
        id = taxonomy.node(id).parent
        line.append(id)
    return line


def test_order_is_preorder_whatever_the_input() -> None:
    assert [node.id for node in FRUIT] == ["fruit", "apple", "gs", "pear", "juice", "juice-apple"]
    assert len(FRUIT) == 6
    assert "gs" in FRUIT
    assert "Granny Smith" not in FRUIT


def test_paths_and_depths() -> None:
    assert FRUIT.path("gs") == "Fruit > Apple > Granny Smith"
    assert [FRUIT.depth(node.id) for node in FRUIT] == [1, 2, 3, 2, 1, 2]


def test_families() -> None:
    def ids(nodes: tuple[Node, ...]) -> list[str]:
        return [node.id for node in nodes]

    assert ids(FRUIT.children(None)) == ["fruit", "juice"]
    assert ids(FRUIT.children("fruit")) == ["apple", "pear"]
    assert ids(FRUIT.children("gs")) == []
    assert ids(FRUIT.leaves()) == ["gs", "pear", "juice-apple"]
    assert ids(FRUIT.subtree("apple")) == ["apple", "gs"]
    assert ids(FRUIT.ancestors("gs")) == ["fruit", "apple", "gs"]
    assert FRUIT.is_leaf("pear")
    assert not FRUIT.is_leaf("apple")


def test_common_ancestors() -> None:
    assert FRUIT.lowest_common_ancestor("gs", "pear") == "fruit"
    assert FRUIT.lowest_common_ancestor("gs", "apple") == "apple"
    assert FRUIT.lowest_common_ancestor("gs", "juice") is None
    assert FRUIT.distance("gs", "pear") == 3
    assert FRUIT.distance("gs", "juice") == 4
    assert FRUIT.distance("gs", "gs") == 0


@given(trees(), st.data())
def test_common_ancestors_agree_with_walking_up(taxonomy: Taxonomy, data: st.DataObject) -> None:
    ids = [node.id for node in taxonomy]
    a, b = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    first, second = line_of(taxonomy, a), line_of(taxonomy, b)
    common = next(id for id in first if id in second)
    assert taxonomy.lowest_common_ancestor(a, b) == common
    assert taxonomy.distance(a, b) == first.index(common) + second.index(common)


@given(trees())
def test_array_view(taxonomy: Taxonomy) -> None:
    nodes = list(taxonomy)
    sums = np.concatenate([[0], np.cumsum(np.arange(len(nodes)) + 1)])
    for at, node in enumerate(nodes):
        assert taxonomy.positions[node.id] == at
        subtree = {below.id for below in taxonomy.subtree(node.id)}
        assert subtree == {n.id for n in nodes if node.id in line_of(taxonomy, n.id)}
        mass = sum(taxonomy.positions[id] + 1 for id in subtree)
        assert sums[taxonomy.ends[at]] - sums[at] == mass
        parent = taxonomy.parents[at]
        assert (nodes[parent].id if parent >= 0 else None) == node.parent
        assert taxonomy.depths[at] == taxonomy.depth(node.id)


@given(trees())
def test_every_node_is_found_by_its_path_and_name(taxonomy: Taxonomy) -> None:
    for node in taxonomy:
        assert taxonomy.find(taxonomy.path(node.id)) == node.id
        assert taxonomy.find(node.name.upper()) == node.id


@given(trees())
def test_round_trips(taxonomy: Taxonomy) -> None:
    assert Taxonomy.from_plain(json.loads(json.dumps(taxonomy.to_plain()))) == taxonomy
    assert Taxonomy(taxonomy) == taxonomy
    paths = [taxonomy.path(node.id) for node in taxonomy]
    assert [node.id for node in Taxonomy.of_paths(paths)] == paths


def test_plain_form_is_compact() -> None:
    assert FRUIT.to_plain()[:3] == [
        ["fruit", "Fruit", -1],
        ["apple", "Apple", 0, ["pome"], ["Groceries > Apple"]],
        ["gs", "Granny Smith", 1, ["green apple"]],
    ]
    assert Taxonomy.from_plain(FRUIT.to_plain()) == FRUIT


@pytest.mark.parametrize("plain", [None, 3, [1], [["a"]], [["a", "A", 7]], [["a", "A", None]]])
def test_damaged_plain_form(plain: object) -> None:
    with pytest.raises(TaxonomyError, match="the stored taxonomy cannot be understood"):
        Taxonomy.from_plain(plain)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("gs", "gs"),
        ("Fruit > Apple", "apple"),
        ("  fruit>APPLE >granny  smith ", "gs"),
        ("groceries > apple", "apple"),
        ("green apple", "gs"),
        ("FRUIT", "fruit"),
        ("Apple", None),
        ("pome", None),
        ("Fruit > Plum", None),
        ("Fruit > Apple > Pear", None),
        ("", None),
        (" > ", None),
    ],
)
def test_find(text: str, id: str | None) -> None:
    assert FRUIT.find(text) == id


def test_matches() -> None:
    assert FRUIT.matches(" APPLE") == ("apple", "juice-apple")
    assert FRUIT.matches("pome") == ("apple", "pear")
    assert FRUIT.matches("plum") == ()


def test_a_name_at_the_top_wins_over_others() -> None:
    taxonomy = Taxonomy.of_paths(["Sale > Fruit", "Fruit"])
    assert taxonomy.find("Fruit") == "Fruit"
    assert len(taxonomy.matches("Fruit")) == 2


def test_paths_of_products() -> None:
    taxonomy = Taxonomy.of_paths(["Fruit>Apple > Gala", "fruit > pear", "", "Fruit > Apple", " > "])
    ids = ["Fruit", "Fruit > Apple", "Fruit > Apple > Gala", "Fruit > pear"]
    assert [node.id for node in taxonomy] == ids
    assert len(Taxonomy.of_paths([])) == 0


def test_paths_of_products_without_end() -> None:
    assert len(Taxonomy.of_paths(["a>" * 100_000])) == 100


def test_unknown_category() -> None:
    with pytest.raises(NotFoundError, match=re.escape("no category 'aple' in the taxonomy; did")):
        FRUIT.node("aple")
    with pytest.raises(NotFoundError, match=r"did you mean 'Granny Smith'\?"):
        FRUIT.path("granny smit")
    with pytest.raises(NotFoundError, match=r"no category 'zzz' in the taxonomy$"):
        FRUIT.distance("gs", "zzz")


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ([Node("a", "A", None), Node("a", "B", None)], "two categories have the same id"),
        ([Node("a", "A", "x")], "the parent 'x' of category 'a' does not exist"),
        ([Node("a", "A", "b"), Node("b", "B", "a")], "is below itself"),
        ([Node("a", "A > B", None)], "the name 'A > B' of category 'a' is empty or has a '>'"),
        ([Node("a", " ", None)], "the name ' ' of category 'a' is empty"),
        ([Node("a", "A", None), Node("b", "a ", None)], "same parent have the same name"),
    ],
)
def test_wrong_nodes(nodes: list[Node], message: str) -> None:
    with pytest.raises(TaxonomyError, match=re.escape(message)):
        Taxonomy(nodes)


def test_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        FRUIT.parents[0] = 3


def test_deep_trees() -> None:
    nodes = [Node(str(at), f"N{at}", str(at - 1) if at else None) for at in range(5_000)]
    taxonomy = Taxonomy(nodes)
    assert taxonomy.depth("4999") == 5_000
    assert taxonomy.find(taxonomy.path("4999")) == "4999"
    assert Taxonomy.from_plain(taxonomy.to_plain()) == taxonomy


@pytest.mark.real_data
def test_ten_thousand_nodes_are_built_at_once(shopify: Path) -> None:
    nodes = list(read_taxonomy(shopify / "categories.txt"))
    start = time.perf_counter()
    taxonomy = Taxonomy(nodes)
    assert taxonomy.find("animals & pet supplies>live animals") == "ap-1"
    assert time.perf_counter() - start < 0.5
