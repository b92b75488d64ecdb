"""A folder tree as a source: every picture in it is one product."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from skulens.errors import SourceError
from skulens.records import CATEGORY_SEPARATOR, Product, Rejection
from skulens.sources.kinds import MAGIC_BYTES, PICTURE_EXTENSIONS, looks_like_picture
from skulens.sources.names import (
    bounded_id,
    composed_names,
    shown,
    storable,
    title_from_name,
    words,
)
from skulens.sources.protocol import SourceItem

SYSTEM_FOLDERS = frozenset({"__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information"})
"""Folders that systems put beside people's files; skipped like hidden ones."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on the way: where it is, and the names of the folders from the root to it."""

    path: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture's folder, its path, and its name as it is stored."""

    folder: _Folder
    path: str
    name: str


class FolderSource:
    """The pictures of a folder tree in the order of their names, one product each.

    Hidden files and folders (a dot first) and folders in `skip` are left out. Links are followed,
    and no folder is walked twice, so loops end. Files that are no pictures are counted in
    `ignored`. Products are named by their path below the folder.
    Raises `SourceError` when the folder does not exist or cannot be read.
    """

    needs_photo = True

    def __init__(
        self,
        folder: Path,
        *,
        category_from_folder: bool = False,
        skip: Iterable[Path] = (),
    ) -> None:
        self._root = os.path.realpath(folder)
        self._category_from_folder = category_from_folder
        self._skip = tuple(skip)
        self.ignored = 0
        self.complete = False
        try:
            os.scandir(self._root).close()
        except OSError as error:
            raise SourceError(
                f"cannot read the folder {shown(folder)}: {error.strerror}"
            ) from error

    @property
    def origin(self) -> str:
        """`folder:` and the absolute path."""
        return f"folder:{storable(self._root)}"

    def estimate(self) -> int | None:
        """Count the pictures by walking the tree once without opening them."""
        return sum(isinstance(item, _Picture) for item in self._walk(_Tally()))

    def is_empty(self) -> bool:
        """Whether there is no picture at all."""
        return not any(isinstance(item, _Picture) for item in self._walk(_Tally()))

    def items(self) -> Iterator[SourceItem]:
        """Yield a product per picture, a rejection per folder or file that cannot be read."""
        tally = _Tally()
        self.complete = False
        for item in self._walk(tally):
            self.ignored = tally.ignored
            yield item if isinstance(item, Rejection) else self._product(item)
        self.ignored = tally.ignored
        self.complete = not tally.missed

    def _walk(self, tally: _Tally) -> Iterator[_Picture | Rejection]:
        visited = {place for path in self._skip if (place := _place(os.fspath(path)))}
        pending: list[Iterator[_Folder | _Picture | Rejection]] = []
        pending.append(iter((_Folder(self._root, ()),)))
        while pending:
            entry = next(pending[-1], None)
            if entry is None:
                pending.pop()
            elif not isinstance(entry, _Folder):
                yield entry
            elif (place := _place(entry.path)) is None or place not in visited:
                if place:
                    visited.add(place)
                pending.append(self._list(entry, tally))

    def _list(self, folder: _Folder, tally: _Tally) -> Iterator[_Folder | _Picture | Rejection]:
        try:
            with os.scandir(folder.path) as entries:
                found = {entry.name: entry for entry in entries}
        except OSError as error:
            tally.missed = True
            yield Rejection(
                storable(folder.path),
                "unreadable_folder",
                f"the folder cannot be read ({error.strerror}); check its permissions",
            )
            return
        visible = sorted(name for name in found if not name.startswith("."))
        tally.ignored += len(found) - len(visible)
        for name, plain in composed_names(visible).items():
            item = self._entry(folder, found[name], plain, tally)
            if item is not None:
                yield item

    def _entry(
        self, folder: _Folder, entry: os.DirEntry[str], plain: str, tally: _Tally
    ) -> _Folder | _Picture | Rejection | None:
        path = f"{folder.path.rstrip(os.sep)}{os.sep}{entry.name}"
        extension = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 (each photo twice)
        is_picture = extension in PICTURE_EXTENSIONS
        try:
            kind = _kind_of(entry)
            if kind == stat.S_IFDIR:
                if entry.name in SYSTEM_FOLDERS:
                    return None
                return _Folder(path, (*folder.parts, plain))
            if kind == stat.S_IFREG and not extension:
                is_picture = _sniff(path)
        except OSError as error:
            if is_picture or not extension:
                tally.missed = True
                return _unreadable(path, error)
            kind = 0
        if not is_picture:
            tally.ignored += 1
            return None
        if kind != stat.S_IFREG:
            return Rejection(storable(path), "not_a_file", "this is a device or pipe, not a file")
        return _Picture(folder, path, plain)

    def _product(self, picture: _Picture) -> Product:
        folder, plain = picture.folder, picture.name
        title = title_from_name(Path(plain).stem)
        if not title and folder.parts:
            title = words(folder.parts[-1])
        levels = [words(part) for part in folder.parts] if self._category_from_folder else []
        return Product(
            id=bounded_id("/".join((*folder.parts, plain))),
            title=title,
            category=CATEGORY_SEPARATOR.join(levels),
            photos=(picture.path,),
        )


class PictureSource:
    """A single picture file as a source of one product, named by the file."""

    needs_photo = True

    def __init__(self, file: Path) -> None:
        self._path = os.path.realpath(file)
        self.complete = False

    @property
    def origin(self) -> str:
        """`photo:` and the absolute path."""
        return f"photo:{storable(self._path)}"

    def estimate(self) -> int | None:
        """One."""
        return 1

    def items(self) -> Iterator[SourceItem]:
        """Yield the one product."""
        name = Path(self._path).name
        plain = composed_names([name])[name]
        title = title_from_name(Path(plain).stem)
        yield Product(id=bounded_id(plain), title=title, photos=(self._path,))
        self.complete = True


@dataclass(slots=True)
class _Tally:
    """What one walk left out: other files, and whether something could not be looked at."""

    ignored: int = 0
    missed: bool = False


def _place(path: str) -> tuple[int, int] | None:
    """Return what identifies a folder whatever its name, None where it cannot be asked."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _kind_of(entry: os.DirEntry[str]) -> int:
    """File, folder or what else; what the folder itself tells of an entry costs no further call."""
    if entry.is_file(follow_symlinks=False):
        return stat.S_IFREG
    if entry.is_dir(follow_symlinks=False):
        return stat.S_IFDIR
    return stat.S_IFMT(entry.stat().st_mode)


def _sniff(path: str) -> bool:
    with Path(path).open("rb") as file:
        return looks_like_picture(file.read(MAGIC_BYTES))


def _unreadable(path: str, error: OSError) -> Rejection:
    if Path(path).is_symlink() and not Path(path).exists():
        return Rejection(storable(path), "broken_link", "the file this link points to is missing")
    return Rejection(
        storable(path), "unreadable_file", f"the file cannot be read ({error.strerror})"
    )
