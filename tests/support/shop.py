"""A small drawn shop as files, for the pages in `docs/`: `python tests/support/shop.py FOLDER`."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

from skulens.drawings import draw_phone_photo, draw_shop
from skulens.records import CATEGORY_SEPARATOR

FEED_COLUMNS = ("Artikelnr", "Name", "Category", "Price", "Image", "Colour", "Weight")


def write_drawn_shop(folder: Path) -> None:
    """Write `photos/` (folders are categories), `phone.jpg` and `feed.csv` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, product in enumerate(draw_shop(folder / "drawn"), start=1):
        drawn = Path(product.photos[0])
        levels = product.category.split(CATEGORY_SEPARATOR)
        photo = folder.joinpath("photos", *levels, drawn.name)
        photo.parent.mkdir(parents=True, exist_ok=True)
        drawn.replace(photo)
        rows.append(
            (
                f"S-{number:02d}",
                product.title,
                " / ".join(levels),
                f"{product.price:.2f} EUR",
                photo.relative_to(folder).as_posix(),
                product.attributes["colour"],
                100 * len(levels[-1]),
            )
        )
    shutil.rmtree(folder / "drawn")
    draw_phone_photo(folder / "phone.jpg", "coffee mug", "blue")
    with (folder / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((FEED_COLUMNS, *rows))


if __name__ == "__main__":
    write_drawn_shop(Path(sys.argv[1]))
