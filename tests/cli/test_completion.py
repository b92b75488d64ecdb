"""What Tab offers."""

from __future__ import annotations

from typing import get_args

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from skulens.classify.decision import RULES
from skulens.cli.commands.classify import RuleName
from skulens.cli.commands.train import WeightingName
from skulens.cli.completion import FIXED, ShellCompleter
from skulens.cli.context import Session
from skulens.cli.run import command_tree
from skulens.errors import CatalogError
from skulens.heads.weighting import Weighting
from skulens.records import Product

STATES = ("waiting", "accepted", "corrected", "skipped")


@pytest.fixture
def completed(shop, monkeypatch, tmp_path):
    """The lines that Tab could make of a line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "green apple.jpg").touch()
    (tmp_path / "photos").mkdir()
    completer = ShellCompleter(command_tree(), Session(), ("help", "exit", "quit"))

    def complete(line: str) -> list[str]:
        offers = completer.get_completions(Document(line), CompleteEvent())
        return [line[: len(line) + offer.start_position] + offer.text for offer in offers]

    return complete


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("se", ["search"]),
        ("re", ["review", "remove", "rebuild"]),
        ("ex", ["export", "exit"]),
        ("cache ", ["cache list", "cache clear"]),
        ("review s", ["review skip", "review show"]),
        ("review list --l", ["review list --limit"]),
        ("search --min", ["search --min-score"]),
        ("search --im", ["search --image"]),
        ("search --image gr", ["search --image 'green apple.jpg'"]),
        ('search --image "green a', ["search --image 'green apple.jpg'"]),
        ("search --image green\\ a", ["search --image 'green apple.jpg'"]),
        ("add ph", ["add photos"]),
        ("search --category fruit\\ >\\ a", ["search --category 'Fruit > Apple'"]),
        ("search x --filter col", ["search x --filter colour=green", "search x --filter colour=brown"]),
        ("search x --weight c", ["search x --weight colour="]),
        ("similar 47", ["similar 4711", "similar 4712"]),
        ("export a --format j", ["export a --format jsonl"]),
        ("search --json --li", ["search --json --like"]),
        ("review list --state ", [f"review list --state {state}" for state in STATES]),
        ("review report --period w", ["review report --period week"]),
        ("review show 3 --picture gr", ["review show 3 --picture 'green apple.jpg'"]),
        ("review correct ", ["review correct 3", "review correct 5"]),
        ("review correct --by ann 3 j", ["review correct --by ann 3 Juice",
                                         "review correct --by ann 3 'Juice > Apple'"]),
        ("review correct 3 Juice ", []),
        ("review skip 3 5", ["review skip 3 5"]),
        ("classify gr", ["classify 'green apple.jpg'"]),
        ("classify phone.jpg gr", ["classify phone.jpg 'green apple.jpg'"]),
        ("classify --rule b", ["classify --rule back-off"]),
        ("classify --together ph", ["classify --together photos"]),
        ("train ", ["train category", "train attribute"]),
        ("train category category --class-weights b",
         ["train category category --class-weights balanced"]),
        ("train category ph", ["train category photos"]),
        ("train attribute --attribute ", ["train attribute --attribute colour",
                                          "train attribute --attribute organic",
                                          "train attribute --attribute weight"]),
        ("train attribute --category 'juice > ", ["train attribute --category 'Juice > Apple'"]),
        ("models use ", ["models use 1", "models use 2", "models use none"]),
        ("taxonomy show 'fruit > p", ["taxonomy show 'Fruit > Pear'"]),
        ("taxonomy import --attributes gr", ["taxonomy import --attributes 'green apple.jpg'"]),
        ("taxonomy check gr", ["taxonomy check 'green apple.jpg'"]),
        ("search ", []),
        ("ma", ["map"]),
        ("map re", ["map review"]),
        ("map gr", ["map 'green apple.jpg'"]),
        ("map feed.csv --photo-root ph", ["map feed.csv --photo-root photos"]),
        ("map feed.csv --supplier A", ["map feed.csv --supplier Acme"]),
        ("map --supplier Acme --category a", ["map --supplier Acme --category auto"]),
        ("map feed.csv --category 'fruit > p", ["map feed.csv --category 'Fruit > Pear'"]),
        ("map feed.csv --format p", ["map feed.csv --format parquet"]),
        ("map feed.csv --en", ["map feed.csv --encoding"]),
        ("map feed.csv re", []),
        ("map apply gr", ["map apply 'green apple.jpg'"]),
        ("map apply x --supplier ", ["map apply x --supplier Acme", "map apply x --supplier Nova",
                                     "map apply x --supplier 'Old & Co'"]),
        ("map apply x --mapping gr", ["map apply x --mapping 'green apple.jpg'"]),
        ("map memory h", ["map memory history"]),
        ("map memory history --column F", ["map memory history --column Farbe"]),
        ("map memory import ph", ["map memory import photos"]),
        ("nonsense ", []),
        ("search --min-score ", []),
    ],
)  # fmt: skip
def test_offers(line: str, lines: list[str], completed) -> None:
    assert completed(line) == lines


def test_first_word_may_be_anything() -> None:
    completer = ShellCompleter(command_tree(), Session(), ("help", "exit", "quit"))
    offers = {offer.text for offer in completer.get_completions(Document(""), CompleteEvent())}
    assert {"add", "search", "shell", "help", "exit", "quit"} <= offers


def test_words_that_act_on_the_terminal_are_not_offered(completed, shop) -> None:
    shop.held = [Product("4\x1b[2J"), Product("47")]
    assert completed("similar 4") == ["similar 47"]


def test_what_is_offered_for_a_fixed_choice_is_what_is_taken() -> None:
    assert FIXED["--rule"] == RULES == get_args(RuleName)
    assert FIXED["--class-weights"] == get_args(Weighting) == get_args(WeightingName)


def test_without_a_schema_the_products_say_which_attributes_there_are(completed, shop) -> None:
    shop.attribute_schema = None
    assert completed("models use 1 --attribute we") == ["models use 1 --attribute weight"]


def test_no_catalogue_offers_nothing(completed, monkeypatch) -> None:
    from skulens.cli import context

    def refuse(where, **options):
        raise CatalogError("none")

    monkeypatch.setattr(context, "open_catalog", refuse)
    assert completed("similar ") == []
