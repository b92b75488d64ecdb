"""Bookcases, chests of drawers and beds."""

from samples.models.storage.beds import bed
from samples.models.storage.bookcases import bookcase
from samples.models.storage.chests import chest_of_drawers

__all__ = ["bed", "bookcase", "chest_of_drawers"]
