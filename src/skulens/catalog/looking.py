"""Looking at what a catalogue holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from skulens.catalog.part import NO_FILTER, Part
from skulens.records import (
    AttributeEntry,
    CachedQuery,
    CatalogStatus,
    CategoryEntry,
    Filter,
    Product,
    Rejection,
    SearchResult,
)
from skulens.taxonomy.counts import counts_below
from skulens.taxonomy.meaning import meant


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

    def tree(
        self, category: str | None = None, depth: int | None = None
    ) -> tuple[CategoryEntry, ...]:
        """The category tree in preorder, or a category and what is below it.

        At most `depth` levels of it. Raises `NotFoundError` for an unknown category.
        """
        taxonomy = self._wiring.schema.taxonomy()
        top = None if category is None else meant(category, taxonomy)
        nodes = list(taxonomy) if top is None else taxonomy.subtree(top)
        least = 1 if top is None else taxonomy.depth(top)
        counts = counts_below(taxonomy, dict(self._store.categories()))
        return tuple(
            CategoryEntry(
                id=node.id,
                name=node.name,
                path=taxonomy.path(node.id),
                depth=taxonomy.depth(node.id),
                products=counts[node.id],
                synonyms=node.synonyms,
            )
            for node in nodes
            if depth is None or taxonomy.depth(node.id) < least + depth
        )

    def attributes_of(self, category: str) -> tuple[AttributeEntry, ...]:
        """The attributes that the schema gives to products of a category; none without a schema.

        Raises `NotFoundError` for an unknown category.
        """
        taxonomy, schema = self._wiring.schema.taxonomy(), self._wiring.schema.attributes()
        node = meant(category, taxonomy)
        return tuple(
            AttributeEntry(
                key=use.attribute.key,
                name=use.attribute.name,
                kind=use.attribute.kind,
                required=use.required,
                unit=use.attribute.unit,
                values=tuple(value.name for value in use.attribute.values),
            )
            for use in (schema.uses(taxonomy, node) if schema is not None else ())
        )

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

    def kept_prompts(self) -> Sequence[tuple[str, int]]:
        """Texts of categories and values whose vectors are kept: of what, and how many."""
        return self._store.kept_prompts()

    def loaded_models(self) -> Sequence[str]:
        """Trained models that are in this program's memory."""
        return self._wiring.loaded_models()

    def clear_cache(self) -> int:
        """Forget all kept vectors of queries and texts, and drop models from memory.

        Returns how many queries, groups of texts and models that were. Nothing is lost: all of it
        is made or read again when needed.
        """
        queries = self._store.query_cache.clear()
        return queries + self._store.clear_prompt_vectors() + self._wiring.forget_models()
