"""How names and paths of categories are cleaned, compared, cut, guessed and shown."""

from __future__ import annotations

import difflib
import itertools
import unicodedata
from collections.abc import Iterable

_MOST_CANDIDATES = 20_000
_SHOWN_CHARACTERS = 60


def clean(name: str) -> str:
    """Return a name with single blanks inside and none around it."""
    return " ".join(name.split())


def folded(name: str) -> str:
    """Return what two names have in common that differ in case, blanks or Unicode form only."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
    return " ".join(name.split()).casefold()


def levels(path: str) -> tuple[str, ...]:
    """Cut a path at its `>`, with or without blanks around them; a level may be empty."""
    return tuple(clean(name) for name in path.split(">"))


def folded_path(path: str) -> tuple[str, ...]:
    """Return the folded names of a path, empty levels left out."""
    return tuple(filter(None, (folded(name) for name in path.split(">"))))


def synonyms_in(cell: str) -> tuple[str, ...]:
    """Cut `mug|coffee cup` into its synonyms; each is given once."""
    return tuple(dict.fromkeys(filter(None, map(clean, cell.split("|")))))


def nearest(text: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """Return the candidates that look most like a text, best first; case is ignored."""
    few = itertools.islice(candidates, _MOST_CANDIDATES)
    by_folded = {folded(candidate): candidate for candidate in few}
    found = difflib.get_close_matches(folded(text)[:200], by_folded, count, 0.7)
    return [by_folded[name] for name in found]


def shown(text: str) -> str:
    """Return a text in quotes as it can be put into a message: short and printable."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:200])
    if len(printable) > _SHOWN_CHARACTERS:
        printable = printable[: _SHOWN_CHARACTERS - 1] + "…"
    return f"'{printable}'"


def guess(text: str, candidates: Iterable[str]) -> str:
    """Return `; did you mean 'a' or 'b'?`, or nothing where no candidate is near."""
    near = nearest(text, candidates)
    return f"; did you mean {' or '.join(map(shown, near))}?" if near else ""
