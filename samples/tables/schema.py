"""The shop's attribute schema: which attributes a category has, their types, values and units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from samples.palette import SHADES
from samples.tables.catalogue import fact_columns
from samples.tables.goods import Goods

HEADER = """\
# The shop's attributes. `everywhere` holds for every category, `categories` adds to one category and
# all below it. Types: text, number (with a unit), boolean, one_of and colour (with allowed values;
# after each value, other words for it).
"""
MATERIAL_WORDS: Mapping[str, Sequence[str]] = {
    "wood": ("timber", "solid wood", "oak", "walnut", "beech", "pine", "birch", "teak"),
    "steel": ("stainless steel", "inox"),
    "metal": ("alloy",),
    "aluminium": ("aluminum", "alu"),
    "cotton": ("100 % cotton", "organic cotton"),
    "plastic": ("ABS", "polypropylene", "PP", "acrylic"),
    "leather": ("full-grain leather", "cowhide"),
    "wicker": ("rattan", "willow"),
    "ceramic": ("earthenware", "glazed clay"),
    "porcelain": ("bone china",),
    "wool": ("lambswool", "merino"),
    "nylon": ("polyamide",),
    "cardboard": ("carton", "paperboard"),
}
COLOUR_WORDS: Mapping[str, Sequence[str]] = {
    "grey": ("gray", "anthracite", "graphite"),
    "blue": ("dark blue", "light blue", "royal blue"),
    "beige": ("natural", "light brown"),
    "white": ("off-white", "ecru"),
    "clear": ("transparent",),
    "red": ("crimson", "wine red"),
    "silver": ("chrome",),
    "gold": ("golden",),
    "black": ("jet", "noir"),
    "brown": ("dark brown",),
}


def write_schema(goods: Iterable[Goods], path: Path) -> None:
    """Write what the products at hand have: values that occur, facts by the categories they occur in."""
    goods = list(goods)
    attributes: dict[str, Any] = {
        "brand": {"type": "text"},
        "colour": {"type": "colour", "values": colour_values()},
        "second_colour": {"type": "colour", "values": colour_values()},
        "material": {"type": "one_of", "values": _materials(goods)},
        **{
            f"{name}_cm": {"name": name.capitalize(), "type": "number", "unit": "cm"}
            for name in ("width", "depth", "height")
        },
        "weight_g": {"name": "Weight", "type": "number", "unit": "g"},
    }
    everywhere = {
        "required": ["brand", "colour", "material", "width_cm", "depth_cm", "height_cm"],
        "optional": ["second_colour", "weight_g"],
    }
    for g in goods:
        for column, (value, unit) in fact_columns(g).items():
            _learn(attributes, column, value, unit)
    categories = {
        category: _asked_of([g for g in goods if g.design.line.category == category])
        for category in sorted({g.design.line.category for g in goods})
    }
    whole = {"attributes": attributes, "everywhere": everywhere, "categories": categories}
    text = yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)  # fmt: skip
    path.write_text(HEADER + text, "utf-8")


def _asked_of(goods: Sequence[Goods]) -> dict[str, list[str]]:
    """What a category asks of its products: required is what every one of them has."""
    columns = [set(fact_columns(g)) for g in goods]
    names = list(dict.fromkeys(column for g in goods for column in fact_columns(g)))
    required = [name for name in names if all(name in known for known in columns)]
    return {"required": required, "optional": [name for name in names if name not in required]}


def colour_values() -> dict[str, list[str]]:
    """The colour families and all words for each."""
    values: dict[str, list[str]] = {}
    for shade in SHADES.values():
        values.setdefault(shade.family, []).append(shade.name)
    return {
        family: [word for word in (*shades, *COLOUR_WORDS.get(family, ())) if word != family]
        for family, shades in values.items()
    }


def _materials(goods: Iterable[Goods]) -> dict[str, list[str]]:
    found = sorted({g.material for g in goods})
    return {name: [word for word in MATERIAL_WORDS.get(name, ()) if word not in found] for name in found}  # fmt: skip


def _learn(attributes: dict[str, Any], column: str, value: float | str, unit: str) -> None:
    name = column.removesuffix(f"_{unit.replace('²', '2')}").replace("_", " ").capitalize()
    if not isinstance(value, str):
        attributes.setdefault(column, {"name": name, "type": "number"} | ({"unit": unit} if unit else {}))  # fmt: skip
        return
    known = attributes.setdefault(column, {"name": name, "type": "one_of", "values": {}})
    known["values"].setdefault(value, [])
