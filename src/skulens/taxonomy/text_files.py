"""A file as text: bounded, UTF-8 or what spreadsheets write, and never a binary one."""

from __future__ import annotations

import codecs
from pathlib import Path

from skulens.errors import TaxonomyError

MAX_FILE_BYTES = 64 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: Path) -> str:
    """Return the text of a file, its line ends as `\\n`.

    Raises `TaxonomyError` if it is missing, no file, too large, binary or empty.
    """
    data = _read(path)
    text = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        raise TaxonomyError(f"{path} is not a text file; save it as CSV, YAML or text in UTF-8")
    if not text.strip():
        raise TaxonomyError(f"{path} is empty; fill it or name another file")
    return text


def _read(path: Path) -> bytes:
    if not path.exists():
        raise TaxonomyError(f"there is no file {path}; check the name")
    if not path.is_file():
        raise TaxonomyError(f"{path} is no file; name a CSV, YAML or text file")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise TaxonomyError(f"cannot read {path}: {error.strerror}; check the file") from error
    if len(data) > MAX_FILE_BYTES:
        raise TaxonomyError(
            f"{path} is larger than {MAX_FILE_BYTES // 1024**2} MiB; "
            "leave out what is no category or attribute"
        )
    return data


def _decoded(data: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            encodings: tuple[str, ...] = (encoding,)
            break
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TaxonomyError(f"cannot tell the encoding of {path}; save it as text in UTF-8")
