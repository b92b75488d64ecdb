"""Every way a run can end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from skulens.errors import CatalogError, UsageError

HEAVY = [
    "numpy",
    "PIL",
    "sqlalchemy",
    "faiss",
    "onnxruntime",
    "tokenizers",
    "pydantic",
    "pydantic_settings",
    "pyarrow",
    "openpyxl",
    "alembic",
    "rich",
    "prompt_toolkit",
    "psutil",
]


def raising(error: BaseException):
    def status() -> None:
        raise error

    return status


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (CatalogError("no catalogue here"), 1, "skulens: error: no catalogue here"),
        (UsageError("k is too large"), 2, "skulens: error: k is too large"),
        (KeyboardInterrupt(), 130, "skulens: interrupted"),
        (BrokenPipeError(32, "closed"), 1, ""),
        (
            ZeroDivisionError("by zero"),
            1,
            "skulens: error: unexpected ZeroDivisionError: by zero; "
            "run with --debug before the command for the traceback",
        ),
    ],
)
def test_ends_with_a_message(error, code, line, shop, run_cli, monkeypatch) -> None:
    monkeypatch.setattr(shop, "status", raising(error))
    stdout = sys.stdout
    outcome = run_cli("status")
    monkeypatch.setattr(sys, "stdout", stdout)  # typer wraps it after a closed pipe
    assert (outcome.code, outcome.err.strip(), outcome.out) == (code, line, "")


def test_debug_shows_the_traceback(shop, run_cli, monkeypatch) -> None:
    monkeypatch.setattr(shop, "status", raising(ZeroDivisionError()))
    error = run_cli("--debug", "status").err
    assert error.startswith("Traceback")
    assert error.endswith("skulens: error: unexpected ZeroDivisionError\n")


def test_json_error_leaves_standard_output_empty(run_cli) -> None:
    outcome = run_cli("similar", "9999", "--json")
    assert outcome.out == ""
    assert json.loads(outcome.err)["error"]["type"] == "NotFoundError"


def test_json_after_two_dashes_is_a_word(shop, run_cli) -> None:
    assert run_cli("search", "--", "--json").out.startswith("1\t")
    assert shop.calls[0][1]["text"] == "--json"


def test_version(run_cli) -> None:
    from importlib.metadata import version

    assert run_cli("--version").out == f"skulens {version('skulens')}\n"


@pytest.mark.parametrize("words", [[], ["cache"]])
def test_without_a_command_shows_the_help(words, run_cli) -> None:
    outcome = run_cli(*words)
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: skulens")


def python(code: str, *arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, **options
    )


def test_help_loads_nothing_heavy() -> None:
    done = python(
        "import sys; from skulens.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)",
        "--help",
        check=True,
    )
    assert done.stdout.startswith("Usage: skulens")
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert not loaded & set(HEAVY)


def test_closed_pipe_is_silent() -> None:
    code = "from skulens.cli import main; main()"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], stdout=writer, stderr=subprocess.PIPE, text=True
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(shell, monkeypatch) -> None:
    done = python(
        "from skulens.cli import main; main()",
        env={**os.environ, "_SKULENS_COMPLETE": f"source_{shell}"},
        check=False,
    )
    assert "_SKULENS_COMPLETE" in done.stdout


def test_bash_completes_commands() -> None:
    done = python(
        "from skulens.cli import main; main()",
        env={
            **os.environ,
            "_SKULENS_COMPLETE": "complete_bash",
            "COMP_WORDS": "skulens re",
            "COMP_CWORD": "1",
        },
    )
    assert done.stdout.split() == ["review", "remove", "rebuild"]
