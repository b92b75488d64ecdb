"""Whether an XLSX file is safe to open: not a bomb, and without entities to expand."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from skulens.errors import SourceError
from skulens.sources.names import shown

MAX_ENTRIES = 10_000
MAX_TOTAL_BYTES = 1024**3
MAX_SHARED_STRINGS_BYTES = 256 * 1024**2
MAX_RATIO = 300
_RATIO_FROM_BYTES = 16 * 1024**2
_PIECE_BYTES = 1024 * 1024
_FORBIDDEN = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_OVERLAP = max(map(len, _FORBIDDEN)) - 1


def check_workbook(path: Path) -> None:
    """Raise `SourceError` for a ZIP file that is too big inside, damaged, or declares entities.

    Sizes are those in the directory of the archive, which reading never exceeds.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_sizes(path, entries)
            for entry in entries:
                if not entry.filename.startswith("xl/media/"):
                    _check_entities(path, archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceError(
            f"{shown(path)} is damaged or protected: {error}; save it again"
        ) from error
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from error


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if not any(entry.filename.startswith("xl/workbook.") for entry in entries):
        raise SourceError(f"{shown(path)} is a ZIP archive but no .xlsx workbook; unpack it first")
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    strings = max(
        (e.file_size for e in entries if "sharedstrings" in e.filename.lower()), default=0
    )
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_ENTRIES or len(names) < len(entries):
        _refuse(path, f"it has {len(entries)} parts, {len(names)} by name")
    if total > MAX_TOTAL_BYTES or strings > MAX_SHARED_STRINGS_BYTES:
        _refuse(path, f"unpacked it has {total} bytes")
    if total > _RATIO_FROM_BYTES and total > MAX_RATIO * max(packed, 1):
        _refuse(path, f"it unpacks to {total // max(packed, 1)} times its size")


def _check_entities(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        tail = b""
        while piece := part.read(_PIECE_BYTES):
            window = tail + piece
            if any(mark in window for mark in _FORBIDDEN):
                _refuse(path, f"'{entry.filename}' declares a document type or entities")
            tail = window[-_OVERLAP:]


def _refuse(path: Path, why: str) -> None:
    raise SourceError(f"{shown(path)} is not opened: {why}; save the sheet as .csv instead")
