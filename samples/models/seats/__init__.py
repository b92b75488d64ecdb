"""Chairs, stools, armchairs, sofas and benches."""

from samples.models.seats.armchairs import armchair
from samples.models.seats.benches import bench
from samples.models.seats.chairs import chair
from samples.models.seats.sofas import sofa
from samples.models.seats.stools import stool

__all__ = ["armchair", "bench", "chair", "sofa", "stool"]
