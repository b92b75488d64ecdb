"""What the commands of mappings ask of the catalogue."""

from __future__ import annotations

import inspect
import io
import json
import sys

import pytest

from skulens.cli.commands import mapping
from skulens.mapping.mapper import ACCEPT


def given(shop, name: str) -> dict[str, object]:
    return next(options for called, options in shop.calls if called == name)


def test_the_feed_is_mapped_as_told(run_cli, shop) -> None:
    words = ("--category", "Apple", "--category", "Pear", "--accept", "0.8", "-o", "out")
    read = ("--format", "parquet", "--encoding", "cp1252", "--photo-root", "p", "--allow-outside")
    assert run_cli("map", *words, "feed.csv", "--supplier", "Acme", *read).code == 0
    options = given(shop, "map_feed")
    assert (options["feed"], options["supplier"]) == ("feed.csv", "Acme")
    assert options["category"] == ["Apple", "Pear"]
    assert (options["accept"], options["out"], options["format"]) == (0.8, "out", "parquet")
    assert (options["encoding"], str(options["photo_root"])) == ("cp1252", "p")
    assert options["allow_outside"] is True


def test_unless_told_photos_say_what_things_are(run_cli, shop) -> None:
    run_cli("map", "feed.csv", "--supplier", "Acme")
    assert given(shop, "map_feed")["category"] == "auto"
    assert inspect.signature(mapping.propose).parameters["accept"].default == ACCEPT


def test_a_feed_called_like_a_command_has_its_folder_before_it(run_cli, shop) -> None:
    run_cli("map", "./review", "--supplier", "Acme")
    assert given(shop, "map_feed")["feed"] == "./review"
    run_cli("map", "--supplier", "Acme", "--", "review")
    assert [one["feed"] for _, one in shop.calls] == ["./review", "review"]


def test_a_supplier_may_be_called_like_a_command(run_cli, shop) -> None:
    run_cli("map", "--supplier", "review", "feed.csv")
    assert given(shop, "map_feed")["supplier"] == "review"


def test_before_a_command_nothing_is_mapped(run_cli, shop) -> None:
    assert run_cli("map", "show", "--supplier", "Acme").code == 0
    assert shop.calls == []


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["map", "x", "--nope"], "skulens map"),
        (["map", "review", "--nope"], "skulens map review"),
        (["map", "memory", "history", "--nope"], "skulens map memory history"),
    ],
)
def test_wrong_usage_names_the_help_that_helps(words, path, run_cli) -> None:
    outcome = run_cli(*words)
    assert outcome.code == 2
    assert outcome.err.strip().endswith(f"See: {path} --help")


def test_the_help_of_a_command_is_not_that_of_the_group(run_cli) -> None:
    assert run_cli("map", "apply", "--help").out.startswith(
        "Usage: skulens map apply [OPTIONS] {FEED}\n"
    )
    assert run_cli("map", "--help").out.startswith(
        "Usage: skulens map [OPTIONS] FEED | COMMAND [ARGS]...\n"
    )


def test_a_feed_is_applied_as_told(run_cli, shop) -> None:
    words = ("--mapping", "m.csv", "--id-prefix", "A-", "--add", "-o", "out.csv", "--format", "csv")
    assert run_cli("map", "apply", "feed.csv", "--supplier", "Acme", *words).code == 0
    options = given(shop, "apply_mapping")
    assert (options["mapping"], options["id_prefix"], options["add"]) == ("m.csv", "A-", True)
    assert (options["out"], options["format"]) == ("out.csv", "csv")


def test_decisions_bear_the_name_of_who_made_them(run_cli, shop, monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "carla")
    run_cli("map", "adopt", "mapping.csv")
    assert given(shop, "adopt_mapping") == {"file": "mapping.csv", "by": "carla"}


def test_nobody_is_mapped_yet(run_cli, shop, monkeypatch) -> None:
    monkeypatch.setattr(shop.mapping_memory, "suppliers", tuple)
    outcome = run_cli("map", "show")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "nothing was mapped; begin with: skulens map FEED --supplier NAME\n"
    assert json.loads(run_cli("map", "show", "--json").out) == {"suppliers": []}


@pytest.mark.parametrize(("answer", "left"), [("y\n", ["Nova"]), ("n\n", ["Acme", "Nova"])])
def test_forgetting_asks(answer, left, run_cli, shop, monkeypatch) -> None:
    stdin = io.StringIO(answer)
    monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", stdin)
    outcome = run_cli("map", "memory", "forget", "--supplier", "Acme")
    assert "Forget 4 decisions and all mappings of Acme? [y/N]:" in outcome.err
    assert list(shop.mapping_memory.mappings) == left
    assert ("nothing forgotten" in outcome.err) is (len(left) == 2)


def test_the_shell_takes_it(run_cli, shop, monkeypatch) -> None:
    lines = "map feed.csv --supplier Nova\nmap review --supplier Acme\nmap show\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    outcome = run_cli("shell")
    kinds = [line.split("\t")[0] for line in outcome.out.splitlines()]
    assert kinds[0] == "supplier"
    assert kinds[-4:] == ["value", "Acme", "Nova", "Old & Co"]
    assert (outcome.code, len(shop.opened)) == (0, 1)


def test_the_shell_of_the_system_is_offered_the_commands_too() -> None:
    assert mapping._commands("re") == ["review"]
    assert set(mapping._commands("")) == {"review", "apply", "show", "adopt", "memory"}
    assert mapping._commands("feed") == []
