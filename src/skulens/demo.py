"""A first look: fill a catalogue, ask it by words and by photo, draw what it found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skulens.catalog import Catalog
from skulens.drawings import draw_phone_photo, draw_shop
from skulens.progress import Progress, silent
from skulens.records import AddReport, SearchResult


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo did: the catalogue it filled, the results, and the sheets it drew."""

    catalog: Path
    added: AddReport
    results: tuple[tuple[SearchResult, Path], ...]


def run_demo(photos: Path | None, out: Path, progress: Progress = silent) -> DemoReport:
    """Fill a catalogue under `out` and search it.

    `photos` is a folder of the user's own, subfolders being categories; without it a small shop
    is drawn. Raises `SourceError` if the folder holds no pictures.
    """
    out.mkdir(parents=True, exist_ok=True)
    with Catalog.open(out / "catalog") as catalog:
        if photos is None:
            query = out / "phone-photo.jpg"
            draw_phone_photo(query, "coffee mug", "blue")
            added = catalog.add(draw_shop(out / "photos"), progress=progress)
            words = ["yellow t-shirt", "something to sit on"]
        else:
            added = catalog.add(photos, category_from_folder=True, progress=progress)
            first = next(product for product in catalog.products() if product.photos)
            query = Path(first.photos[0])
            leaf = first.category.rpartition(" > ")[2]
            words = [leaf or first.title or "product", f"green {leaf}".strip()]
        results = [catalog.search(text, k=8) for text in words]
        results.append(catalog.search(images=[query], k=8))
        results.append(catalog.search("yellow", images=[query], k=8))
        sheets = [out / f"{number}.sheet.jpg" for number in range(1, len(results) + 1)]
        for result, sheet in zip(results, sheets, strict=True):
            catalog.sheet(result, sheet)
    return DemoReport(out / "catalog", added, tuple(zip(results, sheets, strict=True)))
