"""A product as a row: what its design and its measure say, put as a shop would."""

from __future__ import annotations

import random
from dataclasses import dataclass

from samples.designs import Design
from samples.measures import Measure
from samples.palette import SHADES

MATERIAL_NAMES = {
    "polished metal": "metal",
    "silver": "silver",
    "gem": "crystal",
    "leaf": "plant",
    "porcelain": "porcelain",
}
UNDER_LACQUER = {"Furniture": "wood", "Toys": "wood"}
"""What is painted; elsewhere it is metal, unless the assortment says otherwise."""
DENSITY = {
    "cast iron": 2.2, "steel": 1.5, "marble": 2.2, "concrete": 2.0, "polished metal": 1.4, "brass": 1.6,
    "copper": 1.6, "gold": 2.0, "silver": 1.8, "ceramic": 1.1, "stoneware": 1.2, "glass": 1.0,
    "wood": 0.8, "cotton": 0.35, "linen": 0.35, "wool": 0.4, "velvet": 0.5, "canvas": 0.4,
    "nylon": 0.3, "felt": 0.3, "denim": 0.4, "plastic": 0.6, "wicker": 0.35, "cork": 0.4,
}  # fmt: skip
BRANDS = {
    "Kitchen & Dining": ("Tallowby", "Fenbrook", "Ostervik", "Casa Brenna"),
    "Furniture": ("Halvorsund", "Merrowlane", "Ostervik", "Quillhouse"),
    "Home & Living": ("Lumenary", "Merrowlane", "Wexcombe", "Casa Brenna"),
    "Fashion": ("Dunmarrow", "Veltria", "Northpennel", "Sablewick"),
    "Jewellery & Watches": ("Aurelune", "Veltria", "Tidewrist"),
    "Sports": ("Kestrelgo", "Brackfit", "Northpennel"),
    "Toys": ("Pip & Nettle", "Tumbleday", "Woodlark Toys"),
    "Electronics": ("Soniqua", "Oktavio", "Brightloom"),
    "Books & Stationery": ("Paperfinch", "Inkwell Row", "Quillhouse"),
    "Garden & Workshop": ("Fenbrook", "Ironthorpe", "Greenstead"),
}


@dataclass(frozen=True, slots=True)
class Goods:
    """One product in words and numbers; lengths in cm, weight in g, price in EUR."""

    design: Design
    brand: str
    price: float
    colour: str
    second_colour: str
    material: str
    width_cm: float
    depth_cm: float
    height_cm: float
    weight_g: int
    facts: dict[str, float | str]

    @property
    def shade(self) -> str:
        """What a seller calls the colour; "" where the material says it."""
        shade = self.design.finish.shade
        return "" if shade in self.material.split() else shade

    @property
    def capacity_ml(self) -> float | None:
        """What it holds, whatever unit its kind counts in."""
        if "capacity" not in self.facts:
            return None
        unit = self.design.line.facts["capacity"]
        return float(self.facts["capacity"]) * {"ml": 1, "l": 1000}[unit]

    @property
    def name(self) -> str:
        """What is printed on it: a book's title; "" for most things."""
        return str(self.facts.get("title", "")).title()

    @property
    def is_plural(self) -> bool:
        """Whether one of it is spoken of as several, as of scissors."""
        noun = self.design.line.nouns[0]
        return noun.endswith("s") and not noun.endswith("ss")

    @property
    def department(self) -> str:
        """First level of the category."""
        return self.design.line.category.partition(" > ")[0]


def goods_of(design: Design, measure: Measure) -> Goods:
    """Tell a design's row; `measure` is what it was found to measure."""
    line, finish = design.line, design.finish
    dice = _dice(design, "row")
    low, high = line.price
    price = round(low + (high - low) * dice.betavariate(1.6, 2.4)) - dice.choice((0.01, 0.05, 0.1, 0.5, 0))  # fmt: skip
    width, depth, height = (float(measure[name]) for name in ("width", "depth", "height"))
    facts = {name: measure[name] for name in line.facts if name in measure}
    return Goods(
        design,
        dice.choice(BRANDS[line.category.partition(" > ")[0]]),
        round(max(price, 1), 2),
        SHADES[finish.shade].family,
        _second(finish.shade, finish.accent),
        _material(design),
        width_cm=round(width * 100, 1),
        depth_cm=round(depth * 100, 1),
        height_cm=round(height * 100, 1),
        weight_g=int(facts.pop("weight", 0)) or _grams(width * depth * height, finish.material),
        facts=facts,
    )


def _material(design: Design) -> str:
    """What a buyer would call it, which the shader's name is not always."""
    line, shader = design.line, design.finish.material
    for key in (f"{design.finish.style} {shader}", shader):
        if key in line.materials:
            return line.materials[key]
    if shader == "lacquer":
        return UNDER_LACQUER.get(line.category.partition(" > ")[0], "metal")
    return MATERIAL_NAMES.get(shader, shader)


def _second(shade: str, accent: str) -> str:
    family = SHADES[accent].family if accent else ""
    return "" if family == SHADES[shade].family else family


def _grams(cubic_metres: float, material: str) -> int:
    """A weight that such a thing has: the larger a thing, the more air is in its box."""
    litres = max(cubic_metres * 1000, 1e-4)
    fullness = 420 * litres**-0.38 if litres > 1 else 420.0
    grams = litres * min(fullness, 420) * DENSITY.get(material, 1.0)
    step = 1 if grams < 100 else 5 if grams < 1000 else 100
    return max(step, round(grams / step) * step)


def _dice(design: Design, purpose: str) -> random.Random:
    """Dice for one thing to decide about one product, unmoved by what else is decided."""
    return random.Random(f"{design.id} {purpose}")
