"""From a source to the store: batches in order, worked on ahead within a bound."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from skulens.errors import SourceError
from skulens.ingest.batches import BatchResult, BatchWorker, Stored
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import AddReport, Product, Rejection
from skulens.sources.protocol import WARNINGS, Source
from skulens.store import Store

_BATCHES_AHEAD = 2
"""Per thread; bounds memory and what an interruption throws away."""

_SMALLEST_BATCH = 8
_SHARES = 3
"""Per thread: what is left is cut into so many batches at least, so that all end together."""

_Batch = tuple[list[Product], list[Rejection]]


class Ingest:
    """Takes the products of a source into a store, one transaction per batch.

    Run again after an interruption it goes on: what is stored and unchanged is not read again.
    """

    def __init__(
        self,
        store: Store,
        encoder_id: int,
        worker: BatchWorker,
        threads: int,
        batch_size: int,
    ) -> None:
        self._store, self._encoder_id, self._worker = store, encoder_id, worker
        self._threads, self._batch_size = threads, batch_size

    def run(self, source: Source, *, sync: bool = False, progress: Progress = silent) -> AddReport:
        """Add all items; with `sync`, remove products of this source that it no longer has."""
        started = time.monotonic()
        run = self._store.begin_run(source.origin)
        totals = _Totals()
        total = source.estimate()
        for products, rejections, result in self._worked(source, total):
            self._store.write(
                result.writes,
                seen=result.same,
                origin=source.origin,
                run=run,
                encoder_id=self._encoder_id,
                rejections=rejections + result.rejections,
            )
            totals.take(products, rejections, result)
            progress(ProgressEvent("photos", totals.items, total))
        removed = self._sweep(source, run, totals) if sync else 0
        report = totals.report(removed, time.monotonic() - started)
        self._store.finish_run(
            run,
            {
                "products": report.products,
                "photos_added": report.photos_added,
                "rejected": len(report.rejections),
                "removed": removed,
            },
        )
        return report

    def _worked(
        self, source: Source, total: int | None
    ) -> Iterator[tuple[list[Product], list[Rejection], BatchResult]]:
        """Batches with their results, in the source's order."""
        pending: deque[tuple[_Batch, Future[BatchResult]]] = deque()
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="skulens-ingest")
        try:
            for batch in self._batches(source, total):
                future = pool.submit(
                    self._worker.process, batch[0], self._stored(batch[0]), source.needs_photo
                )
                pending.append((batch, future))
                if len(pending) > self._threads * _BATCHES_AHEAD:
                    (products, rejections), future = pending.popleft()
                    yield products, rejections, future.result()
            while pending:
                (products, rejections), future = pending.popleft()
                yield products, rejections, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _batches(self, source: Source, total: int | None) -> Iterator[_Batch]:
        products: list[Product] = []
        rejections: list[Rejection] = []
        photos = 0
        size = self._size_of_next(total)
        for done, item in enumerate(source.items(), start=1):
            if isinstance(item, Rejection):
                rejections.append(item)
            else:
                products.append(item)
                photos += max(1, len(item.photos))
            if photos + len(rejections) >= size:
                yield products, rejections
                products, rejections, photos = [], [], 0
                size = self._size_of_next(None if total is None else total - done)
        if products or rejections:
            yield products, rejections

    def _size_of_next(self, left: int | None) -> int:
        """Smaller batches towards the end, so that no thread has to wait long for another."""
        if left is None:
            return self._batch_size
        return min(self._batch_size, max(_SMALLEST_BATCH, left // (self._threads * _SHARES)))

    def _stored(self, products: list[Product]) -> Stored:
        ids = [product.id for product in products]
        photos = self._store.known_photos(ids, self._encoder_id)
        return Stored(photos, self._store.digests(list(photos)) if photos else {})

    def _sweep(self, source: Source, run: int, totals: _Totals) -> int:
        """Remove what the source no longer has, unless the source could not be read in full."""
        if totals.seen == 0:
            raise SourceError(
                f"{source.origin} holds no product now, so nothing was swept; if all its products "
                "are to go, remove them with: skulens remove"
            )
        if not source.complete:
            totals.rejections.append(
                Rejection(
                    source.origin,
                    "not_swept",
                    "parts of the source could not be read, so nothing was removed; mend what is "
                    "listed and sync again",
                )
            )
            return 0
        return self._store.sweep(source.origin, run)


class _Totals:
    """Running sums of one run."""

    def __init__(self) -> None:
        self.items = self.seen = self.products = self.added = self.unchanged = self.reused = 0
        self.rejections: list[Rejection] = []

    def take(
        self, products: list[Product], rejections: list[Rejection], result: BatchResult
    ) -> None:
        notes = sum(rejection.reason in WARNINGS for rejection in rejections)
        self.items += len(products) + len(rejections) - notes
        self.seen += len(products)
        self.products += len(result.writes) + len(result.same)
        self.added += result.added
        self.unchanged += result.unchanged
        self.reused += result.reused
        self.rejections += rejections + result.rejections

    def report(self, removed: int, seconds: float) -> AddReport:
        return AddReport(
            products=self.products,
            photos_added=self.added,
            photos_unchanged=self.unchanged,
            photos_reused=self.reused,
            removed=removed,
            rejections=tuple(self.rejections),
            seconds=seconds,
        )
