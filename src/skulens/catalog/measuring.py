"""How good the answers are."""

from __future__ import annotations

from skulens.catalog.part import Part


class Measuring(Part):
    """Evaluation."""
