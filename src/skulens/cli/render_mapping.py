"""How a supplier's feed is mapped, as a person at a terminal likes to see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.mapping_words import (
    STATUS_WORDS,
    next_steps,
    shown_categories,
    shown_field,
    shown_waiting,
)
from skulens.cli.render import add_report
from skulens.cli.shapes import done, facts, refused, with_sentences
from skulens.cli.text import counted, duration, one_line, percent, shown_path, shown_value
from skulens.mapping.memory.memory import SupplierSummary
from skulens.records import (
    AppliedMapping,
    FeedDifference,
    FieldMapping,
    MappingStatus,
    MissingField,
    SupplierMapping,
    ValueMapping,
)

STATUS_COLOURS: dict[MappingStatus, str] = {
    "confirmed": "green",
    "accepted": "green",
    "open": "yellow",
    "left": "dim",
    "refused": "dim",
}
CATEGORIES_SHOWN = 3
VALUES_SHOWN = 5
MISSING_SHOWN = 8
CHANGES_SHOWN = 5


def mapped(one: SupplierMapping, feed: str, written: Sequence[str] = ()) -> RenderableType:
    """A mapping as it stands: columns, values, what is missing, and what comes next."""
    head = (
        f"{one.supplier}: {counted(one.rows, 'row')} of {one.feed}, mapping {one.version}"
        f" ({duration(one.seconds)})"
    )
    return Group(
        done(head),
        facts([*_asked(one), *_changes(one.difference)]),
        "",
        *_columns(one.columns),
        *_values(one.values),
        *_missing(one),
        *refused(one.rejections, "row", "to look at"),
        *_written(written),
        *_next(one, feed),
    )


def applied(report: AppliedMapping, feed: str) -> RenderableType:
    """What came of a feed by its mapping, and what it leaves open."""
    one = report.mapping
    parts: list[RenderableType] = []
    if report.file:
        products = counted(report.products, "product")
        parts.append(
            done(f"{products} written to {shown_path(report.file)} ({duration(report.seconds)})")
        )
    if report.added is not None:
        # What was refused comes after the facts, all in one place.
        parts.append(add_report(replace(report.added, rejections=())))
    lines: list[tuple[str, str | Text]] = [("mapping", f"{one.supplier}, version {one.version}")]
    lines += _changes(one.difference)
    waiting = shown_waiting(one)
    if waiting:
        lines.append(("to decide", f"{waiting}: not used so far"))
    for_people = sum(value.products for value in one.values if value.status == "open")
    if for_people:
        lines.append(("cells empty", f"{for_people:,}, until these values are decided"))
    files = () if report.added is None else report.added.rejections
    rows = [rejection for rejection in one.rejections if rejection not in files]
    return Group(
        *parts,
        facts(lines),
        *refused(files),
        *refused(rows, "row", "to look at"),
        *_next(one, feed),
    )


def suppliers(found: Sequence[SupplierSummary]) -> RenderableType:
    """Everyone of whom something is known."""
    table = shapes.table()
    table.add_column("supplier", overflow="fold")
    for name in ("version", "columns", "values"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("decided last", no_wrap=True)
    for one in found:
        table.add_row(
            Text(one_line(one.supplier) or "(all suppliers)"),
            f"{one.version:,}" if one.version else "–",
            f"{one.columns:,}",
            f"{one.values:,}",
            Text(one.decided_at[:16].replace("T", " ")),
        )
    footer = "version: of the mapping; columns and values: decided by people"
    return Group(table, "", Text(footer, style="dim"))


def _asked(one: SupplierMapping) -> Iterator[tuple[str, str]]:
    by = ", told from the photos" if one.by_photo else ""
    shown = shown_categories(one.categories, CATEGORIES_SHOWN) or "none: what every product has"
    yield "categories", f"{shown}{by}"


def _changes(found: FeedDifference | None) -> Iterator[tuple[str, Text]]:
    """What is different from the feed before, as facts."""
    if found is None:
        return
    renamed = [f"{before} → {after}" for before, after in found.renamed]
    for name, changes in (
        ("renamed", renamed),
        ("new", found.new),
        ("vanished", found.vanished),
    ):
        if changes:
            more = len(changes) - CHANGES_SHOWN
            end = f" and {more:,} more" if more > 0 else ""
            words = one_line(", ".join(changes[:CHANGES_SHOWN]))
            yield name, Text(f"{words}{end}", style="yellow")


def _columns(columns: Sequence[FieldMapping]) -> Iterator[RenderableType]:
    rows = [
        (
            (
                Text(one_line(one.column), style="bold"),
                Text(f"→ {shown_field(one.target, one.part)}"),
                Text(percent(one.probability)),
                _status(one.status),
            ),
            one.reason,
        )
        for one in columns
    ]
    if rows:
        yield from with_sentences(("column", "field", "sure ", "status"), rows)


def _values(values: Sequence[ValueMapping]) -> Iterator[RenderableType]:
    if not values:
        return
    counts = Counter(one.status for one in values)
    numbers = [
        f"{counts[status]:,} {words}" for status, words in STATUS_WORDS.items() if counts[status]
    ]
    yield Text.assemble("\n", ("values", "bold"), f"  {', '.join(numbers)}")
    waiting = [one for one in values if one.status == "open"]
    if not waiting:
        return
    rows = [
        (
            (
                Text(f"{one.products:,}"),
                Text(one_line(one.column)),
                Text(one_line(one.raw), style="bold"),
                Text(f"→ {one_line(shown_value(one.value)) or '?'}"),
            ),
            one.reason,
        )
        for one in waiting[:VALUES_SHOWN]
    ]
    yield from with_sentences(("products ", "column", "value", "perhaps"), rows)
    yield from _more(len(waiting) - VALUES_SHOWN)


def _missing(one: SupplierMapping) -> Iterator[RenderableType]:
    if not one.missing:
        return
    yield Text.assemble("\n", ("required, without a column", "bold"), f"  {len(one.missing):,}")
    table = shapes.table()
    table.add_column("products", justify="right", no_wrap=True)
    table.add_column("field", overflow="fold")
    table.add_column("of", overflow="fold")
    for field in one.missing[:MISSING_SHOWN]:
        table.add_row(
            f"{field.products:,}", Text(one_line(field.target)), Text(_where(field, one.columns))
        )
    yield table
    yield from _more(len(one.missing) - MISSING_SHOWN)


def _where(field: MissingField, columns: Sequence[FieldMapping]) -> str:
    """Which categories need a field, and which columns may feed it."""
    perhaps = [
        f"'{one_line(column.column)}'"
        for column in columns
        if column.status == "open" and column.target == field.target
    ]
    waits = f"; to decide: {', '.join(perhaps)}" if perhaps else ""
    return f"{shown_categories(field.categories, 1) or 'all'}{waits}"


def _written(files: Sequence[str]) -> Iterator[RenderableType]:
    if files:
        yield Text()
        yield done(f"written: {', '.join(shown_path(file) for file in files)}")


def _next(one: SupplierMapping, feed: str) -> Iterator[RenderableType]:
    steps = next_steps(one, feed)
    if steps:
        yield from (Text(), facts(list(zip(("next", "then"), steps, strict=True))))


def _more(number: int) -> Iterator[RenderableType]:
    if number > 0:
        yield Text(f"and {number:,} more", style="dim")


def _status(status: MappingStatus) -> Text:
    return Text(STATUS_WORDS[status], style=STATUS_COLOURS[status])
