"""Caps, beanies, belts, umbrellas and shoes."""

from samples.models.clothing.belts import belt
from samples.models.clothing.boots import boot
from samples.models.clothing.hats import beanie, cap
from samples.models.clothing.sneakers import sneaker
from samples.models.clothing.umbrellas import umbrella

__all__ = ["beanie", "belt", "boot", "cap", "sneaker", "umbrella"]
