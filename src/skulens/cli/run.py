"""Running the program: its tree of commands, and one run of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from typer.main import get_command

from skulens.cli.app import app
from skulens.cli.context import Session
from skulens.cli.ending import run_to_its_end

if TYPE_CHECKING:
    from typer.core import TyperGroup


def command_tree() -> TyperGroup:
    """The program as typer's tree of commands."""
    from typer.core import TyperGroup

    tree = get_command(app)
    assert isinstance(tree, TyperGroup)
    return tree


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program once and return its exit code; by default with the process's arguments."""
    words = sys.argv[1:] if arguments is None else arguments
    return run_to_its_end(command_tree(), words, Session())
