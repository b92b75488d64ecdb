"""Files of results: whole or not there."""

from __future__ import annotations

from pathlib import Path

from skulens.errors import OutputError
from skulens.sources.replacing import replacing


def write_whole(out: Path, text: str, encoding: str = "utf-8") -> None:
    r"""Write a text beside its destination and rename it; folders are made.

    What is not valid Unicode, as the names of some files, is written as `\udcNN`.
    Raises `OutputError` where `out` cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror or error}") from error
    with replacing(out) as partial:
        partial.write_bytes(text.encode(encoding, "backslashreplace"))
