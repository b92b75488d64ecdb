"""Where a supplier's products belong, told from their photos."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from skulens.mapping.values.categories import CategoryReader
from skulens.records import CATEGORY_SEPARATOR, Classification, Rejection
from skulens.sources.photos import PhotoFinder
from skulens.sources.tables import Row, row_rejection
from skulens.sources.values import text_of

Classify = Callable[[Sequence[tuple[tuple[str, ...], str]]], Sequence[Classification]]
"""Says what things are, each by the files of its photos and its title."""

MOST_PLACED = 200
"""Products that are classified to find out which categories a feed is about."""

_RARE = 0.01
_LIKELY = 0.5


class PhotoCategories:
    """Tells the categories of rows by their photos and titles, where that is sure.

    `unit` is what a row of the feed at `path` is called, `photos` and `titles` are the columns that
    hold them. Where the photos are not sure, what the
    supplier's own `groups` mean decides, and else the likeliest category if it is likelier than
    not.
    """

    def __init__(
        self,
        classify: Classify,
        path: Path,
        unit: str,
        photos: Sequence[str],
        titles: Sequence[str],
        groups: Sequence[str] = (),
        reader: CategoryReader | None = None,
        *,
        photo_root: Path | None = None,
        allow_outside: bool = False,
    ) -> None:
        self._classify, self._path, self._unit = classify, os.path.realpath(path), unit
        self._photos, self._titles, self._groups = photos, titles, groups
        self._reader = reader
        self._finder = PhotoFinder(photo_root or path.parent, allow_outside=allow_outside)

    def place(self, rows: Sequence[Row], reject: Callable[[Rejection], None]) -> list[str]:
        """The category of each row as a path, "" where it is not known.

        `reject` is told of these rows, and of photos that cannot be taken.
        """
        things = [(self._files(row, reject), self._text(row, self._titles)) for row in rows]
        asked = [place for place, (files, title) in enumerate(things) if files or title]
        found = self._classify([things[place] for place in asked]) if asked else ()
        answers = dict(zip(asked, found, strict=True))
        said = self._by_group(rows)
        placed = []
        for place, row in enumerate(rows):
            path = _decided(answers.get(place), said[place])
            if not path:
                reject(self._unsure(row, answers.get(place)))
            placed.append(path)
        return placed

    def placed(self, rows: Sequence[Row]) -> list[tuple[Row, str]]:
        """A sample of rows with their categories; those that could not be told are left out."""
        step = max(1, len(rows) // MOST_PLACED)
        sample = rows[::step][:MOST_PLACED]
        paths = self.place(sample, lambda _: None)
        return [(row, path) for row, path in zip(sample, paths, strict=True) if path]

    def _unsure(self, row: Row, found: Classification | None) -> Rejection:
        best = found.category if found is not None else None
        if best is None:
            message = "no photo and no title tell its category"
        else:
            message = f"its category is not sure: {best.path} ({best.confidence:.0%})"
        return row_rejection(self._path, self._unit, row.number, "category_unsure", message)

    def _by_group(self, rows: Sequence[Row]) -> list[str]:
        """What the supplier's own groups mean, the deepest of several columns."""
        answer = [""] * len(rows)
        if self._reader is None:
            return answer
        for column in self._groups:
            texts = [self._text(row, (column,)) for row in rows]
            for place, read in enumerate(self._reader.read(texts)):
                if isinstance(read.value, str) and read.probability >= _LIKELY:
                    answer[place] = _deeper(answer[place], read.value)
        return answer

    def _files(self, row: Row, reject: Callable[[Rejection], None]) -> tuple[str, ...]:
        references = [
            reference
            for column in self._photos
            if column in row.cells
            for reference in self._finder.cut(row.cells[column])
        ]
        if not references:
            return ()
        files, notes = self._finder.find_all(references)
        for reason, message in notes:
            reject(row_rejection(self._path, self._unit, row.number, reason, message))
        return files

    @staticmethod
    def _text(row: Row, columns: Sequence[str]) -> str:
        return next((text_of(row.cells[one]) for one in columns if one in row.cells), "")


def common_categories(placed: Sequence[tuple[Row, str]]) -> tuple[str, ...]:
    """The categories of placed rows, the most frequent first, rare ones left out."""
    counts = Counter(path for _, path in placed)
    return tuple(path for path, count in counts.most_common() if count >= _RARE * len(placed))


def _decided(found: Classification | None, said: str) -> str:
    """The category of a thing, by its photos and title and by the supplier's own group."""
    best = found.category if found is not None else None
    if best is not None and best.accepted and not _contradict(best.path, said):
        return _deeper(best.path, said)
    if said:
        return said
    return best.path if best is not None and best.confidence >= _LIKELY else ""


def _contradict(photo: str, said: str) -> bool:
    """Whether a supplier's group lies elsewhere: people who name a product see more than a photo."""
    return bool(said) and not (_is_under(photo, said) or _is_under(said, photo))


def _deeper(one: str, other: str) -> str:
    return other if _is_under(other, one) or not one else one


def _is_under(path: str, above: str) -> bool:
    return path == above or path.startswith(above + CATEGORY_SEPARATOR)
