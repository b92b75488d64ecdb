"""Text on pictures: a font that has the letters, lines that fit a width."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_SYSTEM_FONTS = (
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "arial.ttf",
    "Arial Unicode.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansArabic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "msyh.ttc",
)
_NO_LETTER = "\U0010fffe"
_ELLIPSIS = "..."
_LONGEST = 400


def lettered(text: str, size: int) -> tuple[str, Font]:
    """Choose a font for a text and replace what it cannot show.

    Pillow's own font comes first, then those of the system; letters in none of them lose their
    accents or become a question mark.
    """
    clean = " ".join(
        "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text[:_LONGEST]).split()
    )
    own = _bundled(size)
    if all(_has(own, letter) for letter in clean):
        return clean, own
    for name in _SYSTEM_FONTS:
        font = _installed(name, size)
        if font is not None and all(_has(font, letter) for letter in clean):
            return clean, font
    return "".join(_nearest(own, letter) for letter in clean), own


def fitted(text: str, font: Font, width: int, most_lines: int) -> list[str]:
    """Break a text into lines of at most `width` pixels; an ellipsis ends what was cut."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most_lines:
        if len(lines) == most_lines - 1:
            lines.append(_cut(rest, font, width))
            break
        line, rest = _first_line(rest, font, width)
        lines.append(line)
    return lines


def _first_line(text: str, font: Font, width: int) -> tuple[str, str]:
    """Split off the first line, between words where possible."""
    end = _fitting(text, font, width)
    if end == len(text):
        return text, ""
    space = text.rfind(" ", 1, end + 1)
    end = space if space > 0 else end
    return text[:end].rstrip(), text[end:].lstrip()


def _cut(text: str, font: Font, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    end = _fitting(text, font, width, _ELLIPSIS)
    return text[:end].rstrip() + _ELLIPSIS


def _fitting(text: str, font: Font, width: int, end: str = "") -> int:
    """How many letters fit the width with `end` behind them, one at least; by halving."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(text[:middle].rstrip() + end) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _nearest(font: Font, letter: str) -> str:
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
    return bare if bare and all(_has(font, part) for part in bare) else "?"


@lru_cache(maxsize=4096)
def _has(font: Font, letter: str) -> bool:
    """Whether a font draws a letter as anything but its sign for a missing one."""
    if letter == " ":
        return True
    drawn, missing = font.getmask(letter), font.getmask(_NO_LETTER)
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)


@cache
def _bundled(size: int) -> Font:
    return ImageFont.load_default(size)


@cache
def _installed(name: str, size: int) -> Font | None:
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None
