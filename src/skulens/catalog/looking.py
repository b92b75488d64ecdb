"""Looking at what a catalogue holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from skulens.catalog.part import NO_FILTER, Part
from skulens.records import CachedQuery, CatalogStatus, Filter, Product, Rejection, SearchResult


class Looking(Part):
    """Numbers, lists, exports, pictures."""

    def status(self) -> CatalogStatus:
        """The catalogue in numbers; `index_behind` is what the next search has to catch up with."""
        binding, index, counts = self._binding, self._searcher.index(), self._store.counts()
        counter = index.counter
        adapter = self._store.active_adapter(binding.encoder_id)
        return CatalogStatus(
            where=self.where,
            schema_version=self._store.schema_version,
            encoder=binding.spec,
            fingerprint=binding.encoder.fingerprint,
            products=counts.products,
            photos=counts.photos,
            vectors=self._store.vector_count(binding.encoder_id),
            categories=counts.categories,
            rejections=counts.rejections,
            index_kind=index.kind,
            indexed=len(index),
            index_behind=self._store.latest_change(binding.encoder_id) - counter,
            adapter_version=adapter.version if adapter else None,
            adapter_pairs=int(adapter.metrics["pairs"]) if adapter else 0,
            cached_queries=self._store.query_cache.count(),
        )

    def rejections(self) -> Sequence[Rejection]:
        """Everything that was refused and has not been taken in since."""
        return tuple(self._store.rejections())

    def categories(self) -> Sequence[tuple[str, int]]:
        """Category paths and how many products each holds, subcategories included."""
        return self._store.categories()

    def products(self, filter: Filter = NO_FILTER) -> Iterator[Product]:
        """All products that pass a filter, in the order in which they were added."""
        return self._store.products(filter)

    def export(self, out: str | Path, *, format: str = "csv", filter: Filter = NO_FILTER) -> int:
        """Write products as `csv` or `jsonl`; returns how many.

        `add` reads the file back; the photos' paths are absolute, so with `allow_outside`."""
        from skulens.sources.export import export

        return export(self.products(filter), Path(out), format)

    def sheet(self, results: SearchResult | Sequence[SearchResult], out: str | Path) -> None:
        """Draw what was asked and the hits with their scores as one picture (JPEG or PNG).

        Several results are drawn below each other.
        """
        from skulens.images.sheet import draw_sheets
        from skulens.search.sheets import result_sheet

        found = [results] if isinstance(results, SearchResult) else results
        draw_sheets([result_sheet(result, self._liked(result)) for result in found], Path(out))

    def _liked(self, result: SearchResult) -> list[str]:
        """The photos of the product that was asked for more like it."""
        like = result.query.get("like")
        photos = self._store.photos_of([like]).get(like, ()) if like else ()
        return [photo.source for photo in photos]

    def cached_queries(self) -> Sequence[CachedQuery]:
        """Queries whose vectors are kept, the latest first."""
        return self._store.query_cache.list()

    def clear_cache(self) -> int:
        """Forget all kept query vectors; returns how many there were."""
        return self._store.query_cache.clear()
