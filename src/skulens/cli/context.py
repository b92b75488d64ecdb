"""What a command needs to know beside its own options: which catalogue, opened how."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

    from skulens.catalog import Catalog
    from skulens.progress import Progress
    from skulens.records import CopyReport


def open_catalog(where: str | None, *, encoder: str | None, create: bool) -> Catalog:
    """Open the catalogue through the facade: here alone the commands meet it."""
    # While a thousand modules load there is nothing to collect: this saves 5 % of the start.
    gc.disable()
    from skulens.catalog import Catalog

    gc.enable()
    return Catalog.open(where, encoder=encoder, create=create)


def copy_catalog(source: str, target: str, *, restart: bool, progress: Progress) -> CopyReport:
    """Copy a catalogue through the facade, too."""
    from skulens.catalog import Catalog

    return Catalog.copy(source, target, restart=restart, progress=progress)


@dataclass
class Session:
    """The global options of one run; the interactive shell keeps the catalogue open in it."""

    where: str | None = None
    encoder: str | None = None
    debug: bool = False
    interactive: bool = False
    _opened: Catalog | None = field(default=None, repr=False)

    @contextmanager
    def catalog(self, *, create: bool = False) -> Iterator[Catalog]:
        """Lend the catalogue; it is closed afterwards unless the shell keeps it."""
        if self._opened is not None:
            yield self._opened
            return
        catalog = open_catalog(self.where, encoder=self.encoder, create=create)
        if self.interactive:
            self._opened = catalog
            yield catalog
            return
        with catalog:
            yield catalog

    def close(self) -> None:
        """Close the catalogue that the shell kept open."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def session_of(context: typer.Context) -> Session:
    """The session that `run` handed to typer."""
    session = context.find_object(Session)
    assert session is not None
    return session
