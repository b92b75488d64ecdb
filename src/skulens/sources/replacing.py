"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skulens.errors import OutputError
from skulens.sources.names import shown


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file beside `path` to write, which takes its place once safe on disk.

    After an error there is what was there before. Raises `OutputError` where it cannot be written.
    """
    partial = path.with_name(f".{path.name[:50]}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        try:
            yield partial
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {shown(path)}: {error.strerror or error}") from error
