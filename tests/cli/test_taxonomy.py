"""The category tree on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skulens.cli import context
from skulens.taxonomy.tree import Node, Taxonomy


def test_files_reach_the_catalogue(run_cli, shop) -> None:
    run_cli("taxonomy", "import", "tree.csv", "--attributes", "a.yaml")
    assert shop.calls == [("import_schema", {"taxonomy": "tree.csv", "attributes": "a.yaml"})]
    assert shop.opened[0][2], "a catalogue may begin with its taxonomy"


def test_only_the_attributes(run_cli, shop) -> None:
    run_cli("taxonomy", "import", "--attributes", "a.yaml")
    assert shop.calls[0][1] == {"taxonomy": None, "attributes": "a.yaml"}


def test_many_changes_are_shown_by_examples(run_cli, shop, monkeypatch) -> None:
    from fake_teaching import CHANGED

    many = tuple(f"category {number}" for number in range(9))
    monkeypatch.setattr(
        shop, "import_schema", lambda *_: type(CHANGED)(20, 3, 0, many, (), (), (), (), ())
    )
    shown = run_cli("taxonomy", "import", "new.csv", terminal=True).out
    assert "added  9" in shown
    assert "category 4\n  and 4 more" in shown
    assert "category 5" not in shown


def test_no_categories(run_cli, shop) -> None:
    shop.taxonomy = Taxonomy(())
    assert run_cli("taxonomy", "show").err.startswith("there are no categories; run: skulens")
    assert json.loads(run_cli("taxonomy", "show", "--json").out) == {"categories": []}


def test_of_a_category_its_attributes_are_shown(run_cli) -> None:
    answer = json.loads(run_cli("taxonomy", "show", "pomme", "--json").out)
    assert [entry["path"] for entry in answer["categories"]] == ["Fruit > Apple"]
    assert [one["key"] for one in answer["attributes"]] == ["colour", "variety", "weight"]


def test_where_ids_are_paths_they_are_not_shown(run_cli, shop) -> None:
    shop.taxonomy = Taxonomy((Node("Fruit", "Fruit", None),))
    assert run_cli("taxonomy", "show", terminal=True).out.split()[:2] == ["category", "products"]


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_check_needs_no_catalogue(words, run_cli, shop, tmp_path: Path) -> None:
    (tmp_path / "tree.csv").write_text("id,parent,name\nf,,Fruit\nfa,g,Apple\n")
    outcome = run_cli("taxonomy", "check", "tree.csv", *words)
    assert (outcome.code, shop.opened) == (1, [])
    assert "tree.csv:3" in outcome.out


def test_check_of_nothing(run_cli) -> None:
    outcome = run_cli("taxonomy", "check")
    assert outcome.code == 2
    assert outcome.err.endswith("nothing to check: name a file of categories or of attributes\n")


def test_check_takes_each_file_alone(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tree.txt").write_text("Fruit\nFruit > Apple\n")
    Path("a.yaml").write_text("attributes:\n  colour: {type: colour, values: [red]}\n")
    assert context.check_schema("tree.txt", None) == context.SchemaCheck(2, None, (), ())
    assert context.check_schema(None, "a.yaml") == context.SchemaCheck(None, 1, (), ())
