"""Two suppliers' feeds, each in its own words, units and habits, and what they truly mean."""

from __future__ import annotations

import csv
import io
import random
import re
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from samples.palette import SHADES
from samples.pictures import photo_of
from samples.tables.catalogue import write_csv
from samples.tables.goods import Goods
from samples.tables.titles import description, title

Cell = Callable[[Goods, random.Random], "str | float"]
GERMAN = tomllib.loads((Path(__file__).parents[1] / "words" / "german.toml").read_text("utf-8"))
MISSING = 0.07
WRITTEN = datetime(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Column:
    """A supplier's column: its name, what a cell says, the shop's attributes it truly feeds.

    `filled` is the share of rows that have it; `meaning` tells the shop's value for value gold.
    """

    name: str
    cell: Cell
    targets: tuple[str, ...] = ()
    filled: float = 1 - MISSING
    meaning: Callable[[Goods], str] | None = None


def _inches(cm: float) -> str:
    return f"{cm / 2.54:.2f}".rstrip("0").rstrip(".")


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith("fe"):
        return noun[:-2] + "ves"
    if noun.endswith(("ch", "sh", "x")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _comma(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _code(dice: random.Random, digits: int) -> str:
    return "".join(dice.choice("0123456789") for _ in range(digits))


def _spoken_colour(goods: Goods, dice: random.Random) -> str:
    """Harbour's colour cells: mostly the shade, at times shouted or in its own words."""
    shade = goods.design.finish.shade
    own = {"charcoal": "anthracite", "gunmetal": "graphite", "clear": "transparent", "snow": "off-white", "grey": "gray"}  # fmt: skip
    word = own.get(shade, shade)
    return dice.choice((word, word, word.upper(), word.capitalize()))


def _trim_family(goods: Goods) -> str:
    return SHADES[goods.design.finish.accent].family


HARBOUR: tuple[Column, ...] = (
    Column("Item No.", lambda g, d: f"HT-{g.design.id[-3:]}{_code(d, 2)}", ("id",), 1),
    Column("Item Desc", lambda g, d: title(g), ("title",), 1),
    Column("Long Copy", lambda g, d: f"<p>{description(g)}</p>", ("description",), 0.85),
    Column("Maker", lambda g, d: g.brand, ("brand",)),
    Column(
        "Prod Grp",
        lambda g, d: _plural(g.design.line.nouns[0]).title(),
        ("category",),
        meaning=lambda g: g.design.line.category,
    ),
    Column("Col", _spoken_colour, ("colour",), meaning=lambda g: g.colour),
    Column("Trim", lambda g, d: g.design.finish.accent, ("second_colour",), meaning=_trim_family),
    Column("Mtl", lambda g, d: _harbour_material(g, d), ("material",), meaning=lambda g: g.material),
    Column(
        "Dims WxDxH",
        lambda g, d: " x ".join(map(_inches, (g.width_cm, g.depth_cm, g.height_cm))) + " in",
        ("width_cm", "depth_cm", "height_cm"),
    ),
    Column("Wt (oz)", lambda g, d: round(g.weight_g / 28.3495, 1), ("weight_g",)),
    Column(
        "Cap. fl oz",
        lambda g, d: round(g.capacity_ml / 29.5735, 1) if g.capacity_ml else "",
        ("capacity_ml",),
    ),
    Column("RRP EUR", lambda g, d: g.price, ("price",), 1),
    Column("Trade Price", lambda g, d: round(g.price * 0.45, 2)),
    Column("Pic 1", lambda g, d: photo_of(g.design).relative_to("feeds").as_posix(), ("photo",), 1),
    Column("UPC", lambda g, d: _code(d, 12)),
    Column("MOQ", lambda g, d: d.choice((1, 6, 12, 24))),
    Column("Ctn Qty", lambda g, d: d.choice((4, 8, 12))),
    Column("HS Code", lambda g, d: f"{_code(d, 4)}.{_code(d, 2)}"),
    Column("Ctry", lambda g, d: d.choice(("PT", "PL", "VN", "CN", "IN", "TR"))),
    Column("Lead Time", lambda g, d: f"{d.choice((2, 3, 5, 8))} wks"),
    Column("Remarks", lambda g, d: d.choice(("new", "best seller", "while stocks last")), (), 0.15),
)  # fmt: skip

LINDGRUEN: tuple[Column, ...] = (
    Column("Art.-Nr.", lambda g, d: f"{g.design.id[-3:]}-{_code(d, 3)}", ("id",), 1),
    Column("Bezeichnung", lambda g, d: _german_title(g, d), ("title",), 1),
    Column("Warengr.", lambda g, d: _german_group(g), ("category",), 1, meaning=lambda g: g.design.line.category),
    Column("Hersteller", lambda g, d: g.brand, ("brand",)),
    Column("Farbe", lambda g, d: GERMAN["shades"][g.design.finish.shade], ("colour",), meaning=lambda g: g.colour),
    Column("Akzent", lambda g, d: GERMAN["shades"].get(g.design.finish.accent, ""), ("second_colour",), meaning=_trim_family),
    Column("Werkstoff", lambda g, d: GERMAN["materials"].get(g.material, g.material), ("material",), meaning=lambda g: g.material),
    Column("Br. mm", lambda g, d: _comma(g.width_cm * 10, 0), ("width_cm",)),
    Column("T. mm", lambda g, d: _comma(g.depth_cm * 10, 0), ("depth_cm",)),
    Column("H. mm", lambda g, d: _comma(g.height_cm * 10, 0), ("height_cm",)),
    Column("Gew. kg", lambda g, d: _comma(g.weight_g / 1000, 3), ("weight_g",)),
    Column(
        "Inhalt l",
        lambda g, d: _comma(g.capacity_ml / 1000, 2) if g.capacity_ml else "",
        ("capacity_ml",),
    ),
    Column("VK brutto", lambda g, d: f"{_comma(g.price, 2)} €", ("price",), 1),
    Column("EK netto", lambda g, d: _comma(g.price * 0.4, 2)),
    Column("Bilddatei", lambda g, d: photo_of(g.design).relative_to("feeds").as_posix(), ("photo",), 1),
    Column("GTIN", lambda g, d: _code(d, 13)),
    Column("VPE", lambda g, d: d.choice((1, 2, 6, 10))),
    Column("Zolltarifnr.", lambda g, d: _code(d, 8)),
    Column("Lagerplatz", lambda g, d: f"{d.choice('ABCDEF')}{d.randint(1, 40):02d}"),
    Column("Lieferzeit", lambda g, d: f"{d.choice((3, 5, 10))} Tage"),
    Column("Bemerkung", lambda g, d: d.choice(("Auslaufartikel", "Neuheit", "nur solange Vorrat")), (), 0.12),
)  # fmt: skip

SUPPLIERS: dict[str, tuple[str, tuple[Column, ...]]] = {
    "harbour": ("harbour-trading.xlsx", HARBOUR),
    "lindgruen": ("lindgruen-handel.csv", LINDGRUEN),
}


def write_feeds(goods: Sequence[Goods], folder: Path) -> None:
    """Write both feeds, `mapping_gold.csv` and `value_gold.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    columns: list[dict[str, str]] = []
    values: dict[tuple[str, ...], None] = {}
    for owner, (file, layout) in SUPPLIERS.items():
        rows = [(g, _row(g, layout)) for g in goods if g.design.owner == owner]
        write = _write_xlsx if file.endswith("xlsx") else _write_semicolons
        write(folder / file, [c.name for c in layout], [row for _, row in rows])
        for column in layout:
            columns += [{"feed": file, "column": column.name, "target": t} for t in column.targets or ("",)]  # fmt: skip
            for g, row in rows:
                cell = str(row[layout.index(column)])
                if column.meaning and cell:
                    values[file, column.name, cell, column.targets[0], column.meaning(g)] = None
    write_csv(folder / "mapping_gold.csv", ["feed", "column", "target"], columns)
    names = ("feed", "column", "value", "target", "target_value")
    write_csv(folder / "value_gold.csv", names, (dict(zip(names, v, strict=True)) for v in sorted(values)))  # fmt: skip


def _row(goods: Goods, layout: tuple[Column, ...]) -> list[str | float]:
    dice = random.Random(f"{goods.design.id} feed")
    row: list[str | float] = []
    for column in layout:
        cell = column.cell(goods, dice)
        row.append(cell if dice.random() < column.filled else "")
    return row


def _write_xlsx(path: Path, names: list[str], rows: list[list[str | float]]) -> None:
    """A price list; its dates are fixed, so that it is the same file whenever it is made."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = WRITTEN
    sheet = book.create_sheet("Price list")
    sheet.append(names)
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":  # openpyxl puts the time of saving here
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-05T00:00:00Z", content
                )
            file.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), content)


