"""How long work shows itself: a bar for a person, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from skulens.cli.show import console, is_terminal, note
from skulens.progress import Progress, ProgressEvent, silent

SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress_bar(*, as_json: bool) -> Iterator[Progress]:
    """A callback for long work; everything goes to standard error, the answer stays alone."""
    if is_terminal(sys.stderr):
        with _bars() as report:
            yield report
    else:
        yield silent if as_json else Lines()


class Lines:
    """Prints a line when a stage is complete, and every few seconds until then."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES
        self._last: ProgressEvent | None = None

    def __call__(self, event: ProgressEvent) -> None:
        """Take an event, and print it if it is time."""
        complete = event.total is not None and event.done >= event.total
        if event == self._last or not (complete or time.monotonic() >= self._next):
            return
        self._last = event
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES
        of_total = "" if event.total is None else f"/{event.total:,}"
        note(f"{event.stage} {event.done:,}{of_total}")


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.progress import (
        BarColumn,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars
    from rich.text import Text

    class Amount(ProgressColumn):
        def render(self, task: Task) -> Text:
            of_total = "" if task.total is None else f"/{task.total:,.0f}"
            return Text(f"{task.completed:,.0f}{of_total}" if task.completed else "")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.0f}/s" if speed else "", style="dim")

    columns = (
        SpinnerColumn(finished_text="[green]✓[/green]"),
        TextColumn("{task.description}", markup=False),
        BarColumn(complete_style="cyan", finished_style="green"),
        Amount(),
        Rate(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Bars(*columns, console=console(sys.stderr)) as bars:
        stages: dict[str, TaskID] = {}

        def finish(stage: str) -> None:
            """Complete a stage that never knew how long it would be."""
            if bars.tasks[stages[stage]].total is None:
                bars.update(stages[stage], total=max(1, bars.tasks[stages[stage]].completed))
                bars.update(stages[stage], completed=bars.tasks[stages[stage]].total)

        def report(event: ProgressEvent) -> None:
            if event.stage not in stages:
                for earlier in stages:
                    finish(earlier)
                stages[event.stage] = bars.add_task(event.stage, total=event.total)
            bars.update(stages[event.stage], completed=event.done, total=event.total)

        yield report
        for stage in stages:
            finish(stage)
