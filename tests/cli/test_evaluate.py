"""`skulens evaluate` asks the facade for what was typed, and tells by its exit code what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skulens.records import Rejection


def given(shop, name: str) -> dict[str, object]:
    ((called, options),) = shop.calls
    assert called == name
    return {key: value for key, value in options.items() if key != "progress"}


def test_options_reach_the_facade(shop, run_cli) -> None:
    outcome = run_cli(
        *[
            "evaluate",
            "category",
            "photos",
            "--method",
            "head",
            "--rule",
            "back-off",
            "--target-precision",
            "0.9",
        ],
        *["--with-titles", "--robustness", "--column", "id=product", "--out", "out", "--json"],
    )
    assert outcome.code == 0
    assert given(shop, "evaluate_category") == {
        "source": "photos",
        "method": "head",
        "rule": "back-off",
        "target_precision": 0.9,
        "with_titles": True,
        "robustness": True,
        "columns": {"id": "product"},
        "out": Path("out"),
    }
    assert json.loads(outcome.out)["robustness"]["blur"]["3"]["top_1"] == 0.19


def test_an_attribute_of_a_category(shop, run_cli) -> None:
    run_cli(
        *[
            "evaluate",
            "attribute",
            "--attribute",
            "colour",
            "--category",
            "Hats",
            "--method",
            "pixels",
        ]
    )
    options = given(shop, "evaluate_attribute")
    assert options["source"] is None
    named = {name: options[name] for name in ("attribute", "category", "method")}
    assert named == {"attribute": "colour", "category": "Hats", "method": "pixels"}


@pytest.mark.parametrize("what", ["category", "attribute --attribute colour", "search"])
def test_what_was_left_out_is_told_by_the_exit_code(shop, run_cli, what: str) -> None:
    shop.refuses = (Rejection("a.jpg", "truncated", "it ends early"),)
    outcome = run_cli("evaluate", *what.split())
    assert outcome.code == 3
    assert "rejected\ttruncated\ta.jpg\tit ends early" in outcome.out


def test_long_lists_of_what_was_left_out_end(shop, run_cli) -> None:
    shop.refuses = tuple(Rejection(f"{n}.jpg", "truncated", "short") for n in range(30))
    outcome = run_cli("evaluate", "category", terminal=True)
    assert "9.jpg" in outcome.out
    assert "10.jpg" not in outcome.out
    assert "and 20 more; --json lists all" in outcome.out


@pytest.mark.parametrize(
    "words",
    [
        "evaluate",
        "evaluate attribute",
        "evaluate category --method magic",
        "evaluate attribute --attribute colour --method neighbours",
        "evaluate search --column colour",
    ],
)
def test_wrong_usage(shop, run_cli, words: str) -> None:
    assert run_cli(*words.split()).code == 2
    assert not shop.calls