def _write_semicolons(path: Path, names: list[str], rows: list[list[str | float]]) -> None:
    """As a German office writes it: semicolons, Windows letters and line ends."""
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([names, *rows])


def _harbour_material(goods: Goods, dice: random.Random) -> str:
    own = {"wood": ("solid wood", "timber"), "steel": ("stainless steel", "s/steel"), "plastic": ("ABS", "plastics"),
           "cotton": ("100% cotton",), "leather": ("cowhide",), "aluminium": ("alu",)}  # fmt: skip
    if goods.material == "wood" and goods.design.finish.shade in SHADES and dice.random() < 0.4:
        return goods.design.finish.shade
    return dice.choice((*own.get(goods.material, ()), goods.material))


def _german_title(goods: Goods, dice: random.Random) -> str:
    kind = GERMAN["kinds"][goods.design.line.kind]
    shade = GERMAN["shades"][goods.design.finish.shade]
    material = GERMAN["materials"].get(goods.material, goods.material)
    return dice.choice(
        (f"{kind} {shade}", f"{kind} {material} {shade}", f"{goods.brand} {kind}, {shade}", f"{kind} aus {material}")
    )  # fmt: skip


def _german_group(goods: Goods) -> str:
    return f"{GERMAN['departments'][goods.department]} / {GERMAN['kinds'][goods.design.line.kind]}"
