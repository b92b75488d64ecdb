from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.errors import TaxonomyError
from skulens.taxonomy import text_files
from skulens.taxonomy.text_files import read_text

Write = Callable[..., Path]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(write: Write, encoding: str) -> None:
    assert read_text(write("t.csv", "Küche\r\nBäder\r".encode(encoding))) == "Küche\nBäder\n"


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"there is no file .*t\.csv; check the name"):
        read_text(tmp_path / "t.csv")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="is no file; name a CSV, YAML or text file"):
        read_text(tmp_path)


def test_binary(write: Write) -> None:
    with pytest.raises(TaxonomyError, match="is not a text file; save it as CSV, YAML or text"):
        read_text(write("t.xlsx", b"PK\x03\x04\x00\x00"))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_empty(write: Write, content: bytes) -> None:
    with pytest.raises(TaxonomyError, match="is empty; fill it or name another file"):
        read_text(write("t.csv", content))


def test_no_encoding_fits(write: Write) -> None:
    with pytest.raises(TaxonomyError, match=r"cannot tell the encoding of .*; save it as text in"):
        read_text(write("t.csv", b"a\x81\x8d"))


def test_too_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_files, "MAX_FILE_BYTES", 1024**2)
    with pytest.raises(TaxonomyError, match="is larger than 1 MiB; leave out what is no category"):
        read_text(write("t.csv", b"x" * (1024**2 + 1)))
