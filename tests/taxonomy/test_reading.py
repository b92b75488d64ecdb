import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.datasets.sample_shop import sample_shop
from skulens.errors import TaxonomyError
from skulens.taxonomy.reading import check_taxonomy, load_taxonomy, read_taxonomy
from skulens.taxonomy.schema_reading import check_attributes

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "path\nFruit > Apple\n"),
        ("t.csv", "id;parent;name\nFruit;;Fruit\nFruit > Apple;Fruit;Apple\n"),
        ("t.tsv", "id\tpath\nFruit\tFruit\n\tFruit > Apple\n"),
        ("t.txt", "Fruit\nFruit > Apple\n"),
        ("t.txt", "Pfad\nFruit > Apple\n"),
        ("t.txt", "gid://x/Fruit : Fruit\ngid://x/Fruit > Apple : Fruit > Apple\n"),
        ("t.yaml", "Fruit: [Apple]\n"),
        ("t.YML", "- name: Fruit\n  children: [Apple]\n"),
        ("t.json", '[{"name": "Fruit", "children": ["Apple"]}]'),
    ],
)
def test_every_format(write: Write, name: str, content: str) -> None:
    if content.startswith("gid"):
        content = content.replace("x/Fruit > Apple", "x/Fruit_Apple")
    taxonomy = read_taxonomy(write(name, content))
    assert [taxonomy.path(node.id) for node in taxonomy] == ["Fruit", "Fruit > Apple"]


def test_the_error_names_five_problems(write: Write) -> None:
    path = write("t.csv", "id,parent,name\n" + "".join(f"{at},x,N{at}\n" for at in range(7)))
    with pytest.raises(TaxonomyError) as caught:
        read_taxonomy(path)
    lines = str(caught.value).splitlines()
    assert lines[0] == f"{path} has 7 problems:"
    assert lines[1].startswith("  line 2: the parent 'x' of 'N0' is no category of this file")
    assert lines[6:] == ["  and 2 more"]
    assert [problem.line for problem in check_taxonomy(path)] == [2, 3, 4, 5, 6, 7, 8]


def test_problems_of_rows_and_of_the_tree_come_together(write: Write) -> None:
    path = write("t.csv", "id,parent,name\na,x,A\nb,,B,C\n")
    assert [problem.code for problem in check_taxonomy(path)] == ["orphan", "too_many_cells"]


def test_a_table_without_rows(write: Write) -> None:
    with pytest.raises(TaxonomyError, match="has no categories; write one in each line"):
        read_taxonomy(write("t.csv", "id,parent,name\n"))


def test_control_characters_in_a_list(write: Write) -> None:
    (problem,) = check_taxonomy(write("t.txt", "Fruit\nNu\x07ts\n"))
    assert problem.code == "control_character"


PIECES = ["id", "path", "name", "parent", "children", ",", ";", "\n", ":", " ", "- ", " > ", "A"]
PIECES += ["1 - ", "gid://x/1 : ", '"', "[", "]", "{", "}", "  ", "|", "&a", "*a", "\x07", "É"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(["csv", "txt", "yaml"]),
)
def test_any_text_is_a_tree_or_has_problems(write: Write, text: str, suffix: str) -> None:
    path = write(f"t.{suffix}", text)
    try:
        built = load_taxonomy(path)
    except TaxonomyError:
        return
    assert (built.taxonomy is None) == bool(built.problems)
    if suffix == "yaml":
        with contextlib.suppress(TaxonomyError):
            check_attributes(path)


def test_the_sample_shop() -> None:
    built = load_taxonomy(sample_shop().taxonomy)
    assert built.problems == ()
    assert built.taxonomy is not None
    assert built.taxonomy.find("wine glasses") == "kitchen-dining/drinkware/wine-glasses"
    assert [warning.code for warning in built.warnings] == ["shared_synonym"]


@pytest.mark.real_data
def test_shopify_text_and_yaml_are_one_tree(shopify: Path) -> None:
    trees = []
    for path in (shopify / "categories.txt", shopify):
        start = time.perf_counter()
        trees.append(read_taxonomy(path))
        assert time.perf_counter() - start < 2  # a second, and as much for a busy machine
    text, yaml = ({node.id: tree.path(node.id) for node in tree} for tree in trees)
    assert len(text) > 10_000
    assert text == yaml
