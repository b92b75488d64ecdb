"""How long the database may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits in seconds: of one statement, and of trying again after a lost connection."""

    statement: float = 60.0
    lost: float = 60.0
