"""Catalogues that must not be written, or not be read at all: what the program says and does."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from skulens.binding import bound
from skulens.store import Store
from support import models
from support.pictures import random_photo, write_shop
from support.program import environment, needs_permissions, skulens

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a shop of twenty photos and the catalogue of it, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    write_shop(folder / "shop")
    skulens("--catalog", folder / "catalog", "add", folder / "shop", "--category-from-folder")
    return folder


@pytest.fixture
def where(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of twenty products, beside the shop it is of."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "catalog"


@pytest.fixture
def locked(where: Path, tmp_path: Path):
    """The same without write permission on anything in it."""
    needs_permissions(tmp_path)
    lock(where, 0o555)
    yield where
    lock(where, 0o755)


def lock(where: Path, mode: int) -> None:
    for path in (where, *where.rglob("*")):
        path.chmod(mode if path.is_dir() else mode & 0o666)


@posix_only
def test_a_folder_without_write_permission_answers_everything(locked: Path, tmp_path: Path) -> None:
    photo = tmp_path / "shop" / "blue things" / "blue thing 2.png"
    for words in (
        ("search", "blue", "--image", photo, "--json"),
        ("similar", "blue things/blue thing 1.png", "--json", "--sheet", tmp_path / "sheet.jpg"),
    ):
        hits = skulens("--catalog", locked, *words, bound=True).json["hits"]
        assert hits[0]["category"] == "blue things"
    state = skulens("--catalog", locked, "status", "--json", bound=True).json
    assert state["products"] == state["indexed"] == 20
    exported = skulens("--catalog", locked, "export", "-", "--format", "jsonl", bound=True)
    assert len(exported.out.splitlines()) == 20


@posix_only
def test_a_folder_without_write_permission_is_not_changed(locked: Path) -> None:
    before = (locked / "catalog.sqlite").read_bytes()
    for words in (("add", "shop"), ("remove", "red things/red thing 1.png")):
        ended = skulens("--catalog", locked, *words, code=1, bound=True)
        assert ended.out == ""
        assert f"catalogue {locked}: it is open for reading only; give yourself write" in ended.err
    assert (locked / "catalog.sqlite").read_bytes() == before


@posix_only
def test_a_place_where_no_catalogue_can_be_made(tmp_path: Path) -> None:
    needs_permissions(tmp_path)
    write_shop(tmp_path / "shop")
    (tmp_path / "closed").mkdir(mode=0o555)
    words = ("--catalog", tmp_path / "closed" / "catalog", "add", tmp_path / "shop")
    assert "cannot be made (Permission denied)" in skulens(*words, code=1, bound=True).err
    words = ("--catalog", tmp_path / "closed", "add", tmp_path / "shop")
    assert "give yourself write permission" in skulens(*words, code=1, bound=True).err


@posix_only
@pytest.mark.parametrize("left", [("-wal", "-shm"), ("-wal",)])
def test_a_killed_writer_and_then_no_write_permission(
    left: tuple[str, ...], where: Path, tmp_path: Path
) -> None:
    needs_permissions(tmp_path)
    code = (
        "import os, sys; from skulens import Catalog; Catalog.open(sys.argv[1]).add(sys.argv[2])\n"
        "os.kill(os.getpid(), 9)"
    )
    new = random_photo(tmp_path / "more" / "new.png", seed=5)
    killed = [sys.executable, "-c", code, str(where), str(new.parent)]
    done = subprocess.run(killed, env=environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    for ending in {"-wal", "-shm"} - {*left}:
        (where / f"catalog.sqlite{ending}").unlink()
    assert (where / "catalog.sqlite-wal").stat().st_size > 0
    lock(where, 0o555)
    try:
        words = ("--catalog", where, "search", "--image", new, "-k", "1", "--json")
        if "-shm" in left:
            (hit,) = skulens(*words, bound=True).json["hits"]
            assert hit["product_id"] == "new.png"
        else:  # what waits in the journal cannot be read, and is not passed over in silence
            assert "permissions of the folder" in skulens(*words, code=1, bound=True).err
    finally:
        lock(where, 0o755)
    (hit,) = skulens(*words).json["hits"]
    assert hit["product_id"] == "new.png"


@pytest.mark.parametrize("words", [("search", "red"), ("add", "shop")])
def test_a_newer_schema_is_refused(words: tuple[str, ...], where: Path) -> None:
    with sqlite3.connect(where / "catalog.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (where / "catalog.sqlite").read_bytes()
    ended = skulens("--catalog", where, *words, code=1)
    assert ended.out == ""
    assert f"catalogue {where} was written by a newer Skulens (schema 9999" in ended.err
    assert "pip install --upgrade skulens" in ended.err
    assert (where / "catalog.sqlite").read_bytes() == before


@pytest.mark.parametrize("words", [("search", "red"), ("add", "shop")])
def test_another_encoder_is_refused(words: tuple[str, ...], where: Path, tmp_path: Path) -> None:
    spec = f"onnx:{models.write_encoder(tmp_path / 'other')}"
    ended = skulens("--catalog", where, "--encoder", spec, *words, code=1)
    assert ended.out == ""
    assert "was filled with the encoder dummy-1" in ended.err
    assert f"encode all photos again with: skulens rebuild --encoder {spec}" in ended.err
    with Store.open(where) as store:
        assert bound(store).spec == "dummy"
        assert [encoder.name for encoder in store.encoders()] == ["dummy"]
        assert store.counts().products == 20


def test_an_encoder_that_is_not_what_it_was_is_refused(where: Path, tmp_path: Path) -> None:
    spec = f"onnx:{models.write_encoder(tmp_path / 'mine')}"
    skulens("--catalog", where, "rebuild", "--encoder", spec)
    shutil.rmtree(tmp_path / "mine")
    models.write_encoder(tmp_path / "mine", preparation={"size": 32, "margin": 0.2})
    ended = skulens("--catalog", where, "search", "red", code=1)
    assert "encode all photos again with: skulens rebuild --encoder" in ended.err
    skulens("--catalog", where, "rebuild", "--encoder", spec)
    assert len(skulens("--catalog", where, "search", "red", "--json").json["hits"]) == 10
