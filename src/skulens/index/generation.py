"""One published state of an index as a folder of files, and the file CURRENT that names it.

`CURRENT` holds the folder's name and the CRC-32 of its manifest; the manifest holds those of all
other files. What is not as it was written is reported as `IndexFileError`, never used.
"""

from __future__ import annotations

import io
import json
import secrets
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skulens.errors import IndexFileError
from skulens.index.exact import ExactIndex
from skulens.index.faiss_index import FaissIndex
from skulens.index.files import Files, FileStamp, crc32_of
from skulens.index.finders import read_finder, write_finder
from skulens.index.protocol import Vectors
from skulens.index.recipe import IndexRecipe
from skulens.index.rows import GATHER, Rows

FORMAT = 1
CURRENT = "CURRENT"
FINDER = "finder.faiss"
_ALWAYS_READ = 16 << 20
"""Larger files are checksummed only if their inode or time shows that they were touched."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a published index is, and what its files must look like."""

    identity: str
    dim: int
    counter: int
    kind: str
    recipe: IndexRecipe
    max_norm: float
    files: dict[str, FileStamp]
    format: int = FORMAT


def current_generation(folder: Path) -> tuple[str, int] | None:
    """Name and manifest checksum of the published generation; None if nothing was published."""
    try:
        text = (folder / CURRENT).read_text("ascii")
        name, crc = text.split()
        return name, int(crc, 16)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise IndexFileError(f"{folder / CURRENT} does not name an index") from error


def read_manifest(folder: Path, name: str, crc: int) -> Manifest:
    """Read and check a generation's manifest."""
    text = (folder / name / "manifest.json").read_bytes()
    if zlib.crc32(text) != crc:
        raise IndexFileError(f"the manifest of {folder / name} is damaged")
    values = json.loads(text)
    if values.get("format") != FORMAT:
        raise IndexFileError(f"{folder / name} has format {values.get('format')}, not {FORMAT}")
    values["recipe"] = IndexRecipe.from_json(values["recipe"])
    values["files"] = {file: FileStamp(**stamp) for file, stamp in values["files"].items()}
    return Manifest(**values)


def load_index(folder: Path, manifest: Manifest, recipe: IndexRecipe) -> ExactIndex:
    """Open a generation; vectors and graph stay on the disk and are mapped."""
    for name, stamp in manifest.files.items():
        _verify(folder / name, stamp)
    vectors: Vectors = _load_array(folder / "vectors.npy")
    ids, alive = (_load_array(folder / name) for name in ("ids.npy", "alive.npy"))
    if vectors.shape != (len(ids), manifest.dim) or alive.shape != ids.shape:
        raise IndexFileError(f"the arrays of {folder} do not fit together")
    rows = Rows(manifest.dim, vectors, ids, alive, manifest.max_norm)
    if manifest.kind == "exact":
        return ExactIndex(manifest.dim, rows)
    index = FaissIndex(manifest.dim, manifest.kind, recipe, rows, frozen=True)
    if manifest.kind == "flat":
        index.build()
    elif FINDER in manifest.files:
        index.finder = read_finder(folder / FINDER, manifest.kind, recipe, mapped=True)
        if index.finder.count > rows.count:
            raise IndexFileError(f"the graph of {folder} does not fit its vectors")
    return index


def write_generation(
    files: Files, folder: Path, index: ExactIndex, identity: str, counter: int, recipe: IndexRecipe
) -> str:
    """Write an index and make it the current one; returns its name. All or nothing."""
    name = f"generation-{counter:012d}-{secrets.token_hex(4)}"
    unfinished = folder / f"{name}.tmp"
    files.make_folder(unfinished)
    try:
        stamps = _write_parts(files, unfinished, index)
        manifest = Manifest(
            identity, index.dim, counter, index.kind, recipe, index.rows.max_norm, stamps
        )
        text = json.dumps(asdict(manifest), indent=1).encode()
        _save_bytes(files, unfinished / "manifest.json", text)
        files.sync_folder(unfinished)
        files.rename(unfinished, folder / name)
    except OSError:
        files.remove_folder(unfinished)
        raise
    files.sync_folder(folder)
    current = f"{name} {zlib.crc32(text):08x}\n".encode()
    _save_bytes(files, folder / f"{CURRENT}.tmp", current)
    files.rename(folder / f"{CURRENT}.tmp", folder / CURRENT)
    files.sync_folder(folder)
    return name


def remove_other_generations(files: Files, folder: Path, name: str) -> None:
    """Delete older generations and what crashes left; readers keep what they have mapped."""
    for other in folder.glob("generation-*"):
        if other.name != name:
            files.remove_folder(other)


def _write_parts(files: Files, folder: Path, index: ExactIndex) -> dict[str, FileStamp]:
    rows = index.rows
    finder = index.finder if isinstance(index, FaissIndex) and index.kind != "flat" else None
    # A graph names rows by number; without one, dead rows can be left out.
    kept = rows.live_rows() if finder is None else np.arange(rows.count)

    def vectors(append: Callable[[bytes], None]) -> None:
        append(_npy_header((len(kept), index.dim), np.dtype(np.float32)))
        for start in range(0, len(kept), GATHER):
            append(rows.take(kept[start : start + GATHER]).tobytes())

    stamps = {"vectors.npy": files.save(folder / "vectors.npy", vectors)}
    for name, array in (("ids.npy", rows.ids[kept]), ("alive.npy", rows.alive[kept])):
        content = _npy_header(array.shape, array.dtype) + array.tobytes()
        stamps[name] = _save_bytes(files, folder / name, content)
    if finder is not None:
        stamps[FINDER] = files.save(folder / FINDER, lambda append: write_finder(finder, append))
    return stamps


def _save_bytes(files: Files, path: Path, content: bytes) -> FileStamp:
    return files.save(path, lambda append: append(content))


def _npy_header(shape: tuple[int, ...], dtype: np.dtype[Any]) -> bytes:
    header = io.BytesIO()
    fields = {"descr": dtype.newbyteorder("<").str, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(header, fields)
    return header.getvalue()


def _load_array(path: Path) -> npt.NDArray[Any]:
    try:
        array: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except ValueError:
        # An empty array cannot be mapped; a damaged one fails here again.
        array = np.load(path, allow_pickle=False)
    return np.asarray(array)


def _verify(path: Path, stamp: FileStamp) -> None:
    status = path.stat()
    untouched = (status.st_ino, status.st_mtime_ns) == (stamp.inode, stamp.modified_ns)
    if status.st_size != stamp.size:
        raise IndexFileError(f"{path} has {status.st_size} bytes, not {stamp.size}")
    if (not untouched or stamp.size <= _ALWAYS_READ) and crc32_of(path) != stamp.crc32:
        raise IndexFileError(f"{path} is damaged (its checksum is wrong)")
