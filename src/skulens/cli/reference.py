"""Writes the generated pages of the documentation: `python -m skulens.cli.reference docs`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from skulens.cli.context import SchemaCheck
from skulens.cli.ending import FAILED, INTERRUPTED, OK, REJECTED, WRONG_USAGE
from skulens.cli.run import command_tree
from skulens.cli.settings_reference import settings_page
from skulens.mapping.memory.memory import Forgotten, SupplierSummary
from skulens.mapping.memory.memory_files import MemoryImport
from skulens.mapping.memory.reviewing import ColumnQuestion, ValueQuestion
from skulens.records import (
    AcceptanceReport,
    AcceptanceRow,
    AddReport,
    AppliedMapping,
    AttributeEntry,
    AttributePrediction,
    Bucket,
    CachedQuery,
    CatalogStatus,
    CategoryCandidate,
    CategoryEntry,
    CategoryPrediction,
    Classification,
    CopyReport,
    Evaluation,
    Evidence,
    FeedDifference,
    FieldCandidate,
    FieldMapping,
    FitReport,
    Hit,
    MappingDecision,
    MissingField,
    Mistaken,
    ModelInfo,
    Neighbour,
    RebuildReport,
    Rejection,
    ReviewEntry,
    SchemaReport,
    SearchResult,
    SupplierMapping,
    TrainReport,
    ValueMapping,
)
from skulens.store import Contradiction, KeptDecision

EXIT_CODES = {
    OK: "all went well (a search that finds nothing included)",
    FAILED: "an error: one line on standard error says what happened and what to do"
    " (`taxonomy check`: something is wrong and is listed)",
    WRONG_USAGE: "wrong usage: an unknown command, option or value",
    REJECTED: "the run finished, but something was refused and is listed (`add`, `rebuild`, `classify`,"
    " `train`, `evaluate`, `map`, `map apply`, `map memory import`)",
    INTERRUPTED: "interrupted with Ctrl-C; what was done is kept",
}


def keys(record: type) -> str:
    """The names of a record's fields, as its JSON object has them."""
    return ", ".join(f"`{field.name}`" for field in fields(record))


