"""The review queue as a person at a terminal likes to see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.shapes import bar, done, facts
from skulens.cli.text import counted, one_line, percent
from skulens.records import AcceptanceReport, AcceptanceRow, CategoryCandidate, ReviewEntry

STATE_COLOURS = {"waiting": "yellow", "accepted": "green", "corrected": "cyan", "skipped": "dim"}


def entries(found: Sequence[ReviewEntry]) -> RenderableType:
    """Items as a table, two lines each: what it is, and what it was taken for."""
    table = shapes.table()
    table.add_column("id", justify="right", style="dim", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("item", ratio=3, overflow="fold")
    table.add_column("proposed", ratio=3, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    for entry in found:
        table.add_row(
            Text(str(entry.id)), _state(entry), _item(entry), _verdict(entry), _share(entry)
        )
    return Group(table, "", Text(counted(len(found), "item"), style="dim"))


def entry(one: ReviewEntry) -> RenderableType:
    """Everything about one item."""
    decided = [("decided", Text(one_line(one.decided)))] if one.decided else []
    by = [("by", Text(f"{one_line(one.decided_by)}, {one.decided_at}"))] if one.decided_at else []
    known = [("state", _state(one)), *_content(one), ("queued", Text(one.created_at))]
    return Group(facts([*known, *decided, *by]), *_choices(one.alternatives))


def question(one: ReviewEntry, number: int, of: int) -> RenderableType:
    """One item with the categories that can be chosen by their number."""
    head = Text.assemble((f"\n{number:,} of {of:,}", "bold"), (f"  item {one.id}", "dim"))
    return Group(head, facts(_content(one)), *_choices(one.alternatives), "")


def decision(one: ReviewEntry) -> Text:
    """What has just been decided."""
    return done(f"{one.state}: {one.decided}" if one.decided else one.state)


def problem(message: str) -> Text:
    """Why an answer could not be taken."""
    return Text(one_line(message), style="yellow")


def ending(decided: Mapping[str, int], waiting: int) -> RenderableType:
    """What was decided at one sitting, and what is left."""
    parts = [f"{number:,} {state}" for state, number in decided.items() if number]
    wait = f"{counted(waiting, 'item waits', 'items wait')}" if waiting else "nothing waits"
    return Group("", done(f"{', '.join(parts) or 'nothing decided'}; {wait}"))


def acceptance(report: AcceptanceReport) -> RenderableType:
    """How often proposals were right: by period, then by category within each."""
    table = shapes.table()
    for name in ("period", "category"):
        table.add_column(name, overflow="fold")
    for name in ("accepted", "corrected", "right"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in report.periods:
        table.add_row(*_figures(row, "all"), style="bold")
        for part in report.categories:
            if part.period == row.period:
                table.add_row("", *_figures(part, part.category)[1:])
    total = report.total
    sentence = (
        f"{counted(total.accepted + total.corrected, 'decision')}, {total.rate:.1%} accepted"
        if report.periods
        else "nothing is decided yet"
    )
    left = f"{report.waiting:,} waiting, {report.skipped:,} skipped"
    footer = Text(f"{sentence}; {left}", style="dim")
    return Group(table, "", footer) if report.periods else footer


def _figures(row: AcceptanceRow, category: str) -> list[Text]:
    words = (row.period, category, f"{row.accepted:,}", f"{row.corrected:,}", f"{row.rate:.1%}")
    return [Text(one_line(word)) for word in words]


def _content(one: ReviewEntry) -> list[tuple[str, Text]]:
    photos = Text("\n").join(shapes.photo(photo) for photo in one.photos)
    title = [("title", Text(one_line(one.title), style="bold"))] if one.title else []
    proposed = Text.assemble((one_line(one.proposed), "bold"), "  ", _share(one))
    return [("photos", photos), *title, ("proposed", proposed)]


def _choices(alternatives: Sequence[CategoryCandidate]) -> Iterator[RenderableType]:
    if not alternatives:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for number, other in enumerate(alternatives, 1):
        likely = Text(percent(other.probability))
        table.add_row(f" {number}", bar(other.probability), likely, Text(one_line(other.path)))
    yield from ("", table)


def _item(one: ReviewEntry) -> Text:
    photo = shapes.photo(one.photos[0]) if one.photos else Text()
    if len(one.photos) > 1:
        photo.append(f"  and {len(one.photos) - 1:,} more")
    if not one.title:
        return photo
    photo.stylize("dim")
    return Text("\n").join([Text(one_line(one.title), style="bold"), photo])


def _verdict(one: ReviewEntry) -> Text:
    proposed = Text(one_line(one.proposed))
    if one.decided and one.decided != one.proposed:
        return Text("\n").join([proposed, Text(f"→ {one_line(one.decided)}", style="cyan")])
    return proposed


def _state(one: ReviewEntry) -> Text:
    return Text(one.state, style=STATE_COLOURS.get(one.state, ""))


def _share(one: ReviewEntry) -> Text:
    return Text(percent(one.confidence))
