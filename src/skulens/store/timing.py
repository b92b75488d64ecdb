"""How long the database may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits in seconds.

    Of one statement, of trying again after a lost connection, of waiting for another writer, and of
    a writer that says nothing in the middle of a transaction: it is then put off its turn.
    """

    statement: float = 60.0
    lost: float = 60.0
    lock: float = 30.0
    idle: float = 120.0
