"""Which files are pictures: by extension, and by first bytes where there is none."""

from __future__ import annotations

READABLE_EXTENSIONS = frozenset(
    (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif")
)
"""Extensions of the picture formats that the decoder reads."""

UNSUPPORTED_EXTENSIONS = frozenset(
    (
        ".heic",
        ".heif",
        ".psd",
        ".psb",
        ".svg",
        ".svgz",
        ".eps",
        ".ai",
        ".jp2",
        ".j2k",
        ".jxl",
        ".ico",
        ".tga",
        ".exr",
        ".hdr",
        ".raw",
        ".dng",
        ".cr2",
        ".cr3",
        ".nef",
        ".arw",
        ".orf",
        ".raf",
        ".rw2",
        ".pef",
    )
)
"""Extensions of pictures that are handed on all the same, so that they are refused by name."""

PICTURE_EXTENSIONS = READABLE_EXTENSIONS | UNSUPPORTED_EXTENSIONS

_MAGIC = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"8BPS",
)
_FTYP_BRANDS = frozenset({b"avif", b"avis", b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1"})

MAGIC_BYTES = 16
"""How many first bytes `looks_like_picture` wants."""


def looks_like_picture(head: bytes) -> bool:
    """Tell by its first `MAGIC_BYTES` bytes whether a file is a picture of a common kind."""
    if head.startswith(_MAGIC):
        return True
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    if head[4:8] == b"ftyp" and head[8:12] in _FTYP_BRANDS:
        return True
    return head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00"
