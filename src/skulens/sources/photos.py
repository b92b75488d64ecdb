"""The photos a row of a feed names: cut apart, found on disk, kept inside their folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from skulens.sources.kinds import PICTURE_EXTENSIONS
from skulens.sources.names import shown
from skulens.sources.tables import Cell
from skulens.sources.values import text_of

_URL = re.compile(r"(?:[a-z][a-z0-9+.\-]+:)?//[^/]|data:", re.IGNORECASE)
_SEPARATORS = ("|", "\n", ";", ",")
_LEFT_OUT = (".jpg", ".jpeg", ".png", ".webp")
MAX_PHOTOS = 1000
"""Most photos of one row."""

NO_PHOTO = ("no_photo", "no photo is named")
"""Reason and message of a row without any."""


@dataclass(frozen=True, slots=True)
class RefusedPhoto:
    """A photo a row names that is not taken, and why."""

    reason: str
    message: str


class PhotoFinder:
    """Turns what a cell says about photos into absolute paths.

    Paths are relative to `root`, the folder of the feed unless told otherwise. Nothing outside it
    is touched, whether named by an absolute path, by `..` or through a link, unless
    `allow_outside`.
    """

    def __init__(self, root: Path, *, allow_outside: bool = False) -> None:
        self._root = os.path.realpath(root)
        self._allow_outside = allow_outside

    def find(self, reference: str) -> str | RefusedPhoto:
        """Return the absolute path of one photo, or why it is refused."""
        if "\x00" in reference:
            return RefusedPhoto("photo_not_found", "the photo's path holds a NUL character")
        if _URL.match(reference) and not (os.name == "nt" and reference.startswith("//")):
            return RefusedPhoto(
                "url_not_supported",
                f"{_short(reference)} is a web address; download the photos first "
                "and name the files",
            )
        is_outside = False
        for spelling in _spellings(reference):
            path = os.path.normpath(Path(self._root, spelling))
            if not self._is_allowed(path):
                is_outside = True
            elif _is_file(path):
                return path
        if is_outside:
            return RefusedPhoto(
                "outside_folder",
                f"{_short(reference)} is outside {shown(self._root)}, where the photos of this feed "
                "are looked for; put them there, or the feed into a folder above them",
            )
        return RefusedPhoto(
            "photo_not_found", f"there is no file {_short(reference)} in {shown(self._root)}"
        )

    def find_all(self, references: Iterable[str]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
        """Return the photos found, each once, and reason and message of those that are refused.

        Those refused for the same reason are one message.
        """
        found: dict[str, None] = {}
        refused: dict[str, list[str]] = {}
        for reference in dict.fromkeys(references):
            result = self.find(reference)
            if isinstance(result, RefusedPhoto):
                refused.setdefault(result.reason, []).append(result.message)
            else:
                found[result] = None
        notes = [
            (reason, messages[0] + (f" (and {len(messages) - 1} more)" if messages[1:] else ""))
            for reason, messages in refused.items()
        ]
        return tuple(found), notes or ([] if found else [NO_PHOTO])

    def cut(self, cell: Cell) -> list[str]:
        """Return the photos a cell names: one, a list, or several with `|`, `;` or `,` between.

        A mark cuts only where every part looks like a picture or is a file.
        """
        if isinstance(cell, tuple):
            return [part for part in cell[:MAX_PHOTOS] if part]
        text = text_of(cell).strip()
        if text.startswith("[") and (listed := _json_list(text)) is not None:
            return listed
        for separator in _SEPARATORS:
            if separator in text:
                parts = [part for piece in text.split(separator) if (part := piece.strip())]
                if all(self._looks_like_photo(part) for part in parts) and not self._exists(text):
                    return parts[:MAX_PHOTOS]
        return [text] if text else []

    def _is_allowed(self, path: str) -> bool:
        """Tell without touching the path first, then with its links followed."""
        if self._allow_outside:
            return True
        return self._is_inside(path) and self._is_inside(os.path.realpath(path))

    def _is_inside(self, path: str) -> bool:
        return path.startswith(self._root.rstrip(os.sep) + os.sep)

    def _looks_like_photo(self, part: str) -> bool:
        extension = Path(part.partition("?")[0]).suffix.lower()
        return extension in PICTURE_EXTENSIONS or bool(_URL.match(part)) or self._exists(part)

    def _exists(self, reference: str) -> bool:
        return isinstance(self.find(reference), str)


def _spellings(reference: str) -> Iterator[str]:
    """Yield a path as it is, with its separators turned, and with the extension it may lack."""
    plain = [reference]
    if os.sep == "/" and "\\" in reference:
        plain.append(reference.replace("\\", "/"))
    yield from plain
    yield from (f"{path}{extension}" for path in plain for extension in _LEFT_OUT)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _json_list(text: str) -> list[str] | None:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        return None
    return [value for value in values[:MAX_PHOTOS] if value]


def _short(reference: str) -> str:
    return f"'{reference[:120]}…'" if len(reference) > 120 else f"'{reference}'"
