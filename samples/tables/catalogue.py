"""The shop's own tables: products, phone photos, masks, taxonomy."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from samples.lines import Line
from samples.pictures import masks_of, phone_photos_of, photo_of
from samples.tables.goods import Goods
from samples.tables.titles import description, title

UNITS = {"mm", "cm", "cm²", "inch", "g", "ml"}


def write_products(goods: Sequence[Goods], path: Path) -> None:
    """One row a product; a column for every fact any kind has, empty where it has none.

    The rows are in no order of kind, as a shop's are.
    """
    facts = list(dict.fromkeys(column for g in goods for column in fact_columns(g)))
    rows = [product_row(g) for g in sorted(goods, key=lambda g: g.design.seed)]
    write_csv(path, [*_OWN_COLUMNS, *facts, "photo"], rows)


_OWN_COLUMNS = (
    "id", "title", "description", "brand", "price", "category", "colour", "second_colour",
    "material", "width_cm", "depth_cm", "height_cm", "weight_g",
)  # fmt: skip


def product_row(goods: Goods) -> dict[str, object]:
    """A product as the shop's feed has it."""
    return {
        "id": goods.design.id,
        "title": title(goods),
        "description": description(goods),
        "brand": goods.brand,
        "price": f"{goods.price:.2f}",
        "category": goods.design.line.category,
        "colour": goods.colour,
        "second_colour": goods.second_colour,
        "material": goods.material,
        "width_cm": f"{goods.width_cm:g}",
        "depth_cm": f"{goods.depth_cm:g}",
        "height_cm": f"{goods.height_cm:g}",
        "weight_g": goods.weight_g,
        "photo": photo_of(goods.design).as_posix(),
        **{name: value for name, (value, _) in fact_columns(goods).items()},
    }


def fact_columns(goods: Goods) -> dict[str, tuple[float | str, str]]:
    """Facts by column name, the unit being part of the name: value and unit.

    A capacity is in millilitres whatever its kind counts in; a name is part of the title.
    """
    units = goods.design.line.facts
    columns: dict[str, tuple[float | str, str]] = {}
    for name, value in goods.facts.items():
        if name == "capacity":
            columns["capacity_ml"] = _plain(goods.capacity_ml or 0), "ml"
        elif name != "title":
            unit = (
                units[name] if units[name] in UNITS else ""
            )  # "stones" counts, it measures nothing
            column = name.replace(" ", "_")
            columns[f"{column}_{unit.replace('²', '2')}" if unit else column] = _plain(value), unit
    return columns


def _plain(value: float | str) -> float | str:
    return value if isinstance(value, str) else float(f"{value:g}") if value % 1 else int(value)


def write_phone_photos(goods: Iterable[Goods], path: Path) -> None:
    """Each phone photo and the product it shows: queries with a known right answer."""
    rows = [
        {"photo": photo.as_posix(), "product": g.design.id}
        for g in goods
        for photo in phone_photos_of(g.design)
    ]
    write_csv(path, ["photo", "product"], rows)


def write_masks(goods: Iterable[Goods], path: Path) -> None:
    """Each picture that has a silhouette."""
    rows = [
        {"photo": photo.as_posix(), "mask": mask.as_posix(), "product": g.design.id}
        for g in goods
        for photo, mask in masks_of(g.design).items()
    ]
    write_csv(path, ["photo", "mask", "product"], rows)


def write_taxonomy(lines: Iterable[Line], path: Path) -> None:
    """Three levels; a leaf's synonyms are what sellers call the goods in it."""
    rows: dict[str, dict[str, str]] = {}
    for line in lines:
        levels = line.category.split(" > ")
        for depth in range(1, 4):
            here = " > ".join(levels[:depth])
            rows.setdefault(
                here,
                {
                    "id": _slug(here),
                    "parent": _slug(" > ".join(levels[: depth - 1])),
                    "name": levels[depth - 1],
                    "path": here,
                    "synonyms": "",
                },
            )
        leaf = rows[line.category]
        known = filter(None, leaf["synonyms"].split("|"))
        leaf["synonyms"] = "|".join(dict.fromkeys((*known, *line.nouns)))
    write_csv(path, ["id", "parent", "name", "path", "synonyms"], sorted(rows.values(), key=lambda r: r["path"]))  # fmt: skip


def _slug(path: str) -> str:
    return path.lower().replace(" > ", "/").replace(" & ", "-").replace(" ", "-")


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[dict[str, object]] | Iterable[dict[str, str]]
) -> None:
    """A plain CSV, the same on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
