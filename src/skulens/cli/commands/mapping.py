"""`skulens map`: a supplier's feed becomes the shop's attributes, values and units."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from skulens.cli import plain_mapping
from skulens.cli.commands import mapping_memory
from skulens.cli.context import decider, session_of
from skulens.cli.help_page import Command
from skulens.cli.options import (
    AsJson,
    ByOption,
    EncodingOption,
    OutsideOption,
    PhotoRootOption,
    examples,
)
from skulens.cli.own_arguments import GroupWithArguments
from skulens.cli.progress_bar import progress_bar
from skulens.cli.show import is_terminal, note, show
from skulens.cli.text import counted
from skulens.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from skulens.catalog import Catalog
    from skulens.records import SupplierMapping

app = typer.Typer(
    name="map",
    invoke_without_command=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=GroupWithArguments,
    epilog=examples(
        "skulens map feed.xlsx --supplier Harbour",
        "skulens map feed.csv --supplier Lindgruen --category Chairs -o mapped",
        "skulens map review --supplier Harbour",
        "skulens map apply feed.xlsx --supplier Harbour --add",
    ),
)
app.add_typer(mapping_memory.app)

Format = Literal["csv", "parquet"]
FeedArgument = Annotated[
    str, typer.Argument(metavar="FEED", help="A feed: CSV, TSV, JSONL, Parquet or XLSX.")
]
SupplierOption = Annotated[
    str, typer.Option("--supplier", metavar="NAME", help="Whose feed it is.")
]
WhichSupplierOption = Annotated[
    str | None,
    typer.Option("--supplier", metavar="NAME", help="Whose (else the only one that was mapped)."),
]


def _commands(incomplete: str) -> list[str]:
    """What else than a feed the first word may be, for the completion of the system's shell."""
    names = [command.name for command in app.registered_commands]
    names += [
        group.typer_instance.info.name for group in app.registered_groups if group.typer_instance
    ]
    return [name for name in names if name and name.startswith(incomplete)]


@app.callback()
def propose(
    context: typer.Context,
    feed: Annotated[
        str,
        typer.Argument(
            metavar="FEED",
            help="A feed: CSV, TSV, JSONL, Parquet or XLSX. One that is called like a command: ./review",
            autocompletion=_commands,
        ),
    ],
    supplier: SupplierOption,
    category: Annotated[
        list[str] | None,
        typer.Option(
            "--category",
            metavar="PATH_OR_NAME",
            help="What the products are; repeat for several. auto tells it from their photos"
            " (which is what happens unless told).",
        ),
    ] = None,
    accept: Annotated[
        float,
        typer.Option(
            "--accept",
            metavar="SHARE",
            help="From this probability on nobody is asked.",
        ),
    ] = 0.9,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FOLDER",
            help="Also write the mapping, a report and the products into this folder.",
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option("--format", metavar="csv|parquet", help="What the products are written as."),
    ] = "csv",
    encoding: EncodingOption = None,
    photo_root: PhotoRootOption = None,
    allow_outside: OutsideOption = False,
    as_json: AsJson = False,
) -> int:
    """Say what a supplier's columns and values are in the shop's terms, and on what ground.

    What is sure enough is used, the rest waits for `map review`; what was decided before is
    remembered. The exit code is 3 if rows could not be read.
    """
    if context.invoked_subcommand:
        return 0
    with (
        session_of(context).catalog() as catalog,
        progress_bar(as_json=as_json) as progress,
    ):
        found = catalog.map_feed(
            feed,
            supplier=supplier,
            category=category or "auto",
            accept=accept,
            out=out,
            format=format,
            encoding=encoding,
            photo_root=photo_root,
            allow_outside=allow_outside,
            progress=progress,
        )
    names = ("mapping.json", "mapping.csv", "report.html", f"products.{format}")
    written = [str(Path(out) / name) for name in names] if out else []
    _show_mapping(found, feed, as_json, written)
    return 3 if found.rejections else 0


