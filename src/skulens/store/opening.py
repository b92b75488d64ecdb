"""Where a catalogue is kept: in a folder or on a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

from skulens.errors import CatalogError
from skulens.store.database import Database
from skulens.store.sqlite import opening as sqlite
from skulens.store.timing import Patience

_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")


def is_address(where: Path | str) -> bool:
    """Whether a catalogue's place is the address of a database server."""
    return "://" in str(where)


def opened(where: Path | str, *, create: bool, read_only: bool, patience: Patience) -> Database:
    """The database of a catalogue with an up-to-date schema; raises as `Store.open`."""
    if not is_address(where):
        return sqlite.opened(Path(where), create=create, read_only=read_only)
    scheme, _, rest = str(where).partition("://")
    if scheme not in _SERVERS:
        raise CatalogError(
            f"catalogues are not kept at {scheme}://; give a folder, or "
            "postgresql://user:password@host/database"
        )
    from skulens.store.postgres import opening as postgres

    return postgres.opened(
        f"postgresql+psycopg://{rest}", create=create, read_only=read_only, patience=patience
    )
