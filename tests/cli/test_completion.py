"""What Tab offers."""

from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from skulens.cli.completion import ShellCompleter
from skulens.cli.context import Session
from skulens.cli.run import command_tree
from skulens.errors import CatalogError
from skulens.records import Product


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
        ("re", ["remove", "rebuild", "review"]),
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
        ("search ", []),
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


def test_no_catalogue_offers_nothing(completed, monkeypatch) -> None:
    from skulens.cli import context

    def refuse(where, **options):
        raise CatalogError("none")

    monkeypatch.setattr(context, "open_catalog", refuse)
    assert completed("similar ") == []
