"""A mapping worked through at a terminal: one question after the other, each answer saved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from skulens.cli import render_mapping_questions as render
from skulens.cli.mapping_words import open_columns, open_values, shown_field, shown_waiting
from skulens.cli.progress_bar import progress_bar
from skulens.cli.reviewing import Ask
from skulens.cli.show import console
from skulens.cli.text import counted, one_line, shown_value
from skulens.errors import NotFoundError, SourceError, UsageError

if TYPE_CHECKING:
    from skulens.catalog import Catalog
    from skulens.mapping.memory.reviewing import ColumnQuestion, ValueQuestion
    from skulens.records import SupplierMapping

Answers = Mapping[str, Callable[[], str]]
"""What can be answered with a letter or an empty line, and what it does: a sentence of it."""

COLUMN_HELP = (
    ("enter", "the proposal is right"),
    ("1, 2 ...", "that one instead; where several columns are equally good: that column"),
    (
        "a field",
        "this one instead, by its name or key (Tab completes); = before it if it is a letter",
    ),
    ("n", "no counterpart: no field of ours is fed by it"),
    ("r", "the proposal is wrong: ask about the next best"),
    ("s", "put it off"),
    ("u", "take the last answer back"),
    ("q", "stop; everything answered is saved"),
)
VALUE_HELP = (
    ("enter", "the proposal is right"),
    ("1, 2 ...", "that one instead"),
    (
        "a value",
        "this one instead (Tab completes); = before it if it is a letter or a number above",
    ),
    ("n", "it means nothing"),
    ("s", "put it off"),
    ("u", "take the last answer back"),
    ("q", "stop; everything answered is saved"),
)


class ReviewingMapping:
    """One person's way through what the mapping of a supplier leaves open."""

    def __init__(self, catalog: Catalog, supplier: str, by: str, ask: Ask) -> None:
        self._catalog, self._supplier, self._by, self._ask = catalog, supplier, by, ask
        self._tell = console().print
        self._review = catalog.review_mapping(supplier, by)
        self._log: list[str] = []
        self._asks_columns, self._has_mapped_again = True, False

    def run(self, limit: int | None = None) -> None:
        """Ask columns, then values, at most `limit` questions, until the end or told to stop.

        Says at the end what was decided; after Ctrl-C too, which goes on as KeyboardInterrupt.
        """
        try:
            while self._may_ask(limit) and self._ask_next(limit):
                pass
        except EOFError:
            pass
        finally:
            self._tell(render.ending(self._ending(), self._next_step()))

    def _ask_next(self, limit: int | None) -> bool:
        """Ask the next question; false where there is none."""
        columns = self._review.columns() if self._asks_columns else ()
        if not columns and not self._has_mapped_again:
            self._has_mapped_again = True
            self._map_again()
        if columns:
            self._ask_column(columns[0], *self._place(len(columns), limit))
        elif values := self._review.values():
            self._ask_value(values[0], *self._place(len(values), limit))
        else:
            return False
        return True

    def _ask_column(self, question: ColumnQuestion, number: int, of: int) -> None:
        examples = self._review.mapping.examples
        self._tell(render.column_question(question, examples, number, of))
        typed = partial(self._column_typed, question)
        prompt, words = _column_prompt(question), self._field_words()
        self._answer(self._column_answers(question), typed, words, prompt, COLUMN_HELP)

    def _ask_value(self, question: ValueQuestion, number: int, of: int) -> None:
        self._tell(render.value_question(question, number, of))
        typed = partial(self._value_typed, question)
        prompt, words = _value_prompt(question), self._review.words(question)
        self._answer(self._value_answers(question), typed, words, prompt, VALUE_HELP)

    def _answer(
        self,
        answers: Answers,
        typed: Callable[[str], str],
        words: tuple[str, ...],
        prompt: str,
        helping: tuple[tuple[str, str], ...],
    ) -> None:
        """Ask until an answer is taken, or taken back."""
        while True:
            answer = self._ask(prompt, words).strip()
            if answer in ("q", "quit"):
                raise EOFError  # as Ctrl-D
            if answer == "?":
                self._tell(render.help_text(helping))
                continue
            if answer == "u" and not self._review.undo():
                self._tell(render.problem("there is nothing to take back here"))
                continue
            if answer == "u":
                self._log.pop()
                self._tell(render.answered("taken back"))
                return
            try:
                choice = answers.get(answer)
                sentence = choice() if choice else typed(answer)
            except (NotFoundError, UsageError) as error:
                self._tell(render.problem(str(error)))
                continue
            self._tell(render.answered(sentence))
            return

    def _column_answers(self, question: ColumnQuestion) -> Answers:
        review = self._review
        return {
            "": lambda: self._of_columns(question, review.confirm(question)),
            "n": lambda: self._of_columns(question, review.none(question)),
            "r": lambda: self._of_columns(question, review.refuse(question)),
            "s": lambda: self._skip(question),
        }

    def _column_typed(self, question: ColumnQuestion, answer: str) -> str:
        """Take numbers of candidates, or of columns that are equally good, or a field."""
        numbers = [int(number) for number in re.findall(r"\d{1,3}", answer)]
        is_numbers = bool(re.fullmatch(r"\d{1,3}(?:[ ,]+\d{1,3})*", answer))
        confirm = self._review.confirm
        if len(question.columns) > 1:
            if not is_numbers or not all(1 <= one <= len(question.columns) for one in numbers):
                raise UsageError(f"'{answer}' is none of the columns; give the number of one")
            chosen = [question.columns[number - 1] for number in numbers]
            return self._of_columns(question, confirm(question, columns=chosen))
        if is_numbers:
            candidates = render.candidates_shown(question)
            if len(numbers) > 1 or not 1 <= numbers[0] <= len(candidates):
                raise UsageError(f"'{answer}' is none of the numbers above")
            target = candidates[numbers[0] - 1].target
        else:
            target = answer.removeprefix("=").strip()
        return self._of_columns(question, confirm(question, target))

    def _value_answers(self, question: ValueQuestion) -> Answers:
        one, review = question.proposal, self._review

        def accept() -> str:
            if one.value is None:
                raise UsageError("nothing is proposed; type what it means, or n for nothing")
            return self._of_value(question, review.value(question, one.value))

        return {
            "": accept,
            "n": lambda: self._of_value(question, review.value(question, None)),
            "s": lambda: self._skip(question),
        }

    def _value_typed(self, question: ValueQuestion, answer: str) -> str:
        """Take the number of an alternative, or a value."""
        review, others = self._review, question.proposal.alternatives[: render.ALTERNATIVES_SHOWN]
        if not question.is_number and answer.isdecimal() and 1 <= int(answer) <= len(others):
            mapping = review.value(question, others[int(answer) - 1][0])
        else:
            mapping = review.typed(question, answer.removeprefix("="))
        return self._of_value(question, mapping)

    def _of_columns(self, question: ColumnQuestion, mapping: SupplierMapping) -> str:
        """What holds for the columns of a question now that it is answered."""
        self._log.append("column")
        told: dict[str, list[str]] = {}
        for one in mapping.columns:
            if one.column in question.columns:
                told.setdefault(one.column, []).append(
                    f"→ {shown_field(one.target, one.part)}"
                    if one.status == "confirmed"
                    else "has no counterpart"
                    if one.status == "refused"
                    else "is asked about again"
                    if one.status == "open"
                    else "is left alone"
                )
        return "; ".join(f"{name} {', '.join(dict.fromkeys(said))}" for name, said in told.items())

    def _of_value(self, question: ValueQuestion, mapping: SupplierMapping) -> str:
        self._log.append("value")
        asked = question.proposal
        for one in mapping.values:
            if (one.column, one.target, one.raw) == (asked.column, asked.target, asked.raw):
                return f"{one.raw} → {one_line(shown_value(one.value)) or 'nothing'}"
        return f"{asked.raw} is decided"

    def _skip(self, question: ColumnQuestion | ValueQuestion) -> str:
        self._review.skip(question)
        self._log.append("skipped")
        return "put off"

    def _map_again(self) -> None:
        """Map the feed anew where other columns are in use now: their values are asked too."""
        if not self._catalog.is_mapping_behind(self._supplier):
            return
        try:
            with progress_bar(as_json=False) as progress:
                self._catalog.map_again(self._supplier, progress=progress)
        except SourceError as error:
            self._tell(render.problem(f"values of new columns cannot be asked: {error}"))
            return
        self._review = self._catalog.review_mapping(self._supplier, self._by)
        self._asks_columns = False  # those that were put off would be asked again

    def _may_ask(self, limit: int | None) -> bool:
        return limit is None or len(self._log) < limit

    def _place(self, left: int, limit: int | None) -> tuple[int, int]:
        """The number of a question, and how many of its kind there are at this sitting."""
        number = len(self._log) + 1
        last = number + left - 1
        return number, last if limit is None else min(last, limit)

    def _field_words(self) -> tuple[str, ...]:
        words = dict.fromkeys(one.key for one in self._review.fields)
        words |= dict.fromkeys(one.name for one in self._review.fields)
        return tuple(words)

    def _ending(self) -> str:
        counts = Counter(self._log)
        decided = " and ".join(
            counted(counts[thing], thing) for thing in ("column", "value") if counts[thing]
        )
        parts = [f"{decided} decided"] if decided else ["nothing decided"]
        if counts["skipped"]:
            parts.append(f"{counts['skipped']:,} put off")
        mapping = self._review.mapping
        waiting = shown_waiting(mapping)
        verb = "waits" if open_columns(mapping) + open_values(mapping) == 1 else "wait"
        return f"{', '.join(parts)}; {f'{waiting} {verb}' if waiting else 'nothing waits'}"

    def _next_step(self) -> str:
        from shlex import join

        words = ["skulens", "map", "apply", "FEED", "--supplier", self._supplier, "--add"]
        return join(words) if any(one != "skipped" for one in self._log) else ""


def _column_prompt(question: ColumnQuestion) -> str:
    if len(question.columns) > 1:
        return f"[1-{len(question.columns)}] that column, n none, r wrong, s skip, u undo, ? help, q quit: "
    yes = "[enter] yes, " if question.targets else ""
    return f"{yes}{_numbers(len(render.candidates_shown(question)))}a field, n none, r wrong, s skip, u undo, ?, q: "


def _value_prompt(question: ValueQuestion) -> str:
    yes = "[enter] yes, " if question.proposal.value is not None else ""
    others = 0 if question.is_number else len(question.proposal.alternatives)
    kind = "a number" if question.is_number else "a value"
    numbers = _numbers(min(others, render.ALTERNATIVES_SHOWN))
    return f"{yes}{numbers}{kind}, n nothing, s skip, u undo, ? help, q quit: "


def _numbers(last: int) -> str:
    return "" if not last else "1, " if last == 1 else f"1-{last}, "
