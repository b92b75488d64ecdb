"""`skulens taxonomy`: the shop's category tree and the attributes of its products."""

from __future__ import annotations

from typing import Annotated

import typer

from skulens.cli import context as doors
from skulens.cli import plain_taxonomy
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.show import note, show

app = typer.Typer(
    name="taxonomy",
    help="Import, check and show the category tree and its attributes.",
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples(
        "skulens taxonomy check categories.csv --attributes attributes.yaml",
        "skulens taxonomy import categories.csv --attributes attributes.yaml",
        "skulens taxonomy show Mugs",
    ),
)

FileArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE",
        help="Categories: CSV, TSV, YAML, JSON, a list of paths, Google's or Shopify's taxonomy.",
    ),
]
AttributesOption = Annotated[
    str | None,
    typer.Option(
        "--attributes", metavar="FILE", help="Attributes with their allowed values: YAML or JSON."
    ),
]


@app.command(
    "import",
    cls=Command,
    epilog=examples(
        "skulens taxonomy import categories.csv",
        "skulens taxonomy import --attributes attributes.yaml",
    ),
)
def import_files(
    context: typer.Context,
    file: FileArgument = None,
    attributes: AttributesOption = None,
    as_json: AsJson = False,
) -> None:
    """Use a category tree from now on, and say what changed in it.

    Categories are followed by their ids: products stay found after one was renamed or moved.
    """
    with session_of(context).catalog(create=True) as catalog:
        report = catalog.import_schema(file, attributes)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain_taxonomy.import_rows(report),
        picture=lambda render: render.imported(report),
        renderer="render_taxonomy",
    )


@app.command(
    "show",
    cls=Command,
    epilog=examples("skulens taxonomy show --depth 1", "skulens taxonomy show 'Fruit > Apple'"),
)
def show_tree(
    context: typer.Context,
    category: Annotated[
        str | None,
        typer.Argument(
            metavar="CATEGORY", help="A path, an id, or a name that only one category has."
        ),
    ] = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=1, metavar="N", help="At most N levels.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the category tree, or a part of it with its attributes."""
    with session_of(context).catalog() as catalog:
        entries = catalog.tree(category, depth)
        attributes = catalog.attributes_of(category) if category else ()
    if not entries and not as_json:
        note("there are no categories; run: skulens taxonomy import FILE, or add products")
        return
    show(
        {"categories": entries, **({"attributes": attributes} if category else {})},
        as_json=as_json,
        rows=lambda: plain_taxonomy.tree_rows(entries, attributes),
        picture=lambda render: render.tree(entries, attributes, is_part=bool(category)),
        renderer="render_taxonomy",
    )


@app.command(
    "check",
    cls=Command,
    epilog=examples(
        "skulens taxonomy check categories.csv",
        "skulens taxonomy check --attributes attributes.yaml",
    ),
)
def check(
    file: FileArgument = None,
    attributes: AttributesOption = None,
    as_json: AsJson = False,
) -> int:
    """List everything that is wrong in files, by line, without using them.

    Needs no catalogue. The exit code is 1 if anything is wrong.
    """
    found = doors.check_schema(file, attributes)
    show(
        found,
        as_json=as_json,
        rows=lambda: plain_taxonomy.check_rows(found),
        picture=lambda render: render.checked(found),
        renderer="render_taxonomy",
    )
    return 1 if found.problems else 0
