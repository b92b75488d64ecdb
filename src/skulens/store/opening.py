"""Opening a catalogue: is there one, may it be written, is its schema ours?"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from skulens.errors import CatalogError, SchemaVersionError
from skulens.store import sqlite
from skulens.store.database import Database
from skulens.store.failures import CatalogFullError, translated
from skulens.store.schema import HEAD

_FREE_SPACE = "the disk is full; free space and run the same command again"


def opened(where: Path | str, *, create: bool, read_only: bool) -> Database:
    """The database of a catalogue with an up-to-date schema; raises as `Store.open`."""
    if "://" in str(where):
        raise CatalogError(f"{where} is an address; name the folder of a catalogue instead")
    folder = Path(where)
    file = folder / sqlite.FILE_NAME
    _check_folder(folder, file, create=create and not read_only)
    try:
        return _checked(Database(file, read_only=read_only or not sqlite.can_write(file)), file)
    except CatalogFullError:
        if file.stat().st_size == 0:
            raise
        return _checked(Database(file, read_only=True, remedy=_FREE_SPACE), file)


def _checked(database: Database, file: Path) -> Database:
    try:
        _bring_up_to_date(database, file)
    except BaseException:
        database.close()
        raise
    return database


def _check_folder(folder: Path, file: Path, *, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise CatalogError(f"{folder} is a file; name the folder of a catalogue instead")
    if file.exists():
        return
    if not create:
        what = "has no catalogue in it" if folder.exists() else "does not exist"
        raise CatalogError(
            f"folder {folder} {what}; check the path, or add products to it to make a catalogue"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(
            f"folder {folder} cannot be made ({error.strerror}); choose another place"
        ) from error
    if not sqlite.can_write(file):
        raise CatalogError(
            f"folder {folder} cannot be written; give yourself write permission "
            "or choose another place"
        )


def _bring_up_to_date(database: Database, file: Path) -> None:
    with database.read() as connection:
        version = _version(connection, database)
    if version == HEAD:
        return
    # Alembic takes longer to import than a catalogue to open; most openings never need it.
    from skulens.store.upgrade import is_known, upgrade

    if version is not None and not is_known(version):
        raise SchemaVersionError(
            f"catalogue {database.where} was written by a newer Skulens (schema {version}, "
            f"this one knows up to {HEAD}); update Skulens: pip install --upgrade skulens"
        )
    if database.read_only:
        raise CatalogError(
            f"catalogue {database.where} was written by an older Skulens and cannot be brought "
            "up to date, as it is open for reading only; open it once with write permission"
        )
    with translated(database.where):
        upgrade(sqlite.migration_engine(file))


def _version(connection: Connection, database: Database) -> str | None:
    """The schema's version; None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables:
        raise CatalogError(
            f"{database.where / sqlite.FILE_NAME} is a database of another program; "
            "choose another folder"
        )
    return None
