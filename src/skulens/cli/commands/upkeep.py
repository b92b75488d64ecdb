"""`skulens remove`, `rebuild` and `fit`: keep the catalogue in shape."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from skulens.cli import plain
from skulens.cli.conditions import described, read_filter
from skulens.cli.context import session_of
from skulens.cli.options import (
    AsJson,
    CategoryOption,
    FilterOption,
    PriceMaxOption,
    PriceMinOption,
    examples,
)
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import is_terminal, note, show
from skulens.cli.text import counted, one_line
from skulens.errors import UsageError

REMOVE_EXAMPLES = examples(
    "skulens remove SKU-4711 SKU-4712",
    "skulens remove --category Outlet --filter season=2019",
)
REBUILD_EXAMPLES = examples("skulens rebuild", "skulens rebuild --encoder onnx:my-encoder")
FIT_EXAMPLES = examples("skulens fit")


def remove(
    context: typer.Context,
    product_ids: Annotated[
        list[str] | None, typer.Argument(metavar="PRODUCT_ID", help="Products to remove.")
    ] = None,
    category: CategoryOption = None,
    filter: FilterOption = None,
    price_min: PriceMinOption = None,
    price_max: PriceMaxOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove products by id, or all that pass a filter (after asking)."""
    wanted = read_filter(category, filter, price_min, price_max)
    if bool(product_ids) == (not wanted.is_empty):
        raise UsageError("give either product ids or a filter")
    with session_of(context).catalog() as catalog:
        if not product_ids and not yes:
            if as_json or not is_terminal(sys.stdin):
                raise UsageError("removing by filter needs --yes here")
            number = sum(1 for _ in catalog.products(wanted))
            question = f"Remove {counted(number, 'product')} ({one_line(described(wanted))})?"
            if not number or not typer.confirm(question, err=True):
                note("nothing removed" if number else "no product passes the filter")
                return
        removed = catalog.remove(product_ids or (), filter=wanted)
    if product_ids and removed < len(set(product_ids)):
        missing = len(set(product_ids)) - removed
        note(f"{counted(missing, 'id is', 'ids are')} not in the catalogue")
    show(
        {"removed": removed},
        as_json=as_json,
        rows=lambda: [("removed", str(removed))],
        picture=lambda render: render.done(f"removed {counted(removed, 'product')}"),
    )


def rebuild(
    context: typer.Context,
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder",
            metavar="SPEC",
            help="Change to this encoder: embedded, onnx:FOLDER or dummy. Photos are read again.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Build the index anew from the database, or change the encoder."""
    with session_of(context).catalog() as catalog, progress_bar(as_json=as_json) as progress:
        report = catalog.rebuild(encoder=encoder, progress=progress)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain.report_rows(report),
        picture=lambda render: render.rebuild_report(report),
    )
    return 3 if report.rejections else 0


def fit(context: typer.Context, as_json: AsJson = False) -> None:
    """Teach the encoder this catalogue's words from its own photos and titles.

    The result is kept only if it finds more on pairs that were held back; `skulens add` does the
    same on its own when the catalogue has grown.
    """
    with session_of(context).catalog() as catalog, progress_bar(as_json=as_json) as progress:
        report = catalog.fit(progress=progress)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain.report_rows(report),
        picture=lambda render: render.fit_report(report),
    )
