"""Answers as rows of fields, for pipes and logs: one thing a line, the key first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from skulens.cli.json_output import as_plain
from skulens.cli.text import shown_query, shown_value
from skulens.records import CachedQuery, CatalogStatus, CopyReport, Hit, Rejection, SearchResult

if TYPE_CHECKING:
    from skulens.demo import DemoReport

Row = tuple[str, ...]


def hit_rows(result: SearchResult, offset: int) -> Iterator[Row]:
    """Rank, score, product id, title, category, price, photo, blocks, share of words."""
    for rank, hit in enumerate(result.hits, offset + 1):
        yield (
            str(rank),
            f"{hit.score:.4f}",
            hit.product_id,
            hit.title,
            hit.category,
            shown_value(hit.price),
            hit.photo,
            _blocks(hit),
            "" if hit.words is None else f"{hit.words:.4f}",
        )


def report_rows(report: Any) -> Iterator[Row]:
    """One row for each number of a report, then one for each refused file."""
    values: dict[str, Any] = as_plain(report)
    for key, value in values.items():
        if key == "seconds":
            yield key, f"{value:.2f}"
        elif key != "rejections":
            yield key, shown_value(tuple(value) if isinstance(value, list) else value)
    yield from rejection_rows(getattr(report, "rejections", ()))


def status_rows(status: CatalogStatus) -> Iterator[Row]:
    """One row for each number of a catalogue."""
    for key, value in as_plain(status).items():
        yield key, shown_value(value)


def rejection_rows(rejections: Sequence[Rejection]) -> Iterator[Row]:
    """The word `rejected`, the reason, the source, the sentence; ordered by reason."""
    for rejection in sorted(rejections, key=lambda item: item.reason):
        yield "rejected", rejection.reason, rejection.source, rejection.message


def copy_rows(report: CopyReport) -> Iterator[Row]:
    """The numbers of a copy; each table is a row `table`, name, rows."""
    for key, value in as_plain(report).items():
        if key == "tables":
            yield from (("table", name, str(rows)) for name, rows in report.tables.items())
        else:
            yield key, f"{value:.2f}" if key == "seconds" else shown_value(value)


def kept_rows(
    queries: Sequence[CachedQuery], prompts: Sequence[tuple[str, int]], models: Sequence[str]
) -> Iterator[Row]:
    """Kind, words or file or name, uses or number of texts, time of the last use."""
    for query in queries:
        yield query.kind, query.label, str(query.uses), query.last_used_at
    for label, texts in prompts:
        yield "prompts", label, str(texts), ""
    yield from (("model", name, "", "") for name in models)


def demo_rows(report: DemoReport) -> Iterator[Row]:
    """The catalogue, what was added, each query with its best product, classes, and the sheet."""
    yield "catalog", str(report.catalog)
    yield from report_rows(report.added)
    for answer in report.answers:
        hits = answer.result.hits
        best = hits[0].product_id if hits else ""
        yield "found", shown_query(answer.result.query), best, answer.shown
    for one in report.classified:
        if one.category is not None:
            yield (
                "classified",
                " ".join(one.photos),
                one.category.path,
                f"{one.category.confidence:.4f}",
            )
    yield "sheet", str(report.sheet)


def _blocks(hit: Hit) -> str:
    return " ".join(f"{name}={part:.4f}" for name, part in hit.blocks.items())
