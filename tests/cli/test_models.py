"""Choosing the version of a model."""

from __future__ import annotations

import json

import pytest


def test_a_version_is_used(run_cli, shop) -> None:
    answer = json.loads(run_cli("models", "use", "1", "--json").out)
    assert shop.calls == [("use_model", {"version": 1, "category": None, "attribute": None})]
    used = [model["in_use"] for model in answer["models"] if model["name"] == "category"]
    assert used == [True, False]


def test_none_is_used(run_cli, shop) -> None:
    run_cli("models", "use", "none", "--attribute", "colour", "--category", "Fruit")
    assert shop.calls[0][1] == {"version": None, "category": "Fruit", "attribute": "colour"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("last",), "'last' is no version; give a number of `skulens models`, or none"),
        (("-1",), ""),
        (("1", "--category", "Fruit"), "add --attribute NAME"),
    ],
)
def test_wrong_usage(words, message, run_cli, shop) -> None:
    outcome = run_cli("models", "use", *words)
    assert outcome.code == 2
    assert message in outcome.err
    assert not shop.calls


def test_options_stand_behind_the_subcommand(run_cli) -> None:
    outcome = run_cli("models", "--json", "use", "1")
    assert "put options behind the command: skulens models use ..." in outcome.err


def test_nothing_is_trained(run_cli, shop) -> None:
    shop.trained = ()
    assert run_cli("models").err == "no model is trained; run: skulens train category\n"
    assert json.loads(run_cli("models", "--json").out) == {"models": []}
