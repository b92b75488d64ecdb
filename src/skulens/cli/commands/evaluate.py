"""`skulens evaluate`: how good the answers are, on things whose truth is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from skulens.cli import plain_evaluation
from skulens.cli.conditions import read_columns
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import show

if TYPE_CHECKING:
    from types import ModuleType

    from rich.console import RenderableType

    from skulens.catalog import Catalog
    from skulens.progress import Progress
    from skulens.records import Evaluation

app = typer.Typer(
    name="evaluate",
    rich_markup_mode=None,
    cls=Group,
    no_args_is_help=True,
    help="Measure how good the answers are, on photos whose truth is known.",
    epilog=examples(
        "skulens evaluate category phone-photos --out evaluation",
        "skulens evaluate attribute --attribute colour",
        "skulens evaluate search",
    ),
)

Place = Annotated[
    str | None,
    typer.Argument(
        metavar="SOURCE",
        help="A folder of photos or a feed whose truth is known (else the catalogue itself).",
        show_default=False,
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="ROLE=NAME",
        help="Which column of a feed is the id, title, category or photo, where its name does not"
        " say so. Repeat for several.",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="Write results.json, a table of all classes and a report with pictures here.",
    ),
]
TargetOption = Annotated[
    float | None,
    typer.Option(
        "--target-precision",
        metavar="SHARE",
        help="How many of the answers decided alone are to be right, such as 0.95.",
    ),
]


@app.command(
    "category",
    cls=Command,
    epilog=examples(
        "skulens evaluate category",
        "skulens evaluate category phone-photos --robustness --out evaluation",
        "skulens evaluate category phone.csv --column id=product --method head",
    ),
)
def category(
    context: typer.Context,
    source: Place = None,
    method: Annotated[
        Literal["zero-shot", "neighbours", "head", "ensemble"] | None,
        typer.Option(
            "--method",
            metavar="METHOD",
            help="zero-shot, neighbours, head or ensemble (else the best there is).",
        ),
    ] = None,
    rule: Annotated[
        Literal["top", "least-distance", "back-off"],
        typer.Option("--rule", metavar="RULE", help="top, least-distance or back-off."),
    ] = "top",
    target_precision: TargetOption = None,
    with_titles: Annotated[
        bool, typer.Option("--with-titles", help="Show the titles beside the photos.")
    ] = False,
    robustness: Annotated[
        bool,
        typer.Option(
            "--robustness", help="Also make 200 of the photos worse, in seven ways, and ask again."
        ),
    ] = False,
    column: ColumnOption = None,
    out: OutOption = None,
    as_json: AsJson = False,
) -> int:
    """Measure how well categories are told from photos.

    SOURCE is a folder whose folders' names are the categories, or a feed. Without it the catalogue's
    own photos are asked about, each by methods made anew without its product. Nothing is queued.
    """
    columns = read_columns(column)
    return _evaluated(
        context,
        lambda catalog, progress: catalog.evaluate_category(
            source,
            method=method,
            rule=rule,
            target_precision=target_precision,
            with_titles=with_titles,
            robustness=robustness,
            columns=columns,
            out=out,
            progress=progress,
        ),
        as_json=as_json,
    )


@app.command(
    "attribute",
    cls=Command,
    epilog=examples(
        "skulens evaluate attribute --attribute colour",
        "skulens evaluate attribute labelled --attribute material --category Chairs",
    ),
)
def attribute(
    context: typer.Context,
    source: Place = None,
    name: Annotated[
        str, typer.Option("--attribute", metavar="NAME", help="The attribute to measure; needed.")
    ] = ...,  # type: ignore[assignment]
    of_category: Annotated[
        str | None,
        typer.Option("--category", metavar="NAME", help="Only this category and those below it."),
    ] = None,
    method: Annotated[
        Literal["head", "pixels", "zero-shot"] | None,
        typer.Option(
            "--method",
            metavar="METHOD",
            help="head, pixels or zero-shot (else the best way there is).",
        ),
    ] = None,
    target_precision: TargetOption = None,
    column: ColumnOption = None,
    out: OutOption = None,
    as_json: AsJson = False,
) -> int:
    """Measure how well an attribute is read from photos.

    SOURCE is a folder whose folders are CATEGORY/ATTRIBUTE/VALUE, or a feed with a column of the
    attribute. Without it the catalogue's own photos are read, by heads that have not seen them.
    """
    columns = read_columns(column)
    return _evaluated(
        context,
        lambda catalog, progress: catalog.evaluate_attribute(
            source,
            attribute=name,
            category=of_category,
            method=method,
            target_precision=target_precision,
            columns=columns,
            out=out,
            progress=progress,
        ),
        as_json=as_json,
    )


@app.command(
    "search",
    cls=Command,
    epilog=examples(
        "skulens evaluate search",
        "skulens evaluate search phone.csv --column id=product --out evaluation",
    ),
)
def search(
    context: typer.Context,
    source: Place = None,
    column: ColumnOption = None,
    out: OutOption = None,
    as_json: AsJson = False,
) -> int:
    """Measure how well search finds products by photo and by title.

    SOURCE holds photos to ask with, and the ids (or else the categories) of the products they show.
    Without it the catalogue's own titles and photos are asked.
    """
    columns = read_columns(column)
    return _evaluated(
        context,
        lambda catalog, progress: catalog.evaluate_search(
            source, columns=columns, out=out, progress=progress
        ),
        as_json=as_json,
    )


def _evaluated(
    context: typer.Context,
    evaluate: Callable[[Catalog, Progress], Evaluation],
    *,
    as_json: bool,
) -> int:
    with session_of(context).catalog() as catalog, progress_bar(as_json=as_json) as progress:
        found = evaluate(catalog, progress)

    def draw(_: ModuleType) -> RenderableType:
        from skulens.cli import render_evaluation

        return render_evaluation.evaluation(found)

    show(
        found,
        as_json=as_json,
        rows=lambda: plain_evaluation.evaluation_rows(found),
        picture=draw,
    )
    return 3 if found.rejections else 0
