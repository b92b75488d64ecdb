"""The command line: parse, call the catalogue, show."""

from __future__ import annotations


def main() -> None:
    """Run `skulens` with the arguments of the process and leave with its exit code."""
    from skulens.cli.run import run

    raise SystemExit(run())
