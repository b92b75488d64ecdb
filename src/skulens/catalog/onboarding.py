"""Suppliers' feeds: mapped, reviewed, applied, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shlex import join

from skulens.catalog.filling import Filling
from skulens.errors import MappingError, NotFoundError, OutputError, UsageError
from skulens.mapping.applying.mapped_source import MappedSource
from skulens.mapping.applying.outputs import write_mapped
from skulens.mapping.applying.report import MappingReport, write_mapping_report
from skulens.mapping.mapper import ACCEPT, AUTO, FeedFile, MappingRun
from skulens.mapping.memory.files import ReadMapping, read_mapping, write_mapping
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.memory_files import MemoryImport, export_memory, import_memory
from skulens.mapping.memory.plain import record_of
from skulens.mapping.memory.reviewing import MappingReview
from skulens.progress import Progress, silent
from skulens.records import IN_USE, AppliedMapping, Rejection, SupplierMapping
from skulens.taxonomy.names import shown

Place = str | Path


class Onboarding(Filling):
    """From a supplier's columns, values and units to the shop's."""

    def map_feed(
        self,
        feed: Place,
        *,
        supplier: str,
        category: str | Sequence[str] = AUTO,
        accept: float = ACCEPT,
        out: Place | None = None,
        format: str = "csv",
        encoding: str | None = None,
        photo_root: Place | None = None,
        allow_outside: bool = False,
        progress: Progress = silent,
    ) -> SupplierMapping:
        """Say what a supplier's columns and values are in the shop's terms, and on what ground.

        `category` is one or several of the shop's, by path or name; `auto` tells each product's
        from its photos. What is at least `accept` probable is used unasked, the rest waits for
        `review_mapping`; what was decided before is applied. Into the folder `out` go the mapping
        as JSON and CSV, a report, and the products as `format` (`csv` or `parquet`).
        Raises `SourceError`, `NotFoundError`, `UsageError`, `OutputError`.
        """
        categories = (category,) if isinstance(category, str) else tuple(category)
        file = _feed_file(feed, encoding, photo_root, allow_outside)
        run = self._wiring.mapper.propose(file, supplier, categories, accept)
        if out is None:
            return self._kept(run, run.read(progress), file)
        folder = Path(out).expanduser()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write into {folder}: {error.strerror or error}") from error
        write_mapped(run.feed, folder / f"products.{format}", format, progress)
        mapping = self._kept(run, run.finished(), file)
        for name in ("mapping.json", "mapping.csv"):
            # Where photos lie here is nothing to whom the file is given.
            write_mapping(replace(mapping, photo_root=""), folder / name)
        words = ["skulens", "map", str(feed), "--supplier", supplier]
        for one in categories:
            words += ["--category", one]
        report = MappingReport(
            mapping, run.feed.plan, run.feed.counts, join([*words, "-o", str(out)])
        )
        write_mapping_report(folder / "report.html", report)
        return mapping

    def apply_mapping(
        self,
        feed: Place,
        *,
        supplier: str,
        mapping: Place | None = None,
        out: Place | None = None,
        format: str | None = None,
        add: bool = False,
        id_prefix: str = "",
        encoding: str | None = None,
        photo_root: Place | None = None,
        allow_outside: bool = False,
        progress: Progress = silent,
    ) -> AppliedMapping:
        """Make products of a feed as its supplier's mapping says: into a file, or the catalogue.

        A feed that changed is mapped anew with all that was decided, for the same categories.
        `mapping` is a file to go by instead, as `map_feed` wrote it or as it was edited since. The
        name of `out` ends in `.csv` or `.parquet` unless `format` tells. With `id_prefix` two
        suppliers may use the same ids. Raises `NotFoundError` for a supplier that was never mapped.
        """
        if out is None and not add:
            raise UsageError(
                "say where the products go: to a file (-o OUT), or into the shop (--add)"
            )
        file = _feed_file(feed, encoding, photo_root, allow_outside)
        mapper = self._wiring.mapper
        unread: tuple[Rejection, ...] = ()
        if mapping is not None:
            read = self._read_mapping(Path(mapping).expanduser(), supplier)
            run = mapper.with_mapping(file, replace(read.mapping, supplier=supplier))
            unread = read.rejections
        else:
            held = self._held(supplier)
            categories = (AUTO,) if held.by_photo else held.categories
            run = mapper.propose(file, supplier, categories, held.accept)
        products, added = 0, None
        if out is not None:
            products = write_mapped(run.feed, Path(out).expanduser(), format, progress)
        if add:
            source = MappedSource(
                run.feed,
                photo_root=file.photo_root,
                allow_outside=allow_outside,
                id_prefix=id_prefix,
            )
            added = self._ingest(source, progress=progress)
            products = added.products
        done = run.finished()
        if mapping is None:
            done = self._kept(run, done, file)
        done = replace(done, rejections=(*unread, *done.rejections))
        where = "" if out is None else str(out)
        return AppliedMapping(done, products, where, added, done.seconds)

    def mapping_of(self, supplier: str) -> SupplierMapping:
        """The mapping of a supplier as it stands; raises `NotFoundError` if there is none."""
        return self._held(supplier)

    def review_mapping(self, supplier: str, by: str) -> MappingReview:
        """What a supplier's mapping leaves for people, asked of one who answers as `by`.

        Raises `NotFoundError` for a supplier that was never mapped, `UsageError`.
        """
        held = self._held(supplier)
        memory = self.mapping_memory
        target = self._wiring.mapper.target(held.categories)
        return MappingReview(
            memory, held, target, by, memory.fingerprints(supplier), self._wiring.schema.taxonomy()
        )

    def is_mapping_behind(self, supplier: str) -> bool:
        """Whether other columns are in use than when a supplier's feed was mapped last.

        What their values become is known only after `map_again`. Raises `NotFoundError`.
        """
        held = self._held(supplier)
        kept = self._store.supplier_mapping(supplier)
        assert kept is not None
        before = record_of(SupplierMapping, kept.mapping, "the stored mapping")
        return _used(before) != _used(held)

    def map_again(self, supplier: str, *, progress: Progress = silent) -> SupplierMapping:
        """Map a supplier's last feed again with what was decided since; the file must still be there.

        Raises `NotFoundError`, `SourceError`.
        """
        held = self._held(supplier)
        kept = self._store.supplier_mapping(supplier)
        assert kept is not None
        return self.map_feed(
            kept.path,
            supplier=supplier,
            category=AUTO if held.by_photo else held.categories,
            accept=held.accept,
            encoding=held.encoding or None,
            photo_root=held.photo_root or None,
            allow_outside=held.allow_outside,
            progress=progress,
        )

    def adopt_mapping(self, file: Place, by: str) -> int:
        """Remember what is confirmed and refused in a mapping that a person edited in a file.

        Returns how many decisions were new. Raises `MappingError` for a file that is none.
        """
        path = Path(file).expanduser()
        read = self._read_mapping(path, read_mapping(path).mapping.supplier)
        if read.rejections:
            raise MappingError(
                f"{len(read.rejections)} rows cannot be understood; mend them first, "
                f"such as {read.rejections[0].source}: {read.rejections[0].message}"
            )
        return len(self.mapping_memory.adopt(read.mapping, by))

    @property
    def mapping_memory(self) -> MappingMemory:
        """What was decided about suppliers' columns and values."""
        return MappingMemory(self._store)

    def export_mapping_memory(self, out: Place, *, supplier: str | None = None) -> int:
        """Write what was decided, of one supplier or all: `.jsonl` whole, `.csv` for people.

        Returns how many decisions. Raises `OutputError`, `UsageError`.
        """
        return export_memory(self._store, Path(out).expanduser(), supplier)

    def import_mapping_memory(self, source: Place) -> MemoryImport:
        """Take in decisions that another catalogue exported; of two on one thing the newer holds.

        Raises `MappingError` for a file that is none.
        """
        return import_memory(self._store, Path(source).expanduser())

    def _read_mapping(self, path: Path, supplier: str) -> ReadMapping:
        """A mapping from a file; what a CSV does not tell is as the supplier's mapping has it."""
        target_of = self._wiring.mapper.target
        if path.suffix.lower() != ".csv":
            read = read_mapping(path)
            return read_mapping(path, target_of(read.mapping.categories))
        held = self.mapping_memory.current(supplier)
        read = read_mapping(path, target_of(held.categories if held else ()))
        accept, by_photo = (held.accept, held.by_photo) if held else (ACCEPT, False)
        return replace(read, mapping=replace(read.mapping, accept=accept, by_photo=by_photo))

    def _held(self, supplier: str) -> SupplierMapping:
        held = self.mapping_memory.current(supplier)
        if held is None:
            raise NotFoundError(
                f"no feed of {shown(supplier)} was mapped; begin with: "
                f"skulens map FEED --supplier {join([supplier])}"
            )
        return held

    def _kept(self, run: MappingRun, mapping: SupplierMapping, file: FeedFile) -> SupplierMapping:
        root = file.photo_root
        mapping = replace(
            mapping,
            encoding=file.encoding or "",
            photo_root="" if root is None else str(root.absolute()),
            allow_outside=file.allow_outside,
        )
        return self.mapping_memory.keep(mapping, run.sample.fingerprints, str(file.path.absolute()))


def _used(mapping: SupplierMapping) -> set[tuple[str, str, str]]:
    """Which columns feed which fields."""
    return {(one.column, one.target, one.part) for one in mapping.columns if one.status in IN_USE}


def _feed_file(
    feed: Place, encoding: str | None, photo_root: Place | None, allow_outside: bool
) -> FeedFile:
    root = None if photo_root is None else Path(photo_root).expanduser()
    return FeedFile(Path(feed).expanduser(), encoding, root, allow_outside)
