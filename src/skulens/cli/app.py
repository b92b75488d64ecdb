"""The program: global options, and its commands in the order the help shows them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from skulens.cli.commands import (
    add,
    cache,
    classify,
    copy,
    demo,
    evaluate,
    export,
    mapping,
    models,
    review,
    search,
    shell,
    status,
    taxonomy,
    train,
    upkeep,
)
from skulens.cli.context import session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import examples
from skulens.errors import UsageError

FILL, ASK, TEACH, KEEP, TRY = PANELS = ("Fill", "Ask", "Teach", "Look after", "Try")


class Program(Group):
    """The program: commands and groups of commands in the order of their panels."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        panels = {name: getattr(one, "rich_help_panel", TRY) for name, one in self.commands.items()}
        names = sorted(panels, key=lambda name: PANELS.index(panels[name]))
        self.commands = {name: self.commands[name] for name in names}


app = typer.Typer(
    name="skulens",
    cls=Program,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "skulens add photos --category-from-folder",
        'skulens search "green apple"',
        "skulens search --image phone.jpg --sheet found.jpg",
        "skulens classify phone.jpg",
    ),
)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"skulens {version('skulens')}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    catalog: Annotated[
        str | None,
        typer.Option(
            "--catalog",
            metavar="FOLDER_OR_URL",
            help="The catalogue to use (else SKULENS_CATALOG, else ./skulens-catalog).",
        ),
    ] = None,
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder",
            metavar="SPEC",
            help="Encoder of a new catalogue: embedded, onnx:FOLDER or dummy (else SKULENS_ENCODER).",
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Eyes for a product catalogue: find products by photo and by words, and say what is in a photo."""
    session = session_of(context)
    if session.interactive and (catalog or encoder):
        raise UsageError("the shell keeps the catalogue it was started with")
    session.where = catalog or session.where
    session.encoder = encoder or session.encoder
    session.debug = debug or session.debug


for panel, command, help_end in (
    (FILL, add.add, add.EXAMPLES),
    (ASK, search.search, search.SEARCH_EXAMPLES),
    (ASK, search.similar, search.SIMILAR_EXAMPLES),
    (ASK, classify.classify, classify.EXAMPLES),
    (KEEP, status.status, status.EXAMPLES),
    (KEEP, upkeep.remove, upkeep.REMOVE_EXAMPLES),
    (KEEP, upkeep.rebuild, upkeep.REBUILD_EXAMPLES),
    (KEEP, upkeep.fit, upkeep.FIT_EXAMPLES),
    (KEEP, export.export, export.EXAMPLES),
    (KEEP, copy.copy, copy.EXAMPLES),
    (TRY, shell.shell, shell.EXAMPLES),
    (TRY, demo.demo, demo.EXAMPLES),
):
    app.command(cls=Command, rich_help_panel=panel, epilog=help_end)(command)
app.add_typer(mapping.app, rich_help_panel=FILL)
app.add_typer(evaluate.app, rich_help_panel=KEEP)
for group in (taxonomy.app, train.app, models.app, review.app):
    app.add_typer(group, rich_help_panel=TEACH)
app.add_typer(cache.app, rich_help_panel=KEEP)
