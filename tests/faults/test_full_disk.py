"""A disk that runs full: said clearly, searched on, and gone on from when there is room again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from skulens import Catalog, Settings
from skulens.errors import CatalogError, IndexFileError
from support.pictures import random_photo
from support.program import skulens, status

FEW, MANY = 20, 300
SETTINGS = Settings(encoder="dummy", threads=2, batch_size=8, adapter_min_pairs=10_000)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A few photos in `few`, many more in `many`."""
    for number in range(FEW + MANY):
        folder = "few" if number < FEW else "many"
        random_photo(tmp_path / "photos" / folder / f"{number}.png", seed=number)
    return tmp_path / "photos"


@pytest.fixture
def disk(tmp_path: Path):
    """A disk of a few megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser of a Linux can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path, leave: int = 0) -> Path:
    """Write one large file that leaves `leave` bytes free."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        file.write(bytes(shutil.disk_usage(disk).free - leave))
    return filler


def test_a_disk_that_runs_full_while_photos_are_added(disk: Path, photos: Path) -> None:
    where = ("--catalog", disk / "catalog")
    small = {"batch_size": 8, "adapter_min_pairs": 10_000}
    skulens(*where, "add", photos / "few", **small)
    filler = fill(disk, leave=300_000)
    ended = skulens(*where, "add", photos / "many", "--json", code=1, **small)
    assert ended.out == ""
    assert "disk is full; free space and run the same command again: it continues" in ended.err
    assert str(disk / "catalog") in ended.err

    state = status(disk / "catalog")
    written = state["products"]
    assert FEW < written < FEW + MANY
    assert state["photos"] == state["vectors"] == state["indexed"] == written
    photo = photos / "few" / "3.png"
    (hit,) = skulens(*where, "search", "--image", photo, "-k", "1", "--json").json["hits"]
    assert hit["product_id"] == "3.png"

    filler.unlink()
    report = skulens(*where, "add", photos / "many", "--json", **small).json
    assert report["photos_unchanged"] == written - FEW, "what was written is not encoded again"
    assert report["photos_added"] == FEW + MANY - written
    state = status(disk / "catalog")
    assert state["products"] == state["vectors"] == state["indexed"] == FEW + MANY


def test_searching_on_a_disk_without_a_free_byte(disk: Path, photos: Path) -> None:
    where = ("--catalog", disk / "catalog")
    skulens(*where, "add", photos / "few")
    shutil.rmtree(disk / "catalog" / "index")
    filler = fill(disk)
    for _ in range(2):
        found = skulens(*where, "search", "red", "-k", "50", "--json").json
        assert len(found["hits"]) == FEW
    assert status(disk / "catalog")["indexed"] == FEW
    assert "disk is full; free space" in skulens(*where, "remove", "1.png", code=1).err
    assert "disk is full; free space" in skulens(*where, "add", photos / "many", code=1).err
    message = skulens(*where, "rebuild", code=1).err
    assert "index cannot be written" in message
    assert "free space" in message
    filler.unlink()
    skulens(*where, "rebuild")
    assert (disk / "catalog" / "index" / "CURRENT").exists()
    assert len(skulens(*where, "search", "red", "-k", "50", "--json").json["hits"]) == FEW


def test_what_is_written_for_people_finds_no_room(disk: Path, photos: Path) -> None:
    where = ("--catalog", disk / "catalog")
    skulens(*where, "add", photos / "few")
    fill(disk)
    sheet, feed = disk / "sheet.png", disk / "out.csv"
    ended = skulens(*where, "search", "red", "--sheet", sheet, code=1)
    assert f"{sheet}: the sheet cannot be written" in ended.err
    assert f"cannot write {feed}" in skulens(*where, "export", feed, code=1).err
    assert {path.name for path in disk.iterdir()} == {"catalog", "filler"}, "no half of a file"


def test_a_new_catalogue_on_a_full_disk(disk: Path, photos: Path) -> None:
    filler = fill(disk)
    ended = skulens("--catalog", disk / "catalog", "add", photos / "few", code=1)
    assert "disk is full; free space and run the same command again" in ended.err
    filler.unlink()
    skulens("--catalog", disk / "catalog", "add", photos / "few")


def test_an_index_that_finds_no_room_is_written_later(disk: Path, photos: Path) -> None:
    with Catalog.open(disk / "catalog", settings=SETTINGS) as catalog:
        catalog.add(photos / "few")
        catalog.add(photos / "many")
        filler = fill(disk)
        with pytest.raises(IndexFileError, match=r"index cannot be written.*searching goes on"):
            catalog.rebuild()
        hits = catalog.search("red", k=FEW + MANY).hits
        assert len(hits) == FEW + MANY
        filler.unlink()
        catalog.rebuild()
    with Catalog.open(disk / "catalog", settings=SETTINGS, create=False) as again:
        assert again.search("red", k=FEW + MANY).hits == hits
    generations = list((disk / "catalog" / "index").glob("generation-*"))
    assert len(generations) == 1, "nothing half written is left"


def test_a_database_that_may_not_grow(tmp_path: Path, photos: Path) -> None:
    def restrict(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA max_page_count = 90")

    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add(photos / "few")
        engine = catalog._store._database.engine
        engine.dispose()
        event.listen(engine, "connect", restrict)
        with pytest.raises(CatalogError, match="disk is full; free space and run the same"):
            catalog.add(photos / "many")
        state = catalog.status()
        assert FEW < state.products == state.vectors == state.indexed < FEW + MANY
        assert len(catalog.search("red", k=1_000).hits) == state.products
        engine.dispose()
        event.remove(engine, "connect", restrict)
        report = catalog.add(photos / "many")
        assert report.photos_added == FEW + MANY - state.products
        assert catalog.status().indexed == FEW + MANY
