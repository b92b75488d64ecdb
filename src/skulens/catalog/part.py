"""What the parts of the facade have in common."""

from __future__ import annotations

from pathlib import Path

from skulens.binding import Binding
from skulens.errors import UsageError
from skulens.records import Filter
from skulens.search.query import QueryPhoto, read_photo
from skulens.search.searcher import Searcher
from skulens.settings import Settings
from skulens.store import Store
from skulens.wiring import Wiring

PhotoInput = str | Path | bytes
NO_FILTER = Filter()


class Part:
    """A group of a catalogue's operations, over one open store."""

    def __init__(
        self, store: Store, folder: Path | None, settings: Settings, encoder: str | None
    ) -> None:
        """A catalogue over an open store; `folder` is None for one on a server."""
        self._store, self._folder, self._settings = store, folder, settings
        self._wiring = Wiring(store, folder, settings, encoder)

    @property
    def where(self) -> str:
        """The folder or the address, without a password."""
        return str(self._store.database.where)

    @property
    def _binding(self) -> Binding:
        return self._wiring.binding

    @property
    def _searcher(self) -> Searcher:
        return self._wiring.searcher

    def _query_photo(self, image: PhotoInput) -> QueryPhoto:
        if isinstance(image, bytes):
            return QueryPhoto(f"({len(image)} bytes)", image)
        return read_photo(image, self._wiring.limits)

    def _target(self, wanted: float | None) -> float:
        target = self._settings.target_precision if wanted is None else wanted
        if not 0 < target < 1:
            raise UsageError(f"the target precision is {target}; give a number between 0 and 1")
        return target
