"""What is wrong in a file, by line, and how a person is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from skulens.errors import TaxonomyError

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; `file` is empty where only one file is read."""

    line: int
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file} line {self.line}" if self.file else f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a line: a stable code and a message that starts with the place."""

    line: int
    code: str
    message: str


def problem_at(where: Place | Sequence[Place], code: str, message: str) -> Problem:
    """Return a problem of one place or of several that contradict each other."""
    places = [where] if isinstance(where, Place) else list(where)
    return Problem(places[0].line, code, f"{_listed(places)}: {message}")


def error_of(source: Path, problems: Sequence[Problem]) -> TaxonomyError:
    """Return the error that names the first five problems of a file and counts the others."""
    count = f"{len(problems)} problems" if len(problems) > 1 else "a problem"
    lines = [f"  {problem.message}" for problem in problems[:_SHOWN]]
    if len(problems) > _SHOWN:
        lines.append(f"  and {len(problems) - _SHOWN} more")
    return TaxonomyError("\n".join([f"{source} has {count}:", *lines]))


def _listed(places: Iterable[Place]) -> str:
    places = list(places)
    shown = places[:_SHOWN]
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    if len(places) == 1:
        return str(places[0])
    if any(place.file for place in places):
        return _joined([str(place) for place in shown], more)
    return "lines " + _joined([str(place.line) for place in shown], more)


def _joined(words: list[str], more: str) -> str:
    return ", ".join(words) + more if more else ", ".join(words[:-1]) + f" and {words[-1]}"
