"""The facade of a catalogue: every door goes through it."""

from skulens.catalog.catalog import Catalog
from skulens.catalog.part import PhotoInput

__all__ = ["Catalog", "PhotoInput"]
