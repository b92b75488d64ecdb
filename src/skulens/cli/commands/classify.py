"""`skulens classify`: what is in a photo, in the shop's own words."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Literal

import typer

from skulens.cli import plain_classes
from skulens.cli.context import session_of
from skulens.cli.options import AsJson, examples
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import show
from skulens.errors import UsageError
from skulens.progress import silent

RuleName = Literal["top", "least-distance", "back-off"]
HOW = "How to answer"
EXAMPLES = examples(
    "skulens classify phone.jpg",
    "skulens classify new/*.jpg --target-precision 0.99",
    'skulens classify front.jpg back.jpg --together --title "blue mug"',
    "skulens classify phone.jpg --rule back-off --no-queue --json",
)


def classify(
    context: typer.Context,
    photos: Annotated[
        list[str] | None,
        typer.Argument(metavar="PHOTO", help="Picture files; each shows a thing of its own."),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What the thing is called, if known.")
    ] = "",
    together: Annotated[
        bool, typer.Option("--together", help="All photos show one and the same thing.")
    ] = False,
    trained: Annotated[
        bool,
        typer.Option(
            "--trained", help="Ask the trained models and nothing else.", rich_help_panel=HOW
        ),
    ] = False,
    zero_shot: Annotated[
        bool,
        typer.Option(
            "--zero-shot",
            help="Compare with the categories' names and nothing else.",
            rich_help_panel=HOW,
        ),
    ] = False,
    rule: Annotated[
        RuleName,
        typer.Option(
            "--rule",
            metavar="RULE",
            help="top: the likeliest category. least-distance: the one from which the true one is"
            " nearest in the tree. back-off: as far down the tree as it is sure.",
            rich_help_panel=HOW,
        ),
    ] = "top",
    target_precision: Annotated[
        float | None,
        typer.Option(
            "--target-precision",
            metavar="P",
            help="How often sure answers are to be right, between 0 and 1 (else"
            " SKULENS_TARGET_PRECISION).",
            rich_help_panel=HOW,
        ),
    ] = None,
    no_attributes: Annotated[
        bool, typer.Option("--no-attributes", help="Do not read colour, material and the like.")
    ] = False,
    no_queue: Annotated[
        bool, typer.Option("--no-queue", help="Do not put unsure answers into the review queue.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Say what is in photos: a category of the shop with its confidence, and attributes.

    What is not sure goes to the review queue, where a person decides: see `skulens review`. Photos
    that cannot be read are listed with their reason, and the exit code is then 3.
    """
    if trained and zero_shot:
        raise UsageError("--trained and --zero-shot exclude each other; give one or neither")
    for photo in photos or ():
        _check_no_folder(photo)
    is_one = together or len(photos or ()) < 2
    bar = nullcontext(silent) if is_one else progress_bar(as_json=as_json)
    with session_of(context).catalog() as catalog, bar as progress:
        found = catalog.classify(
            photos or (),
            title=title,
            together=together,
            method="head" if trained else "zero-shot" if zero_shot else None,
            rule=rule,
            target_precision=target_precision,
            attributes=not no_attributes,
            queue=not no_queue,
            progress=progress,
        )
    show(
        {"classifications": found},
        as_json=as_json,
        rows=lambda: plain_classes.classification_rows(found),
        picture=lambda render: render.classifications(found),
        renderer="render_classes",
    )
    return 3 if any(one.rejections for one in found) else 0


def _check_no_folder(photo: str) -> None:
    if Path(photo).expanduser().is_dir():
        raise UsageError(
            f"{photo} is a folder; name the pictures in it: skulens classify {photo.rstrip('/')}/*"
        )
