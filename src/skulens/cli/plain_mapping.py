"""How a supplier's feed is mapped as rows of fields, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skulens.cli.plain import Row, rejection_rows, report_rows
from skulens.cli.text import shown_value
from skulens.records import AppliedMapping, FeedDifference, SupplierMapping

if TYPE_CHECKING:
    from skulens.mapping.memory.memory import SupplierSummary
    from skulens.mapping.memory.memory_files import MemoryImport
    from skulens.mapping.memory.reviewing import ColumnQuestion, ValueQuestion
    from skulens.records import MappingDecision
    from skulens.store import KeptDecision


def mapping_rows(one: SupplierMapping) -> Iterator[Row]:
    """Facts; then a row for each category, change, column, value, missing field and refusal."""
    yield "supplier", one.supplier
    yield "feed", one.feed
    yield "version", str(one.version)
    yield "rows", str(one.rows)
    yield "accept", f"{one.accept:g}"
    yield "by_photo", shown_value(one.by_photo)
    yield "seconds", f"{one.seconds:.2f}"
    yield from (("category", path) for path in one.categories)
    yield from _changes(one.difference)
    for column in one.columns:
        yield (
            "column",
            column.column,
            column.target,
            column.part,
            f"{column.probability:.4f}",
            column.status,
            column.reason,
        )
    for value in one.values:
        yield (
            "value",
            value.column,
            value.target,
            value.raw,
            shown_value(value.value),
            str(value.products),
            f"{value.probability:.4f}",
            value.status,
            value.reason,
        )
    for field in one.missing:
        yield "missing", field.target, str(field.products), shown_value(field.categories)
    yield from rejection_rows(one.rejections)


def applied_rows(report: AppliedMapping) -> Iterator[Row]:
    """Facts, changes, what was added, then what is open and what was refused."""
    one = report.mapping
    yield "supplier", one.supplier
    yield "version", str(one.version)
    yield "products", str(report.products)
    if report.file:
        yield "file", report.file
    yield from _changes(one.difference)
    if report.added is not None:
        yield from (("added", *row) for row in report_rows(report.added) if row[0] != "rejected")
        yield from rejection_rows(report.added.rejections)
    yield "open_columns", str(len({each.column for each in one.columns if each.status == "open"}))
    yield "open_values", str(sum(each.status == "open" for each in one.values))
    yield "seconds", f"{report.seconds:.2f}"
    seen = set() if report.added is None else set(report.added.rejections)
    yield from rejection_rows([each for each in one.rejections if each not in seen])


def question_rows(
    columns: Sequence[ColumnQuestion], values: Sequence[ValueQuestion]
) -> Iterator[Row]:
    """What is open: each proposal for a column, each alternative to it, each value."""
    for question in columns:
        for one in question.proposals:
            yield (
                "column",
                one.column,
                one.target,
                one.part,
                f"{one.probability:.4f}",
                str(question.products),
                one.reason,
            )
        for other in question.candidates:
            sentence = other.evidence[0].sentence if other.evidence else ""
            yield (
                "alternative",
                ", ".join(question.columns),
                other.target,
                f"{other.probability:.4f}",
                sentence,
            )
    for asked in values:
        value = asked.proposal
        yield (
            "value",
            value.column,
            value.target,
            value.raw,
            shown_value(value.value),
            str(value.products),
            f"{value.probability:.4f}",
            value.reason,
        )


def supplier_rows(found: Sequence[SupplierSummary]) -> Iterator[Row]:
    """Supplier, version of the mapping, columns and values decided, when last."""
    for one in found:
        yield one.supplier, str(one.version), str(one.columns), str(one.values), one.decided_at


def history_rows(history: Sequence[KeptDecision]) -> Iterator[Row]:
    """When, by, column, part, value, `confirmed` or `refused`, field, what it becomes, state."""
    for kept in history:
        one = kept.decision
        yield (
            one.decided_at,
            one.decided_by,
            one.column,
            one.part,
            one.raw or "",
            "confirmed" if one.confirmed else "refused",
            one.target,
            shown_value(one.value),
            state_of(kept),
        )


def state_of(kept: KeptDecision) -> str:
    """Whether a decision still counts."""
    if kept.withdrawn:
        return "taken back"
    return "in force" if kept.in_force else "superseded"


def import_rows(report: MemoryImport) -> Iterator[Row]:
    """Numbers, then each contradiction with what holds and what does not, and each refusal."""
    yield "added", str(report.added)
    yield "known", str(report.known)
    for one in report.contradictions:
        yield "contradiction", *_said(one.kept), *_said(one.given_up)
    yield from rejection_rows(report.rejections)


def _said(one: MappingDecision) -> Row:
    said = "confirmed" if one.confirmed else "refused"
    meaning = shown_value(one.value) if one.raw is not None else one.target
    return one.supplier, one.column, one.raw or "", said, meaning, one.decided_by, one.decided_at


def _changes(found: FeedDifference | None) -> Iterator[Row]:
    if found is not None:
        yield from (("renamed", *pair) for pair in found.renamed)
        yield from (("new", column) for column in found.new)
        yield from (("vanished", column) for column in found.vanished)
