"""Bowls and plates, teapots and pitchers, jars and bottles."""

from samples.models.tableware.bowls import bowl, plate
from samples.models.tableware.jars import bottle, storage_jar
from samples.models.tableware.pots import pitcher, teapot

__all__ = ["bottle", "bowl", "pitcher", "plate", "storage_jar", "teapot"]
