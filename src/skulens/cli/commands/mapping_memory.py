"""`skulens map memory`: what was decided about suppliers' columns and values."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from skulens.cli import plain_mapping
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.show import is_terminal, note, show
from skulens.cli.text import counted, one_line, shown_path
from skulens.errors import UsageError

app = typer.Typer(
    name="memory",
    help="Export, import, look up and forget what was decided about suppliers' feeds.",
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples(
        "skulens map memory export memory.jsonl",
        "skulens map memory import memory.jsonl",
        "skulens map memory history --supplier Harbour",
    ),
)

SupplierOption = Annotated[str, typer.Option("--supplier", metavar="NAME", help="Of whom.")]


@app.command(
    "export",
    cls=Command,
    epilog=examples(
        "skulens map memory export memory.jsonl",
        "skulens map memory export harbour.csv --supplier Harbour",
    ),
)
def export(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="Where to: .jsonl holds everything, .csv is for people to read."
        ),
    ],
    supplier: Annotated[
        str | None,
        typer.Option("--supplier", metavar="NAME", help="Of this supplier only (else of all)."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write all that was ever decided into a file."""
    with session_of(context).catalog() as catalog:
        number = catalog.export_mapping_memory(file, supplier=supplier)
    show(
        {"decisions": number, "out": file},
        as_json=as_json,
        rows=lambda: [("decisions", str(number)), ("out", file)],
        picture=lambda render: render.done(
            f"{counted(number, 'decision')} written to {shown_path(file)}"
        ),
    )


@app.command("import", cls=Command, epilog=examples("skulens map memory import memory.jsonl"))
def import_file(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .jsonl file that was exported elsewhere.")
    ],
    as_json: AsJson = False,
) -> int:
    """Take in decisions of another catalogue; of two on one thing the later one holds.

    The exit code is 3 if lines could not be understood.
    """
    with session_of(context).catalog(create=True) as catalog:
        report = catalog.import_mapping_memory(file)
    show(
        report,
        as_json=as_json,
        rows=lambda: plain_mapping.import_rows(report),
        picture=lambda render: render.imported(report),
        renderer="render_mapping_memory",
    )
    return 3 if report.rejections else 0


@app.command(
    "history",
    cls=Command,
    epilog=examples(
        "skulens map memory history --supplier Harbour",
        "skulens map memory history --supplier Harbour --column Col",
    ),
)
def history(
    context: typer.Context,
    supplier: SupplierOption,
    column: Annotated[
        str | None,
        typer.Option("--column", metavar="COLUMN", help="What was said of this column only."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List all that was ever decided of a supplier, oldest first."""
    with session_of(context).catalog() as catalog:
        found = catalog.mapping_memory.history(supplier, column)
    if not found and not as_json:
        note(f"nothing was decided of {one_line(column or supplier)}")
        return
    show(
        {"history": found},
        as_json=as_json,
        rows=lambda: plain_mapping.history_rows(found),
        picture=lambda render: render.history(found),
        renderer="render_mapping_memory",
    )


@app.command(
    "forget", cls=Command, epilog=examples("skulens map memory forget --supplier Harbour --yes")
)
def forget(
    context: typer.Context,
    supplier: SupplierOption,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete all that is known of a supplier, its past included (after asking)."""
    with session_of(context).catalog() as catalog:
        memory = catalog.mapping_memory
        if not yes:
            if as_json or not is_terminal(sys.stdin):
                raise UsageError("forgetting needs --yes here")
            number = counted(len(memory.history(supplier)), "decision")
            question = f"Forget {number} and all mappings of {one_line(supplier)}?"
            if not typer.confirm(question, err=True):
                note("nothing forgotten")
                return
        forgotten = memory.forget(supplier)
    decisions, mappings = forgotten.decisions, forgotten.mappings
    show(
        forgotten,
        as_json=as_json,
        rows=lambda: [("decisions", str(decisions)), ("mappings", str(mappings))],
        picture=lambda render: render.done(
            f"forgot {counted(decisions, 'decision')} and {counted(mappings, 'mapping')}"
        ),
    )
