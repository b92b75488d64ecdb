"""Rings, chains, earrings, watches and sunglasses."""

from samples.models.jewellery.earrings import earrings
from samples.models.jewellery.necklaces import bracelet, necklace
from samples.models.jewellery.rings import ring
from samples.models.jewellery.sunglasses import sunglasses
from samples.models.jewellery.watches import watch

__all__ = ["bracelet", "earrings", "necklace", "ring", "sunglasses", "watch"]
