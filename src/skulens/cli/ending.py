"""Every way a run of a command can end becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

import typer

from skulens.cli.context import Session
from skulens.errors import SkulensError, UsageError

if TYPE_CHECKING:
    from typer.core import TyperGroup

OK, FAILED, WRONG_USAGE, REJECTED, INTERRUPTED = 0, 1, 2, 3, 130


def run_to_its_end(program: TyperGroup, arguments: Sequence[str], session: Session) -> int:
    """Run one command line and return its exit code; nothing escapes as a traceback."""
    inside_shell = session.interactive
    for stream in (sys.stdout, sys.stderr):
        # A path that is no valid text must not break the line that reports it.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    as_json = _asks_for_json(arguments)
    try:
        code = program.main(arguments, prog_name="skulens", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except SystemExit as leaving:  # typer leaves this way on a closed pipe and after completion
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except BrokenPipeError:
        _silence(sys.stdout)
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except typer.TyperException as error:
        return _report_usage(error, as_json)
    except SkulensError as error:
        _traceback_if(session.debug)
        wrong = isinstance(error, UsageError)
        return report(error, WRONG_USAGE if wrong else FAILED, as_json)
    except Exception as error:  # the last line of defence
        _traceback_if(session.debug)
        hint = "" if session.debug else "; run with --debug before the command for the traceback"
        return report(error, FAILED, as_json, f"unexpected {_described(error)}{hint}")
    if code == INTERRUPTED and (inside_shell or not session.interactive):
        print("skulens: interrupted", file=sys.stderr)
    return code if isinstance(code, int) else OK


def _asks_for_json(arguments: Sequence[str]) -> bool:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--json" in options


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _report_usage(error: typer.TyperException, as_json: bool) -> int:
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":  # its message is the help page
        typer.echo(message, err=True)
        return WRONG_USAGE
    context = getattr(error, "ctx", None)
    if context is not None:
        end = "" if message.endswith("?") else "."
        message = f"{message.rstrip('.')}{end} See: {context.command_path} --help"
    return report(error, error.exit_code, as_json, message)


def report(error: Exception, code: int, as_json: bool, message: str | None = None) -> int:
    """Tell what went wrong on standard error, in words or as an object; returns the code."""
    from skulens.cli.text import one_line

    message = str(error) if message is None else message
    if as_json:
        from skulens.cli.json_output import print_object

        kind = "UsageError" if code == WRONG_USAGE else type(error).__name__
        answer = {"error": {"type": kind, "message": message, "exit_code": code}}
        print_object(answer, sys.stderr)
    else:
        print(f"skulens: error: {one_line(message)}", file=sys.stderr)
    return code


def _traceback_if(debug: bool) -> None:
    if debug:
        import traceback

        traceback.print_exc()


def _silence(stream: IO[str]) -> None:
    """Point a closed pipe at nothing, so that the interpreter's last flush is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
