"""Hammers and screwdrivers, and what the garden needs."""

from samples.models.workshop.plant_pots import plant_pot
from samples.models.workshop.tools import hammer, screwdriver
from samples.models.workshop.watering_cans import watering_can

__all__ = ["hammer", "plant_pot", "screwdriver", "watering_can"]
