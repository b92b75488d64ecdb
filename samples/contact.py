"""The whole shop on one picture, and the phone photos on another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps

from samples.designs import Design
from samples.pictures import phone_photos_of, photo_of

TILE, COLUMNS = 74, 24


def draw_contact_sheets(designs: Sequence[Design], shop: Path, out: Path) -> None:
    """Write `sample-shop.jpg`, every product by category, and `sample-phone-photos.jpg`, some of them."""
    out.mkdir(parents=True, exist_ok=True)
    own = sorted((d for d in designs if not d.owner), key=lambda d: (d.line.category, d.id))
    _sheet([shop / photo_of(d) for d in own], COLUMNS, TILE).save(
        out / "sample-shop.jpg", quality=84
    )
    phones = [shop / path for d in own for path in phone_photos_of(d)[:1]]
    spread = phones[:: max(1, len(phones) // 48)][:48]
    _sheet(spread, 12, 2 * TILE).save(out / "sample-phone-photos.jpg", quality=80)


def _sheet(paths: Sequence[Path], columns: int, tile: int) -> Image.Image:
    rows = -(-len(paths) // columns)
    sheet = Image.new("RGB", (columns * tile, rows * tile), "white")
    for number, path in enumerate(paths):
        with Image.open(path) as picture:
            small = ImageOps.fit(picture, (tile - 2, tile - 2), Image.Resampling.LANCZOS)
        sheet.paste(small, (number % columns * tile + 1, number // columns * tile + 1))
    return sheet
