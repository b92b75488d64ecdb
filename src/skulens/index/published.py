"""The index a catalogue searches: follows the store in memory, published for other processes."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from skulens.errors import IndexFileError
from skulens.index.exact import ExactIndex, is_worth_compacting
from skulens.index.faiss_index import TAIL, FaissIndex
from skulens.index.files import Files, folder_lock
from skulens.index.finders import Finder, copied_finder, extend_finder, read_finder
from skulens.index.generation import (
    FINDER,
    Manifest,
    current_generation,
    load_index,
    read_manifest,
    remove_other_generations,
    write_generation,
)
from skulens.index.locks import ReadWriteLock
from skulens.index.protocol import Ids, Vectors, VectorSource
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import Rows
from skulens.progress import Progress, ProgressEvent, silent

_log = logging.getLogger(__name__)
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, RuntimeError, IndexFileError)
_ATTEMPTS = 10


@dataclass(slots=True)
class _Live:
    """The index in use, how far it has followed the source, and what it was loaded from."""

    index: ExactIndex
    identity: str
    counter: int = 0
    generation: str | None = None
    published_counter: int = -1
    built_by: IndexRecipe | None = None
    changed: int = 0
    rebuilt: bool = False


class PublishedIndex:
    """Searches the vectors of a source, always up to date; the files are a cache of it.

    Searching follows the source in memory and never builds a graph, so it is never held up: new
    vectors are compared exactly until `publish` (or `rebuild`) has put them into the graph.
    Safe for several threads and several processes on one folder. A folder that is missing, damaged
    or not writable does not stop searching. Without a `recipe`, that of the files is kept.
    """

    def __init__(
        self,
        folder: Path,
        source: VectorSource,
        recipe: IndexRecipe | None = None,
        files: Files | None = None,
    ) -> None:
        self._folder = Path(folder)
        self._source = source
        self._recipe = recipe
        self._files = files or Files()
        self._live: _Live | None = None
        self._refused: str | None = None
        self._access = ReadWriteLock()
        self._updates = threading.Lock()
        self._publishing = threading.Lock()

    @property
    def dim(self) -> int:
        """The size of the vectors."""
        return self._source.dim

    @property
    def kind(self) -> str:
        """The kind of index that answers now."""
        return self._current().index.kind

    @property
    def counter(self) -> int:
        """How far the source has been followed."""
        return self._current().counter

    @property
    def recipe(self) -> IndexRecipe:
        """The recipe of the next publication."""
        return self._recipe_of(self._live)

    def __len__(self) -> int:
        return len(self._current().index)

    def ids(self) -> Ids:
        """All ids held, ascending."""
        self._current()
        with self._access.reading():
            return self._held().index.ids()

    def search(self, queries: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Find the best for each of `(q, dim)` queries; see `VectorIndex.search`."""
        self._current()
        with self._access.reading():
            return self._held().index.search(queries, k, allowed)

    def catch_up(self) -> int:
        """Open the index if need be and follow the source; returns how many vectors changed."""
        with self._updates:
            changed = 0
            if not self._follows_source():
                live = self._loaded() or self._empty()
                changed += self._follow(live)
                self._swap(self._if_complete(live) or self._from_source())
            elif (better := self._newer_generation()) is not None:
                self._follow(better)
                self._swap(better)
            return changed + self._follow(self._held())

    def publish(self, if_behind: int | None = None, progress: Progress = silent) -> bool:
        """Write the index for other processes and for the next start; returns whether it was.

        Nothing is written while fewer than `if_behind` vectors changed since the last publication
        (by default one in a thousand; unless there is none, or the kind has to change), or while
        another process publishes: all vectors are written each time.
        Builds or extends the graph where one is due, which takes minutes for a million vectors;
        searches go on meanwhile. Raises `IndexFileError` when the folder cannot be written.
        """
        with self._publishing:
            try:
                self._files.make_folder(self._folder)
                with folder_lock(self._folder / "LOCK") as held:
                    return held and self._publish(if_behind, progress)
            except OSError as error:
                raise IndexFileError(
                    f"the index cannot be written to {self._folder} ({error}); searching goes on "
                    "in memory, but starts slowly next time: free space or allow writing"
                ) from error

    def rebuild(self, progress: Progress = silent) -> None:
        """Make the index anew from the source, graph and all; `publish` then writes it."""
        with self._publishing:
            live = self._from_source(progress)
            recipe = self._recipe_of(None)
            live.index = self._prepared(live, live.index.rows, recipe, progress)
            live.built_by, live.rebuilt = recipe, True
            with self._updates:
                self._follow(live)
                self._swap(live)

    def _current(self) -> _Live:
        live = self._live
        if (
            live is None
            or not self._follows_source()
            or self._source.latest_counter() != live.counter
            or self._could_be_better(live)
        ):
            self.catch_up()
        return self._held()

    def _held(self) -> _Live:
        assert self._live is not None
        return self._live

    def _follows_source(self) -> bool:
        """Whether what is held belongs to the source; a counter set back means a restored store."""
        live = self._live
        return (
            live is not None
            and live.identity == self._source.identity
            and live.counter <= self._source.latest_counter()
        )

    def _recipe_of(self, live: _Live | None) -> IndexRecipe:
        return self._recipe or (live and live.built_by) or IndexRecipe()

    def _empty(self) -> _Live:
        index = ExactIndex(self._source.dim)
        index.rows.reserve(self._source.count())
        return _Live(index, self._source.identity)

    def _from_source(self, progress: Progress = silent) -> _Live:
        live = self._empty()
        self._follow(live, progress)
        return live

    def _follow(self, live: _Live, progress: Progress = silent) -> int:
        changed = 0
        if self._source.latest_counter() == live.counter:
            return changed
        for change in self._source.changes_since(live.counter):
            with self._access.writing():
                live.index.remove(change.removed)
                live.index.add(change.ids, change.vectors)
                live.counter = change.counter
            changed += len(change.ids) + len(change.removed)
            live.changed += len(change.ids) + len(change.removed)
            progress(ProgressEvent("vectors", changed))
        return changed

    def _swap(self, live: _Live) -> None:
        with self._access.writing():
            self._live = live

    def _if_complete(self, live: _Live) -> _Live | None:
        """Compare with the source's own count, the last check of files that seem whole."""
        count = self._source.count()
        if len(live.index) == count or self._source.latest_counter() != live.counter:
            return live
        if live.generation is not None:
            _log.warning(
                "the index in %s holds %d vectors, its source %d; it is made anew",
                self._folder, len(live.index), count,
            )  # fmt: skip
            return None
        return live

    def _loaded(self) -> _Live | None:
        """The published generation, if it is whole and belongs to this state of the source."""
        seen = None
        for _ in range(_ATTEMPTS):
            try:
                current = current_generation(self._folder)
                if current is None:
                    return None
                return self._opened(*current)
            except _UNREADABLE as error:
                # Another process may have published and deleted what was being opened.
                if (again := _name_or_none(self._folder)) == seen:
                    _log.warning("%s; the index is made anew from its source", error)
                    self._refused = again
                    return None
                seen = again
        return None

    def _opened(self, name: str, crc: int) -> _Live | None:
        manifest: Manifest = read_manifest(self._folder, name, crc)
        source = self._source
        if (manifest.identity, manifest.dim) != (source.identity, source.dim):
            return None
        if manifest.counter > source.latest_counter():
            return None
        recipe = self._recipe or manifest.recipe
        index = load_index(self._folder / name, manifest, recipe)
        return _Live(
            index, manifest.identity, manifest.counter, name, manifest.counter, manifest.recipe
        )

    def _newer_generation(self) -> _Live | None:
        """What another process published since, if it searches faster than what is held."""
        if not self._could_be_better(self._held()):
            return None
        loaded = self._loaded()
        if loaded is None or loaded.published_counter <= self._held().published_counter:
            self._refused = _name_or_none(self._folder)
            return None
        return loaded

    def _could_be_better(self, live: _Live) -> bool:
        index = live.index
        worn = _is_outdated(live, self._recipe_of(live)) or is_worth_compacting(index.rows)
        if isinstance(index, FaissIndex):
            worn = worn or index.tail > TAIL
        if not worn or live.rebuilt:
            return False
        return _name_or_none(self._folder) not in (None, live.generation, self._refused)

    def _publish(self, if_behind: int | None, progress: Progress) -> bool:
        self.catch_up()
        if not self._held().rebuilt:
            self._take_over(newer=True)
        with self._updates:
            live = self._held()
            recipe, rows, counter = self._recipe_of(live), live.index.rows.snapshot(), live.counter
            enough = max(1, len(live.index) // 1000 if if_behind is None else if_behind)
            due = live.generation is None or live.changed >= enough
        if not due and not _is_outdated(live, recipe):
            return False
        index = self._prepared(live, rows, recipe, progress)
        name = write_generation(self._files, self._folder, index, live.identity, counter, recipe)
        remove_other_generations(self._files, self._folder, name)
        self._take_over(newer=False)
        return True

    def _take_over(self, *, newer: bool) -> None:
        """Go on with the published files, which take less memory than what is held."""
        with self._updates:
            live = self._held()
            if _name_or_none(self._folder) in (None, live.generation):
                return
            loaded = self._loaded()
            if loaded and (not newer or loaded.published_counter > live.published_counter):
                self._follow(loaded)
                self._swap(loaded)

    def _prepared(
        self, live: _Live, rows: Rows, recipe: IndexRecipe, progress: Progress
    ) -> ExactIndex:
        """The index to publish over these rows: the held graph, longer if need be, or a new one."""
        held, kind = live.index, recipe.kind_for(rows.live, live.index.kind)
        if kind == "exact":
            return ExactIndex(rows.dim, rows)
        index = FaissIndex(rows.dim, kind, recipe, rows, frozen=True)
        if (
            not isinstance(held, FaissIndex)
            or held.finder is None
            or _is_outdated(live, recipe)
            or is_worth_compacting(rows)
            or held.is_outgrown()
        ):
            index.build(progress)
            return index
        index.finder = held.finder
        if index.tail > TAIL:
            index.finder = self._own_finder(live, held.finder)
            extend_finder(index.finder, rows, progress)
        return index

    def _own_finder(self, live: _Live, finder: Finder) -> Finder:
        path = self._folder / (live.generation or "none") / FINDER
        if path.is_file():
            return read_finder(path, live.index.kind, finder.recipe, mapped=False)
        return copied_finder(finder)  # a file would take less memory on the way


def _is_outdated(live: _Live, recipe: IndexRecipe) -> bool:
    """Whether the recipe now asks for another index than the one held."""
    kind = live.index.kind
    if recipe.kind_for(len(live.index), kind) != kind:
        return True
    built_by = live.built_by or recipe
    return kind in ("hnsw", "ivfpq") and not recipe.is_built_like(built_by)


def _name_or_none(folder: Path) -> str | None:
    try:
        current = current_generation(folder)
    except (OSError, IndexFileError):
        return None
    return current and current[0]
