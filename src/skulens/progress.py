"""How long work reports itself: one small event, one callback; bars live in the doors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """`done` of `total` items of a named stage; `total` is None while it is not known."""

    stage: str
    done: int
    total: int | None = None


Progress = Callable[[ProgressEvent], None]


def silent(event: ProgressEvent) -> None:
    """Ignore an event: the default callback."""
