"""Candles, vases, frames, mirrors, clocks, baskets and cushions."""

from samples.models.decor.baskets import basket
from samples.models.decor.candles import candle, candlestick
from samples.models.decor.clocks import wall_clock
from samples.models.decor.cushions import throw_cushion
from samples.models.decor.frames import mirror, picture_frame
from samples.models.decor.vases import vase

__all__ = [
    "basket",
    "candle",
    "candlestick",
    "mirror",
    "picture_frame",
    "throw_cushion",
    "vase",
    "wall_clock",
]
