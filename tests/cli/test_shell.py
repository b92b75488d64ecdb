"""The interactive mode, piped and at a real terminal."""

from __future__ import annotations

import codecs
import io
import json
import os
import pty
import select
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from fake_catalog import FakeCatalog

from skulens.cli.shell import history_file, words_of
from skulens.errors import CatalogError, UsageError


@pytest.fixture
def feed(run_cli, monkeypatch):
    """Give the shell lines through a pipe."""

    def run_lines(*lines: str, options: tuple[str, ...] = ()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
        return run_cli("shell", *options)

    return run_lines


def test_runs_the_same_commands_on_one_catalogue(feed, shop) -> None:
    outcome = feed('search "green apple" -k 1', "", "# a comment", "skulens cache clear")
    assert outcome.out.splitlines()[0].startswith("1\t0.6520\t4711")
    assert outcome.out.splitlines()[1:] == ["cleared\t2"]
    assert (len(shop.opened), shop.closed, outcome.code) == (1, 1, 0)


def test_errors_do_not_end_it(feed) -> None:
    outcome = feed("similar 9999", "nonsense", 'search "open', "search", "cache clear")
    assert outcome.out == "cleared\t2\n"
    assert [line[:15] for line in outcome.err.splitlines()] == ["skulens: error:"] * 4
    assert outcome.code == 2


def test_catalogue_that_cannot_be_opened_is_tried_again(feed, monkeypatch) -> None:
    from skulens.cli import context

    answers = iter([CatalogError("no catalogue here"), FakeCatalog()])

    def open_catalog(where, **options):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(context, "open_catalog", open_catalog)
    outcome = feed("status", "add photos", "cache clear")
    assert outcome.err.splitlines()[0] == "skulens: error: no catalogue here"
    assert outcome.out.endswith("cleared\t2\n")


@pytest.mark.parametrize("word", ["exit", "quit"])
def test_leaves(word, feed) -> None:
    assert feed(word, "cache clear").out == ""


def test_help(feed) -> None:
    outcome = feed("help", "help search")
    assert outcome.out.count("Usage: skulens") == 2
    assert "--min-score" in outcome.out


def test_json_inside_and_for_all(feed) -> None:
    assert json.loads(feed("search x --json").out)["matches"] == 3
    assert json.loads(feed("cache clear", options=("--json",)).out) == {"cleared": 2}


def test_json_error_of_a_line(feed) -> None:
    outcome = feed("search 'open", options=("--json",))
    assert json.loads(outcome.err)["error"]["type"] == "UsageError"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("shell", "this is the shell already"),
        ("--catalog b status", "the shell keeps the catalogue it was started with"),
    ],
)
def test_what_the_shell_does_not_take(line, message, feed, shop) -> None:
    outcome = feed(line, "cache clear")
    assert message in outcome.err
    assert outcome.out == "cleared\t2\n"


def test_interrupt_ends_a_pipe(feed, shop, monkeypatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shop, "status", interrupted)
    outcome = feed("status", "cache clear")
    assert (outcome.code, outcome.err, outcome.out) == (130, "skulens: interrupted\n", "")


def test_words() -> None:
    assert words_of("search 'a b' \"c\"") == ["search", "a b", "c"]
    assert words_of("help") == ["--help"]
    with pytest.raises(UsageError, match="No closing quotation"):
        words_of("search 'it")


def test_history_file(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history_file() == tmp_path / "skulens" / "history"
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert history_file() == tmp_path / ".local" / "state" / "skulens" / "history"


class Terminal:
    """A program at a real pseudo-terminal."""

    def __init__(self, code: str, environment: dict[str, str]) -> None:
        self.side, other = pty.openpty()
        self.screen = ""
        self.seen = 0
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=other,
            stdout=other,
            stderr=other,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "90", **environment},
            start_new_session=True,
        )
        os.close(other)

    def type(self, text: str, until: str) -> None:
        """Type, and wait until the screen shows something after what was waited for before."""
        os.write(self.side, text.encode())
        deadline = time.monotonic() + 120
        while (found := self.screen.find(until, self.seen)) < 0:
            assert time.monotonic() < deadline, self.screen
            if select.select([self.side], [], [], 0.1)[0]:
                self.screen += self.decoder.decode(os.read(self.side, 65536))
        self.seen = found + len(until)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.side)


def test_at_a_terminal(tmp_path: Path) -> None:
    code = textwrap.dedent(
        f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import fake_catalog
        from skulens.cli import context, main
        shop = fake_catalog.FakeCatalog()
        context.open_catalog = lambda where, **options: shop
        sys.argv = ["skulens", "shell"]
        main()
        """
    )
    with Terminal(
        code, {"XDG_STATE_HOME": str(tmp_path), "PROMPT_TOOLKIT_NO_CPR": "1"}
    ) as terminal:
        terminal.type("", until="\x1b[?2004h")
        terminal.type("simi\t", until="lar")
        terminal.type(" 4711 -k 1\r", until="score = ")
        terminal.type("nonsense\r", until="No such command")
        terminal.type("", until="\x1b[?2004h")
        terminal.type("\x03", until="\x1b[?2004h")
        terminal.type("\x04", until="")
        assert terminal.process.wait(15) == 0
    assert "shop: 3 products" in terminal.screen
    assert "Granny Smith apple" in terminal.screen
    assert "+similar 4711 -k 1" in (tmp_path / "skulens" / "history").read_text()
