"""Reading picture files within limits that this machine can bear."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skulens.errors import PictureError

MOST_PIXELS = 178_956_970
"""No default limit is higher: Pillow's own emergency brake for parts of a file is here too."""

_BYTES_PER_PIXEL = 16  # the picture, the decoder's own canvas and one converted copy
_MOST_DECODERS = 4


@dataclass(frozen=True, slots=True)
class DecodingLimits:
    """How large a file may be in bytes and its picture in pixels."""

    max_bytes: int = 64 * 1024 * 1024
    max_pixels: int = MOST_PIXELS


@cache
def default_limits() -> DecodingLimits:
    """Limits this machine can bear: half its memory for as many pictures as decode at once.

    A container's memory limit counts; 16 megapixels (a phone photo) are always allowed.
    """
    decoders = min(_MOST_DECODERS, os.cpu_count() or 1)
    pixels = _memory() // 2 // (_BYTES_PER_PIXEL * decoders)
    return DecodingLimits(max_pixels=min(MOST_PIXELS, max(16_000_000, pixels)))


def read_bytes(path: Path, limits: DecodingLimits | None = None) -> bytes:
    """Read a regular file of limited size.

    Raises `PictureError` with the reason `missing`, `not_a_file`, `unreadable`, `empty` or
    `too_large`.
    """
    limits = limits or default_limits()
    try:
        # Opening a device or a pipe can block or act, so look before opening, and again after.
        _check_file(path, path.stat(), limits)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        try:
            _check_file(path, status := os.fstat(descriptor), limits)
            return _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise PictureError("missing", f"{path}: there is no such file") from error
    except OSError as error:
        raise PictureError("unreadable", f"{path}: {error.strerror or error}") from error


def _read(descriptor: int, size: int) -> bytes:
    """The bytes of a file of this size; a file object would make three times as many calls."""
    parts = []
    while size > 0 and (part := os.read(descriptor, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _check_file(path: Path, status: os.stat_result, limits: DecodingLimits) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise PictureError("not_a_file", f"{path}: not a regular file")
    if status.st_size > limits.max_bytes:
        raise too_large(f"{path}: the file", status.st_size, limits)
    if status.st_size == 0:
        raise PictureError("empty", f"{path}: the file is empty")


def too_large(what: str, size: int, limits: DecodingLimits) -> PictureError:
    """The error for something of more bytes than the limits allow."""
    return PictureError(
        "too_large",
        f"{what} has {size:,} bytes, more than the {limits.max_bytes:,} allowed; "
        "save it smaller or raise the byte limit",
    )


def _memory() -> int:
    """Bytes of memory this process may use at most."""
    import psutil

    sizes: list[int] = [psutil.virtual_memory().total]
    for name in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            sizes.append(int(Path(name).read_text()))
        except (OSError, ValueError):  # no such limit, or the word "max"
            continue
    return min(sizes)
