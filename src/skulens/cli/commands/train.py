"""`skulens train`: learn categories and attributes from the shop's own labels."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from skulens.cli import plain_models
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import show

WeightingName = Literal["none", "balanced", "effective"]

app = typer.Typer(
    name="train",
    help="Learn categories and attributes from the catalogue's own labels.",
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples("skulens train category", "skulens train attribute --attribute colour"),
)

UNEVEN = "Where some classes have far more photos than others"
WeightsOption = Annotated[
    WeightingName,
    typer.Option(
        "--class-weights",
        metavar="WEIGHTING",
        help="none: all photos count alike. balanced: all classes do. effective: between the two.",
        rich_help_panel=UNEVEN,
    ),
]
AdjustmentOption = Annotated[
    float,
    typer.Option(
        "--logit-adjustment",
        min=0,
        metavar="TAU",
        help="From 0 (rare classes are rare answers) to 1 (all classes are as likely).",
        rich_help_panel=UNEVEN,
    ),
]
CopiesOption = Annotated[
    bool,
    typer.Option(
        "--no-phone-copies",
        help="Learn from the photos as they are, without copies as a phone would have taken them."
        " Faster; but phone photos are then told apart less well.",
    ),
]


@app.command(
    "category",
    cls=Command,
    epilog=examples("skulens train category", "skulens train category labelled-photos"),
)
def category(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE",
            help="A folder whose folders are categories, or a feed (else the catalogue itself).",
        ),
    ] = None,
    validation: Annotated[
        str | None,
        typer.Option(
            "--validation",
            metavar="SOURCE",
            help="Labelled photos such as people send, in folders or a feed: how sure answers are is"
            " measured on these.",
        ),
    ] = None,
    class_weights: WeightsOption = "none",
    logit_adjustment: AdjustmentOption = 0.0,
    no_phone_copies: CopiesOption = False,
    as_json: AsJson = False,
) -> int:
    """Train the model of categories, and use it if it is better than the one before.

    It learns from the products' categories and from decided reviews, and is measured on products
    that were held out. Labels that cannot be used are listed, and the exit code is then 3.
    """
    opened = session_of(context).catalog(create=source is not None)
    with opened as catalog, progress_bar(as_json=as_json) as progress:
        report = catalog.train_category(
            source,
            validation=validation,
            class_weights=class_weights,
            logit_adjustment=logit_adjustment,
            phone_copies=not no_phone_copies,
            progress=progress,
        )
    show(
        report,
        as_json=as_json,
        rows=lambda: plain_models.training_rows(report),
        picture=lambda render: render.training(report),
        renderer="render_models",
    )
    return 3 if report.skipped else 0


@app.command(
    "attribute",
    cls=Command,
    epilog=examples(
        "skulens train attribute --attribute colour",
        "skulens train attribute --attribute neckline --category Dresses",
        "skulens train attribute labelled-folders",
    ),
)
def attribute(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE",
            help="A folder of folders CATEGORY/ATTRIBUTE/VALUE (else the catalogue itself).",
        ),
    ] = None,
    attribute: Annotated[
        str | None,
        typer.Option(
            "--attribute",
            metavar="NAME",
            help="Which attribute; from a folder, all that it holds unless told.",
        ),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option("--category", metavar="CATEGORY", help="Only within this part of the tree."),
    ] = None,
    class_weights: WeightsOption = "none",
    logit_adjustment: AdjustmentOption = 0.0,
    no_phone_copies: CopiesOption = False,
    as_json: AsJson = False,
) -> int:
    """Train models of attributes, and use each that is better than the one before.

    From the catalogue one attribute is learned from the products' values. Labels that cannot be
    used are listed, and the exit code is then 3.
    """
    with session_of(context).catalog() as catalog, progress_bar(as_json=as_json) as progress:
        reports = catalog.train_attribute(
            source,
            category=category,
            attribute=attribute,
            class_weights=class_weights,
            logit_adjustment=logit_adjustment,
            phone_copies=not no_phone_copies,
            progress=progress,
        )
    show(
        {"trained": reports},
        as_json=as_json,
        rows=lambda: (row for report in reports for row in plain_models.training_rows(report)),
        picture=lambda render: render.trainings(reports),
        renderer="render_models",
    )
    return 3 if any(report.skipped for report in reports) else 0