ANSWERS = {
    "add": keys(AddReport),
    "search, similar": keys(SearchResult),
    "classify": "`classifications`",
    "taxonomy import": keys(SchemaReport),
    "taxonomy show": "`categories`; of a category also `attributes`",
    "taxonomy check": keys(SchemaCheck),
    "train category": keys(TrainReport),
    "train attribute": "`trained` (each as of `train category`)",
    "models, models use": "`models`",
    "review, review list, accept, correct, skip": "`reviews`",
    "review show": keys(ReviewEntry),
    "review report": keys(AcceptanceReport),
    "map, map show --supplier": keys(SupplierMapping),
    "map review": "`columns`, `values` (questions)",
    "map apply": keys(AppliedMapping),
    "map show": "`suppliers`",
    "map adopt": "`adopted`",
    "map memory export": "`decisions`, `out`",
    "map memory import": keys(MemoryImport),
    "map memory history": "`history`",
    "map memory forget": keys(Forgotten),
    "status": f"{keys(CatalogStatus)}; with `--rejections` also `rejected`",
    "remove": "`removed`",
    "rebuild": keys(RebuildReport),
    "fit": keys(FitReport),
    "export": "`products`, `out`, `format`",
    "copy": keys(CopyReport),
    "evaluate category, attribute, search": keys(Evaluation),
    "cache list": "`queries`, `prompts` (each `label`, `texts`), `models` (names)",
    "cache clear": "`cleared`",
    "demo": "`catalog`, `added` (as of `add`), `answers` (each as of `search`, and `shown`, `rank`), `classified` (as of `classify`), `sheet`",
}
PARTS = {
    "each of `hits`": keys(Hit),
    "each of `classifications`": keys(Classification),
    "its `category`": keys(CategoryPrediction),
    "its `alternatives`, and those of `reviews`": keys(CategoryCandidate),
    "its `evidence`": keys(Neighbour),
    "each of `attributes` of `classify`": keys(AttributePrediction),
    "each of `categories` of `taxonomy show`": keys(CategoryEntry),
    "each of `attributes` of `taxonomy show`": keys(AttributeEntry),
    "each of `models`": keys(ModelInfo),
    "each of `reviews`": keys(ReviewEntry),
    "`total` and each of `periods` and `categories` of `review report`": keys(AcceptanceRow),
    "each of `columns` of `map`, and of `proposals`": keys(FieldMapping),
    "its `candidates`, and those of `map review`": keys(FieldCandidate),
    "its `evidence` in `map`": keys(Evidence),
    "each of `values` of `map`, and the `proposal` of a value": keys(ValueMapping),
    "`difference`": keys(FeedDifference),
    "each of `missing`": keys(MissingField),
    "each of `columns` of `map review`": keys(ColumnQuestion),
    "each of `values` of `map review`": keys(ValueQuestion),
    "each of `suppliers`": keys(SupplierSummary),
    "each of `history`": keys(KeptDecision),
    "its `decision`": keys(MappingDecision),
    "each of `contradictions`": keys(Contradiction),
    "each of `rejections`, `rejected`, `skipped`, `problems` and `warnings`": keys(Rejection),
    "each of `queries`": keys(CachedQuery),
    "each of `confusions`": keys(Mistaken),
    "each of `buckets`": keys(Bucket),
}
ROWS = {
    "search, similar": "rank, score, product id, title, category, price, photo, blocks, share of words",
    "evaluate": "name, value; then with a first field `setting`, `confusion`, `bucket`, `robustness`, `file`; then refused as below",
    "classify": "`category`, photos, path, confidence, `sure`, `review` or `unsure`, item of the queue,"
    " method, title; then `alternative`, photos, path, probability; `similar`, photos, category,"
    " score, product id, title; `note`, photos, sentence; `attribute`, photos, name, value,"
    " confidence, method",
    "taxonomy import": "name, value; for each change `added` or `removed`, path; `renamed` or `moved`,"
    " before, after; `unplaced`, path, products; `warning`, reason, file and line, sentence",
    "taxonomy show": "`category`, id, path, products, synonyms; `attribute`, key, kind, `required` or"
    " `optional`, values",
    "taxonomy check": "name, value; `problem` or `warning`, reason, file and line, sentence",
    "train": "name, value; `metric`, name, value; `rare`, class; `skipped`, reason, source, sentence",
    "models, models use": "name, version, whether in use, when trained, examples, classes, top-1,"
    " calibration error",
    "review, review list, accept, correct, skip": "id, state, proposed, confidence, decided, by, when,"
    " queued, title, photos",
    "review show": "name, value; `proposed` and `alternative` with path, probability",
    "review report": "`total`, `period` or `category`, period, category, accepted, corrected, rate;"
    " then `waiting` and `skipped` with numbers",
    "map, map show --supplier": "name, value; `category`, path; `renamed`, before, after; `new` or"
    " `vanished`, column; `column`, name, field, part, probability, status, sentence; `value`, column,"
    " field, value, what it becomes, products, probability, status, sentence; `missing`, field,"
    " products, categories; then refused as below",
    "map review": "`column`, name, field, part, probability, products, sentence; `alternative`, columns,"
    " field, probability, sentence; `value`, column, field, value, what it becomes, products,"
    " probability, sentence",
    "map apply": "name, value; changes as of `map`; `added`, name, value; then refused as below",
    "map show": "supplier, version, columns decided, values decided, when last",
    "map memory import": "name, value; `contradiction`, then of what holds and of what does not:"
    " supplier, column, value, `confirmed` or `refused`, meaning, by, when; then refused as below",
    "map memory history": "when, by, column, part, value, `confirmed` or `refused`, field, what the"
    " value becomes, `in force`, `superseded` or `taken back`",
    "cache list": "kind, words or file or name, uses or texts, last use",
    "copy": "name, value; for each table: `table`, name, rows",
    "demo": "as of `add`; then `found`, query, best product, product in the photo; then `classified`, photo, category, confidence; then `sheet`, picture",
    "all others": "name, value; for each refused file: `rejected`, reason, source, sentence",
}


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield from (
        "# Command line",
        "",
        "This page is written by `python -m skulens.cli.reference docs`.",
    )
    yield from ("", "```text", *_help("skulens", command_tree()), "```")
    for name, command in _commands("skulens", command_tree()):
        yield from ("", f"## {name}", "", "```text", *_help(name, command), "```")
    yield from ("", "## Exit codes", "", "| code | meaning |", "|---|---|")
    yield from (f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    yield from _output()


def _output() -> Iterator[str]:
    yield from ("", "## What is printed", "")
    yield "Answers go to standard output; notes, progress and errors go to standard error. At a"
    yield "terminal answers are tables; in a pipe they are lines of fields separated by tabs, where"
    yield "control characters are shown as escapes (`\\t`, `\\x1b`):"
    yield from ("", "| command | fields of a line |", "|---|---|")
    yield from (f"| {command} | {row} |" for command, row in ROWS.items())
    yield ""
    yield "With `--json` standard output holds exactly one object. After an error it is empty, and"
    yield 'standard error holds `{"error": {"type": ..., "message": ..., "exit_code": ...}}`.'
    yield from ("", "| command | keys |", "|---|---|")
    yield from (f"| {command} | {names} |" for command, names in {**ANSWERS, **PARTS}.items())
    yield ""
    yield "`score` is in [-1, 1] and is the sum of `blocks`; `words` is the share of the query's words"
    yield "in the product's texts, in [0, 1], null where no words were looked for; `matches` is how"
    yield "many products pass the filter; `reason` is a stable code, `message` a sentence."
    yield "`confidence` and `probability` are in [0, 1]; `metrics` has `top_1`, `top_5`, `ece` (expected"
    yield "calibration error), `held_out`, and `threshold` and `coverage_at_target`, where they were measured."
    yield ""


def _commands(path: str, group: Any) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from _commands(f"{path} {name}", command)


def _help(name: str, command: Any) -> list[str]:
    settings = {**command.context_settings, "help_option_names": ["-h", "--help"]}
    context = command.context_class(
        command, info_name=name, terminal_width=88, color=False, **settings
    )
    return [line.rstrip() for line in context.get_help().strip().splitlines()]


PAGES: Mapping[str, Callable[[], str]] = {"cli.md": page, "settings.md": settings_page}
"""The generated pages and what writes them."""


def write_pages(folder: Path) -> None:
    """Write all generated pages into a folder."""
    for name, written in PAGES.items():
        (folder / name).write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
