"""The facade of a catalogue: every door goes through it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from skulens.binding import Binding, bound, check_binding
from skulens.errors import (
    CatalogError,
    IndexFileError,
    NotFoundError,
    SkulensError,
    UsageError,
)
from skulens.images.files import read_bytes
from skulens.progress import Progress, silent
from skulens.records import (
    AddReport,
    CachedQuery,
    CatalogStatus,
    CopyReport,
    Filter,
    FitReport,
    Product,
    RebuildReport,
    Rejection,
    SearchResult,
)
from skulens.search.engine import Page
from skulens.search.fitting import is_due
from skulens.search.query import QueryPhoto
from skulens.search.searcher import Question, Searcher
from skulens.settings import Settings
from skulens.store import Patience, Store, is_address
from skulens.wiring import Wiring

if TYPE_CHECKING:
    from skulens.sources.protocol import Source

PhotoInput = str | Path | bytes
_NO_FILTER = Filter()


class Catalog:
    """Products and their photos, and the questions one can ask of them.

    Use it as a context manager, or call `close`. Safe to search from several threads.
    """

    def __init__(
        self, store: Store, folder: Path | None, settings: Settings, encoder: str | None
    ) -> None:
        """A catalogue over an open store; `folder` is None for one on a server."""
        self._store, self._folder, self._settings = store, folder, settings
        self._wiring = Wiring(store, folder, settings, encoder)

    @classmethod
    def open(
        cls,
        where: str | Path | None = None,
        *,
        create: bool = True,
        encoder: str | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """Open the catalogue in a folder or at `postgresql://user@host/database`.

        Made if it does not exist, unless `create` is false. `where` and `encoder` default to the
        settings. Raises `CatalogError` if it cannot be opened, `MissingExtraError`.
        """
        settings = settings or Settings.read()
        name = str(where or settings.catalog)
        folder = None if is_address(name) else Path(name).expanduser()
        store = Store.open(
            folder or name,
            create=create,
            query_cache_size=settings.query_cache_size,
            patience=_patience(settings),
        )
        return cls(store, folder, settings, encoder)

    @property
    def where(self) -> str:
        """The folder or the address, without a password."""
        return str(self._store.database.where)

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Filling

    def add(
        self,
        source: str | Path | Iterable[Product],
        *,
        category_from_folder: bool = False,
        columns: Mapping[str, str] | None = None,
        photo_root: Path | None = None,
        allow_outside: bool = False,
        encoding: str | None = None,
        sync: bool = False,
        save_prepared: Path | None = None,
        progress: Progress = silent,
    ) -> AddReport:
        """Add a folder of photos, a product feed, or products; run again, it goes on.

        For feeds, `columns` says which column plays which role (`{"photo": "img_main"}`), photos
        are looked for below `photo_root` (else the feed's folder) and elsewhere only with
        `allow_outside`, and `encoding` is that of a text file where it cannot be told. `sync`
        removes products of this source that it no longer has. `save_prepared` is a folder for the
        pictures as the encoder sees them. Bad items are listed in the report.
        Raises `SourceError` if the source as a whole cannot be read, `EncoderMismatchError`.
        """
        from skulens.ingest.batches import BatchWorker
        from skulens.ingest.pipeline import Ingest
        from skulens.sources.opening import open_source
        from skulens.sources.products import ProductsSource

        binding = self._binding
        if isinstance(source, str | Path):
            opened: Source = open_source(
                Path(source).expanduser(),
                category_from_folder=category_from_folder,
                columns=columns,
                photo_root=photo_root,
                allow_outside=allow_outside,
                encoding=encoding,
                skip=[self._folder] if self._folder else [],
            )
        else:
            opened = ProductsSource(source)
        worker = BatchWorker(
            self._store, binding.encoder, binding.encoder_id, self._wiring.limits, save_prepared
        )
        ingest = Ingest(
            self._store,
            binding.encoder_id,
            worker,
            self._settings.threads,
            self._settings.batch_size,
        )
        report = ingest.run(opened, sync=sync, progress=progress)
        if is_due(self._store, binding.encoder_id, self._settings.adapter_min_pairs):
            self._wiring.fit(progress)
        try:
            self._searcher.publish(progress)
        except (IndexFileError, CatalogError) as error:
            # What was added is safe in the store and can be searched: no reason to lose the report.
            unpublished = Rejection(f"{self.where}/index", "index_not_published", str(error))
            report = replace(report, rejections=(*report.rejections, unpublished))
        return report

    def remove(self, product_ids: Sequence[str] = (), *, filter: Filter = _NO_FILTER) -> int:
        """Remove products by id and all that pass a filter; returns how many.

        Raises `UsageError` when neither is given, `NotFoundError` for an unknown id; then nothing
        is removed.
        """
        if not product_ids and filter.is_empty:
            raise UsageError("nothing to remove: give product ids or a filter")
        known = self._store.digests(product_ids)
        unknown = [product_id for product_id in product_ids if product_id not in known]
        if unknown:
            raise NotFoundError(f"no product has the id {', '.join(map(repr, unknown[:10]))}")
        going = set(product_ids)
        if not filter.is_empty:
            going.update(product.id for product in self._store.products(filter))
        self._store.remove_products(going)
        return len(going)

    def rebuild(self, *, encoder: str | None = None, progress: Progress = silent) -> RebuildReport:
        """Build the index anew; with `encoder`, first encode all photos again with that one.

        Photos whose file is gone are listed in the report; they cannot be found until they are
        added again. Interrupted, it leaves the catalogue as it was; run again, it goes on.
        """
        started = time.monotonic()
        encoded, rejections = 0, tuple[Rejection, ...]()
        if encoder is not None:
            encoded, rejections = self._wiring.change_encoder(encoder, progress)
            self._wiring.fit(progress)
        index = self._searcher.publish(progress, rebuild=True)
        return RebuildReport(len(index), encoded, rejections, time.monotonic() - started)

    def fit(self, *, progress: Progress = silent) -> FitReport:
        """Fit the adapter on the catalogue's own titles; kept only where it finds more."""
        report = self._wiring.fit(progress)
        self._searcher.publish(progress)
        return report

    @staticmethod
    def copy(
        source: str | Path,
        target: str | Path,
        *,
        restart: bool = False,
        settings: Settings | None = None,
        progress: Progress = silent,
    ) -> CopyReport:
        """Copy a catalogue to a new folder or an empty database; run again, it goes on.

        Everything comes along but the photos' files, is compared with the source in the end, and
        cannot be used before. `restart` begins an unfinished copy anew, for when the source was
        changed meanwhile. Raises `CatalogError`.
        """
        from skulens.store.copying import copy_catalogue

        settings = settings or Settings.read()
        report = copy_catalogue(
            *(name if is_address(name) else Path(name).expanduser() for name in (source, target)),
            restart=restart,
            patience=_patience(settings),
            progress=progress,
        )
        try:
            with Catalog.open(target, create=False, settings=settings) as copied:
                # One that was never filled has no encoder, and opening it must not choose one.
                indexed = copied.rebuild(progress=progress).vectors if bound(copied._store) else 0
        except SkulensError as error:  # the copy is whole; searching makes the index where it can
            return replace(report, message=str(error))
        return replace(report, indexed=indexed)

    # Asking

    def search(
        self,
        text: str | None = None,
        *,
        images: Sequence[PhotoInput] = (),
        like: str | None = None,
        filter: Filter = _NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
        text_weight: float | None = None,
        hybrid: bool = True,
    ) -> SearchResult:
        """Find products by words, by photos of one thing, like a product, or by a mix of these.

        `weights` replaces default weights of blocks; `text_weight` in [0, 1] is the part of the
        words where there is a photo too. Words are compared with the photos by what they mean and,
        with `hybrid`, looked for as they are written in ids, titles, categories, attributes and
        descriptions; the hits are then in the order of both rankings fused, not of the score.
        `min_score` leaves out hits of which neither score nor share of words reaches it. Raises `UsageError`, `NotFoundError`, `PictureError`.
        """
        started = time.monotonic()
        photos = [self._query_photo(image) for image in images]
        question = Question(text, photos, like, weights, text_weight, hybrid)
        hits = self._searcher.find(question, filter, Page(k, offset, min_score))
        if not hits:
            check_binding(self._store, self._binding)
        asked = {
            "text": text,
            "images": [photo.label for photo in photos],
            "like": like,
            "filter": _plain(filter),
            "k": k,
            "offset": offset,
            "min_score": min_score,
            "hybrid": hybrid,
        }
        return SearchResult(asked, hits, self._store.count(filter), time.monotonic() - started)

    def similar(
        self,
        product_id: str,
        *,
        filter: Filter = _NO_FILTER,
        k: int = 10,
        offset: int = 0,
        min_score: float | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> SearchResult:
        """Find products like one of the catalogue, which is itself left out."""
        return self.search(
            like=product_id, filter=filter, k=k, offset=offset, min_score=min_score, weights=weights
        )

    # Looking

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

    def products(self, filter: Filter = _NO_FILTER) -> Iterator[Product]:
        """All products that pass a filter, in the order in which they were added."""
        return self._store.products(filter)

    def export(self, out: str | Path, *, format: str = "csv", filter: Filter = _NO_FILTER) -> int:
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

    @property
    def _binding(self) -> Binding:
        return self._wiring.binding

    @property
    def _searcher(self) -> Searcher:
        return self._wiring.searcher

    def _query_photo(self, image: PhotoInput) -> QueryPhoto:
        if isinstance(image, bytes):
            return QueryPhoto(f"({len(image)} bytes)", image)
        return QueryPhoto(str(image), read_bytes(Path(image).expanduser(), self._wiring.limits))


def _patience(settings: Settings) -> Patience:
    return Patience(settings.statement_timeout, settings.retry_seconds)


def _plain(filter: Filter) -> dict[str, object]:
    """A filter in values that JSON can hold; empty conditions are left out."""
    return {name: value for name, value in asdict(filter).items() if value not in (None, ())}
