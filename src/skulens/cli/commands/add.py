"""`skulens add`: fill the catalogue from folders and feeds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skulens.cli import plain
from skulens.cli.conditions import read_columns
from skulens.cli.context import session_of
from skulens.cli.options import AsJson, EncodingOption, OutsideOption, PhotoRootOption, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import note, show
from skulens.records import AddReport

EXAMPLES = examples(
    "skulens add photos --category-from-folder",
    "skulens add feed.csv --column title='Product name' --column photo=Image",
    "skulens add photos --sync",
)


def add(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A folder of photos, or a feed: CSV, TSV, JSONL, Parquet or XLSX.",
        ),
    ],
    category_from_folder: Annotated[
        bool,
        typer.Option(
            "--category-from-folder", help="Take the folders' names as the category path."
        ),
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="ROLE=NAME",
            help="Which column of the feed is the id, title, description, category, price, url or"
            " photo, where its name does not say so. Repeat for several.",
        ),
    ] = None,
    photo_root: PhotoRootOption = None,
    allow_outside: OutsideOption = False,
    encoding: EncodingOption = None,
    sync: Annotated[
        bool, typer.Option("--sync", help="Remove what has vanished from the source.")
    ] = False,
    save_prepared: Annotated[
        Path | None,
        typer.Option(
            "--save-prepared",
            metavar="DIR",
            help="Write the pictures as the encoder sees them into this folder.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Add photos and products, or bring them up to date.

    Photos seen before are not encoded again, so an interrupted run continues where it was. A bad
    file never stops the run: each is listed with its reason, and the exit code is then 3.
    """
    columns = read_columns(column)
    reports = []
    try:
        with session_of(context).catalog(create=True) as catalog:
            for source in sources:
                with progress_bar(as_json=as_json) as progress:
                    report = catalog.add(
                        source,
                        category_from_folder=category_from_folder,
                        columns=columns,
                        photo_root=photo_root,
                        allow_outside=allow_outside,
                        encoding=encoding,
                        sync=sync,
                        save_prepared=save_prepared,
                        progress=progress,
                    )
                reports.append(report)
    except KeyboardInterrupt:
        note("what has been added is kept; the same command continues from there")
        raise
    report = _joined(reports)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain.report_rows(report),
        picture=lambda render: render.add_report(report),
    )
    return 3 if report.rejections else 0


def _joined(reports: list[AddReport]) -> AddReport:
    """One report for all sources of the command."""
    return AddReport(
        products=sum(report.products for report in reports),
        photos_added=sum(report.photos_added for report in reports),
        photos_unchanged=sum(report.photos_unchanged for report in reports),
        photos_reused=sum(report.photos_reused for report in reports),
        removed=sum(report.removed for report in reports),
        rejections=tuple(item for report in reports for item in report.rejections),
        seconds=sum(report.seconds for report in reports),
    )
