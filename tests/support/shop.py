"""A part of the sample shop as files, for the pages in `docs/`: `python tests/support/shop.py FOLDER`."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

from skulens.datasets.sample_shop import sample_shop

FEED_COLUMNS = ("Artikelnr", "Name", "Category", "Price", "Image", "Colour", "Weight")
SHELVES = {
    "mug": ("Kitchen/Mugs", 22),
    "bottle": ("Kitchen/Bottles", 5),
    "chair": ("Home/Chairs", 8),
    "desk-lamp": ("Home/Lamps", 5),
    "book": ("Home/Books", 6),
    "backpack": ("Fashion/Bags", 4),
    "cap": ("Fashion/Caps", 4),
    "sneaker": ("Fashion/Shoes", 4),
    "football": ("Sports/Balls", 4),
    "basketball": ("Sports/Balls", 2),
}
"""Kind -> folder and how many of them: 64 products in all."""
PHONE_PHOTO = "mug-01-a.jpg"


def write_small_shop(folder: Path) -> None:
    """Write `photos/` (folders are categories), `phone.jpg` and `feed.csv` into a folder."""
    shop = sample_shop()
    folder.mkdir(parents=True, exist_ok=True)
    with shop.products.open(encoding="utf-8", newline="") as file:
        products = {row["id"]: row for row in csv.DictReader(file)}
    rows = []
    for kind, (shelf, count) in SHELVES.items():
        for number in range(1, count + 1):
            product = products[f"{kind}-{number:02d}"]
            photo = folder / "photos" / shelf / f"{product['colour']}-{product['id']}.jpg"
            photo.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shop.folder / product["photo"], photo)
            rows.append(
                (
                    f"S-{len(rows) + 1:02d}",
                    product["title"],
                    shelf.replace("/", " / "),
                    f"{product['price']} EUR",
                    photo.relative_to(folder).as_posix(),
                    product["colour"],
                    product["weight_g"],
                )
            )
    shutil.copyfile(shop.folder / "phone" / PHONE_PHOTO, folder / "phone.jpg")
    with (folder / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((FEED_COLUMNS, *rows))


if __name__ == "__main__":
    write_small_shop(Path(sys.argv[1]))
