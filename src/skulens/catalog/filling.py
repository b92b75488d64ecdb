"""Filling a catalogue, and keeping it in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skulens.catalog.part import NO_FILTER, Part
from skulens.errors import CatalogError, IndexFileError, NotFoundError, UsageError
from skulens.progress import Progress, silent
from skulens.records import AddReport, Filter, FitReport, Product, RebuildReport, Rejection
from skulens.search.fitting import is_due

if TYPE_CHECKING:
    from skulens.sources.protocol import Source


class Filling(Part):
    """Products in and out, the index, the adapter."""

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
        from skulens.sources.opening import open_source
        from skulens.sources.products import ProductsSource

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
        return self._ingest(opened, sync=sync, save_prepared=save_prepared, progress=progress)

    def _ingest(
        self,
        source: Source,
        *,
        sync: bool = False,
        save_prepared: Path | None = None,
        progress: Progress = silent,
    ) -> AddReport:
        """Add the products of a source, fit the adapter when it is due, publish the index."""
        from skulens.ingest.batches import BatchWorker
        from skulens.ingest.pipeline import Ingest

        binding = self._binding
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
        report = ingest.run(source, sync=sync, progress=progress)
        if is_due(self._store, binding.encoder_id, self._settings.adapter_min_pairs):
            self._wiring.fit(progress)
        try:
            self._searcher.publish(progress)
        except (IndexFileError, CatalogError) as error:
            # What was added is safe in the store and can be searched: no reason to lose the report.
            unpublished = Rejection(f"{self.where}/index", "index_not_published", str(error))
            report = replace(report, rejections=(*report.rejections, unpublished))
        return report

    def remove(self, product_ids: Sequence[str] = (), *, filter: Filter = NO_FILTER) -> int:
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
