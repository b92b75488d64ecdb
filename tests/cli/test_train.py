"""What `skulens train` hands to the catalogue, and how it ends."""

from __future__ import annotations

import json

import pytest

UNTOLD = {"class_weights": "none", "logit_adjustment": 0.0, "phone_copies": True}


@pytest.mark.parametrize(
    ("words", "name", "given"),
    [
        (("category",), "train_category", {"source": None, "validation": None, **UNTOLD}),
        (("category", "photos", "--validation", "phone"), "train_category",
         {"source": "photos", "validation": "phone"}),
        (("category", "--class-weights", "effective", "--logit-adjustment", "0.5",
          "--no-phone-copies"), "train_category",
         {"class_weights": "effective", "logit_adjustment": 0.5, "phone_copies": False}),
        (("attribute", "--attribute", "colour", "--category", "Fruit"), "train_attribute",
         {"attribute": "colour", "category": "Fruit", "source": None, **UNTOLD}),
        (("attribute", "folders"), "train_attribute", {"source": "folders", "attribute": None}),
    ],
)  # fmt: skip
def test_options_reach_the_catalogue(words, name, given, run_cli, shop) -> None:
    run_cli("train", *words)
    called, asked = shop.calls[-1]
    assert called == name
    assert given.items() <= asked.items()


@pytest.mark.parametrize(
    "words", [("--class-weights", "some"), ("--logit-adjustment", "-1"), ("a", "b")]
)
def test_wrong_usage(words, run_cli, shop) -> None:
    assert run_cli("train", "category", *words).code == 2
    assert not shop.calls


def test_only_labels_from_elsewhere_make_a_catalogue(run_cli, shop) -> None:
    run_cli("train", "category")
    run_cli("train", "category", "photos")
    assert [create for _, _, create in shop.opened] == [False, True]


def test_skipped_labels_are_exit_code_3(run_cli) -> None:
    outcome = run_cli("train", "category", "photos", "--json")
    assert outcome.code == 3
    assert json.loads(outcome.out)["skipped"][0]["reason"] == "unknown_category"


def test_the_stages_are_told(run_cli) -> None:
    told = run_cli("train", "category").err.splitlines()
    assert told == ["phone copies 803/803", "held out 803/803"]
