"""`skulens demo`: see it work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skulens.cli import plain
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import show

EXAMPLES = examples("skulens demo photos", "skulens demo photos --out demo")


def demo(
    photos: Annotated[
        Path | None, typer.Argument(metavar="PHOTOS", help="A folder of photos to try it on.")
    ] = None,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="Where the catalogue and the pictures go."),
    ] = Path("skulens-demo"),
    as_json: AsJson = False,
) -> None:
    """Fill a catalogue, ask it, and draw what it found."""
    from skulens.demo import run_demo

    with progress_bar(as_json=as_json) as progress:
        report = run_demo(photos, out, progress=progress)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain.report_rows(report),
        picture=lambda render: render.facts(report),
    )
