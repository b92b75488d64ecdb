"""The review queue as rows of fields, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skulens.cli.plain import Row
from skulens.cli.text import shown_value
from skulens.records import AcceptanceReport, AcceptanceRow, ReviewEntry


def review_rows(entries: Sequence[ReviewEntry]) -> Iterator[Row]:
    """Number, state, proposed path, confidence, decided path, by, when, queued when, title, photos."""
    for entry in entries:
        yield (
            str(entry.id),
            entry.state,
            entry.proposed,
            f"{entry.confidence:.4f}",
            entry.decided,
            entry.decided_by,
            entry.decided_at,
            entry.created_at,
            entry.title,
            shown_value(entry.photos),
        )


def review_facts(entry: ReviewEntry) -> Iterator[Row]:
    """One row for each fact of an item; each alternative is a row with its probability."""
    yield "id", str(entry.id)
    yield "state", entry.state
    yield from (("photo", photo) for photo in entry.photos)
    yield "title", entry.title
    yield "proposed", entry.proposed, f"{entry.confidence:.4f}"
    for other in entry.alternatives:
        yield "alternative", other.path, f"{other.probability:.4f}"
    yield "created_at", entry.created_at
    yield "decided", entry.decided
    yield "decided_by", entry.decided_by
    yield "decided_at", entry.decided_at


def acceptance_rows(report: AcceptanceReport) -> Iterator[Row]:
    """What the row counts, period, category, accepted, corrected, rate; then what is not decided."""
    yield "total", *_numbers(report.total)
    yield from (("period", *_numbers(row)) for row in report.periods)
    yield from (("category", *_numbers(row)) for row in report.categories)
    yield "waiting", str(report.waiting)
    yield "skipped", str(report.skipped)


def _numbers(row: AcceptanceRow) -> Row:
    return row.period, row.category, str(row.accepted), str(row.corrected), f"{row.rate:.4f}"
