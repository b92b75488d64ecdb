"""Where a catalogue can be opened, and what is said where it cannot."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens.errors import CatalogError, SchemaVersionError
from skulens.records import Filter
from skulens.store import Store
from support.products import BLOCKS, thing

# Imports first, then gives up all rights, as no permission binds the superuser.
_AS_NOBODY = """
import os, sys
from skulens.errors import CatalogError
from skulens.records import Filter
from skulens.store import Store
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
with Store.open(sys.argv[1], create=False) as store:
    for line in sys.stdin:
        ids = store.photo_ids(Filter(), 1)
        store.query_cache.put("k", "text", "words", 1, store.vectors(ids, 1)[1][0])
        try:
            store.begin_run("feed")
        except CatalogError as error:
            print(store.read_only, len(ids), store.query_cache.get("k"), error, flush=True)
"""


def fill(store: Store, name: str = "a") -> None:
    encoder = store.register_encoder("fingerprint", "dummy", BLOCKS)
    store.write([thing(name, f"{name}.jpg")], origin="feed", run=1, encoder_id=encoder)


@pytest.fixture
def shop() -> Iterator[Path]:
    """A folder that another user can reach; pytest's own are private."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name) / "shop"


def test_a_catalogue_is_made_once_and_opened_again(folder: Path) -> None:
    with Store.open(folder / "deep" / "er") as store:
        fill(store)
    assert [path.name for path in (folder / "deep" / "er").iterdir()] == ["catalog.sqlite"]
    with Store.open(str(folder / "deep" / "er"), create=False) as store:
        assert store.counts().products == 1
        assert not store.read_only


@pytest.mark.parametrize("name", ["ein Apfel?", "100%#1", "a&mode=ro"])
def test_odd_names_of_folders_are_taken_literally(folder: Path, name: str) -> None:
    with Store.open(folder / name) as store:
        fill(store)
    assert (folder / name / "catalog.sqlite").exists()


def test_a_catalogue_is_not_made_where_that_was_not_asked_for(folder: Path) -> None:
    with pytest.raises(CatalogError, match="does not exist; check the path"):
        Store.open(folder, create=False)
    with pytest.raises(CatalogError, match="does not exist"):
        Store.open(folder, read_only=True)
    assert not folder.exists()
    folder.mkdir()
    with pytest.raises(CatalogError, match="has no catalogue in it; check the path"):
        Store.open(folder, create=False)
    assert list(folder.iterdir()) == []


def test_an_address_or_a_file_is_not_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="not kept at mysql://; give a folder, or postgresql://"):
        Store.open("mysql://host/shop")
    (tmp_path / "file").touch()
    with pytest.raises(CatalogError, match="is a file; name the folder"):
        Store.open(tmp_path / "file")
    with pytest.raises(CatalogError, match=r"cannot be made \(Not a directory\)"):
        Store.open(tmp_path / "file" / "below")


def test_a_file_that_is_no_database_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "catalog.sqlite").write_bytes(b"certainly not a database" * 100)
    for read_only in (False, True):
        with pytest.raises(CatalogError, match="not a database; restore it from a backup"):
            Store.open(folder, read_only=read_only)


def test_a_damaged_page_is_reported_with_the_path(folder: Path) -> None:
    with Store.open(folder) as store:
        fill(store)
    file = folder / "catalog.sqlite"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(CatalogError, match="file is damaged; restore it from a backup") as caught:
        Store.open(folder).counts()
    assert str(folder) in str(caught.value)


def test_a_database_of_another_program_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "catalog.sqlite") as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(CatalogError, match="a database of another program"):
        Store.open(folder)


def test_a_newer_schema_is_refused(folder: Path) -> None:
    Store.open(folder).close()
    with sqlite3.connect(folder / "catalog.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SchemaVersionError, match=r"newer Skulens \(schema 9999, .*update Skulens"):
        Store.open(folder)


def test_an_older_schema_cannot_be_opened_for_reading_only(folder: Path) -> None:
    folder.mkdir()
    sqlite3.connect(folder / "catalog.sqlite").close()
    (folder / "catalog.sqlite").touch()
    with pytest.raises(CatalogError, match=r"older Skulens.*open it once with write permission"):
        Store.open(folder, read_only=True)


def test_a_creation_that_was_interrupted_is_done_again(folder: Path) -> None:
    folder.mkdir()
    (folder / "catalog.sqlite").touch()
    with Store.open(folder, create=False) as store:
        assert store.counts().products == 0


def test_reading_only_reads_beside_a_writer(folder: Path) -> None:
    with Store.open(folder) as writer:
        fill(writer)
        with Store.open(folder, read_only=True) as reader:
            assert reader.read_only
            assert len(reader.photo_ids(Filter(), 1)) == 1
            fill(writer, "b")
            assert len(reader.photo_ids(Filter(), 1)) == 2
            with pytest.raises(CatalogError, match="open for reading only"):
                reader.begin_run("feed")
    with Store.open(folder, read_only=True) as reader:
        assert len(reader.photo_ids(Filter(), 1)) == 2


def test_a_folder_without_write_permission_can_be_searched(shop: Path) -> None:
    with Store.open(shop) as store:
        fill(store)
    (shop / "catalog.sqlite").chmod(0o444)
    shop.chmod(0o555)
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", _AS_NOBODY, str(shop)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert "True 1 None" in (line := reader.stdout.readline())
        assert "give yourself write permission on the folder or copy it" in line
        shop.chmod(0o755)
        if os.geteuid() == 0:  # someone with more rights writes while the reader is open
            with Store.open(shop) as store:
                fill(store, "b")
                reader.stdin.write("\n")
                reader.stdin.flush()
                assert "True 2 None" in reader.stdout.readline()
            reader.stdin.write("\n")
            reader.stdin.flush()
            assert "True 2 None" in reader.stdout.readline()
        reader.stdin.close()
    assert reader.returncode == 0


def test_opening_an_up_to_date_catalogue_does_not_import_alembic(folder: Path) -> None:
    Store.open(folder).close()
    code = (
        "import sys; from skulens.store import Store; Store.open(sys.argv[1]).close(); "
        "assert not {'alembic', 'mako', 'pandas', 'torch'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
