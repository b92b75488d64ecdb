"""Reads the pages of the documentation and runs what they show."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from skulens.cli.run import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
NOT_RUN = "<!-- not run -->"
SET_UP = ("make ", "pip ", "git ")
"""A block that begins so needs a network or sets the machine up; it is not run either."""

_FENCE = re.compile(r"^```(\w*)\s*$")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_PROGRESS = re.compile(r"[a-z ]+ ([\d,]+)/([\d,]+)")
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")  # colours and links
_FIGURES = re.compile(r"[≈<>]?\d+(?:\.\d+)?%|-?\d*\.\d+(?: m?s\b)?|\b\d+ m?s\b|━+")
_SHELL_SIGNS = frozenset("|<>;&()")


@dataclass(slots=True)
class Block:
    """A fenced block: where it begins, its language, its text, and what it is to print."""

    line: int
    language: str
    text: str
    shown: str | None = None
    is_run: bool = True


def blocks_of(page: Path) -> list[Block]:
    """Return the fenced blocks of a page; a `text` block right after `python` is its output."""
    found: list[Block] = []
    current: Block | None = None
    before = ""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if current is not None:
            if line == "```":
                found.append(current)
                current, before = None, "```"
            else:
                current.text += f"{line}\n"
        elif fence := _FENCE.match(line):
            current = Block(number, fence[1], "", is_run=before != NOT_RUN)
            last = found[-1] if found else None
            if before == "```" and fence[1] == "text" and last and last.language == "python":
                last.shown = ""
        elif line.strip():
            before = line.strip()
    assert current is None, f"{page.name}: the block of line {current and current.line} is open"
    for block in found:
        block.is_run = block.is_run and not block.text.startswith(SET_UP)
    for block, following in pairwise(found):
        if block.shown is not None:
            block.shown = following.text
    return found


@dataclass(slots=True)
class Reader:
    """Someone who types everything a page shows, in one folder, one block after the other."""

    folder: Path
    run_sql: Callable[[str], object] | None = None
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "page"})

    def follow(self, page: Path) -> None:
        """Run a page; raises `AssertionError` naming the line whose output differs."""
        for block in blocks_of(page):
            where = f"{page.name}:{block.line}"
            if not block.is_run:
                continue
            if block.language == "python":
                printed = self._python(block.text, where)
                assert block.shown is None or is_shown(block.shown, printed), _difference(
                    where, block.shown, printed
                )
            elif block.language == "bash":
                done = self._bash(f"set -euo pipefail\n{block.text}")
                assert done.returncode == 0, f"{where}: exit code {done.returncode}\n{done.stdout}"
            elif block.language == "sql":
                assert self.run_sql is not None, f"{where}: there is no server to run this"
                self.run_sql(block.text)
            elif block.language == "console":
                for command, shown in typed(block.text):
                    printed = self._command(command)
                    assert is_shown(shown, printed), _difference(
                        f"{where}: {command}", shown, printed
                    )

    def _python(self, text: str, where: str) -> str:
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(text, where, "exec"), self.names)
        return out.getvalue()

    def _command(self, command: str) -> str:
        """What a command prints at a terminal; anything of the shell's runs in a shell."""
        words = list(shlex.shlex(command, posix=True, punctuation_chars=True))
        if words[0] != "skulens" or any(_SHELL_SIGNS.issuperset(word) for word in words):
            return self._bash(command).stdout
        out, errors = _Screen(io.BytesIO(), encoding="utf-8"), io.StringIO()
        with redirect_stdout(out), redirect_stderr(errors):
            run(shlex.split(command)[1:])
        out.flush()
        return out.buffer.getvalue().decode() + errors.getvalue()  # type: ignore[attr-defined]

    def _bash(self, text: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        return subprocess.run(
            ["bash", "-c", text], cwd=self.folder, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip


class _Screen(io.TextIOWrapper):
    """Standard output as if a person were looking."""

    def isatty(self) -> bool:
        return True


def typed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block and the output shown below it."""
    command, shown = "", ""
    for line in text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], ""
        elif command.endswith("\\"):
            command += f"\n{line}"
        else:
            shown += f"{line}\n"
    if command:
        yield command, shown


def is_shown(shown: str, printed: str) -> bool:
    """Whether output is as a page shows it.

    `...` stands for anything, blanks count once, blank lines not at all. Scores and times, that
    is figures with a decimal point, `%` or a unit of time, are compared by their form only: they are
    other ones with another encoder or machine, as are the lines that show work half done. Nothing
    shown means that nothing is compared.
    """
    wanted = _plain(shown)
    if not wanted:
        return True
    pattern = re.escape(wanted).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, _plain(printed), re.DOTALL) is not None


def _plain(text: str) -> str:
    text = _FIGURES.sub("#", _ESCAPES.sub("", text))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _is_half_done(line))


def _is_half_done(line: str) -> bool:
    amount = _PROGRESS.fullmatch(line)
    return amount is not None and amount[1] != amount[2]


def _difference(where: str, shown: str | None, printed: str) -> str:
    return f"{where}\n--- the page shows\n{shown}\n--- it prints\n{_ESCAPES.sub('', printed)}"


def headings(page: Path) -> set[str]:
    """The anchors GitHub makes of a page's headings."""
    anchors: set[str] = set()
    for line in _prose(page):
        if heading := _HEADING.match(line):
            words = re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-")
            number = 1
            anchor = words
            while anchor in anchors:
                anchor, number = f"{words}-{number}", number + 1
            anchors.add(anchor)
    return anchors


def links(page: Path) -> list[str]:
    """Everything a page links to."""
    return [target for line in _prose(page) for target in _LINK.findall(line)]


def _prose(page: Path) -> Iterator[str]:
    is_code = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            is_code = not is_code
        elif not is_code:
            yield line
