"""Products handed over by a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from pathlib import Path

from skulens.records import Product
from skulens.sources.protocol import SourceItem


class ProductsSource:
    """Products made in Python; relative photo paths start at the working folder."""

    origin = "python"
    needs_photo = False

    def __init__(self, products: Iterable[Product]) -> None:
        self._products = products
        self.complete = False

    def items(self) -> Iterator[SourceItem]:
        """Yield the products with absolute photo paths."""
        for product in self._products:
            photos = tuple(str(Path(photo).expanduser().absolute()) for photo in product.photos)
            yield replace(product, photos=photos)
        self.complete = True

    def estimate(self) -> int | None:
        """How many there are, where that is known without reading them."""
        return len(self._products) if isinstance(self._products, Sized) else None
