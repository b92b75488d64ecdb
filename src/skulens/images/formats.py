"""What kind of file some bytes are, told by their content and never by their name."""

from __future__ import annotations

SUPPORTED = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
"""The formats that are decoded; everything else is refused before a decoder sees it."""

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BMP_HEADER_SIZES = (12, 16, 40, 52, 56, 64, 108, 124)

_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"8BPS", "a Photoshop document"),
    (b"\0\0\1\0", "a Windows icon"),
    (b"\0\0\2\0", "a Windows cursor"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"PK\3\4", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM video"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"gimp xcf", "a GIMP picture"),
    (b"RIFF", "a RIFF sound or video"),
)

_CONTAINER_BRANDS = (
    ((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"),
    ((b"qt  ",), "a QuickTime video"),
    ((b"crx ",), "a Canon raw photo"),
)


def sniff(data: bytes) -> str | None:
    """Name the supported format that `data` starts like, or None."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(_TIFF_STARTS):
        return "TIFF"
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BMP_HEADER_SIZES:
        return "BMP"
    if data[4:8] == b"ftyp" and _brands(data) & {b"avif", b"avis"}:
        return "AVIF"
    return None


def looks_like(data: bytes) -> str:
    """Say in words what bytes of no supported format seem to be."""
    for start, name in _FOREIGN:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        for brands, name in _CONTAINER_BRANDS:
            if data[8:12] in brands:
                return name
        return "an MP4 video"
    beginning = data[:512]
    if b"<svg" in beginning:
        return "an SVG drawing"
    if beginning.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if b"\0" not in beginning and _is_text(beginning):
        return "text"
    return "no picture"


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Read a WebP's canvas from its header, since the decoder allocates it on creation."""
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return (
            1 + int.from_bytes(data[24:27], "little"),
            1 + int.from_bytes(data[27:30], "little"),
        )
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and len(data) >= 30:
        return (
            int.from_bytes(data[26:28], "little") & 0x3FFF,
            int.from_bytes(data[28:30], "little") & 0x3FFF,
        )
    return None


def is_cut_short(data: bytes, kind: str) -> bool:
    """Whether a WebP or AVIF ends before the sizes in its own headers say it does."""
    if kind == "WEBP":
        return 8 + int.from_bytes(data[4:8], "little") > len(data)
    at = 0
    while kind == "AVIF" and at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8:  # zero means up to the end; anything else is for the decoder to judge
            return False
        at += size
    return at > len(data)


def _brands(data: bytes) -> set[bytes]:
    """The major and compatible brands of an ISO container."""
    end = min(int.from_bytes(data[:4], "big"), len(data), 256)
    return {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}


def _is_text(beginning: bytes) -> bool:
    """Whether bytes are UTF-8, apart from a character cut at their end."""
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(beginning) - 3 and error.start > 0
    return True
