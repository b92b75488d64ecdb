"""`skulens models`: the trained models, and which version of each answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skulens.cli import plain_models
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.show import note, show
from skulens.errors import UsageError

if TYPE_CHECKING:
    from skulens.catalog import Catalog

app = typer.Typer(
    name="models",
    invoke_without_command=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples(
        "skulens models", "skulens models use 1", "skulens models use none --attribute colour"
    ),
)


@app.callback()
def models(context: typer.Context, as_json: AsJson = False) -> None:
    """List the trained models with what was measured, or choose the version that answers."""
    if context.invoked_subcommand:
        if as_json:
            name = context.invoked_subcommand
            raise UsageError(f"put options behind the command: skulens models {name} ...")
        return
    with session_of(context).catalog() as catalog:
        _show_models(catalog, as_json)


@app.command(
    "use",
    cls=Command,
    epilog=examples(
        "skulens models use 1",
        "skulens models use 2 --attribute neckline --category Dresses",
        "skulens models use none",
    ),
)
def use(
    context: typer.Context,
    version: Annotated[
        str, typer.Argument(metavar="VERSION", help="A number, or none: use no trained model.")
    ],
    attribute: Annotated[
        str | None,
        typer.Option("--attribute", metavar="NAME", help="The model of this attribute."),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category", metavar="CATEGORY", help="Of this category's attribute (else everywhere)."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Let another version of a model answer from now on: that of categories unless told.

    No version is ever deleted, so every change can be taken back.
    """
    if category and not attribute:
        raise UsageError("models within a category are of an attribute; add --attribute NAME")
    if version != "none" and not version.isdecimal():
        raise UsageError(f"'{version}' is no version; give a number of `skulens models`, or none")
    number = None if version == "none" else int(version)
    with session_of(context).catalog() as catalog:
        catalog.use_model(number, category=category, attribute=attribute)
        _show_models(catalog, as_json)


def _show_models(catalog: Catalog, as_json: bool) -> None:
    found = catalog.models()
    if not found and not as_json:
        note("no model is trained; run: skulens train category")
        return
    show(
        {"models": found},
        as_json=as_json,
        rows=lambda: plain_models.model_rows(found),
        picture=lambda render: render.models(found),
        renderer="render_models",
    )
