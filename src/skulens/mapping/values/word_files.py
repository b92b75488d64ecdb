"""The word lists that ship with the package: tab-separated files beside it."""

from __future__ import annotations

from importlib.resources import files


def rows_of(name: str) -> list[tuple[str, ...]]:
    """Return the rows of `words/NAME.tsv`; lines that start with `# ` are comments."""
    text = files("skulens.mapping").joinpath("words", f"{name}.tsv").read_text(encoding="utf-8")
    return [
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("# ")
    ]


def words_in(cell: str) -> list[str]:
    """Return the words of a cell, which are joined by `|`."""
    return [word.strip() for word in cell.split("|") if word.strip()]
