"""`skulens shell`: the same commands, with the catalogue kept open."""

from __future__ import annotations

import typer

from skulens.cli.context import session_of
from skulens.cli.options import AsJson, examples

EXAMPLES = examples(
    "skulens shell", "skulens --catalog shop shell", "skulens shell < questions.txt"
)


def shell(context: typer.Context, as_json: AsJson = False) -> int:
    """Ask many things in a row: the catalogue and its encoder are loaded once.

    Takes the same commands with the same options, and help, exit and quit. Reads lines from
    standard input where there is no terminal.
    """
    from typer.core import TyperGroup

    from skulens.cli.shell import Shell

    program = context.find_root().command
    assert isinstance(program, TyperGroup)
    return Shell(program, session_of(context), as_json=as_json).run()
