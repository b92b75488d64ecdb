"""Where answers go: a picture for a terminal, plain rows for a pipe, one object for a program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import IO, TYPE_CHECKING, TextIO

from skulens.cli.text import escaped, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Rows = Iterable[Sequence[str]]


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person is looking at the stream."""
    return stream.isatty()


def show(
    answer: object,
    *,
    as_json: bool,
    rows: Callable[[], Rows],
    picture: Callable[[ModuleType], RenderableType],
    renderer: str = "render",
) -> None:
    """Print an answer in the form its reader needs; only that form is made.

    `picture` is given the module `renderer` of this package, which is loaded for a terminal only.
    """
    if as_json:
        from skulens.cli.json_output import print_object

        print_object(answer)
    elif is_terminal(sys.stdout) and _draws_lines(sys.stdout):
        from importlib import import_module

        console().print(picture(import_module(f"skulens.cli.{renderer}")))
    else:
        for row in rows():
            print("\t".join(escaped(field) for field in row))


def _draws_lines(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().startswith("utf")


def note(message: str) -> None:
    """Tell the person something that is not part of the answer."""
    print(one_line(message), file=sys.stderr)


def console(stream: IO[str] | None = None) -> Console:
    """A console that takes every text literally: no markup, no emoji codes, no highlighting."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, markup=False, emoji=False, highlight=False)
