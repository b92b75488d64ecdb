"""Opening a catalogue in a folder: is there one, and may it be written?"""

from __future__ import annotations

from pathlib import Path

from skulens.errors import CatalogError
from skulens.store.failures import CatalogFullError
from skulens.store.sqlite.connections import FILE_NAME, can_write
from skulens.store.sqlite.database import SqliteDatabase
from skulens.store.versions import bring_up_to_date

_FREE_SPACE = "the disk is full; free space and run the same command again"


def opened(folder: Path, *, create: bool, read_only: bool) -> SqliteDatabase:
    """The database of a folder with an up-to-date schema; raises as `Store.open`."""
    file = folder / FILE_NAME
    _check_folder(folder, file, create=create and not read_only)
    try:
        return _checked(SqliteDatabase(file, read_only=read_only or not can_write(file)))
    except CatalogFullError:
        if file.stat().st_size == 0:
            raise
        return _checked(SqliteDatabase(file, read_only=True, remedy=_FREE_SPACE))


def _checked(database: SqliteDatabase) -> SqliteDatabase:
    try:
        bring_up_to_date(database)
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
    if not can_write(file):
        raise CatalogError(
            f"folder {folder} cannot be written; give yourself write permission "
            "or choose another place"
        )
