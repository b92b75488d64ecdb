"""A crash at any disk operation leaves the old index or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from skulens.index import IndexRecipe, PublishedIndex
from skulens.index.files import Files
from skulens.index.generation import current_generation, read_manifest


class CrashError(Exception):
    """The machine lost power."""


class CrashingFiles(Files):
    """Dies in the middle of the n-th operation.

    Content and names that were not synced are then lost: all names, or only the oldest of them.
    """

    def __init__(self, last: int, lost_names: int | None = None) -> None:
        self.left, self.lost_names = last, lost_names
        self.unsynced: set[Path] = set()
        self.renamed: dict[Path, Path] = {}
        self.unsynced_names: list[tuple[Path, Callable[[], object]]] = []

    def _step(self, halfway: Callable[[], object] = lambda: None) -> None:
        if self.left == 0:
            raise CrashError
        self.left -= 1
        if self.left == 0:
            halfway()
            self._lose_what_is_not_synced()
            raise CrashError

    def make_folder(self, path: Path) -> None:
        self._step()
        super().make_folder(path)

    def write(self, file: BinaryIO, data: bytes) -> None:
        path = Path(file.name)
        if file.tell() == 0:
            self.unsynced_names.append((path.parent, lambda: self._forget(path)))
        self.unsynced.add(path)
        self._step(lambda: (file.write(data[: len(data) // 2]), file.flush()))
        super().write(file, data)

    def sync(self, file: BinaryIO) -> None:
        self._step(file.flush)
        super().sync(file)
        self.unsynced.discard(Path(file.name))

    def sync_folder(self, path: Path) -> None:
        self._step()
        super().sync_folder(path)
        self.unsynced_names = [(at, undo) for at, undo in self.unsynced_names if at != path]

    def rename(self, source: Path, target: Path) -> None:
        self._step()
        before = target.read_bytes() if target.is_file() else None
        super().rename(source, target)

        def undo() -> None:
            target.replace(source)
            if before is not None:
                target.write_bytes(before)

        self.unsynced_names.append((target.parent, undo))
        if target.is_dir():
            self.renamed[source] = target

    def remove_folder(self, path: Path) -> None:
        self._step(lambda: [file.unlink() for file in list(path.iterdir())[:1]])
        super().remove_folder(path)

    def _lose_what_is_not_synced(self) -> None:
        for path in self.unsynced:
            if path.exists():
                os.truncate(path, path.stat().st_size // 2)
        for _, undo in reversed(self.unsynced_names[: self.lost_names]):
            undo()

    def _forget(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        (self.renamed.get(path.parent, path.parent) / path.name).unlink(missing_ok=True)


@pytest.mark.parametrize(("kind", "lost_names"), [("exact", None), ("exact", 1), ("hnsw", None)])
def test_a_crash_at_every_operation(
    kind, lost_names, tmp_path, make_source, follows, caplog
) -> None:
    outcomes = []
    for last in range(1, 100):
        folder = tmp_path / str(last)
        source = make_source()
        source.put_some(np.arange(40))
        recipe = IndexRecipe(kind)
        assert PublishedIndex(folder, source, recipe).publish()
        old = current_generation(folder)
        source.put_some(np.arange(30, 60))
        crashing = CrashingFiles(last, lost_names)
        try:
            PublishedIndex(folder, source, recipe, crashing).publish()
        except CrashError:
            pass
        else:
            break
        source.asked_from.clear()
        after = PublishedIndex(folder, source, recipe)
        follows(after, source)
        outcomes.append(current_generation(folder) != old)
        assert source.asked_from == ([] if outcomes[-1] else [40])
        after.publish()
        source.put_some(np.arange(5))
        assert after.publish()  # also tidies what the crash left
        assert len(list(folder.glob("generation-*"))) == 1
        follows(PublishedIndex(folder, source, recipe), source)
    assert len(outcomes) > 15
    assert outcomes == sorted(outcomes)  # old up to some operation, new from there on
    assert set(outcomes) == {False, True}
    assert caplog.text == ""


def test_a_first_publication_that_crashes(tmp_path, make_source, follows) -> None:
    for last in (1, 3, 7, 11):
        source = make_source()
        source.put_some(np.arange(40))
        folder = tmp_path / str(last)
        with pytest.raises(CrashError):
            PublishedIndex(folder, source, files=CrashingFiles(last)).publish()
        index = PublishedIndex(folder, source)
        follows(index, source)
        assert index.publish()


_PUBLISHER = """
import sys; sys.path.insert(0, sys.argv[1])
import conftest
from skulens.index import IndexRecipe, PublishedIndex
source = conftest.grown_source(int(sys.argv[3]))
recipe = IndexRecipe("hnsw", m=8, ef_construction=16, ef_search=10**6)  # exact: all is in view
index = PublishedIndex(sys.argv[2], source, recipe)
while True:
    index.publish(if_behind=0)
    sys.stdout.write("published\\n"); sys.stdout.flush()
    conftest.grow(source)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process(tmp_path, make_grown_source, follows, caplog) -> None:
    folder, chance, counter = tmp_path / "index", random.Random(4), 300
    for _ in range(3):
        arguments = [str(Path(__file__).parent), str(folder), str(counter)]
        child = subprocess.Popen(
            [sys.executable, "-c", _PUBLISHER, *arguments], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"published\n"
        time.sleep(chance.uniform(0, 0.2))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        current = current_generation(folder)
        assert current is not None
        counter = read_manifest(folder, *current).counter
        source = make_grown_source(counter)
        source.asked_from.clear()
        index = PublishedIndex(folder, source)
        follows(index, source)
        assert source.asked_from == []
        index.rebuild()
        assert index.publish()  # the lock died with the process
        assert len(list(folder.glob("generation-*"))) == 1
    assert caplog.text == ""
