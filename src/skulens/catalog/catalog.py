"""The facade of a catalogue: every door goes through it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from skulens.binding import bound
from skulens.catalog.asking import Asking
from skulens.catalog.filling import Filling
from skulens.catalog.looking import Looking
from skulens.catalog.measuring import Measuring
from skulens.catalog.onboarding import Onboarding
from skulens.catalog.teaching import Teaching
from skulens.errors import SkulensError
from skulens.progress import Progress, silent
from skulens.records import CopyReport
from skulens.settings import Settings
from skulens.store import Patience, Store, is_address


class Catalog(Onboarding, Filling, Asking, Teaching, Measuring, Looking):
    """Products and their photos, and the questions one can ask of them.

    Each base class is one group of its operations. Use it as a context manager, or call `close`.
    Safe to search from several threads.
    """

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


def _patience(settings: Settings) -> Patience:
    return Patience(settings.statement_timeout, settings.retry_seconds)
