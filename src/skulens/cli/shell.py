"""The interactive mode: lines become runs of the same commands on one open catalogue."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from skulens.cli.context import Session
from skulens.cli.ending import INTERRUPTED, WRONG_USAGE, report, run_to_its_end
from skulens.cli.show import is_terminal, note
from skulens.cli.text import counted, one_line, shown_path
from skulens.errors import SkulensError, UsageError

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from typer.core import TyperGroup

LEAVE = ("exit", "quit")


class Shell:
    """Takes lines until the end, as commands of `program` on the session's catalogue."""

    def __init__(self, program: TyperGroup, session: Session, *, as_json: bool = False) -> None:
        self._program, self._session, self._as_json = program, session, as_json

    def run(self) -> int:
        """Run, and return the exit code.

        At a terminal that is 0; from a pipe it is that of the last command that failed, if any.
        """
        if self._session.interactive:
            raise UsageError("this is the shell already")
        self._session.interactive = True
        try:
            if is_terminal(sys.stdin) and is_terminal(sys.stdout):
                self._converse()
                return 0
            return self._read(sys.stdin)
        finally:
            self._session.close()

    def _read(self, lines: Iterable[str]) -> int:
        failed = 0
        for line in lines:
            code = self._run_line(line)
            failed = code or failed
            if code is None or code == INTERRUPTED:
                break
        return failed

    def _converse(self) -> None:
        from skulens.cli.completion import ShellCompleter

        completer = ShellCompleter(self._program, self._session, ("help", *LEAVE))
        prompt = _prompt(completer)
        _greet(self._session)
        while True:
            try:
                line = prompt.prompt()
            except KeyboardInterrupt:
                continue
            except EOFError:
                break
            if self._run_line(line) is None:
                break
            completer.forget()

    def _run_line(self, line: str) -> int | None:
        """Run one line; None means that it asks to leave. Errors are told, never raised."""
        try:
            words = words_of(line)
        except UsageError as error:
            return report(error, WRONG_USAGE, self._as_json)
        if not words:
            return 0
        if words[0] in LEAVE:
            return None
        if self._as_json and not {"--json", "--help", "-h"}.intersection(words):
            words.append("--json")
        return run_to_its_end(self._program, words, self._session)


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
