"""The interactive mode: lines become runs of the same commands on one open catalogue."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from skulens.cli.context import Session
from skulens.cli.show import is_terminal, note
from skulens.cli.text import counted, one_line, shown_path
from skulens.errors import SkulensError, UsageError

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History

LEAVE = ("exit", "quit")


def run_shell(session: Session, *, as_json: bool = False) -> int:
    """Take commands until the end, and return the exit code.

    At a terminal that is 0; from a pipe it is that of the last command that failed, if any.
    """
    if session.interactive:
        raise UsageError("this is the shell already")
    session.interactive = True
    try:
        if is_terminal(sys.stdin) and is_terminal(sys.stdout):
            _converse(session, as_json)
            return 0
        return _read_lines(sys.stdin, session, as_json)
    finally:
        session.close()


def words_of(line: str) -> list[str]:
    """Split a line as a Unix shell would; `help X` becomes `X --help`.

    Raises `UsageError` for a quotation mark that is never closed.
    """
    if line.lstrip().startswith("#"):
        return []
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"the line ends too early ({error}): {line.strip()}") from error
    if words[:1] == ["skulens"]:
        words = words[1:]
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    return words


def run_line(line: str, session: Session, as_json: bool) -> int | None:
    """Run one line; None means that it asks to leave. Errors are told, never raised."""
    from skulens.cli.run import WRONG_USAGE, report, run

    try:
        words = words_of(line)
    except UsageError as error:
        return report(error, WRONG_USAGE, as_json)
    if not words:
        return 0
    if words[0] in LEAVE:
        return None
    if as_json and not {"--json", "--help", "-h"}.intersection(words):
        words.append("--json")
    return run(words, session)


def _read_lines(lines: Iterable[str], session: Session, as_json: bool) -> int:
    from skulens.cli.run import INTERRUPTED

    failed = 0
    for line in lines:
        code = run_line(line, session, as_json)
        failed = code or failed
        if code is None or code == INTERRUPTED:
            break
    return failed


def _converse(session: Session, as_json: bool) -> None:
    from skulens.cli.completion import ShellCompleter

    completer = ShellCompleter(session)
    prompt = _prompt(completer)
    _greet(session)
    while True:
        try:
            line = prompt.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
        if run_line(line, session, as_json) is None:
            break
        completer.forget()


def _prompt(completer: object) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.formatted_text import FormattedText

    assert isinstance(completer, Completer)
    return PromptSession(
        FormattedText([("bold ansicyan", "skulens"), ("", "> ")]),
        history=_history(),
        completer=completer,
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
    )


def _history() -> History:
    """The lines typed before; kept in memory only where the folder cannot be written."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    file = history_file()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.open("ab").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(file)


def history_file() -> Path:
    """Where the shell keeps its history: below XDG_STATE_HOME, else ~/.local/state."""
    state = os.environ.get("XDG_STATE_HOME", "")
    home = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    return home / "skulens" / "history"


def _greet(session: Session) -> None:
    """Open the catalogue while the user reads, and say what is in it."""
    try:
        with session.catalog() as catalog:
            state = catalog.status()
        note(f"{shown_path(state.where)}: {counted(state.products, 'product')}")
    except SkulensError as error:
        note(one_line(str(error)))
    note("Tab completes, help lists the commands, exit or Ctrl-D leaves.")