@app.command(
    "review",
    cls=Command,
    epilog=examples("skulens map review", "skulens map review --supplier Harbour --by ann"),
)
def review(
    context: typer.Context,
    supplier: WhichSupplierOption = None,
    by: ByOption = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="At most N questions.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Decide what a mapping leaves open, question by question: columns first, then values.

    Every answer is saved at once, so you can stop at any time. In a pipe, and with --json, the
    open questions are listed instead.
    """
    with session_of(context).catalog() as catalog:
        name = _supplier(catalog, supplier)
        if not as_json and is_terminal(sys.stdin) and is_terminal(sys.stdout):
            from skulens.cli.mapping_review import ReviewingMapping
            from skulens.cli.reviewing import ask_at_terminal

            ReviewingMapping(catalog, name, decider(by), ask_at_terminal).run(limit)
            return
        questions = catalog.review_mapping(name, decider(by))
    columns = questions.columns()[:limit]
    values = questions.values()[: None if limit is None else limit - len(columns)]
    if not as_json and not columns and not values:
        note(f"nothing of {name} waits")
        return
    show(
        {"columns": columns, "values": values},
        as_json=as_json,
        rows=lambda: plain_mapping.question_rows(columns, values),
        picture=lambda render: render.questions(columns, values),
        renderer="render_mapping_questions",
    )


@app.command(
    "apply",
    cls=Command,
    epilog=examples(
        "skulens map apply feed.xlsx --supplier Harbour --add",
        "skulens map apply feed.xlsx --supplier Harbour -o products.parquet",
        "skulens map apply feed.xlsx --supplier Harbour --mapping mapping.csv -o products.csv",
    ),
)
def apply(
    context: typer.Context,
    feed: FeedArgument,
    supplier: SupplierOption,
    out: Annotated[
        str | None,
        typer.Option(
            "-o", "--out", metavar="OUT", help="Write the products here: a .csv or .parquet file."
        ),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add the products to the catalogue.")] = False,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--mapping", metavar="FILE", help="Go by this mapping.json or mapping.csv instead."
        ),
    ] = None,
    id_prefix: Annotated[
        str,
        typer.Option(
            "--id-prefix",
            metavar="TEXT",
            help="Put before every id in the catalogue, so that suppliers may use the same ones.",
        ),
    ] = "",
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", metavar="csv|parquet", help="The format, if the name of OUT does not tell."
        ),
    ] = None,
    encoding: EncodingOption = None,
    photo_root: PhotoRootOption = None,
    allow_outside: OutsideOption = False,
    as_json: AsJson = False,
) -> int:
    """Make products of a feed as its supplier's mapping says: into a file or the catalogue.

    What is still to be decided stays empty. The exit code is 3 if something was refused.
    """
    with session_of(context).catalog() as catalog, progress_bar(as_json=as_json) as progress:
        report = catalog.apply_mapping(
            feed,
            supplier=supplier,
            mapping=mapping,
            out=out,
            format=format,
            add=add,
            id_prefix=id_prefix,
            encoding=encoding,
            photo_root=photo_root,
            allow_outside=allow_outside,
            progress=progress,
        )
    show(
        report,
        as_json=as_json,
        rows=lambda: plain_mapping.applied_rows(report),
        picture=lambda render: render.applied(report, feed),
        renderer="render_mapping",
    )
    added = report.added is not None and report.added.rejections
    return 3 if added or report.mapping.rejections else 0


@app.command(
    "show",
    cls=Command,
    epilog=examples("skulens map show", "skulens map show --supplier Harbour"),
)
def show_mapping(
    context: typer.Context,
    supplier: Annotated[
        str | None, typer.Option("--supplier", metavar="NAME", help="Whose mapping (else a list).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show all suppliers, or the mapping of one as it stands."""
    with session_of(context).catalog() as catalog:
        if supplier is not None:
            found = catalog.mapping_of(supplier)
        else:
            known = catalog.mapping_memory.suppliers()
    if supplier is not None:
        _show_mapping(found, found.feed, as_json)
        return
    if not known and not as_json:
        note("nothing was mapped; begin with: skulens map FEED --supplier NAME")
        return
    show(
        {"suppliers": known},
        as_json=as_json,
        rows=lambda: plain_mapping.supplier_rows(known),
        picture=lambda render: render.suppliers(known),
        renderer="render_mapping",
    )


@app.command("adopt", cls=Command, epilog=examples("skulens map adopt mapped/mapping.csv --by ann"))
def adopt(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A mapping.csv or mapping.json, as you edited it.")
    ],
    by: ByOption = None,
    as_json: AsJson = False,
) -> None:
    """Remember what is confirmed and refused in a mapping that was edited in a file."""
    with session_of(context).catalog() as catalog:
        number = catalog.adopt_mapping(file, decider(by))
    show(
        {"adopted": number},
        as_json=as_json,
        rows=lambda: [("adopted", str(number))],
        picture=lambda render: render.done(f"{counted(number, 'new decision')} remembered"),
    )


def _show_mapping(
    found: SupplierMapping, feed: str, as_json: bool, written: list[str] | None = None
) -> None:
    show(
        found,
        as_json=as_json,
        rows=lambda: plain_mapping.mapping_rows(found),
        picture=lambda render: render.mapped(found, feed, written or ()),
        renderer="render_mapping",
    )


def _supplier(catalog: Catalog, name: str | None) -> str:
    """The supplier that is meant; raises `NotFoundError` or `UsageError` where none is."""
    if name is not None:
        return name
    mapped = [one.supplier for one in catalog.mapping_memory.suppliers() if one.version]
    if not mapped:
        raise NotFoundError("nothing was mapped; begin with: skulens map FEED --supplier NAME")
    if len(mapped) > 1:
        raise UsageError(f"say whose mapping: --supplier with one of {', '.join(mapped)}")
    return mapped[0]
