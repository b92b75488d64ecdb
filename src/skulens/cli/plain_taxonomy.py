"""The category tree and its attributes as rows of fields, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skulens.cli.context import SchemaCheck
from skulens.cli.plain import Row
from skulens.cli.text import shown_value
from skulens.records import AttributeEntry, CategoryEntry, Rejection, SchemaReport


def import_rows(report: SchemaReport) -> Iterator[Row]:
    """Three numbers, then a row for each change, each unplaced category and each warning."""
    yield "categories", str(report.categories)
    yield "leaves", str(report.leaves)
    yield "attributes", str(report.attributes)
    yield from (("added", path) for path in report.added)
    yield from (("removed", path) for path in report.removed)
    yield from (("renamed", *pair) for pair in report.renamed)
    yield from (("moved", *pair) for pair in report.moved)
    yield from (("unplaced", path, str(count)) for path, count in report.unplaced)
    yield from _findings("warning", report.warnings)


def tree_rows(
    entries: Sequence[CategoryEntry], attributes: Sequence[AttributeEntry]
) -> Iterator[Row]:
    """`category`: id, path, products, synonyms; `attribute`: key, kind, required or not, values."""
    for entry in entries:
        synonyms = shown_value(entry.synonyms)
        yield "category", entry.id, entry.path, str(entry.products), synonyms
    for attribute in attributes:
        required = "required" if attribute.required else "optional"
        yield "attribute", attribute.key, attribute.kind, required, shown_value(attribute.values)


def check_rows(found: SchemaCheck) -> Iterator[Row]:
    """The numbers of what can be used, then a row for each problem and each warning."""
    if found.categories is not None:
        yield "categories", str(found.categories)
    if found.attributes is not None:
        yield "attributes", str(found.attributes)
    yield from _findings("problem", found.problems)
    yield from _findings("warning", found.warnings)


def _findings(word: str, found: Sequence[Rejection]) -> Iterator[Row]:
    yield from ((word, item.reason, item.source, item.message) for item in found)
