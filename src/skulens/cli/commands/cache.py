"""`skulens cache`: what is kept so that it need not be made again."""

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
    help="List or clear kept vectors of queries and texts, and loaded models.",
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples("skulens cache list", "skulens cache clear"),
)


@app.command("list", cls=Command, epilog=examples("skulens cache list --json"))
def list_kept(context: typer.Context, as_json: AsJson = False) -> None:
    """List kept queries, kept texts of categories and values, and models in memory."""
    with session_of(context).catalog() as catalog:
        queries = tuple(catalog.cached_queries())
        prompts = tuple(catalog.kept_prompts())
        models = tuple(catalog.loaded_models())
    if not (queries or prompts or models or as_json):
        note("nothing is kept")
        return
    show(
        {
            "queries": queries,
            "prompts": [{"label": label, "texts": texts} for label, texts in prompts],
            "models": models,
        },
        as_json=as_json,
        rows=lambda: plain.kept_rows(queries, prompts, models),
        picture=lambda render: render.kept(queries, prompts, models),
    )


@app.command("clear", cls=Command, epilog=examples("skulens cache clear"))
def clear(context: typer.Context, as_json: AsJson = False) -> None:
    """Forget what is kept and drop loaded models; all of it is made again when needed."""
    with session_of(context).catalog() as catalog:
        cleared = catalog.clear_cache()
    show(
        {"cleared": cleared},
        as_json=as_json,
        rows=lambda: [("cleared", str(cleared))],
        picture=lambda render: render.done(f"forgot {counted(cleared, 'kept item')}"),
    )
