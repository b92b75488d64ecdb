"""`skulens export`: take the products out again."""

from __future__ import annotations

import shutil
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skulens.cli.conditions import read_filter
from skulens.cli.context import session_of
from skulens.cli.options import (
    AsJson,
    CategoryOption,
    FilterOption,
    PriceMaxOption,
    PriceMinOption,
    examples,
)
from skulens.cli.show import is_terminal, show
from skulens.cli.text import counted, escaped, shown_path
from skulens.errors import UsageError
from skulens.records import Filter

if TYPE_CHECKING:
    from skulens.catalog import Catalog

EXAMPLES = examples(
    "skulens export products.csv",
    "skulens export fruit.jsonl --category Fruit",
    "skulens export - --format jsonl | wc -l",
)


class Format(StrEnum):
    """Formats in which products are written."""

    csv = "csv"
    jsonl = "jsonl"


def export(
    context: typer.Context,
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The file to write, or - for standard output.")
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="csv|jsonl",
            help="How to write (else by the file's name, else csv).",
        ),
    ] = None,
    category: CategoryOption = None,
    filter: FilterOption = None,
    price_min: PriceMinOption = None,
    price_max: PriceMaxOption = None,
    as_json: AsJson = False,
) -> None:
    """Write products with their attributes into a file."""
    wanted = read_filter(category, filter, price_min, price_max)
    by_name = Format.jsonl if Path(out).suffix.lower() == ".jsonl" else Format.csv
    chosen = (format or by_name).value
    if out == "-" and as_json:
        raise UsageError("--json and OUT - would both write to standard output")
    with session_of(context).catalog() as catalog:
        if out == "-":
            _write_to_standard_output(catalog, chosen, wanted)
            return
        products = catalog.export(Path(out), format=chosen, filter=wanted)
    show(
        {"products": products, "out": out, "format": chosen},
        as_json=as_json,
        rows=lambda: [("products", str(products)), ("out", out), ("format", chosen)],
        picture=lambda render: render.done(f"{counted(products, 'product')} in {shown_path(out)}"),
    )


def _write_to_standard_output(catalog: Catalog, format: str, wanted: Filter) -> None:
    with tempfile.TemporaryDirectory(prefix="skulens-") as folder:
        file = Path(folder) / f"products.{format}"
        catalog.export(file, format=format, filter=wanted)
        if is_terminal(sys.stdout):  # data is exact in a pipe, harmless on a screen
            with file.open(encoding="utf-8", newline="") as lines:
                for line in lines:
                    print(escaped(line.rstrip("\r\n")))
        else:
            with file.open("rb") as data:
                shutil.copyfileobj(data, sys.stdout.buffer)
