"""The page about the command line is what the program says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from skulens.cli.reference import page
from skulens.records import Hit

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_page_is_up_to_date() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), (
        "write it anew: python -m skulens.cli.reference > docs/cli.md"
    )


def test_page_names_every_command_and_key() -> None:
    text = page()
    for command in [
        "add",
        "search",
        "similar",
        "remove",
        "rebuild",
        "fit",
        "status",
        "export",
        "cache",
        "shell",
        "demo",
    ]:
        assert f"\n## skulens {command}\n" in text
    assert all(f"`{field.name}`" in text for field in fields(Hit))


def test_examples_fit_a_terminal() -> None:
    assert max(map(len, page().split("## Exit codes")[0].splitlines())) <= 88
