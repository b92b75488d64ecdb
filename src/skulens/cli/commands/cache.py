"""`skulens cache`: the queries whose vectors are kept."""

from __future__ import annotations

import typer

from skulens.cli import plain
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, examples
from skulens.cli.show import note, show
from skulens.cli.text import counted

app = typer.Typer(
    name="cache",
    help="List or clear the queries whose vectors are kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples("skulens cache list", "skulens cache clear"),
)


@app.command("list", cls=Command, epilog=examples("skulens cache list --json"))
def list_queries(context: typer.Context, as_json: AsJson = False) -> None:
    """List the kept queries, how often each was used and when last."""
    with session_of(context).catalog() as catalog:
        queries = tuple(catalog.cached_queries())
    if not queries and not as_json:
        note("no query is kept")
        return
    show(
        {"queries": queries},
        as_json=as_json,
        rows=lambda: plain.query_rows(queries),
        picture=lambda render: render.queries(queries),
    )


@app.command("clear", cls=Command, epilog=examples("skulens cache clear"))
def clear(context: typer.Context, as_json: AsJson = False) -> None:
    """Forget every kept query; the next ones are encoded again."""
    with session_of(context).catalog() as catalog:
        cleared = catalog.clear_cache()
    show(
        {"cleared": cleared},
        as_json=as_json,
        rows=lambda: [("cleared", str(cleared))],
        picture=lambda render: render.done(f"forgot {counted(cleared, 'query', 'queries')}"),
    )
