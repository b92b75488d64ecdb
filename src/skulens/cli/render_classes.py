"""What things are, as a person at a terminal likes to see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.shapes import bar, refused
from skulens.cli.text import counted, one_line, percent, shown_value
from skulens.records import AttributePrediction, CategoryPrediction, Classification

WORDS_OF_METHODS = {
    "ensemble": "all methods together (ensemble)",
    "head": "trained on the shop's labels (head)",
    "neighbours": "similar products (neighbours)",
    "zero-shot": "the words alone (zero-shot)",
    "head and pixels": "trained, and the photo's colours (head and pixels)",
    "pixels": "the photo's colours (pixels)",
}
NOT_CALIBRATED = "≈ a guess: no measurement stands behind this figure"
LEAST_SHOWN = 0.01
"""Alternatives less likely than this are left out."""


def classifications(found: Sequence[Classification]) -> RenderableType:
    """One thing with all that is known of it, several as a table."""
    read = [one for one in found if one.category is not None]
    parts: list[RenderableType] = []
    if len(found) == 1:
        parts += [part for one in read for part in _all_of(one, one.category)]
    elif read:
        parts += _some_of(read)
    return Group(*parts, *refused([item for one in found for item in one.rejections]))


def _all_of(one: Classification, category: CategoryPrediction | None) -> Iterator[RenderableType]:
    assert category is not None
    yield ""
    yield from map(shapes.photo, one.photos)
    if one.title:
        yield Text(one_line(one.title))
    yield ""
    yield Text(f"  {one_line(category.path)}", style="bold")
    yield Text("  ").join([Text(""), bar(category.confidence), _figure(category), _verdict(one)])
    yield Text(f"  by {WORDS_OF_METHODS.get(category.method, category.method)}", style="dim")
    if others := _alternatives(category):
        yield from _section("or", others)
    if one.attributes:
        yield from _section("attributes", _attributes(one.attributes))
    if category.evidence:
        yield from _section("looks like", _evidence(category))
    notes = [*category.notes, *([NOT_CALIBRATED] if _has_guess(one) else [])]
    if notes:
        yield ""
        yield from (Text(one_line(note), style="dim") for note in notes)


def _some_of(found: Sequence[Classification]) -> Iterator[RenderableType]:
    table = shapes.table()
    table.add_column("photo", ratio=2, overflow="fold")
    table.add_column("category", ratio=3, overflow="fold")
    table.add_column("", no_wrap=True)
    table.add_column("sure", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    sure = 0
    for one in found:
        category = one.category
        assert category is not None
        sure += category.accepted
        photos = Text("\n").join(map(shapes.photo, one.photos))
        known = ", ".join(
            f"{attribute.name} {shown_value(attribute.value)}"
            for attribute in one.attributes
            if attribute.value is not None
        )
        place = Text(one_line(category.path), style="bold" if category.accepted else "")
        place.append(f"\n{one_line(known)}" if known else "", style="not bold dim")
        table.add_row(photos, place, bar(category.confidence), _figure(category), _mark(one))
    yield table
    ask = len(found) - sure
    queued = "; decide with: skulens review" if any(one.review for one in found) else ""
    counts = f"{counted(len(found), 'photo')}: {sure:,} sure, {ask:,} to ask a person about{queued}"
    notes = dict.fromkeys(note for one in found if one.category for note in one.category.notes)
    guess = (
        [NOT_CALIBRATED]
        if any(one.category and not one.category.calibrated for one in found)
        else []
    )
    yield ""
    yield from (Text(one_line(line), style="dim") for line in (counts, *notes, *guess))


def _verdict(one: Classification) -> Text:
    category = one.category
    assert category is not None
    target = percent(category.target_precision)
    if category.accepted:
        return Text.assemble(
            ("✓ sure: ", "green"), f"at least {target} of such answers were right when measured"
        )
    where = "" if one.review is None else f": review item {one.review}"
    short = "" if category.threshold is None else f" (sure from {percent(category.threshold)} on)"
    return Text.assemble((f"? ask a person{where}", "yellow"), (short, "dim"))


def _mark(one: Classification) -> Text:
    if one.category and one.category.accepted:
        return Text("✓ sure", style="green")
    return Text("? ask" if one.review is None else f"? review {one.review}", style="yellow")


def _figure(of: CategoryPrediction | AttributePrediction) -> Text:
    return Text(f"{'' if of.calibrated else '≈'}{percent(of.confidence)}")


def _has_guess(one: Classification) -> bool:
    of_category = one.category is not None and not one.category.calibrated
    return of_category or any(not attribute.calibrated for attribute in one.attributes)


def _section(title: str, table: Table) -> Iterator[RenderableType]:
    yield from ("", Text(title, style="dim"), table)


def _grid(*right: int, columns: int) -> Table:
    """A table without a head, two blanks to the right; the columns named keep to the right."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    for number in range(columns):
        justify = "right" if number in right else "left"
        table.add_column(justify=justify, overflow="fold")  # type: ignore[arg-type]
    return table


def _alternatives(category: CategoryPrediction) -> Table | None:
    table = _grid(1, columns=3)
    for other in category.alternatives:
        if other.id != category.id and other.probability >= LEAST_SHOWN:
            figure = f"{'' if category.calibrated else '≈'}{percent(other.probability)}"
            table.add_row("", bar(other.probability), figure, Text(one_line(other.path)))
    return table if table.row_count else None


def _attributes(found: Sequence[AttributePrediction]) -> Table:
    table = _grid(3, columns=5)
    for one in found:
        unknown = one.value is None
        value = Text("unknown", style="dim") if unknown else Text(one_line(shown_value(one.value)))
        how = WORDS_OF_METHODS.get(one.method, one.method)
        name = Text(one_line(one.name))
        table.add_row("", name, value, bar(one.confidence), _figure(one), Text(how, style="dim"))
    return table


def _evidence(category: CategoryPrediction) -> Table:
    table = _grid(columns=4)
    for near in category.evidence:
        table.add_row(
            "",
            Text(f"{near.score:.2f}"),
            Text(one_line(near.title or near.product_id)),
            Text(one_line(near.category)),
            Text(one_line(near.product_id if near.title else ""), style="dim"),
        )
    return table
