"""Pans, pots and kettles, and the tools that lie beside them."""

from samples.models.cookware.boards import cutting_board, rolling_pin, spatula
from samples.models.cookware.cutlery import cutlery, kitchen_knife
from samples.models.cookware.kettles import kettle
from samples.models.cookware.mills import pepper_mill
from samples.models.cookware.pans import cooking_pot, frying_pan

__all__ = [
    "cooking_pot",
    "cutlery",
    "cutting_board",
    "frying_pan",
    "kettle",
    "kitchen_knife",
    "pepper_mill",
    "rolling_pin",
    "spatula",
]
