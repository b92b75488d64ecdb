"""`skulens demo`: see it work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skulens.cli import plain
from skulens.cli.json_output import as_plain
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import show

if TYPE_CHECKING:
    from skulens.demo import DemoReport

EXAMPLES = examples("skulens demo", "skulens demo photos --out tried")


def demo(
    photos: Annotated[
        Path | None,
        typer.Argument(
            metavar="PHOTOS", help="A folder of photos to try it on (else the sample shop)."
        ),
    ] = None,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="DIR", help="Where the catalogue and the sheet go."),
    ] = Path("skulens-demo"),
    as_json: AsJson = False,
) -> None:
    """Fill a catalogue, ask it by words and by photo, classify photos, draw what it found."""
    from skulens.demo import run_demo

    with progress_bar(as_json=as_json) as progress:
        report = run_demo(photos, out, progress=progress)
    show(
        _as_object(report),
        as_json=as_json,
        rows=lambda: plain.demo_rows(report),
        picture=lambda render: render.demo(report),
    )


def _as_object(report: DemoReport) -> dict[str, Any]:
    return {
        "catalog": str(report.catalog),
        "added": as_plain(report.added),
        "answers": [
            {**as_plain(answer.result), "shown": answer.shown, "rank": answer.rank}
            for answer in report.answers
        ],
        "classified": as_plain(report.classified),
        "sheet": str(report.sheet),
    }
