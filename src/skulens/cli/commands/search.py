"""`skulens search` and `skulens similar`: ask the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skulens.cli import plain
from skulens.cli.conditions import described, read_filter, read_weights
from skulens.cli.context import session_of
from skulens.cli.options import (
    AsJson,
    CategoryOption,
    CountOption,
    FilterOption,
    MinScoreOption,
    OffsetOption,
    PriceMaxOption,
    PriceMinOption,
    SheetOption,
    WeightOption,
    examples,
)
from skulens.cli.show import note, show
from skulens.errors import UsageError
from skulens.records import Filter, SearchResult

if TYPE_CHECKING:
    from skulens.catalog import Catalog

QUERY = "What to look for"
SEARCH_EXAMPLES = examples(
    'skulens search "green apple"',
    'skulens search "bosch GSR 18V-55"',
    "skulens search --image phone.jpg -k 5 --sheet found.jpg",
    'skulens search "but blue" --image dress.jpg --category Dresses --price-max 80',
    "skulens search \"running shoe\" --filter gender=women --filter 'size>=38' --json",
)
SIMILAR_EXAMPLES = examples(
    "skulens similar SKU-4711",
    "skulens similar SKU-4711 --weight colour=0 --filter brand=Acme",
)


def search(
    context: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What to look for, in words.")
    ] = None,
    image: Annotated[
        list[str] | None,
        typer.Option(
            "--image",
            metavar="PATH",
            help="A photo to look for. Repeat for several photos of one thing.",
            rich_help_panel=QUERY,
        ),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="PRODUCT_ID",
            help="Start from a product's own photos.",
            rich_help_panel=QUERY,
        ),
    ] = None,
    text_weight: Annotated[
        float | None,
        typer.Option(
            "--text-weight",
            min=0,
            max=1,
            metavar="W",
            help="How much the words count beside a photo, from 0 to 1 (0.3 unless told).",
            rich_help_panel=QUERY,
        ),
    ] = None,
    no_hybrid: Annotated[
        bool,
        typer.Option(
            "--no-hybrid",
            help="Compare the words by meaning alone; do not look for them in the products' texts.",
            rich_help_panel=QUERY,
        ),
    ] = False,
    category: CategoryOption = None,
    filter: FilterOption = None,
    price_min: PriceMinOption = None,
    price_max: PriceMaxOption = None,
    k: CountOption = 10,
    offset: OffsetOption = 0,
    min_score: MinScoreOption = None,
    weight: WeightOption = None,
    sheet: SheetOption = None,
    as_json: AsJson = False,
) -> None:
    """Find products by words, by photo, or by both.

    Every hit shows its score, the blocks of which it is made, and how much of the words it has.
    """
    if not (text or image or like):
        raise UsageError("say what to look for: TEXT, --image or --like")
    wanted = read_filter(category, filter, price_min, price_max)
    weights = read_weights(weight)
    with session_of(context).catalog() as catalog:
        result = catalog.search(
            text,
            images=image or (),
            like=like,
            filter=wanted,
            k=k,
            offset=offset,
            min_score=min_score,
            weights=weights,
            text_weight=text_weight,
            hybrid=not no_hybrid,
        )
        _show_hits(catalog, result, wanted, offset, min_score, sheet, as_json)


def similar(
    context: typer.Context,
    product_id: Annotated[
        str, typer.Argument(metavar="PRODUCT_ID", help="The product to start from.")
    ],
    category: CategoryOption = None,
    filter: FilterOption = None,
    price_min: PriceMinOption = None,
    price_max: PriceMaxOption = None,
    k: CountOption = 10,
    offset: OffsetOption = 0,
    min_score: MinScoreOption = None,
    weight: WeightOption = None,
    sheet: SheetOption = None,
    as_json: AsJson = False,
) -> None:
    """Find products that look like one of the catalogue."""
    wanted = read_filter(category, filter, price_min, price_max)
    weights = read_weights(weight)
    with session_of(context).catalog() as catalog:
        result = catalog.similar(
            product_id,
            filter=wanted,
            k=k,
            offset=offset,
            min_score=min_score,
            weights=weights,
        )
        _show_hits(catalog, result, wanted, offset, min_score, sheet, as_json)


def _show_hits(
    catalog: Catalog,
    result: SearchResult,
    wanted: Filter,
    offset: int,
    min_score: float | None,
    sheet: str | None,
    as_json: bool,
) -> None:
    if result.hits or as_json:
        show(
            result,
            as_json=as_json,
            rows=lambda: plain.hit_rows(result, offset),
            picture=lambda render: render.hits(result, offset),
        )
    else:
        note(_why_nothing(result, wanted, offset, min_score))
    if sheet:
        catalog.sheet(result, Path(sheet))
        if not as_json:
            note(f"the hits as one picture: {sheet}")


def _why_nothing(result: SearchResult, wanted: Filter, offset: int, min_score: float | None) -> str:
    if not result.matches and wanted.is_empty:
        return "nothing found: the catalogue has no other products; add some with `skulens add`"
    if not result.matches:
        return f"nothing found: no product passes the filter ({described(wanted)})"
    if min_score is not None:
        return (
            f"nothing found: of {result.matches:,} products looked at, none"
            f"{' after the first ' + format(offset, ',') if offset else ''}"
            f" reaches {min_score:g}; try a lower --min-score"
        )
    return f"nothing found after the first {offset:,} of {result.matches:,} products"
