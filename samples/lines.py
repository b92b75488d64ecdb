"""The assortment: which kinds of goods the shop sells, in which looks; read from `assortment/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.palette import SHADES

FOLDER = Path(__file__).parent / "assortment"
PLACES = ("table", "floor", "hanging", "wall")


@dataclass(frozen=True, slots=True)
class Finish:
    """One look a kind comes in: form, material, shade, and perhaps a second shade."""

    style: str
    material: str
    shade: str
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of goods. `module` and `kind` name the function that builds it.

    `view` is azimuth and elevation of the catalogue shot, `turn` and `phone_turn` how it lies
    (degrees about x, y, z); `facts` maps what the model tells of itself to a unit.
    """

    module: str
    kind: str
    category: str
    nouns: tuple[str, ...]
    place: str
    view: tuple[float, float]
    turn: tuple[float, float, float]
    phone_turn: tuple[float, float, float]
    price: tuple[float, float]
    styles: dict[str, str]
    features: tuple[str, ...]
    facts: dict[str, str]
    finishes: tuple[Finish, ...]
    materials: dict[str, str]


def read_lines(folder: Path = FOLDER) -> list[Line]:
    """Every kind of goods, by module and then as written.

    Raises ValueError that names the file, the kind and what is wrong with it.
    """
    lines = []
    for path in sorted(folder.glob("*.toml")):
        for kind, table in tomllib.loads(path.read_text("utf-8")).items():
            try:
                lines.append(_line(path.stem, kind, table))
            except (KeyError, TypeError, ValueError) as problem:
                raise ValueError(f"{path.name}, [{kind}]: {problem}") from problem
    return lines


def _line(module: str, kind: str, table: dict[str, Any]) -> Line:
    finishes = tuple(Finish(*words.split(":")) for words in table["looks"])
    if len(set(finishes)) < len(finishes):
        raise ValueError("two looks are the same")
    for finish in finishes:
        if finish.style not in table["styles"]:
            raise ValueError(f"style {finish.style!r} has no words in `styles`")
        for shade in filter(None, (finish.shade, finish.accent)):
            if shade not in SHADES:
                raise ValueError(f"{shade!r} is no shade of the palette")
    if table["place"] not in PLACES:
        raise ValueError(f"place {table['place']!r} is none of {', '.join(PLACES)}")
    if table["category"].count(" > ") != 2:
        raise ValueError("a category has three levels")
    turn = tuple(table.get("turn", (0, 0, 0)))
    return Line(
        module,
        kind,
        table["category"],
        tuple(table["nouns"]),
        table["place"],
        tuple(table["view"]),
        turn,
        tuple(table.get("phone_turn", turn)),
        tuple(table["price"]),
        table["styles"],
        tuple(table["features"]),
        table.get("facts", {}),
        finishes,
        table.get("materials", {}),
    )
