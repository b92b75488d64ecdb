"""`skulens status`: the catalogue in numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from skulens.cli import plain
from skulens.cli.context import session_of
from skulens.cli.json_output import as_plain
from skulens.cli.options import AsJson, examples
from skulens.cli.show import show

EXAMPLES = examples(
    "skulens status",
    "skulens status --rejections",
    "skulens --catalog my-shop status --json",
)


def status(
    context: typer.Context,
    rejections: Annotated[
        bool, typer.Option("--rejections", help="List every refused file with its reason.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what the catalogue holds and whether its index is up to date."""
    with session_of(context).catalog() as catalog:
        state = catalog.status()
        refused = tuple(catalog.rejections()) if rejections else ()
    show(
        {**as_plain(state), **({"rejected": refused} if rejections else {})},
        as_json=as_json,
        rows=lambda: [*plain.status_rows(state), *plain.rejection_rows(refused)],
        picture=lambda render: render.status(state, refused),
    )
