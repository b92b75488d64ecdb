"""The category tree and its attributes as a person at a terminal likes to see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.context import SchemaCheck
from skulens.cli.shapes import done, refused, warnings
from skulens.cli.text import counted, one_line
from skulens.records import AttributeEntry, CategoryEntry, SchemaReport

SHOWN = 5
VALUES_SHOWN = 8
INDENT = "  "


def imported(report: SchemaReport) -> RenderableType:
    """What a schema holds, and what changed in it."""
    leaves = counted(report.leaves, "leaf", "leaves")
    head = (
        f"{counted(report.categories, 'category', 'categories')} ({leaves}),"
        f" {counted(report.attributes, 'attribute')}"
    )
    parts: list[RenderableType] = [done(head)]
    if len(report.added) < report.categories:  # else it is the first tree, and all of it is new
        pairs = {"renamed": report.renamed, "moved": report.moved}
        parts += _examples("added", report.added)
        for name, changes in pairs.items():
            parts += _examples(name, [f"{before} → {after}" for before, after in changes])
        parts += _examples("removed", report.removed)
    if report.unplaced:
        parts += _unplaced(report)
    return Group(*parts, *warnings(report.warnings))


def tree(
    entries: Sequence[CategoryEntry], attributes: Sequence[AttributeEntry], *, is_part: bool
) -> RenderableType:
    """Categories, each below the one it belongs to; with a part of the tree its attributes."""
    top = entries[0].depth
    table = shapes.table()
    table.add_column("category", overflow="fold")
    table.add_column("products", justify="right", no_wrap=True)
    has_ids = any(entry.id != entry.path for entry in entries)
    if has_ids:
        table.add_column("id", overflow="fold", style="dim")
    table.add_column("also called", overflow="fold", style="dim")
    for entry in entries:
        level = entry.depth - top
        name = entry.path if is_part and not level else entry.name
        cells = [
            Text(f"{INDENT * level}{one_line(name)}", style="" if level else "bold"),
            Text(f"{entry.products:,}"),
            *([Text(one_line(entry.id))] if has_ids else []),
            Text(one_line(", ".join(entry.synonyms))),
        ]
        table.add_row(*cells)
    count = Text(counted(len(entries), "category", "categories"), style="dim")
    below: list[RenderableType] = ["", _attributes(attributes)] if attributes else []
    return Group(table, *below, "", count)


def checked(found: SchemaCheck) -> RenderableType:
    """What is wrong in files, or that nothing is."""
    parts: list[RenderableType] = []
    if found.categories is not None:
        parts.append(done(counted(found.categories, "category", "categories")))
    if found.attributes is not None:
        parts.append(done(counted(found.attributes, "attribute")))
    problems = refused(found.problems, "problem", "to correct")
    return Group(*parts, *problems, *warnings(found.warnings))


def _examples(name: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if not lines:
        return
    yield Text.assemble("\n", (name, "bold"), (f"  {len(lines):,}", "dim"))
    yield from (Text(f"{INDENT}{one_line(line)}") for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield Text(f"{INDENT}and {len(lines) - SHOWN:,} more", style="dim")


def _unplaced(report: SchemaReport) -> Iterator[RenderableType]:
    count = counted(len(report.unplaced), "category", "categories")
    yield Text(f"\n{count} of products not in this tree: they teach nothing", style="yellow")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim")
    grid.add_column(overflow="fold")
    for path, number in report.unplaced[:SHOWN]:
        grid.add_row(f"{INDENT}{number:,}", Text(one_line(path)))
    yield grid
    if len(report.unplaced) > SHOWN:
        yield Text(f"{INDENT}and {len(report.unplaced) - SHOWN:,} more", style="dim")


def _attributes(found: Sequence[AttributeEntry]) -> Table:
    table = shapes.table()
    for name in ("attribute", "kind", "", "values"):
        table.add_column(name, overflow="fold")
    for one in found:
        shown = ", ".join(one.values[:VALUES_SHOWN])
        more = len(one.values) - VALUES_SHOWN
        values = f"{shown} and {more:,} more" if more > 0 else shown
        table.add_row(
            Text(one_line(one.key)),
            Text(one_line(f"{one.kind} in {one.unit}" if one.unit else one.kind)),
            Text("required" if one.required else "", style="yellow"),
            Text(one_line(values)),
        )
    return table
