"""`skulens review`: where the system is not sure, a person decides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from skulens.cli import plain_reviews
from skulens.cli.context import decider, session_of
from skulens.cli.help_page import Command, Group
from skulens.cli.options import AsJson, ByOption, examples
from skulens.cli.show import is_terminal, note, show
from skulens.errors import OutputError, UsageError

if TYPE_CHECKING:
    from skulens.catalog import Catalog
    from skulens.classify.review import ReviewQueue
    from skulens.records import ReviewEntry

app = typer.Typer(
    name="review",
    invoke_without_command=True,
    rich_markup_mode=None,
    cls=Group,
    epilog=examples(
        "skulens review",
        "skulens review --limit 20 --by ann",
        "skulens review correct 17 'Fruit > Apple'",
        "skulens review report --period week",
    ),
)

WAITING = "waiting"
Ids = Annotated[list[int], typer.Argument(metavar="ID", help="Numbers of items.")]
Id = Annotated[int, typer.Argument(metavar="ID", help="The number of an item.")]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="At most N items.")
]


@app.callback()
def review(
    context: typer.Context,
    by: ByOption = None,
    limit: LimitOption = None,
    as_json: AsJson = False,
) -> None:
    """Decide what the system was not sure of, item by item.

    Every answer is saved at once, so you can stop at any time. In a pipe, and with --json, what
    waits is listed instead.
    """
    if context.invoked_subcommand:
        if by or limit or as_json:
            name = context.invoked_subcommand
            raise UsageError(f"put options behind the command: skulens review {name} ...")
        return
    with session_of(context).catalog() as catalog:
        queue = _queue(catalog)
        if as_json or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            _show_entries(queue.waiting(limit), "nothing waits", as_json)
            return
        from skulens.cli.reviewing import Reviewing, ask_at_terminal

        Reviewing(queue, decider(by), ask_at_terminal).run(limit)


@app.command(
    "list",
    cls=Command,
    epilog=examples("skulens review list", "skulens review list --state corrected --limit 20"),
)
def list_entries(
    context: typer.Context,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="waiting (unless told), accepted, corrected or skipped. Repeat for several.",
        ),
    ] = None,
    limit: LimitOption = None,
    as_json: AsJson = False,
) -> None:
    """List what waits, oldest first, or what else is in the queue, newest first."""
    states = state or [WAITING]
    with session_of(context).catalog() as catalog:
        found = _queue(catalog).entries(states, limit, newest_first=WAITING not in states)
    _show_entries(found, f"nothing is {' or '.join(states)}", as_json)


@app.command("accept", cls=Command, epilog=examples("skulens review accept 17 18 --by ann"))
def accept(context: typer.Context, ids: Ids, by: ByOption = None, as_json: AsJson = False) -> None:
    """Say that proposals are right; the first that cannot be accepted ends it."""
    with session_of(context).catalog() as catalog:
        queue, name = _queue(catalog), decider(by)
        _show_entries([queue.accept(id, name) for id in ids], "", as_json)


@app.command(
    "correct",
    cls=Command,
    epilog=examples(
        "skulens review correct 17 'Fruit > Apple'", "skulens review correct 17 Apple --by ann"
    ),
)
def correct(
    context: typer.Context,
    id: Id,
    category: Annotated[
        str,
        typer.Argument(
            metavar="CATEGORY", help="A path, an id, or a name that only one category has."
        ),
    ],
    by: ByOption = None,
    as_json: AsJson = False,
) -> None:
    """Say what an item really is."""
    with session_of(context).catalog() as catalog:
        _show_entries([_queue(catalog).correct(id, category, decider(by))], "", as_json)


@app.command("skip", cls=Command, epilog=examples("skulens review skip 17"))
def skip(context: typer.Context, ids: Ids, by: ByOption = None, as_json: AsJson = False) -> None:
    """Put items off without a decision, or take a decision back."""
    with session_of(context).catalog() as catalog:
        queue, name = _queue(catalog), decider(by)
        _show_entries([queue.skip(id, name) for id in ids], "", as_json)


@app.command(
    "show",
    cls=Command,
    epilog=examples("skulens review show 17", "skulens review show 17 --picture item.jpg"),
)
def show_entry(
    context: typer.Context,
    id: Id,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture", metavar="OUT.jpg", help="Also write its first photo into this file."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show one item with all alternatives."""
    with session_of(context).catalog() as catalog:
        entry = _queue(catalog).entry(id)
        jpeg = _queue(catalog).picture(id) if picture else b""
    if picture:
        try:
            picture.write_bytes(jpeg)
        except OSError as error:
            raise OutputError(f"cannot write {picture}: {error.strerror or error}") from error
    show(
        entry,
        as_json=as_json,
        rows=lambda: plain_reviews.review_facts(entry),
        picture=lambda render: render.entry(entry),
        renderer="render_reviews",
    )
    if picture and not as_json:
        note(f"its first photo: {picture}")


@app.command(
    "report",
    cls=Command,
    epilog=examples("skulens review report", "skulens review report --period week --json"),
)
def report(
    context: typer.Context,
    period: Annotated[
        Literal["day", "week", "month"],
        typer.Option("--period", metavar="PERIOD", help="day, week or month, in UTC."),
    ] = "month",
    as_json: AsJson = False,
) -> None:
    """Show how often proposals were right, by period and by the category proposed."""
    with session_of(context).catalog() as catalog:
        answer = _queue(catalog).report(period)
    show(
        answer,
        as_json=as_json,
        rows=lambda: plain_reviews.acceptance_rows(answer),
        picture=lambda render: render.acceptance(answer),
        renderer="render_reviews",
    )


def _show_entries(entries: Sequence[ReviewEntry], if_none: str, as_json: bool) -> None:
    if not entries and not as_json:
        note(if_none)
        return
    show(
        {"reviews": entries},
        as_json=as_json,
        rows=lambda: plain_reviews.review_rows(entries),
        picture=lambda render: render.entries(entries),
        renderer="render_reviews",
    )


def _queue(catalog: Catalog) -> ReviewQueue:
    return catalog.review
