"""`skulens copy`: take a whole catalogue to another place."""

from __future__ import annotations

from typing import Annotated

import typer

from skulens.cli import context, plain
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import note, show

EXAMPLES = examples(
    "skulens copy skulens-catalog postgresql://shop@db.example/skulens",
    "skulens copy postgresql://shop@db.example/skulens laptop-catalog",
)


def copy(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="A catalogue's folder or postgresql:// address.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A new folder, or the address of an empty database.")
    ],
    restart: Annotated[
        bool, typer.Option("--restart", help="Empty an unfinished copy, and begin it anew.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Copy a catalogue from a folder to a PostgreSQL database, or the other way.

    Everything comes along but the photos' files, and is compared in the end. Interrupted, the same
    command goes on; the copy cannot be used before it is finished. FROM may be in use meanwhile.
    """
    try:
        with progress_bar(as_json=as_json) as progress:
            report = context.copy_catalog(source, target, restart=restart, progress=progress)
    except KeyboardInterrupt:
        note("what has been copied is kept; the same command continues from there")
        raise
    show(
        report,
        as_json=as_json,
        rows=lambda: plain.copy_rows(report),
        picture=lambda render: render.copy_report(report),
    )
