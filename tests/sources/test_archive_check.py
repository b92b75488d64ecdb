import zipfile
from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.sources import archive_check
from skulens.sources.archive_check import check_workbook

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>"""


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", parts.pop("workbook", b"<workbook/>"))
        for name, content in parts.items():
            file.writestr(f"xl/{name}.xml", content)
    return path


def test_harmless_workbook(tmp_path: Path) -> None:
    check_workbook(archive(tmp_path / "f.xlsx", sheet=b"<sheet/>"))


@pytest.mark.parametrize("encoding", ["ascii", "utf-16", "utf-16-be"])
def test_entities(tmp_path: Path, encoding: str) -> None:
    path = archive(tmp_path / "f.xlsx", sheet=BOMB.decode().encode(encoding))
    with pytest.raises(SourceError, match=r"xl/sheet.xml.*entities"):
        check_workbook(path)


def test_entities_far_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_check, "_PIECE_BYTES", 64)
    for padding in range(50, 70):
        path = archive(tmp_path / "f.xlsx", sheet=b" " * padding + BOMB[21:])
        with pytest.raises(SourceError, match="entities"):
            check_workbook(path)


def test_bomb_by_ratio(tmp_path: Path) -> None:
    path = archive(tmp_path / "f.xlsx", sheet=bytes(20 * 1024 * 1024))
    with pytest.raises(SourceError, match="times its size"):
        check_workbook(path)


def test_bomb_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_check, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(SourceError, match="unpacked it has"):
        check_workbook(archive(tmp_path / "f.xlsx", sheet=bytes(2000)))


def test_shared_strings_are_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_check, "MAX_SHARED_STRINGS_BYTES", 1000)
    with pytest.raises(SourceError, match="unpacked it has"):
        check_workbook(archive(tmp_path / "f.xlsx", sharedStrings=bytes(2000)))


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_check, "MAX_ENTRIES", 3)
    parts = {f"p{n}": b"<x/>" for n in range(5)}
    with pytest.raises(SourceError, match="6 parts"):
        check_workbook(archive(tmp_path / "f.xlsx", **parts))


def test_other_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as file:
        file.writestr("a.jpg", b"x")
    with pytest.raises(SourceError, match="unpack it first"):
        check_workbook(tmp_path / "photos.zip")


def test_damaged_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "f.xlsx", sheet=b"<sheet/>" * 100)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError, match="damaged"):
        check_workbook(path)


def test_damaged_part(tmp_path: Path) -> None:
    path = archive(tmp_path / "f.xlsx", sheet=b"<sheet/>" * 1000)
    content = bytearray(path.read_bytes())
    content[100:110] = b"\xff" * 10
    path.write_bytes(content)
    with pytest.raises(SourceError, match="damaged"):
        check_workbook(path)
