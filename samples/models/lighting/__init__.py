"""Lamps for desk, floor, ceiling and table."""

from samples.models.lighting.desk_lamps import desk_lamp
from samples.models.lighting.floor_lamps import floor_lamp, table_lamp
from samples.models.lighting.pendant_lamps import pendant_lamp

__all__ = ["desk_lamp", "floor_lamp", "pendant_lamp", "table_lamp"]
