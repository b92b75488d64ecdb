"""Notebooks, boxes, and what lies on a desk."""

from samples.models.stationery.gift_boxes import gift_box
from samples.models.stationery.notebooks import notebook
from samples.models.stationery.pen_cups import pen_cup
from samples.models.stationery.pens import pen, pencil
from samples.models.stationery.scissors import scissors
from samples.models.stationery.staplers import stapler
from samples.models.stationery.storage_boxes import storage_box

__all__ = ["gift_box", "notebook", "pen", "pen_cup", "pencil", "scissors", "stapler", "storage_box"]
