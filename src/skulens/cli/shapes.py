"""What the pictures for a terminal are made of: tables, bars, photos, lists of refusals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from skulens.cli.text import counted, one_line, shown_path
from skulens.records import Rejection

BAR_CELLS = 12


def done(sentence: str) -> Text:
    """A short report that something has been done."""
    return Text.assemble(("✓ ", "green"), one_line(sentence))


def table() -> Table:
    """An empty table in our style."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")


def facts(lines: Sequence[tuple[str, str | Text]]) -> Table:
    """Names and what they stand for, one a line."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in lines:
        grid.add_row(name, value if isinstance(value, Text) else Text(one_line(value)))
    return grid


def with_sentences(
    header: Sequence[str], rows: Sequence[tuple[Sequence[Text], str]], most: int = 24
) -> Iterator[RenderableType]:
    """Rows of short cells, each with a sentence below it that has the whole width.

    Cells are cut into lines of `most` characters; those under a name that ends in a blank are
    numbers.
    """
    widths = [
        max(len(name), *(min(cells[place].cell_len, most) for cells, _ in rows))
        for place, name in enumerate(header)
    ]

    def line(cells: Sequence[Text], style: str = "") -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for name, width in zip(header, widths, strict=True):
            justify: JustifyMethod = "right" if name.endswith(" ") else "left"
            grid.add_column(width=width, overflow="fold", justify=justify)
        grid.add_row(*cells, style=style)
        return grid

    yield line([Text(name.strip()) for name in header], "dim")
    for cells, sentence in rows:
        yield line(cells)
        if sentence:
            yield Padding(Text(one_line(sentence), style="dim"), (0, 0, 0, 2))


def bar(share: float, cells: int = BAR_CELLS, colour: str = "green") -> Text:
    """A share of one as a bar."""
    filled = min(cells, max(0, round(share * cells)))
    return Text("━" * filled, style=colour).append("━" * (cells - filled), style="bright_black")


def photo(path: str) -> Text:
    """The path of a photo; a terminal that can opens it on a click."""
    text = Text(shown_path(path))
    if Path(path).is_absolute():
        text.stylize(Style(link=Path(path).as_uri()))
    return text


def refused(
    rejections: Sequence[Rejection], thing: str = "file", verb: str = "refused"
) -> Iterator[RenderableType]:
    """Everything that was refused, under the reason it shares."""
    if rejections:
        yield Text(f"\n✗ {counted(len(rejections), thing)} {verb}", style="red")
        yield from _by_reason(rejections)


def warnings(found: Sequence[Rejection]) -> Iterator[RenderableType]:
    """What is no fault, but worth a look, in the same way."""
    if found:
        yield Text(f"\n! {counted(len(found), 'warning')}", style="yellow")
        yield from _by_reason(found)


def _by_reason(rejections: Sequence[Rejection]) -> Iterator[RenderableType]:
    by_reason = sorted(rejections, key=lambda item: item.reason)
    for reason, group in groupby(by_reason, key=lambda item: item.reason):
        files = list(group)
        yield Text.assemble("\n  ", (one_line(reason), "bold"), (f"  {len(files):,}", "dim"))
        grid = Table.grid(padding=(0, 0, 0, 2))
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold", style="dim")
        for rejection in files:
            grid.add_row(
                Text("  " + shown_path(rejection.source)), Text(one_line(rejection.message))
            )
        yield grid
