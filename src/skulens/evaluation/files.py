"""Files of results: whole or not there."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from skulens.errors import OutputError


def write_whole(out: Path, text: str, encoding: str = "utf-8") -> None:
    r"""Write a text beside its destination and rename it; folders are made.

    What is not valid Unicode, as the names of some files, is written as `\udcNN`.
    Raises `OutputError` where `out` cannot be written.
    """
    part = out.with_name(f".{out.name[:50]}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(text.encode(encoding, "backslashreplace"))
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror or error}") from error
