from pathlib import Path

import pytest

from skulens.errors import OutputError
from skulens.sources.replacing import replacing


def test_a_file_takes_its_place_when_it_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before")
    with replacing(out) as partial:
        partial.write_text("after")
        assert out.read_text() == "before"
    assert out.read_text() == "after"
    assert list(tmp_path.iterdir()) == [out]


def test_after_an_error_there_is_what_was_there_before(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before")
    writing = replacing(out)
    writing.__enter__().write_text("half")
    assert not writing.__exit__(KeyError, KeyError(), None)
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "none" / "out", tmp_path / "file" / "out"):
        with (
            pytest.raises(OutputError, match=f"cannot write .*{out.parent.name}"),
            replacing(out) as partial,
        ):
            partial.write_text("x")
