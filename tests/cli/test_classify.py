"""What `skulens classify` hands to the catalogue, and how it ends."""

from __future__ import annotations

import json

import pytest
from fake_teaching import SURE

from skulens.records import AttributePrediction, Classification, Rejection


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ((), {"method": None, "rule": "top", "target_precision": None, "together": False}),
        (("--trained",), {"method": "head"}),
        (("--zero-shot",), {"method": "zero-shot"}),
        (("--rule", "back-off", "--target-precision", "0.9"), {"rule": "back-off", "target_precision": 0.9}),
        (("--title", "mug", "--together"), {"title": "mug", "together": True}),
        (("--no-attributes", "--no-queue"), {"attributes": False, "queue": False}),
    ],
)  # fmt: skip
def test_options_reach_the_catalogue(words, given, run_cli, shop) -> None:
    assert run_cli("classify", "a.jpg", *words).code == 0
    name, asked = shop.calls[-1]
    assert (name, asked["photos"]) == ("classify", ["a.jpg"])
    assert given.items() <= asked.items()


def test_trained_and_zero_shot_exclude_each_other(run_cli, shop) -> None:
    outcome = run_cli("classify", "a.jpg", "--trained", "--zero-shot")
    assert outcome.code == 2
    assert "--trained and --zero-shot exclude each other" in outcome.err
    assert not shop.calls


def test_a_folder_is_told_how_to_name_its_pictures(run_cli, tmp_path) -> None:
    (tmp_path / "new").mkdir()
    outcome = run_cli("classify", "new/")
    assert outcome.code == 2
    assert "name the pictures in it: skulens classify new/*" in outcome.err


def test_an_unknown_rule_is_wrong_usage(run_cli) -> None:
    assert run_cli("classify", "a.jpg", "--rule", "best").code == 2


def test_a_title_alone_is_a_thing_too(run_cli) -> None:
    outcome = run_cli("classify", "--title", "green apple", "--json")
    (one,) = json.loads(outcome.out)["classifications"]
    assert (one["photos"], one["title"]) == ([], "green apple")


def test_one_photo_shows_no_progress_several_do(run_cli) -> None:
    assert run_cli("classify", "a.jpg").err == ""
    assert run_cli("classify", "a.jpg", "b.jpg").err == "photos 2/2\n"


def test_something_refused_is_exit_code_3(run_cli) -> None:
    assert run_cli("classify", "a.jpg", "missing.jpg").code == 3
    assert run_cli("classify", "a.jpg", "missing.jpg", "--together").code == 3


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("terminal", [False, True])
def test_nothing_from_a_photo_acts_on_the_terminal(
    form, count, terminal, run_cli, shop, monkeypatch
) -> None:
    evil = Classification(
        ("p\udcff\n\x1b[2J.jpg",), "\u202etitle", SURE,
        (AttributePrediction("\x9bname", "[b]\x07", 0.5, False, "pixels", ()),), None,
        (Rejection("\x1b]0;x", "missing", "\x1b[31mgone"),),
    )  # fmt: skip
    monkeypatch.setattr(shop, "classify", lambda *_, **__: (evil,) * count)
    outcome = run_cli("classify", "a.jpg", *form, terminal=terminal)
    assert not set(outcome.out) & set("\x1b\x07\x9b\u202e\udcff")
    assert outcome.code == 3
