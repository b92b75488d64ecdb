"""Whether a catalogue is whole, whatever happened to the process that wrote it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from skulens import Catalog, Settings
from skulens.binding import bound
from skulens.index import ExactIndex
from skulens.store import Store


def check_answers(catalog: Catalog) -> None:
    """The index answers what comparing all stored vectors does."""
    store, encoder_id = catalog._store, catalog._binding.encoder_id
    index, source = catalog._searcher.index(), catalog._searcher._up_to_date().engine._vectors
    exact = ExactIndex(source.dim)
    for change in source.changes_since(0):
        exact.remove(change.removed)
        exact.add(change.ids, change.vectors)
    assert index.ids().tolist() == exact.ids().tolist()
    assert store.vector_count(encoder_id) == len(exact)
    queries = np.random.default_rng(1).standard_normal((3, source.dim)).astype(np.float32)
    for allowed in (None, exact.ids()[::3]):
        for found, expected in zip(
            index.search(queries, 20, allowed), exact.search(queries, 20, allowed), strict=True
        ):
            np.testing.assert_array_equal(found, expected)


def check_sound(where: Path | str) -> None:
    """Every vector has its photo and the catalogue's fingerprint; the index holds just these."""
    with Store.open(where) as store:
        encoder = bound(store)
        known = store.encoders()
        if not known:  # killed before anything was written
            assert encoder is None
            assert store.counts().products == 0
            return
        assert len(known) == 1
        assert encoder is None or known[0].fingerprint == encoder.fingerprint
        photos = store.photos_of([product.id for product in store.products()])
        ids, vectors = store.vectors(
            [one.id for some in photos.values() for one in some], known[0].id
        )
        assert len(photos) == store.counts().products
        assert len(ids) == store.vector_count(known[0].id) == store.counts().photos
        assert vectors.shape[1] == known[0].dim
    with Catalog.open(where, settings=Settings(encoder="dummy")) as catalog:
        catalog.search("red")
        assert catalog._searcher.index().ids().tolist() == sorted(ids.tolist())
        check_answers(catalog)


def check_acknowledged(where: Path | str, photos: Path, names: Sequence[str]) -> None:
    """The catalogue is sound, and holds these files just as they are now."""
    check_sound(where)
    with Store.open(where) as store:
        kept = store.photos_of(names)
    for name in names:
        (photo,) = kept[name]
        assert photo.content_hash == hashlib.sha256((photos / name).read_bytes()).hexdigest(), name
