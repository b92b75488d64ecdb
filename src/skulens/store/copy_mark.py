"""The mark of an unfinished copy: while it is there, a catalogue is used for nothing else."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from shlex import quote

from sqlalchemy import Connection, delete, func, insert, select

from skulens.errors import CatalogError
from skulens.store.database import Database
from skulens.store.schema import counters, metadata, products, settings

MARK = "copy"
"""The setting in which the mark is kept; it is never copied itself."""
_OWN = settings.c.name == MARK


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy is of, and who is at work on it; `token` is another one in every run."""

    source: str
    identity: str
    token: str


def new_mark(source: Database, identity: str) -> Mark:
    """A mark for one run; `identity` stays the same however the source grows."""
    return Mark(shown_place(source), identity, secrets.token_hex(8))


def shown_place(database: Database) -> str:
    """A catalogue's place as it is named from any working folder; never with a password."""
    where = database.where
    return str(where.absolute()) if isinstance(where, Path) else where


def check_finished(database: Database) -> None:
    """Raise `CatalogError` if this is an unfinished copy."""
    with database.read() as connection:
        mark = _stored(connection)
    if mark is not None:
        raise CatalogError(
            f"catalogue {database.where} is an unfinished copy of {mark.source}; finish it with: "
            f"{_command(mark.source, shown_place(database))}"
        )


def take_over(connection: Connection, target: Database, mark: Mark, *, restart: bool) -> bool:
    """Set the mark of this run; returns whether an unfinished copy of the same source is there.

    Raises `CatalogError` for a catalogue that is not a copy or, without `restart`, one of another
    source.
    """
    before = _stored(connection)
    if before is None:
        _check_empty(connection, target)
    elif not restart and before.identity != mark.identity:
        raise CatalogError(
            f"catalogue {target.where} is an unfinished copy of {before.source}, which is another "
            f"catalogue than {mark.source}; finish that one, or start over with: "
            f"{_command(mark.source, shown_place(target), '--restart')}"
        )
    connection.execute(delete(settings).where(_OWN))
    connection.execute(insert(settings).values(name=MARK, value=asdict(mark)))
    return before is not None


def check_held(connection: Connection, target: Database, mark: Mark) -> None:
    """Raise `CatalogError` if another run has taken over."""
    if _stored(connection) != mark:
        raise CatalogError(
            f"catalogue {target.where}: another process copies into it; wait for it to finish"
        )


def remove(connection: Connection, target: Database, mark: Mark) -> None:
    """Make a usable catalogue of a finished copy. Done again, it does nothing."""
    if _stored(connection) is not None:
        check_held(connection, target, mark)
        connection.execute(delete(settings).where(_OWN))


def differs(mark: Mark, target: Database, what: str) -> CatalogError:
    """The error of a copy that is not the same as its source."""
    return CatalogError(
        f"catalogue {target.where}: the copy differs from {mark.source} in {what}; the source was "
        "changed after the copy was begun, or the copy was damaged; start over with: "
        f"{_command(mark.source, shown_place(target), '--restart')}"
    )


def _stored(connection: Connection) -> Mark | None:
    value = connection.execute(select(settings.c.value).where(_OWN)).scalar()
    return None if value is None else Mark(**value)


def _check_empty(connection: Connection, target: Database) -> None:
    for table in (products, *metadata.sorted_tables):
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if rows and table is not counters:
            raise CatalogError(
                f"catalogue {target.where} is not empty ({table.name}: {rows:,}), and nothing is "
                "copied over a catalogue; copy to a new folder or to an empty database"
            )


def _command(source: str, target: str, *options: str) -> str:
    return " ".join(["skulens copy", quote(source), quote(target), *options])
