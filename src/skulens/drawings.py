"""A handful of drawn products, so that the demo has something to look at on any machine."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from skulens.records import Product

SIZE = 320
_SCALE = 3
COLOURS: dict[str, tuple[int, int, int]] = {
    "black": (38, 38, 42),
    "white": (238, 238, 234),
    "red": (198, 40, 44),
    "orange": (240, 140, 36),
    "yellow": (246, 208, 60),
    "green": (52, 140, 74),
    "blue": (40, 86, 190),
    "pink": (240, 150, 178),
}
Draw = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def draw_shop(folder: Path) -> list[Product]:
    """Draw every kind of product in every colour into `folder` and return the products."""
    folder.mkdir(parents=True, exist_ok=True)
    products = []
    for kind, (category, draw) in KINDS.items():
        for colour in COLOURS:
            path = folder / f"{colour}-{kind}.jpg".replace(" ", "-")
            _studio_shot(draw, COLOURS[colour]).save(path, quality=90)
            products.append(
                Product(
                    id=f"{kind}-{colour}".replace(" ", "-"),
                    title=f"{colour.capitalize()} {kind}",
                    category=category,
                    price=round(5 + len(kind) * 3.5 + len(colour), 2),
                    attributes={"colour": colour},
                    photos=(str(path),),
                )
            )
    return products


def draw_phone_photo(path: Path, kind: str, colour: str, seed: int = 3) -> None:
    """Draw a product as a phone would see it: tilted, on a wooden table, in dim light."""
    dice = random.Random(seed)  # noqa: S311 - only the look of a picture
    table = Image.new("RGB", (SIZE * 2, SIZE * 2))
    lines = ImageDraw.Draw(table)
    for y in range(0, SIZE * 2, 4):
        tone = dice.randint(-14, 14)
        lines.rectangle((0, y, SIZE * 2, y + 4), fill=(150 + tone, 112 + tone, 78 + tone))
    product = _drawn(KINDS[kind][1], COLOURS[colour]).rotate(
        14, Image.Resampling.BICUBIC, expand=True
    )
    table.paste(product, (SIZE // 2 + 20, SIZE // 2 - 10), product)
    dim = table.point(lambda value: int(value * 0.82 + 6)).filter(ImageFilter.GaussianBlur(1.2))
    dim.crop((110, 70, 600, 560)).save(path, quality=70)


def _studio_shot(draw: Callable[[Draw, Colour], None], colour: Colour) -> Image.Image:
    white = Image.new("RGB", (SIZE, SIZE), (255, 255, 255))
    shadow = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(shadow).ellipse((70, 262, 250, 292), fill=70)
    white.paste((120, 120, 120), mask=shadow.filter(ImageFilter.GaussianBlur(10)))
    product = _drawn(draw, colour)
    white.paste(product, (0, 0), product)
    return white


def _drawn(draw: Callable[[Draw, Colour], None], colour: Colour) -> Image.Image:
    """The product alone on transparent ground, lit from the upper left."""
    large = Image.new("RGBA", (SIZE * _SCALE, SIZE * _SCALE), (0, 0, 0, 0))
    draw(ImageDraw.Draw(large), colour)
    flat = large.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    alpha = flat.getchannel("A")
    light = Image.new("L", (SIZE, SIZE))
    light.putdata(
        [round(120 + 70 * math.cos((x + y - 180) / 150)) for y in range(SIZE) for x in range(SIZE)]
    )
    lit = Image.composite(
        Image.blend(flat.convert("RGB"), Image.new("RGB", flat.size, (255, 255, 255)), 0.22),
        Image.blend(flat.convert("RGB"), Image.new("RGB", flat.size, (0, 0, 0)), 0.18),
        light,
    )
    lit.putalpha(alpha)
    return lit


def _at(*points: float) -> tuple[float, ...]:
    return tuple(point * _SCALE for point in points)


def _darker(colour: Colour, by: float = 0.72) -> Colour:
    return (int(colour[0] * by), int(colour[1] * by), int(colour[2] * by))


def _mug(draw: Draw, colour: Colour) -> None:
    draw.ellipse(_at(196, 120, 268, 216), outline=colour, width=16 * _SCALE)
    draw.rounded_rectangle(_at(70, 84, 216, 272), 26 * _SCALE, fill=colour)
    draw.ellipse(_at(70, 66, 216, 106), fill=_darker(colour))
    draw.ellipse(_at(82, 72, 204, 100), fill=_darker(colour, 0.45))


def _bottle(draw: Draw, colour: Colour) -> None:
    draw.rounded_rectangle(_at(140, 30, 180, 70), 6 * _SCALE, fill=_darker(colour, 0.5))
    draw.polygon(_at(144, 66, 176, 66, 208, 128, 112, 128), fill=colour)
    draw.rounded_rectangle(_at(112, 116, 208, 280), 18 * _SCALE, fill=colour)
    draw.rectangle(_at(112, 166, 208, 228), fill=(246, 244, 236))
    draw.rectangle(_at(126, 184, 194, 190), fill=_darker(colour))


def _shirt(draw: Draw, colour: Colour) -> None:
    draw.polygon(
        _at(110, 52, 210, 52, 286, 104, 254, 150, 222, 128, 222, 276, 98, 276, 98, 128, 66, 150)
        + _at(34, 104),
        fill=colour,
    )
    draw.ellipse(_at(126, 34, 194, 78), fill=(0, 0, 0, 0))
    draw.arc(_at(122, 30, 198, 82), 10, 170, fill=_darker(colour), width=5 * _SCALE)


def _ball(draw: Draw, colour: Colour) -> None:
    draw.ellipse(_at(62, 78, 262, 278), fill=colour)
    draw.arc(_at(-30, 78, 150, 278), 300, 60, fill=_darker(colour, 0.5), width=5 * _SCALE)
    draw.arc(_at(174, 78, 354, 278), 120, 240, fill=_darker(colour, 0.5), width=5 * _SCALE)
    draw.line(_at(62, 178, 262, 178), fill=_darker(colour, 0.5), width=5 * _SCALE)


def _lamp(draw: Draw, colour: Colour) -> None:
    draw.rectangle(_at(154, 150, 166, 268), fill=(96, 88, 80))
    draw.ellipse(_at(104, 256, 216, 284), fill=(78, 70, 64))
    draw.polygon(_at(122, 46, 198, 46, 246, 164, 74, 164), fill=colour)


def _chair(draw: Draw, colour: Colour) -> None:
    draw.rounded_rectangle(_at(96, 34, 216, 168), 20 * _SCALE, fill=colour)
    draw.rounded_rectangle(_at(84, 160, 236, 196), 14 * _SCALE, fill=_darker(colour, 0.85))
    for left in (92, 212):
        draw.polygon(_at(left, 194, left + 14, 194, left + 8, 286, left, 286), fill=(112, 82, 54))


def _backpack(draw: Draw, colour: Colour) -> None:
    draw.arc(_at(128, 22, 192, 90), 180, 360, fill=_darker(colour, 0.6), width=10 * _SCALE)
    draw.rounded_rectangle(_at(82, 54, 238, 280), 52 * _SCALE, fill=colour)
    draw.rounded_rectangle(_at(102, 176, 218, 262), 18 * _SCALE, fill=_darker(colour, 0.85))
    draw.line(_at(108, 196, 212, 196), fill=_darker(colour, 0.5), width=4 * _SCALE)
    draw.arc(_at(96, 74, 224, 190), 190, 350, fill=_darker(colour, 0.5), width=4 * _SCALE)


def _book(draw: Draw, colour: Colour) -> None:
    draw.polygon(_at(84, 60, 214, 44, 240, 262, 108, 282), fill=colour)
    draw.polygon(_at(84, 60, 96, 52, 122, 272, 108, 282), fill=_darker(colour, 0.6))
    draw.polygon(_at(130, 96, 196, 88, 199, 112, 133, 120), fill=(244, 240, 228))


KINDS: dict[str, tuple[str, Callable[[Draw, Colour], None]]] = {
    "coffee mug": ("Kitchen > Mugs", _mug),
    "bottle": ("Kitchen > Bottles", _bottle),
    "t-shirt": ("Clothing > Tops > T-Shirts", _shirt),
    "backpack": ("Clothing > Bags > Backpacks", _backpack),
    "ball": ("Sports > Balls", _ball),
    "table lamp": ("Home > Lighting > Lamps", _lamp),
    "chair": ("Home > Furniture > Chairs", _chair),
    "book": ("Home > Books", _book),
}
