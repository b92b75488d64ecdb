"""What was decided about suppliers' columns and values, as a person likes to see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.mapping_words import shown_field
from skulens.cli.plain_mapping import state_of
from skulens.cli.shapes import done, refused
from skulens.cli.text import counted, one_line, shown_value
from skulens.mapping.memory.memory_files import MemoryImport
from skulens.records import MappingDecision
from skulens.store import Contradiction, KeptDecision

SHOWN = 10
STATE_COLOURS = {"in force": "green", "superseded": "dim", "taken back": "dim"}


def history(found: Sequence[KeptDecision]) -> RenderableType:
    """Decisions, oldest first: what was said, by whom and when, and whether it still counts."""
    table = shapes.table()
    table.add_column("decided", no_wrap=True)
    table.add_column("by", overflow="fold")
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("state", no_wrap=True)
    for kept in found:
        one, state = kept.decision, state_of(kept)
        table.add_row(
            Text(one.decided_at[:16].replace("T", " "), style="dim"),
            Text(one_line(one.decided_by)),
            Text(decided(one)),
            Text(state, style=STATE_COLOURS[state]),
        )
    return Group(table, "", Text(counted(len(found), "decision"), style="dim"))


def imported(report: MemoryImport) -> RenderableType:
    """What came of a file of decisions."""
    known = f", {report.known:,} known already" if report.known else ""
    return Group(
        done(f"{counted(report.added, 'decision')} added{known}"),
        *_contradictions(report.contradictions),
        *refused(report.rejections, "line"),
    )


def decided(one: MappingDecision) -> str:
    """What a person said, in a few words."""
    column = one_line(one.column)
    if one.raw is not None:
        becomes = one_line(shown_value(one.value)) or "nothing"
        sign = "→" if one.confirmed else "is not"
        return f"{column}: {one_line(one.raw)} {sign} {becomes}"
    if not one.target:
        return f"{column}: no counterpart"
    return f"{column} {'→' if one.confirmed else 'is not'} {shown_field(one.target, one.part)}"


def _contradictions(found: Sequence[Contradiction]) -> Iterator[RenderableType]:
    if not found:
        return
    count = counted(len(found), "contradiction")
    yield Text(f"\n! {count}: the later decision holds", style="yellow")
    for one in found[:SHOWN]:
        kept, lost = one.kept, one.given_up
        yield Text(
            f"  {decided(kept)} ({one_line(kept.decided_by)}, {kept.decided_at[:10]}), not "
            f"{decided(lost)} ({one_line(lost.decided_by)}, {lost.decided_at[:10]})"
        )
    if len(found) > SHOWN:
        yield Text(f"  and {len(found) - SHOWN:,} more", style="dim")
