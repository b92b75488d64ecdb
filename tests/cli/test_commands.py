"""What each command asks of the catalogue, and how it answers."""

from __future__ import annotations

import inspect
import io
import json
import sys

import pytest
from fake_catalog import COPIED, REJECTIONS, FakeCatalog

from skulens.cli import context
from skulens.errors import CatalogError
from skulens.records import AttributeCondition, Filter, Product


def test_search_passes_everything_on(shop, run_cli) -> None:
    line = (
        "search blue --image a.jpg --image b.jpg --like 4711 --category Fruit --filter colour=red"
        " --price-min 1 --price-max 2 -k 3 --offset 1 --min-score -0.5 --weight colour=2"
        " --text-weight 0.4 --no-hybrid"
    )
    assert run_cli(*line.split()).code == 0
    assert shop.calls == [
        (
            "search",
            {
                "text": "blue",
                "images": ["a.jpg", "b.jpg"],
                "like": "4711",
                "filter": Filter("Fruit", (AttributeCondition("colour", ("red",)),), 1.0, 2.0),
                "k": 3,
                "offset": 1,
                "min_score": -0.5,
                "weights": {"colour": 2.0},
                "text_weight": 0.4,
                "hybrid": False,
            },
        )
    ]


def test_add_joins_the_reports_of_its_sources(shop, run_cli) -> None:
    shop.refuses = REJECTIONS[:1]
    answer = json.loads(run_cli("add", "a", "b.csv", "--column", "title=Name", "--json").out)
    assert (answer["products"], len(answer["rejections"])) == (6, 2)
    assert [call["source"] for _, call in shop.calls] == ["a", "b.csv"]
    assert shop.calls[0][1]["columns"] == {"title": "Name"}


@pytest.mark.parametrize("command", [("add", "x"), ("rebuild",)])
def test_exit_code_tells_of_rejections(command, shop, run_cli) -> None:
    assert run_cli(*command).code == 0
    shop.refuses = REJECTIONS
    assert run_cli(*command).code == 3


def test_only_add_makes_a_catalogue(shop, run_cli) -> None:
    run_cli("--catalog", "there", "--encoder", "dummy", "add", "x")
    run_cli("status")
    assert shop.opened == [("there", "dummy", True), (None, None, False)]


def test_catalogue_is_closed(shop, run_cli) -> None:
    run_cli("status")
    run_cli("similar", "no such product")
    assert shop.closed == 2


def test_interrupted_add_says_what_is_kept(shop, run_cli, monkeypatch) -> None:
    def interrupted(source, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(shop, "add", interrupted)
    outcome = run_cli("add", "x")
    assert outcome.code == 130
    assert outcome.err.splitlines() == [
        "what has been added is kept; the same command continues from there",
        "skulens: interrupted",
    ]


def test_sheet_is_drawn_even_without_hits(run_cli, tmp_path) -> None:
    outcome = run_cli("search", "x", "--category", "Bread", "--sheet", "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() == b"a picture"
    assert outcome.err.endswith("the hits as one picture: a.jpg\n")


@pytest.mark.parametrize("words", [["remove"], ["remove", "4711", "--category", "Fruit"]])
def test_remove_wants_ids_or_a_filter(words, run_cli) -> None:
    outcome = run_cli(*words)
    assert outcome.code == 2
    assert outcome.err == "skulens: error: give either product ids or a filter\n"


def test_remove_by_filter_asks_only_a_person(shop, run_cli) -> None:
    outcome = run_cli("remove", "--category", "Fruit")
    assert outcome.code == 2
    assert "needs --yes" in outcome.err
    assert len(shop.held) == 3


@pytest.mark.parametrize(("answer", "left"), [("y\n", 2), ("n\n", 3)])
def test_remove_by_filter_asks(answer, left, shop, run_cli, monkeypatch) -> None:
    keyboard = io.StringIO(answer)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", keyboard)
    outcome = run_cli("remove", "--category", "Apple")
    assert "Remove 1 product (category Apple)?" in outcome.out + outcome.err
    assert len(shop.held) == left


@pytest.mark.parametrize(
    ("words", "format"),
    [(["a.csv"], "csv"), (["a.JSONL"], "jsonl"), (["a.csv", "--format", "jsonl"], "jsonl")],
)
def test_export_takes_the_format_from_the_name(words, format, shop, run_cli) -> None:
    assert run_cli("export", *words).code == 0
    assert shop.calls[-1][1]["format"] == format


def test_copy_takes_its_places_from_its_own_words(shop, run_cli) -> None:
    run_cli("--catalog", "other", "copy", "shop", "postgresql://db/skulens")
    run_cli("copy", "shop", "laptop", "--restart")
    assert COPIED[-2:] == [
        ("shop", "postgresql://db/skulens", False),
        ("shop", "laptop", True),
    ]
    assert shop.opened == []


def test_interrupted_copy_says_what_is_kept(run_cli, monkeypatch) -> None:
    def interrupted(*places, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(context, "copy_catalog", interrupted)
    outcome = run_cli("copy", "shop", "laptop")
    assert outcome.code == 130
    assert outcome.err.startswith("what has been copied is kept; the same command continues")


def test_export_to_standard_output(capfdbinary, shop, monkeypatch) -> None:
    from skulens.cli.run import run

    assert run(["export", "-", "--format", "jsonl", "--category", "Apple"]) == 0
    assert capfdbinary.readouterr().out == b'{"id": "4711", "title": "Granny Smith apple"}\n'


def test_error_of_an_answer_is_one_line(shop, run_cli, monkeypatch) -> None:
    def broken() -> None:
        raise CatalogError("line one\n  line two \x1b[31m")

    monkeypatch.setattr(shop, "status", broken)
    outcome = run_cli("status")
    assert outcome.err == "skulens: error: line one line two \\x1b[31m\n"
    assert (outcome.code, outcome.out) == (1, "")


HOSTILE = Product(
    "id\x1b]0;title\x07",
    "[bold]x[/bold] \x1b[2J\x9b31m :apple: \u202eevil",
    category="[link=x]\ta",
    attributes={"a": "\x1b"},
    photos=("p\udcff\n.jpg",),
)


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("words", [["search", "x"], ["search", "x", "--json"], ["export", "o"]])
def test_nothing_from_a_feed_acts_on_the_terminal(words, terminal, run_cli, shop) -> None:
    shop.held = [HOSTILE]
    outcome = run_cli(*words, terminal=terminal)
    assert not set(outcome.out + outcome.err) & set("\x1b\x07\x9b\u202e\udcff")
    if words[0] == "search":
        assert "[bold]x[/bold]" in outcome.out
        assert ":apple:" in outcome.out
        assert outcome.out.count("\n") == 1 or terminal or "--json" in words


def test_photo_of_a_hit_is_a_link_where_its_place_is_known(run_cli, shop, monkeypatch) -> None:
    shop.held = [Product("a/ü\x1b.jpg", "A", photos=("/shop/a/ü\x1b.jpg",))]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = run_cli("search", "x", terminal=True).out
    assert ";file:///shop/a/%C3%BC%1B.jpg\x1b" in shown
    assert "/shop/a/ü" not in shown


def test_fake_has_the_signatures_of_the_facade() -> None:
    facade = pytest.importorskip("skulens.catalog", exc_type=ImportError).Catalog
    for name, method in inspect.getmembers(FakeCatalog, inspect.isfunction):
        if not name.startswith("_"):
            real = inspect.signature(getattr(facade, name)).parameters
            ours = inspect.signature(method).parameters
            assert [(item.name, item.kind) for item in ours.values()] == [
                (item.name, item.kind) for item in real.values()
            ], name
