"""A contact sheet: one picture that shows a query and what was found for it."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from skulens.errors import OutputError, PictureError, UsageError
from skulens.images.conversion import to_rgb
from skulens.images.decoding import decode
from skulens.images.files import read_bytes
from skulens.images.lettering import fitted, lettered

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
_MOST_TILES = 500
_COLUMNS = 5

_SIDE, _QUERY_SIDE, _GAP, _MARGIN = 220, 280, 28, 56
_TEXT_HEIGHT = 144
_TOP = 132
_LEAST_WIDTH = 760

_PAPER, _MOUNT, _HAIRLINE = (255, 255, 255), (246, 246, 244), (226, 225, 221)
_INK, _SOFT_INK, _ACCENT = (28, 28, 30), (118, 117, 113), (38, 98, 108)


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing on a sheet: a picture (or none), what it is called, its score, further lines.

    A query of words alone is a tile without a picture; its caption is then drawn large.
    """

    picture: Path | Image.Image | None
    caption: str = ""
    lines: tuple[str, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question and its answers: the query's tiles on the left, the hits, ranked, in a grid."""

    title: str
    query: Sequence[Tile]
    hits: Sequence[Tile]


def draw_sheets(sheets: Sequence[Sheet], out: Path) -> None:
    """Draw sheets below each other and write one PNG or JPEG.

    A picture that cannot be read becomes a grey tile with the reason. The file appears whole or
    not at all. Raises `UsageError` for an ending other than .png, .jpg or .jpeg and for more than
    500 tiles, `OutputError` where `out` cannot be written.
    """
    if out.suffix.lower() not in _FORMATS:
        raise UsageError(f"{out}: a sheet is written as {', '.join(_FORMATS)}; change the ending")
    if sum(len(sheet.query) + len(sheet.hits) for sheet in sheets) > _MOST_TILES:
        hits = sum(len(sheet.hits) for sheet in sheets)
        raise UsageError(f"{hits} hits do not fit a sheet; show at most {_MOST_TILES}")
    width = max((_extent(sheet)[0] for sheet in sheets), default=_LEAST_WIDTH)
    drawn = [_drawn(sheet, width) for sheet in sheets]
    whole = Image.new("RGB", (width, sum(part.height for part in drawn)), _PAPER)
    top = 0
    for part in drawn:
        whole.paste(part, (0, top))
        top += part.height
    _write(whole, out)


def _extent(sheet: Sheet) -> tuple[int, int]:
    """Width and height in pixels."""
    columns = max(1, min(_COLUMNS, len(sheet.hits)))
    rows = -(-len(sheet.hits) // columns)
    width = _grid_left(sheet) + columns * (_SIDE + _GAP) - _GAP + _MARGIN
    height = max(
        len(sheet.query) * (_QUERY_SIDE + _TEXT_HEIGHT), rows * (_SIDE + _TEXT_HEIGHT), _QUERY_SIDE
    )
    return max(_LEAST_WIDTH, width), _TOP + height + _MARGIN // 2


def _grid_left(sheet: Sheet) -> int:
    return _MARGIN + (_QUERY_SIDE + 2 * _GAP if sheet.query else 0)


def _drawn(sheet: Sheet, width: int) -> Image.Image:
    columns = max(1, min(_COLUMNS, len(sheet.hits)))
    grid_left, height = _grid_left(sheet), _extent(sheet)[1]
    paper = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(paper)
    _heading(draw, sheet.title, len(sheet.hits), width)
    for place, tile in enumerate(sheet.query):
        top = _TOP + place * (_QUERY_SIDE + _TEXT_HEIGHT)
        _tile(paper, draw, tile, (_MARGIN, top), _QUERY_SIDE, None)
    if sheet.query:
        line = _MARGIN + _QUERY_SIDE + _GAP
        draw.line((line, _TOP, line, height - _MARGIN), fill=_HAIRLINE)
    for place, tile in enumerate(sheet.hits):
        left = grid_left + place % columns * (_SIDE + _GAP)
        top = _TOP + place // columns * (_SIDE + _TEXT_HEIGHT)
        _tile(paper, draw, tile, (left, top), _SIDE, place + 1)
    if not sheet.hits:
        _text(draw, "Nothing found.", (grid_left, _TOP + 8), 18, width - grid_left, 1, _SOFT_INK)
    return paper


def _heading(draw: ImageDraw.ImageDraw, title: str, hits: int, width: int) -> None:
    count = f"{hits} hit{'' if hits == 1 else 's'}"
    text, font = lettered(count, 16)
    left = width - _MARGIN - font.getlength(text)
    draw.text((left, 62), text, _SOFT_INK, font)
    _text(draw, title, (_MARGIN, 50), 30, int(left) - _MARGIN - _GAP, 1, _INK)
    draw.line((_MARGIN, 104, width - _MARGIN, 104), fill=_HAIRLINE)


def _tile(
    sheet: Image.Image,
    draw: ImageDraw.ImageDraw,
    tile: Tile,
    at: tuple[int, int],
    side: int,
    rank: int | None,
) -> None:
    """Draw a mounted picture with its rank, score and lines below."""
    left, top = at
    draw.rectangle((left, top, left + side - 1, top + side - 1), _MOUNT, _HAIRLINE)
    _mount(sheet, draw, tile, at, side, large_caption=rank is None)
    below = top + side + 12
    if rank is not None or tile.score is not None:
        below = _rank_and_score(draw, tile.score, rank, (left, below), side)
    if tile.picture is not None or rank is not None:
        below = _text(draw, tile.caption, (left, below), 16, side, 2, _INK)
    room = (top + side + _TEXT_HEIGHT - 12 - below) // 18
    for line in tile.lines[: max(0, room)]:
        below = _text(draw, line, (left, below), 13, side, 1, _SOFT_INK)


def _mount(
    sheet: Image.Image,
    draw: ImageDraw.ImageDraw,
    tile: Tile,
    at: tuple[int, int],
    side: int,
    *,
    large_caption: bool,
) -> None:
    """Paste the picture into its square, or say why there is none."""
    left, top = at
    inner = side - 16
    try:
        picture = _loaded(tile.picture, inner)
    except PictureError as error:
        text, ink, size = error.reason.replace("_", " "), _SOFT_INK, 15
    else:
        if picture is not None:
            picture.thumbnail((inner, inner), Image.Resampling.LANCZOS, reducing_gap=3.0)
            sheet.paste(
                picture, (left + (side - picture.width) // 2, top + (side - picture.height) // 2)
            )
            return
        if large_caption and tile.caption:
            text, ink, size = tile.caption, _INK, 24
        else:
            text, ink, size = "no picture", _SOFT_INK, 15
    clean, font = lettered(text, size)
    rows = fitted(clean, font, inner - 16, 6)
    step = size + 8
    first = top + (side - step * len(rows)) // 2
    for number, row in enumerate(rows):
        start = left + (side - font.getlength(row)) / 2
        draw.text((start, first + number * step), row, ink, font)


def _loaded(picture: Path | Image.Image | None, side: int) -> Image.Image | None:
    if isinstance(picture, Path):
        return decode(read_bytes(picture), wanted=side, background=_PAPER).image
    return None if picture is None else to_rgb(picture.copy(), _PAPER)


def _rank_and_score(
    draw: ImageDraw.ImageDraw,
    score: float | None,
    rank: int | None,
    at: tuple[int, int],
    width: int,
) -> int:
    """Draw rank and score on one line over a bar as long as the score; return where it ends."""
    left, top = at
    if rank is not None:
        text, font = lettered(str(rank), 14)
        draw.text((left, top), text, _SOFT_INK, font)
    if score is not None:
        text, font = lettered(f"{score:.3f}", 14)
        draw.text((left + width - font.getlength(text), top), text, _ACCENT, font)
    line = top + 22
    draw.line((left, line, left + width - 1, line), fill=_HAIRLINE)
    if score is not None and score > 0:
        length = max(1, round(min(score, 1.0) * width))
        draw.line((left, line, left + length - 1, line), fill=_ACCENT, width=2)
    return line + 10


def _text(
    draw: ImageDraw.ImageDraw,
    text: str,
    at: tuple[int, int],
    size: int,
    width: int,
    most_lines: int,
    ink: tuple[int, int, int],
) -> int:
    """Draw a text within a width and return where the next one starts."""
    left, top = at
    clean, font = lettered(text, size)
    step = size + 5
    for row in fitted(clean, font, width, most_lines):
        draw.text((left, top), row, ink, font)
        top += step
    return top


def _write(sheet: Image.Image, out: Path) -> None:
    """Write beside the destination and rename, so that no half a sheet is ever seen."""
    part = out.with_name(f".{out.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                sheet.save(file, _FORMATS[out.suffix.lower()], quality=92)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: the sheet cannot be written: {error}") from error
