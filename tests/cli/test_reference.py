"""The generated pages are what the program says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from skulens.cli.reference import PAGES, page, write_pages
from skulens.cli.settings_reference import settings_page
from skulens.records import Hit
from skulens.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str, tmp_path: Path) -> None:
    write_pages(tmp_path)
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert written == (DOCS / name).read_text(encoding="utf-8"), (
        "write it anew: python -m skulens.cli.reference docs"
    )


def test_every_setting_is_in_the_table() -> None:
    for name in Settings.model_fields:
        assert f"| `SKULENS_{name.upper()}` |" in settings_page()


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
        "copy",
        "evaluate category",
        "evaluate attribute",
        "evaluate search",
        "classify",
        "taxonomy import",
        "map",
        "map review",
        "map apply",
        "map show",
        "map adopt",
        "map memory",
        "map memory export",
        "map memory forget",
        "train category",
        "models use",
        "review",
        "review correct",
        "cache",
        "shell",
        "demo",
    ]:
        assert f"\n## skulens {command}\n" in text
    assert all(f"`{field.name}`" in text for field in fields(Hit))


def test_examples_fit_a_terminal() -> None:
    assert max(map(len, page().split("## Exit codes")[0].splitlines())) <= 88
