"""A first look: fill a catalogue, ask it by words and by photo, say what photos show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skulens.catalog import Catalog
from skulens.datasets.sample_shop import PhonePhoto, SampleShop, sample_shop
from skulens.progress import Progress, silent
from skulens.records import AddReport, AttributeCondition, Classification, Filter, SearchResult

HITS = 5
SHOP = "sample-shop"
_ASKED = ("backpack-03-a", "vase-06-a", "dolls-house-01-a")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and the product that a phone photo truly shows where that is known."""

    result: SearchResult
    shown: str = ""

    @property
    def rank(self) -> int | None:
        """At which place, from 1, the product that the photo shows was found."""
        found = [hit.product_id for hit in self.result.hits]
        return found.index(self.shown) + 1 if self.shown in found else None


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo did: the catalogue it filled, the answers, what photos show, the drawn sheet.

    `photo` is one to go on with.
    """

    catalog: Path
    added: AddReport
    answers: tuple[Answer, ...]
    classified: tuple[Classification, ...]
    sheet: Path
    photo: Path


def run_demo(photos: Path | None, out: Path, progress: Progress = silent) -> DemoReport:
    """Fill a catalogue under `out`, search it, and classify photos.

    `photos` is a folder of the user's own, subfolders being categories; without it the sample shop
    is taken. Each has a catalogue of its own, so that one is not found in the other. Raises `SourceError` if the folder holds no pictures or there is no sample shop.
    """
    out.mkdir(parents=True, exist_ok=True)
    where = out / (SHOP if photos is None else photos.resolve().name or "photos")
    with Catalog.open(where) as catalog:
        if photos is None:
            shop = sample_shop()
            added = catalog.add(shop.products, progress=progress)
            catalog.import_schema(shop.taxonomy, shop.attributes)
            answers, photo = _ask_shop(catalog, shop)
            classified = catalog.classify([one.photo for one in _phones(shop)], queue=False)
        else:
            added = catalog.add(photos, category_from_folder=True, progress=progress)
            answers, photo = _ask_about_own(catalog)
            classified = catalog.classify([photo], queue=False) if catalog.taxonomy else ()
        sheet = out / "found.jpg"
        catalog.sheet([answer.result for answer in answers], sheet)
    return DemoReport(where, added, tuple(answers), classified, sheet, photo)


def _ask_shop(catalog: Catalog, shop: SampleShop) -> tuple[list[Answer], Path]:
    """Ask by words, with a filter, by phone photos, and by a photo with a word."""
    tall_wood = Filter(
        attributes=(
            AttributeCondition("material", values=("wood",)),
            AttributeCondition("height_cm", minimum=60),
        )
    )
    answers = [
        Answer(catalog.search("yellow coffee mug", k=HITS)),
        Answer(catalog.search("chair", k=HITS, filter=tall_wood)),
    ]
    answers += [
        Answer(catalog.search(images=[phone.photo], k=HITS), phone.product_id)
        for phone in _phones(shop)
    ]
    (other,) = [one.photo for one in shop.phone_photos() if one.photo.stem == "sneaker-08-a"]
    answers.append(Answer(catalog.search("blue", images=[other], k=HITS)))
    return answers, other


def _phones(shop: SampleShop) -> list[PhonePhoto]:
    return [one for one in shop.phone_photos() if one.photo.stem in _ASKED]


def _ask_about_own(catalog: Catalog) -> tuple[list[Answer], Path]:
    """Ask for a category and a colour of it, by a photo, and by a photo with a word."""
    first = next(product for product in catalog.products() if product.photos)
    photo = Path(first.photos[0])
    leaf = first.category.rpartition(" > ")[2] or first.title or "product"
    results = [
        catalog.search(leaf, k=HITS),
        catalog.search(f"green {leaf}", k=HITS),
        catalog.search(images=[photo], k=HITS),
        catalog.search("yellow", images=[photo], k=HITS),
    ]
    return [Answer(result) for result in results], photo
