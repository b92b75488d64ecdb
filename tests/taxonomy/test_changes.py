import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from skulens.taxonomy.changes import Change, TaxonomyChanges, compare, succeed
from skulens.taxonomy.tree import Node, Taxonomy

BEFORE = Taxonomy(
    [
        Node("f", "Fruit", None),
        Node("a", "Apple", "f"),
        Node("g", "Gala", "a"),
        Node("n", "Nuts", None),
        Node("old", "Old", None),
    ]
)
AFTER = Taxonomy(
    [
        Node("f", "Fresh Fruit", None),
        Node("a", "Apples", "f"),
        Node("g", "Gala", "a"),
        Node("n", "Nuts", "f"),
        Node("new", "New", None),
    ]
)


def test_compare() -> None:
    assert compare(BEFORE, AFTER) == TaxonomyChanges(
        added=("new",),
        removed=("old",),
        renamed=(Change("f", "Fruit", "Fresh Fruit"), Change("a", "Apple", "Apples")),
        moved=(Change("n", "Nuts", "Fresh Fruit > Nuts"),),
    )
    assert compare(BEFORE, BEFORE).is_empty
    assert not compare(BEFORE, AFTER).is_empty


def test_old_paths_are_found() -> None:
    after = succeed(BEFORE, AFTER)
    assert after.find("Fruit > Apple > Gala") == "g"
    assert after.find("nuts") == "n"
    assert after.find("Old") is None
    assert after.node("new").former_paths == ()
    assert compare(AFTER, after).is_empty


def test_paths_of_earlier_successions_are_kept() -> None:
    third = Taxonomy([Node("a", "Pome", None)])
    last = succeed(succeed(BEFORE, AFTER), third)
    assert last.node("a").former_paths == ("Fresh Fruit > Apples", "Fruit > Apple")


def test_a_former_path_that_is_anothers_now_means_that_one() -> None:
    swapped = Taxonomy([Node("f", "Nuts", None), Node("n", "Fruit", None)])
    after = succeed(BEFORE, swapped)
    assert after.find("Fruit") == "n"
    assert after.find("Nuts") == "f"
    assert after.node("f").former_paths == ()


def test_a_path_given_back_is_no_former_one() -> None:
    again = succeed(succeed(BEFORE, AFTER), BEFORE)
    assert again.node("a").former_paths == ("Fresh Fruit > Apples",)


VERSIONS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("PQRSTUVW"), min_size=1),
    min_size=2,
    max_size=5,
)


@given(VERSIONS)
def test_every_path_finds_who_had_it_last(versions: list[dict[str, str]]) -> None:
    latest: Taxonomy | None = None
    owner: dict[str, str] = {}
    for version in versions:
        unique = {name: id for id, name in version.items()}
        tree = Taxonomy(Node(id, name, None) for name, id in unique.items())
        latest = succeed(latest, tree) if latest else tree
        # Whoever is gone takes its old paths along.
        owner = {name: id for name, id in owner.items() if id in tree}
        owner |= unique
    assert latest is not None
    assert {name: latest.find(name) for name in owner} == owner
    plain = [dataclasses.replace(node, former_paths=()) for node in latest]
    assert compare(latest, Taxonomy(plain)).is_empty
