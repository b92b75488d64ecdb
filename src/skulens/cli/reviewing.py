"""The queue worked through at a terminal: one question after the other, each answer saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from skulens.cli import render_reviews
from skulens.cli.show import console
from skulens.cli.text import UNPRINTABLE
from skulens.errors import NotFoundError

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer

    from skulens.classify.review import ReviewQueue
    from skulens.records import ReviewEntry


Ask = Callable[[str, Sequence[str]], str]
"""How a line is asked for, with words that complete it; EOFError says that there is no more."""


class Reviewing:
    """One person's way through the queue."""

    def __init__(self, queue: ReviewQueue, by: str, ask: Ask) -> None:
        self._queue, self._by, self._ask = queue, by, ask
        self._tell = console().print
        self._decided: Counter[str] = Counter()

    def run(self, limit: int | None = None) -> None:
        """Ask about what waits, at most `limit` items, until the end or until told to stop.

        Says at the end what was decided; after Ctrl-C too, which goes on as KeyboardInterrupt.
        """
        try:
            self._ask_about([entry.id for entry in self._queue.waiting(limit)])
        except EOFError:
            pass
        finally:
            self._tell(render_reviews.ending(self._decided, self._queue.counts()["waiting"]))

    def _ask_about(self, ids: Sequence[int]) -> None:
        for number, id in enumerate(ids, 1):
            entry = self._queue.entry(id)
            if entry.state != "waiting":  # someone else was quicker
                continue
            self._tell(render_reviews.question(entry, number, len(ids)))
            decided = self._decide(entry)
            if decided is None:
                return
            self._decided[decided.state] += 1
            self._tell(render_reviews.decision(decided))

    def _decide(self, entry: ReviewEntry) -> ReviewEntry | None:
        """The item as decided; None where the person wants to stop."""
        choices = self._choices(entry)
        last = len(entry.alternatives)
        numbers = f", {'1' if last == 1 else f'1-{last}'} take that one" if last else ""
        question = f"[enter/a] accept{numbers}, c correct, s skip, q quit: "
        while True:
            answer = self._ask(question, ()).strip().lower()
            if answer in ("q", "quit"):
                return None
            choice = choices.get(answer)
            if choice is None:
                self._tell(render_reviews.problem(f"'{answer}' is none of the answers"))
                continue
            try:
                decided = choice()
            except NotFoundError as error:  # a category that is gone, unknown or not clear
                self._tell(render_reviews.problem(str(error)))
                continue
            if decided is not None:
                return decided

    def _choices(self, entry: ReviewEntry) -> dict[str, Callable[[], ReviewEntry | None]]:
        queue, id, by = self._queue, entry.id, self._by
        choices: dict[str, Callable[[], ReviewEntry | None]] = {
            "": partial(queue.accept, id, by),
            "a": partial(queue.accept, id, by),
            "c": partial(self._correct, id),
            "s": partial(queue.skip, id, by),
        }
        for number, other in enumerate(entry.alternatives, 1):
            choices[str(number)] = partial(queue.correct, id, other.id, by)
        return choices

    def _correct(self, id: int) -> ReviewEntry | None:
        """Ask for the category; an empty line goes back to the question before."""
        answer = self._ask("category (Tab completes): ", self._queue.category_paths()).strip()
        return self._queue.correct(id, answer, self._by) if answer else None


def ask_at_terminal(question: str, words: Sequence[str]) -> str:
    """Ask a person, who may complete with Tab what stands anywhere in one of the words."""
    from prompt_toolkit import prompt

    return prompt(question, completer=_completer(words), complete_while_typing=False)


def _completer(words: Iterable[str]) -> Completer:
    from prompt_toolkit.completion import WordCompleter

    safe = [word for word in words if not UNPRINTABLE.search(word)]
    return WordCompleter(safe, ignore_case=True, sentence=True, match_middle=True)
