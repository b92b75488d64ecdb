"""Every disk operation of publishing, in one small layer, so that each can be made to fail."""

from __future__ import annotations

import os
import shutil
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_READ_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What identifies a file's content: size and CRC-32; inode and time tell it was not touched."""

    size: int
    crc32: int
    inode: int
    modified_ns: int


class Files:
    """Writes that survive a crash: nothing counts until it is synced and its name is in place."""

    def make_folder(self, path: Path) -> None:
        """Create a folder and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Append bytes to an open file."""
        file.write(data)

    def sync(self, file: BinaryIO) -> None:
        """Wait until an open file is on the disk."""
        file.flush()
        os.fsync(file.fileno())

    def sync_folder(self, path: Path) -> None:
        """Wait until a folder's list of names is on the disk (Windows has no such call)."""
        if sys.platform == "win32":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or folder another name; a file of that name is replaced in one step."""
        source.replace(target)

    def remove_folder(self, path: Path) -> None:
        """Delete a folder as far as possible; what is in use stays for the next time."""
        shutil.rmtree(path, ignore_errors=True)

    def save(self, path: Path, fill: Callable[[Callable[[bytes], None]], None]) -> FileStamp:
        """Write a synced file; `fill` is given the function that appends bytes."""
        size = crc = 0
        with path.open("wb") as file:

            def append(data: bytes) -> None:
                nonlocal size, crc
                self.write(file, data)
                size, crc = size + len(data), zlib.crc32(data, crc)

            fill(append)
            self.sync(file)
            status = os.fstat(file.fileno())
        return FileStamp(size, crc, status.st_ino, status.st_mtime_ns)


def crc32_of(path: Path) -> int:
    """The CRC-32 of a whole file."""
    crc = 0
    with path.open("rb") as file:
        while data := file.read(_READ_AT_ONCE):
            crc = zlib.crc32(data, crc)
    return crc


@contextmanager
def folder_lock(path: Path) -> Iterator[bool]:
    """Hold a lock file if nobody else does; yields whether it is ours. A dead process lets go."""
    with path.open("ab") as file:
        held = _try_lock(file)
        try:
            yield held
        finally:
            if held:
                _unlock(file)


if sys.platform == "win32":

    def _try_lock(file: BinaryIO) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
