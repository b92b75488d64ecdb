"""What a mapping leaves open, as questions to a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from skulens.cli.mapping_words import shown_field
from skulens.cli.shapes import bar, done, facts, with_sentences
from skulens.cli.text import counted, one_line, percent, shown_value
from skulens.mapping.memory.reviewing import ColumnQuestion, ValueQuestion
from skulens.records import FieldCandidate, FieldMapping

Examples = Mapping[str, Sequence[str]]
EXAMPLES_SHOWN = 3
EXAMPLE_CHARACTERS = 60
ALTERNATIVES_SHOWN = 9
WORTH_SHOWING = 0.01
"""Candidates that are less likely than this only take up room; they can be typed."""


def questions(columns: Sequence[ColumnQuestion], values: Sequence[ValueQuestion]) -> RenderableType:
    """What is open, for someone who only looks."""
    parts: list[RenderableType] = []
    if columns:
        rows = [
            (
                (
                    Text(f"{question.products:,}"),
                    Text(one_line(one.column), style="bold"),
                    Text(f"→ {shown_field(one.target, one.part)}"),
                    Text(percent(one.probability)),
                ),
                one.reason,
            )
            for question in columns
            for one in question.proposals
        ]
        parts += with_sentences(("products ", "column", "field", "sure "), rows)
    if values:
        asked = [question.proposal for question in values]
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
            for one in asked
        ]
        parts += ["", *with_sentences(("products ", "column", "value", "perhaps"), rows)]
    counts = [
        counted(len(found), thing)
        for found, thing in ((columns, "column"), (values, "value"))
        if found
    ]
    return Group(*parts, "", Text(f"{' and '.join(counts)} to decide", style="dim"))


def candidates_shown(question: ColumnQuestion) -> list[FieldCandidate]:
    """The fields that can be chosen by their number."""
    return [one for one in question.candidates if one.probability >= WORTH_SHOWING]


def column_question(
    question: ColumnQuestion, examples: Examples, number: int, of: int
) -> RenderableType:
    """A column with the field proposed and other candidates; columns that are equally good."""
    if len(question.columns) > 1:
        return Group(
            _head(f"{shown_field(question.targets[0])}: which column?", question, number, of),
            *_rivals(question, examples),
            "",
        )
    column = question.columns[0]
    lines = [("examples", _examples(examples.get(column, ())))]
    lines += [("proposed", _proposal(one)) for one in question.proposals]
    reasons = dict.fromkeys(one.reason for one in question.proposals)
    lines += [("", Text(one_line(reason), style="dim")) for reason in reasons]
    return Group(
        _head(column, question, number, of),
        facts(lines),
        *_below(_candidates(question)),
        "",
    )


def value_question(question: ValueQuestion, number: int, of: int) -> RenderableType:
    """A value with what it becomes, perhaps, and what else it may become."""
    one = question.proposal
    meaning = one_line(shown_value(one.value))
    proposed = Text("nothing known", style="dim")
    if one.value is not None:
        proposed = Text.assemble((meaning, "bold"), f"  {percent(one.probability)}")
    lines = [
        ("field", Text(shown_field(one.target))),
        ("proposed", proposed),
        ("", Text(one_line(one.reason), style="dim")),
    ]
    table = _numbered()
    for place, (value, share) in enumerate(one.alternatives[:ALTERNATIVES_SHOWN], 1):
        sign = "" if question.is_number else f" {place}"
        table.add_row(sign, bar(share), percent(share), Text(one_line(value)))
    head = f"{one_line(one.column)}: {one_line(one.raw)}"
    return Group(
        _head(head, question, number, of),
        facts(lines),
        *_below(table if one.alternatives else None),
        "",
    )


def answered(sentence: str) -> Text:
    """What an answer did."""
    return done(sentence)


def problem(message: str) -> Text:
    """Why an answer could not be taken."""
    return Text(one_line(message), style="yellow")


def help_text(lines: Sequence[tuple[str, str]]) -> RenderableType:
    """What can be answered."""
    return Group("", facts(lines), "")


def ending(sentence: str, next_step: str) -> RenderableType:
    """What was decided at one sitting, what is left, and what comes next."""
    following = [facts([("next", next_step)])] if next_step else []
    return Group("", done(sentence), *following)


def _head(name: str, question: ColumnQuestion | ValueQuestion, number: int, of: int) -> Text:
    required = ", required" if question.is_required else ""
    return Text.assemble(
        (f"\n{number:,} of {of:,}", "dim"),
        (f"  {one_line(name)}", "bold"),
        (f"  {counted(question.products, 'product')}{required}", "dim"),
    )


def _rivals(question: ColumnQuestion, examples: Examples) -> Iterator[RenderableType]:
    for place, one in enumerate(question.proposals, 1):
        yield Text.assemble(
            (f" {place}  ", "cyan"), (one_line(one.column), "bold"), f"  {percent(one.probability)}"
        )
        lines = (_examples(examples.get(one.column, ())), Text(one_line(one.reason), style="dim"))
        yield from (Padding(line, (0, 0, 0, 4)) for line in lines)


def _proposal(one: FieldMapping) -> Text:
    if not one.target:
        return Text("nothing fits", style="dim")
    return Text.assemble(
        (shown_field(one.target, one.part), "bold"), f"  {percent(one.probability)}"
    )


def _below(table: Table | None) -> Iterator[RenderableType]:
    if table is not None:
        yield from ("", table)


def _candidates(question: ColumnQuestion) -> Table | None:
    found = candidates_shown(question)
    if not found:
        return None
    table = _numbered()
    for place, one in enumerate(found, 1):
        sentence = one.evidence[0].sentence if one.evidence else ""
        words = Text.assemble(shown_field(one.target), (f"  {one_line(sentence)}", "dim"))
        table.add_row(f" {place}", bar(one.probability), percent(one.probability), words)
    return table


def _numbered() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _examples(texts: Sequence[str]) -> Text:
    few = [one_line(text) for text in texts[:EXAMPLES_SHOWN]]
    short = [
        text if len(text) <= EXAMPLE_CHARACTERS else f"{text[: EXAMPLE_CHARACTERS - 1]}…"
        for text in few
    ]
    return Text(" | ".join(short) or "none")
