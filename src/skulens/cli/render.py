"""Answers as a person at a terminal likes to see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from skulens.cli import shapes
from skulens.cli.render_classes import classifications
from skulens.cli.shapes import BAR_CELLS, done, facts, refused
from skulens.cli.text import counted, duration, one_line, shown_path, shown_query
from skulens.records import (
    AddReport,
    CachedQuery,
    CatalogStatus,
    CopyReport,
    FitReport,
    Hit,
    RebuildReport,
    Rejection,
    SearchResult,
)

if TYPE_CHECKING:
    from skulens.demo import DemoReport

BLOCK_COLOURS = {"appearance": "blue", "meaning": "green", "colour": "magenta"}


def hits(result: SearchResult, offset: int) -> RenderableType:
    """The hits as a table, two lines each, with the score drawn as the blocks it is made of.

    Beside these stands the share of the query's words that the product has.
    """
    table = shapes.table()
    names = list(dict.fromkeys(name for hit in result.hits for name in hit.blocks))
    priced = any(hit.price is not None for hit in result.hits)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("score", no_wrap=True)
    table.add_column("product", ratio=3, overflow="fold")
    table.add_column("category", ratio=2, overflow="fold")
    if priced:
        table.add_column("price", justify="right", no_wrap=True)
    for rank, hit in enumerate(result.hits, offset + 1):
        cells = [Text(str(rank)), _score(hit, names), _product(hit), Text(one_line(hit.category))]
        table.add_row(*cells, *([Text(_price(hit.price))] if priced else []))
    of_all = f"{counted(len(result.hits), 'hit')} of {counted(result.matches, 'product')}"
    legend = Text(" + ", style="dim").join(
        Text(name, style=BLOCK_COLOURS.get(name, "cyan")) for name in names
    )
    footer = Text.assemble(
        (f"{of_all}, {duration(result.seconds)}; score = ", "dim"), legend, overflow="fold"
    )
    return Group("", table, "", footer)


def add_report(report: AddReport) -> RenderableType:
    """What an ingest did, and every file it refused."""
    photos = [
        (report.photos_added, "new"),
        (report.photos_unchanged, "unchanged"),
        (report.photos_reused, "known from elsewhere"),
    ]
    parts = [f"{number:,} {what}" for number, what in photos if number] or ["none"]
    removed = f", {counted(report.removed, 'product')} removed" if report.removed else ""
    sentence = (
        f"{counted(report.products, 'product')}; photos: {', '.join(parts)}{removed}"
        f" ({duration(report.seconds)})"
    )
    return Group(done(sentence), *refused(report.rejections))


def rebuild_report(report: RebuildReport) -> RenderableType:
    """What a rebuild did, and every file it refused."""
    encoded = f", {counted(report.encoded, 'photo')} encoded" if report.encoded else ""
    sentence = f"index of {counted(report.vectors, 'vector')}{encoded} ({duration(report.seconds)})"
    return Group(done(sentence), *refused(report.rejections))


def copy_report(report: CopyReport) -> RenderableType:
    """What was copied, and what of the catalogue lies elsewhere."""
    of_tables = report.tables
    things = [counted(of_tables.get(thing, 0), thing[:-1]) for thing in ("products", "vectors")]
    paths = counted(of_tables.get("photos", 0), "path")
    sentence = (
        f"copied and compared: {', '.join(things)}, {sum(of_tables.values()):,} rows in all "
        f"({duration(report.seconds)})"
    )
    index = (
        f"not made here: {report.message}"
        if report.indexed is None
        else counted(report.indexed, "vector")
    )
    lines = [
        ("from", shown_path(report.source)),
        ("to", shown_path(report.target)),
        ("index", index),
        ("photos", f"{paths} copied; the files stay where they are"),
        *([("begun", "by an earlier run, gone on with by this one")] if report.resumed else []),
    ]
    return Group(done(sentence), facts(lines))


def fit_report(report: FitReport) -> RenderableType:
    """Whether the adapter was kept, and the figures that decided."""
    verdict = done("adapter kept") if report.kept else Text("adapter not kept", style="yellow")
    pairs = ("pairs", f"{report.pairs:,}")
    recall = ("recall@10", f"{report.before:.3f} without, {report.after:.3f} with")
    fitted = [] if report.version is None else [recall, ("version", str(report.version))]
    message = [Text(one_line(report.message), style="dim")] if report.message else []
    return Group(verdict, facts([pairs, *fitted]), *message)


def status(state: CatalogStatus, rejections: Sequence[Rejection]) -> RenderableType:
    """The catalogue in numbers."""
    behind = f", {counted(state.index_behind, 'change')} behind" if state.index_behind else ""
    adapter = (
        f"version {state.adapter_version}, fitted on {counted(state.adapter_pairs, 'pair')}"
        if state.adapter_version is not None
        else "none"
    )
    files = f"{state.rejections:,}" + (
        "  (list them with --rejections)" if state.rejections and not rejections else ""
    )
    lines = [
        ("catalogue", shown_path(state.where)),
        ("products", f"{state.products:,}"),
        ("photos", f"{state.photos:,}"),
        ("categories", f"{state.categories:,}"),
        ("refused files", files),
        ("encoder", f"{state.encoder}  {state.fingerprint}"),
        ("index", f"{state.index_kind}, {counted(state.indexed, 'vector')}{behind}"),
        ("adapter", adapter),
        ("kept queries", f"{state.cached_queries:,}"),
        ("schema", state.schema_version),
    ]
    return Group(facts(lines), *refused(rejections))


def kept(
    queries: Sequence[CachedQuery], prompts: Sequence[tuple[str, int]], models: Sequence[str]
) -> RenderableType:
    """Kept queries and texts as a table each, and the models in memory."""
    parts: list[RenderableType] = []
    if queries:
        table = shapes.table()
        table.add_column("kind")
        table.add_column("query", overflow="fold")
        table.add_column("uses", justify="right")
        table.add_column("last used")
        for query in queries:
            words = (query.kind, query.label, f"{query.uses:,}", query.last_used_at)
            table.add_row(*(Text(one_line(word)) for word in words))
        parts += [table, ""]
    if prompts:
        table = shapes.table()
        table.add_column("texts of", overflow="fold")
        table.add_column("texts", justify="right")
        for label, texts in prompts:
            table.add_row(Text(one_line(label)), f"{texts:,}")
        parts += [table, ""]
    if models:
        parts += [Text(f"in memory: {one_line(', '.join(models))}"), ""]
    return Group(*parts[:-1])


def demo(report: DemoReport) -> RenderableType:
    """What the demo added and found, what photos show, the sheet, and what to try next."""
    parts: list[RenderableType] = [add_report(report.added)]
    for answer in report.answers:
        hits = answer.result.hits
        parts += ["", Text(one_line(shown_query(answer.result.query)), style="bold cyan")]
        parts.append(facts([_best(hit, answer.shown) for hit in hits[:3]]))
    if report.classified:
        parts += ["", Text("classify the phone photos, untrained", style="bold cyan")]
        parts.append(classifications(report.classified))
    program = f"skulens --catalog {quote(shown_path(str(report.catalog)))}"
    parts += ["", done(f"drawn with all hits: {shown_path(str(report.sheet))}"), "", "Try next:"]
    photo = quote(shown_path(str(report.photo)))
    for command in (
        f'{program} search "red lamp" --sheet red-lamps.jpg',
        f"{program} search --image {photo} -k 10",
        f"{program} train category",
        f"{program} classify {photo}",
        f"{program} shell",
        "skulens demo YOUR-FOLDER-OF-PHOTOS",
    ):
        parts.append(Text(f"  {command}", style="dim", no_wrap=True, overflow="ignore"))
    return Group(*parts)


def _best(hit: Hit, shown: str) -> tuple[str, str]:
    """A hit on a line; the product that the phone photo truly shows gets a tick."""
    tick = " ✓ the one in the photo" if hit.product_id == shown else ""
    return f"{hit.score:.3f}", one_line(hit.title or hit.product_id) + tick


def _score(hit: Hit, names: Sequence[str]) -> Text:
    text = Text.assemble((f"{hit.score:.3f}", "bold"), " ")
    text.append_text(_bar(hit.blocks))
    text.append("\n")
    for place, name in enumerate(names):
        part = hit.blocks.get(name, 0.0)
        sign = "-" if part < 0 else "+" if place else ""
        figure = f"{abs(part):.2f} ".replace("0.", ".", 1)
        text.append(f"{sign} " if place else sign, style="dim").append(
            figure, style=BLOCK_COLOURS.get(name, "cyan")
        )
    if hit.words:
        text.append(f"words {hit.words:.2f}".replace(" 0.", " .", 1), style="dim")
    return text


def _bar(blocks: Mapping[str, float]) -> Text:
    """The blocks' parts side by side; a full bar is a score of one."""
    bar, total, drawn = Text(style="not bold"), 0.0, 0
    for name, part in blocks.items():
        total += max(part, 0.0)
        cells = min(BAR_CELLS, round(total * BAR_CELLS)) - drawn
        bar.append("━" * cells, style=BLOCK_COLOURS.get(name, "cyan"))
        drawn += cells
    return bar.append("━" * (BAR_CELLS - drawn), style="bright_black")


def _product(hit: Hit) -> Text:
    """Title, and below it id and photo; a terminal that can opens the photo on a click."""
    below = [one_line(hit.product_id)] if hit.title else []
    if not hit.photo.endswith(hit.product_id):  # ids of photos from a folder are their paths
        below.append(shown_path(hit.photo))
    text = Text(one_line(hit.title or hit.product_id), style="bold")
    text.append("\n" if below else "").append("  ".join(below), style="not bold dim")
    if Path(hit.photo).is_absolute():
        text.stylize(Style(link=Path(hit.photo).as_uri()))
    return text


def _price(price: float | None) -> str:
    return "" if price is None else f"{price:,.2f}"
