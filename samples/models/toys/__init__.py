"""Toys: cars, trains, blocks, dolls houses, baby toys and teddy bears."""

from samples.models.toys.animals import rubber_duck, teddy_bear
from samples.models.toys.blocks import building_blocks
from samples.models.toys.cars import toy_car
from samples.models.toys.dolls_house import dolls_house
from samples.models.toys.trains import toy_train
from samples.models.toys.turned import spinning_top, stacking_rings

__all__ = [
    "building_blocks",
    "dolls_house",
    "rubber_duck",
    "spinning_top",
    "stacking_rings",
    "teddy_bear",
    "toy_car",
    "toy_train",
]
