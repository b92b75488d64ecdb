"""The sample shop: a small catalogue of our own, with everything around it, on every machine."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skulens.errors import SourceError

_INSTALLED = Path(__file__).parents[1] / "sample_shop"
_IN_A_CLONE = Path(__file__).parents[3] / "samples" / "shop"


@dataclass(frozen=True, slots=True)
class PhonePhoto:
    """A photo that somebody took of a product, and the id of that product: a query and its answer."""

    photo: Path
    product_id: str


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Where the product shows in a picture: `mask` is one bit deep, set on the product."""

    photo: Path
    mask: Path
    product_id: str


@dataclass(frozen=True, slots=True)
class SampleShop:
    """The files of the sample shop.

    Its columns and how it was made are told in `samples/README.md`.
    """

    folder: Path

    @property
    def products(self) -> Path:
        """The shop's own feed, with a catalogue shot of every product."""
        return self.folder / "products.csv"

    @property
    def taxonomy(self) -> Path:
        """The category tree."""
        return self.folder / "taxonomy.csv"

    @property
    def attributes(self) -> Path:
        """The attribute schema."""
        return self.folder / "attributes.yaml"

    @property
    def reviews(self) -> Path:
        """What buyers wrote."""
        return self.folder / "reviews.csv"

    @property
    def feeds(self) -> tuple[Path, Path]:
        """Two suppliers' feeds, as they send them: a workbook and a CSV with semicolons."""
        feeds = self.folder / "feeds"
        return feeds / "harbour-trading.xlsx", feeds / "lindgruen-handel.csv"

    @property
    def mapping_gold(self) -> Path:
        """What each column of the feeds truly means; no target: nothing."""
        return self.folder / "feeds" / "mapping_gold.csv"

    @property
    def value_gold(self) -> Path:
        """What the values of the feeds truly mean."""
        return self.folder / "feeds" / "value_gold.csv"

    def phone_photos(self) -> list[PhonePhoto]:
        """Return the phone photos with their right answers."""
        return [
            PhonePhoto(self.folder / row["photo"], row["product"])
            for row in self._rows("phone.csv")
        ]

    def silhouettes(self) -> list[Silhouette]:
        """Return the pictures, of both kinds, whose product's outline is known."""
        return [
            Silhouette(self.folder / row["photo"], self.folder / row["mask"], row["product"])
            for row in self._rows("masks.csv")
        ]

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def sample_shop() -> SampleShop:
    """Find the sample shop, in the installed package or in the clone it runs from.

    Raises `SourceError` if neither holds it.
    """
    for folder in (_INSTALLED, _IN_A_CLONE):
        if (folder / "products.csv").is_file():
            return SampleShop(folder)
    raise SourceError(
        f"the sample shop is neither in {_INSTALLED} nor in {_IN_A_CLONE}; install Skulens again, "
        "or name a folder of photos of your own: skulens demo PHOTOS"
    )
