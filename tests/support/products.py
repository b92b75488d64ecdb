"""Small products with photos and vectors, as they are written to a store."""

from __future__ import annotations

import numpy as np

from skulens.records import Product
from skulens.store import PhotoWrite, ProductWrite, Store, WriteCounts

BLOCKS = (("appearance", 3), ("colour", 2))
DIM = 5


def vector(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(DIM).astype(np.float32)


def photo(source: str, *, seed: int = 0, position: int = 0) -> PhotoWrite:
    return PhotoWrite(
        source, position, f"{seed:064x}", "JPEG", 4, 3, 99, 7, (1 << 64) - 1 - seed, vector(seed)
    )


def thing(name: str, *sources: str, seed: int = 0, **fields: object) -> ProductWrite:
    photos = tuple(
        photo(source, seed=seed + place, position=place) for place, source in enumerate(sources)
    )
    return ProductWrite(Product(name, photos=sources, **fields), photos)


def put(
    store: Store, encoder: int, *writes: ProductWrite, origin: str = "feed", run: int = 1
) -> WriteCounts:
    return store.write(writes, origin=origin, run=run, encoder_id=encoder)


def ids_of(store: Store, encoder: int, name: str) -> dict[str, int]:
    return {s: known.id for s, known in store.known_photos([name], encoder)[name].items()}
