"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decides (else the name you are logged in by)."),
]

EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="The encoding of a text feed, if told wrongly."
    ),
]
PhotoRootOption = Annotated[
    Path | None,
    typer.Option(
        "--photo-root", metavar="DIR", help="Where the photos of a feed lie (else beside the feed)."
    ),
]
OutsideOption = Annotated[
    bool, typer.Option("--allow-outside", help="Let a feed name photos that lie elsewhere.")
]

FILTERS = "Which products"
CategoryOption = Annotated[
    str | None,
    typer.Option(
        "--category",
        metavar="NAME",
        help="Only this category and those below it: a name, or a path such as 'Fruit > Apple'.",
        rich_help_panel=FILTERS,
    ),
]
FilterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        metavar="CONDITION",
        help="Only products whose attribute fits: 'colour=red', 'weight>=2', 'weight<=5' (quote"
        " the signs for your shell). Repeat to narrow; the same name twice with = means either.",
        rich_help_panel=FILTERS,
    ),
]
PriceMinOption = Annotated[
    float | None,
    typer.Option(
        "--price-min", metavar="PRICE", help="Only from this price on.", rich_help_panel=FILTERS
    ),
]
PriceMaxOption = Annotated[
    float | None,
    typer.Option(
        "--price-max", metavar="PRICE", help="Only up to this price.", rich_help_panel=FILTERS
    ),
]

HITS = "How many, how ranked"
CountOption = Annotated[
    int, typer.Option("-k", min=1, metavar="N", help="How many hits.", rich_help_panel=HITS)
]
OffsetOption = Annotated[
    int,
    typer.Option(
        "--offset", min=0, metavar="N", help="Skip the best N hits.", rich_help_panel=HITS
    ),
]
MinScoreOption = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        metavar="SCORE",
        help="Leave out hits of which neither score (-1 to 1) nor share of words reaches this.",
        rich_help_panel=HITS,
    ),
]
WeightOption = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="BLOCK=W",
        help="Weight of a block of the score: appearance, meaning or colour. Repeat for several.",
        rich_help_panel=HITS,
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar="OUT.jpg",
        help="Also draw the query and its hits with their scores as one picture.",
    ),
]


def examples(*lines: str) -> str:
    """The end of a command's help: commands to try, one a line."""
    return "\n".join(["Examples:", *(f"  {line}" for line in lines)])
