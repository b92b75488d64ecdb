"""What SQLite reports, in the words of the user."""

from __future__ import annotations

from pathlib import Path

from skulens.errors import CatalogError
from skulens.store.failures import CatalogBusyError, CatalogFullError

_REMEDIES = {
    "FULL": "the disk is full; free space and run the same command again: "
    "it continues where it stopped",
    "BUSY": "another process is writing to it; wait for it to finish and try again",
    "LOCKED": "another process is writing to it; wait for it to finish and try again",
    "READONLY": "it cannot be written; give yourself write permission or copy the folder",
    "CANTOPEN": "its file cannot be opened; check the path and the permissions of the folder",
    "PERM": "its file cannot be opened; check the path and the permissions of the folder",
    "NOTADB": "its file is not a database; restore it from a backup, "
    "or delete the folder and add the products again",
    "CORRUPT": "its file is damaged; restore it from a backup, "
    "or delete the folder and add the products again",
    "IOERR": "the disk reported an error; check the disk and its free space, "
    "then run the same command again",
}
_KINDS = {"FULL": CatalogFullError, "BUSY": CatalogBusyError, "LOCKED": CatalogBusyError}


def explained(where: Path | str, error: BaseException) -> CatalogError:
    """Word one database error; unknown ones keep the text of the database."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    code = "FULL" if name == "IOERR_SHMSIZE" else name.split("_")[0]
    remedy = _REMEDIES.get(code)
    if remedy is None:
        return CatalogError(f"catalogue {where}: the database reported: {error}")
    return _KINDS.get(code, CatalogError)(f"catalogue {where}: {remedy} ({error})")
