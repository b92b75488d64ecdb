"""One door to every kind of source: told apart by what is there, not by its name."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from skulens.errors import SourceError
from skulens.sources.delimited import DelimitedTable
from skulens.sources.feed import FeedSource
from skulens.sources.folder import FolderSource, PictureSource
from skulens.sources.kinds import PICTURE_EXTENSIONS, looks_like_picture
from skulens.sources.names import shown
from skulens.sources.protocol import Source
from skulens.sources.tables import Table

_HEAD_BYTES = 4096
_UNSUPPORTED = (
    (b"\x1f\x8b", "is compressed with gzip; decompress it first (gunzip)"),
    (b"BZh", "is compressed with bzip2; decompress it first (bunzip2)"),
    (b"\xfd7zXZ", "is compressed with xz; decompress it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd; decompress it first (unzstd)"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and add the folder"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel file or a protected one; save it as .xlsx or .csv"),
    (b"%PDF", "is a PDF; export the products as .csv or .xlsx"),
    (b"SQLite format 3\x00", "is a database; export the products as .csv"),
)


def open_source(
    path: Path,
    *,
    category_from_folder: bool = False,
    columns: Mapping[str, str] | None = None,
    photo_root: Path | None = None,
    allow_outside: bool = False,
    encoding: str | None = None,
    skip: Iterable[Path] = (),
    every_row: bool = False,
) -> Source:
    """Return the source that a folder, a product feed or a single picture is.

    For folders: `category_from_folder` makes the folders of a photo its category, and `skip` names
    folders to leave out. For feeds: `columns` maps fields to columns, `photo_root` is the folder of
    the photos, `allow_outside` lets them lie elsewhere, `encoding` is that of a text file,
    `every_row` makes each row an item of its own, whatever its id.
    Raises `SourceError` when there is nothing to read, and what to do about it.
    """
    if _is_folder(path, "a folder of photos, a product feed or a picture"):
        folder = FolderSource(path, category_from_folder=category_from_folder, skip=skip)
        if folder.is_empty():
            raise SourceError(f"there are no pictures in {shown(path)} or the folders below it")
        return folder
    head = _head(path)
    if _is_picture(path, head):
        return PictureSource(path)
    return FeedSource(
        path,
        _table(path, head, encoding),
        columns=columns,
        photo_root=photo_root,
        allow_outside=allow_outside,
        every_row=every_row,
    )


def open_table(path: Path, encoding: str | None = None) -> Table:
    """Return a product feed as a table: CSV and its relatives, XLSX, JSON Lines or Parquet.

    `encoding` is that of a text file where it is not to be told from its bytes.
    Raises `SourceError` when there is no table to read, and what to do about it.
    """
    if _is_folder(path, "a product feed"):
        raise SourceError(f"{shown(path)} is a folder; name the product feed in it")
    head = _head(path)
    if _is_picture(path, head):
        raise SourceError(f"{shown(path)} is a picture; name a product feed")
    return _table(path, head, encoding)


def _is_folder(path: Path, wanted: str) -> bool:
    name = shown(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        reason = (
            "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be read: {error}"
        )
        raise SourceError(f"{name} {reason}; name {wanted}") from error
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise SourceError(f"{name} is a device or pipe; name {wanted}")
    return stat.S_ISDIR(mode)


def _head(path: Path) -> bytes:
    name = shown(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise SourceError(f"cannot read {name}: {error.strerror}") from error
    if not head:
        raise SourceError(f"{name} is empty")
    return head


def _is_picture(path: Path, head: bytes) -> bool:
    return path.suffix.lower() in PICTURE_EXTENSIONS or looks_like_picture(head)


def _table(path: Path, head: bytes, encoding: str | None) -> Table:
    name = shown(path)
    for magic, message in _UNSUPPORTED:
        if head.startswith(magic):
            raise SourceError(f"{name} {message}")
    if head.startswith(b"PAR1"):
        from skulens.sources.parquet import ParquetTable

        return ParquetTable(path)
    if head.startswith(b"PK\x03\x04"):
        from skulens.sources.spreadsheet import SpreadsheetTable

        return SpreadsheetTable(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        from skulens.sources.jsonlines import JsonLinesTable

        return JsonLinesTable(path, encoding=encoding)
    if start.startswith(b"["):
        raise SourceError(
            f"{name} is one JSON list; write one object per line (JSON Lines), "
            f"for example with: jq -c '.[]' FILE"
        )
    if start.startswith(b"<"):
        raise SourceError(f"{name} is XML or HTML; export the products as .csv or .xlsx")
    return DelimitedTable(path, encoding=encoding)
