"""A published index follows its source, survives what happens to its files, and shares them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from skulens.errors import IndexFileError
from skulens.index import IndexRecipe, PublishedIndex, files, generation, published, recipe
from skulens.index.files import Files, folder_lock

KINDS = ("exact", "flat", "hnsw")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "index"


def generations(folder: Path) -> list[Path]:
    return sorted(folder.glob("generation-*"))


@pytest.mark.parametrize("kind", KINDS)
def test_follows_publishes_and_opens_again(kind, folder, source, follows) -> None:
    index = PublishedIndex(folder, source, IndexRecipe(kind))
    assert index.catch_up() == 200
    follows(index, source)
    assert index.publish()
    assert index.kind == kind
    source.asked_from.clear()
    other = PublishedIndex(folder, source)
    follows(other, source)
    assert source.asked_from == []
    assert (other.kind, other.recipe, other.counter) == (kind, IndexRecipe(kind), 200)
    source.put_some(np.arange(190, 230))
    source.drop(np.arange(5))
    follows(index, source)
    follows(other, source)
    assert source.asked_from == [200, 200]
    assert other.catch_up() == 0
    assert other.publish()
    assert len(generations(folder)) == 1
    follows(index, source)  # its files are gone, but stay mapped
    follows(PublishedIndex(folder, source), source)
    assert len(other) == 225


def test_publishes_only_what_is_worth_it(folder, source) -> None:
    index = PublishedIndex(folder, source)
    assert index.publish(if_behind=1000)  # there was none
    assert not index.publish()
    source.put_some(np.arange(3))
    assert not index.publish(if_behind=4)
    assert index.publish(if_behind=3)


def test_does_not_publish_again_what_another_process_did(folder, source, follows) -> None:
    one, two = PublishedIndex(folder, source), PublishedIndex(folder, source)
    assert one.catch_up() == two.catch_up() == 200
    assert one.publish()
    assert not two.publish()
    source.put_some(np.arange(20))
    assert one.publish()
    assert not two.publish()
    follows(two, source)


def test_only_one_publishes_at_a_time(folder, source) -> None:
    folder.mkdir(parents=True)
    with folder_lock(folder / "LOCK") as held:
        assert held
        assert not PublishedIndex(folder, source).publish()
    assert PublishedIndex(folder, source).publish()


def test_another_identity_starts_anew(folder, source, make_source, follows) -> None:
    index = PublishedIndex(folder, source)
    index.publish()
    follows(index, source)
    source.identity = "encoder-2"
    source.put_some(np.arange(200))
    source.asked_from.clear()
    follows(index, source)
    assert source.asked_from == [0]
    follows(PublishedIndex(folder, source), source)
    assert index.publish()
    source.asked_from.clear()
    follows(PublishedIndex(folder, source), source)
    assert source.asked_from == []


def test_a_source_restored_from_a_backup(folder, source, make_source, follows) -> None:
    backup = make_source()
    backup.put_some(np.arange(200))
    source.put_some(np.arange(20))  # as many vectors as in the backup, but others
    index = PublishedIndex(folder, source)
    index.publish()
    follows(index, source)
    index._source = backup
    follows(index, backup)
    follows(PublishedIndex(folder, backup), backup)


def test_a_count_that_differs_from_the_source(folder, source, follows, caplog) -> None:
    PublishedIndex(folder, source).publish()
    source.vectors.pop(17)  # as if a change had bypassed the counter
    follows(PublishedIndex(folder, source), source)
    assert "holds 200 vectors, its source 199; it is made anew" in caplog.text


@pytest.mark.parametrize("kind", ["flat", "hnsw"])
def test_a_rebuilt_graph_grows(kind, folder, make_source, follows, monkeypatch) -> None:
    monkeypatch.setattr(published, "TAIL", 20)
    source = make_source()
    source.put_some(np.arange(1500))
    index = PublishedIndex(folder, source, IndexRecipe(kind))
    index.rebuild()
    follows(index, source)
    source.put_some(np.arange(1500, 1600))
    follows(index, source)
    assert index.publish()
    assert index._live.index.tail == 0
    follows(index, source)


@pytest.mark.parametrize("kind", ["exact", "hnsw"])
def test_rebuild(kind, folder, source, follows) -> None:
    index = PublishedIndex(folder, source, IndexRecipe(kind))
    index.publish()
    before = generations(folder)
    source.vectors[7] = (source.vectors[7][0], -source.vectors[7][1])  # unseen by the counter
    index.rebuild()
    follows(index, source)
    assert generations(folder) == before
    assert index.publish()
    assert generations(folder) != before
    follows(PublishedIndex(folder, source), source)


def test_the_kind_changes_with_the_size(folder, source, follows, monkeypatch) -> None:
    starts = {"exact": 0, "flat": 250, "hnsw": 600, "ivfpq": 10**9}
    monkeypatch.setattr(recipe, "_STARTS", starts)
    index, reader = PublishedIndex(folder, source), PublishedIndex(folder, source)
    for count, kind in ((200, "exact"), (300, "flat"), (700, "hnsw")):
        source.put_some(np.arange(count))
        follows(reader, source)
        index.publish(if_behind=10**6)
        assert index.kind == kind
        follows(index, source)
        assert reader.kind == kind  # it takes over what the other process published
        follows(reader, source)
    source.drop(np.arange(150, 700))
    follows(index, source)
    assert index.publish()
    assert index.kind == "exact"


def test_another_recipe_builds_another_graph(folder, source) -> None:
    PublishedIndex(folder, source, IndexRecipe("hnsw")).publish()
    assert not PublishedIndex(folder, source, IndexRecipe("hnsw", ef_search=99)).publish()
    index = PublishedIndex(folder, source, IndexRecipe("hnsw", m=8))
    assert index.publish()
    assert not index.publish()


def test_a_long_tail_joins_the_graph(folder, make_source, follows, monkeypatch) -> None:
    monkeypatch.setattr(published, "TAIL", 20)
    source = make_source()
    source.put_some(np.arange(2000))
    index = PublishedIndex(folder, source, IndexRecipe("hnsw"))
    for last in (2000, 2010, 2050):
        source.put_some(np.arange(last - 60, last))
        index.publish()
        follows(index, source)
    covered = index._live.index.finder.count
    assert covered > 2000
    assert index._live.index.tail <= 20


def test_many_dead_rows_are_left_out(folder, make_source, follows, monkeypatch) -> None:
    source = make_source()
    source.put_some(np.arange(4000))
    index = PublishedIndex(folder, source, IndexRecipe("hnsw"))
    index.publish()
    source.drop(np.arange(1500))
    follows(index, source)
    assert index._live.index.rows.dead == 1500
    index.publish()
    assert index._live.index.rows.dead == 0
    follows(index, source)


def test_small_catalogues_do_not_import_faiss(folder, source) -> None:
    PublishedIndex(folder, source).publish()
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import numpy, conftest\n"
        "from skulens.index import PublishedIndex\n"
        "source = conftest.MemorySource(); source.put_some(numpy.arange(200))\n"
        "index = PublishedIndex(sys.argv[2], source)\n"
        "assert index.search(numpy.ones((1, 8), 'f4'), 3)[0].shape == (1, 3)\n"
        "assert source.asked_from == []\n"
        "assert 'faiss' not in sys.modules\n"
    )
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", program, here, str(folder)], check=True)


def test_a_folder_that_cannot_be_made(tmp_path: Path, source, follows) -> None:
    (tmp_path / "file").write_text("in the way")
    index = PublishedIndex(tmp_path / "file" / "index", source)
    follows(index, source)
    with pytest.raises(IndexFileError, match=r"cannot be written .* searching goes on"):
        index.publish()
    source.put_some(np.arange(5))
    follows(index, source)


def test_a_full_disk(folder, source, follows) -> None:
    class FullDisk(Files):
        def write(self, file, data) -> None:
            raise OSError(28, "No space left on device")

    PublishedIndex(folder, source).publish()
    before = generations(folder)
    source.put_some(np.arange(50))
    index = PublishedIndex(folder, source, files=FullDisk())
    with pytest.raises(IndexFileError, match="No space left on device"):
        index.publish()
    assert generations(folder) == before
    follows(index, source)
    follows(PublishedIndex(folder, source), source)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 64
    path.write_bytes(content)


def _replace(path: Path) -> None:
    path.write_bytes(b"\x80\x04nonsense")


def _delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_cut, _flip, _replace, _delete])
@pytest.mark.parametrize(
    "name", ["CURRENT", "manifest.json", "vectors.npy", "ids.npy", "alive.npy", "finder.faiss"]
)
@pytest.mark.parametrize("large", [False, True])
def test_damaged_files(large, name, damage, folder, source, follows, caplog, monkeypatch) -> None:
    if large:
        monkeypatch.setattr(generation, "_ALWAYS_READ", 0)
    PublishedIndex(folder, source, IndexRecipe("hnsw")).publish()
    (path,) = folder.rglob(name)
    damage(path)
    index = PublishedIndex(folder, source)
    source.asked_from.clear()
    follows(index, source)
    assert source.asked_from == [0]
    if (name, damage) != ("CURRENT", _delete):
        assert "the index is made anew from its source" in caplog.text
    assert index.publish()
    source.asked_from.clear()
    follows(PublishedIndex(folder, source), source)
    assert source.asked_from == []


def test_large_files_are_read_only_if_touched(folder, source, follows, monkeypatch) -> None:
    monkeypatch.setattr(generation, "_ALWAYS_READ", 0)
    PublishedIndex(folder, source).publish()
    read: list[Path] = []
    monkeypatch.setattr(generation, "crc32_of", lambda path: (read.append(path), 0)[1])
    source.asked_from.clear()
    follows(PublishedIndex(folder, source), source)
    assert (read, source.asked_from) == ([], [])


def test_a_copied_folder_is_checked_and_used(folder, tmp_path, source, follows) -> None:
    PublishedIndex(folder, source).publish()
    shutil.copytree(folder, tmp_path / "copy")
    source.asked_from.clear()
    follows(PublishedIndex(tmp_path / "copy", source), source)
    assert source.asked_from == []


def test_another_format(folder, source, follows, caplog, monkeypatch) -> None:
    monkeypatch.setattr(generation, "FORMAT", 99)
    PublishedIndex(folder, source).publish()
    monkeypatch.undo()
    follows(PublishedIndex(folder, source), source)
    assert "made anew" in caplog.text


def test_a_reader_overtaken_while_opening(folder, source, follows, caplog, monkeypatch) -> None:
    """Another process publishes, and deletes what this one has just begun to read."""
    writer, load = PublishedIndex(folder, source), generation.load_index
    writer.publish()
    overtaken = []

    def overtaking(path, manifest, recipe):
        if not overtaken:
            overtaken.append(path)
            source.put_some(np.arange(30))
            monkeypatch.setattr(published, "load_index", load)
            assert writer.publish()
        return load(path, manifest, recipe)

    monkeypatch.setattr(published, "load_index", overtaking)
    reader = PublishedIndex(folder, source)
    source.asked_from.clear()
    reader.catch_up()
    follows(reader, source)
    assert overtaken
    assert not overtaken[0].exists()
    assert 0 not in source.asked_from
    assert caplog.text == ""


def test_searches_while_others_change_and_publish(folder, make_source, monkeypatch) -> None:
    """Whatever goes on, an answer belongs to one state: full width, and what stays is found."""
    monkeypatch.setattr(published, "TAIL", 50)
    source = make_source(chunk=7)
    source.put_some(np.arange(1200))
    beacon = np.full((1, 8), 100, np.float32)
    source.put(np.array([5000]), beacon)
    index = PublishedIndex(folder, source, IndexRecipe("hnsw", m=8, ef_construction=20))
    index.publish()
    done, failures = threading.Event(), []

    def search() -> None:
        try:
            while not done.is_set():
                ids, scores = index.search(beacon, 20)
                assert ids.shape == (1, 20)
                assert ids[0, 0] == 5000
                assert len(set(ids[0].tolist())) == 20
                assert np.all(np.diff(scores) <= 0)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for turn in range(6):
            source.put_some(np.arange(1000 + 100 * turn, 1100 + 100 * turn))
            source.drop(np.arange(10 * turn, 10 * turn + 10))
            if turn % 2:
                index.publish()
            if turn == 4:
                index.rebuild()
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert failures == []
    assert len(index) == len(source.vectors)


def test_folder_lock_is_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with files.folder_lock(tmp_path / "LOCK") as held:
            assert held
            with files.folder_lock(tmp_path / "LOCK") as again:
                assert not again
