"""A sheet is drawn whatever the hits are, appears whole, and fits its texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from skulens.errors import OutputError, UsageError
from skulens.images.lettering import fitted, lettered
from skulens.images.sheet import Sheet, Tile, draw_sheets

RED = Image.new("RGB", (300, 200), (200, 30, 30))


def draw_sheet(title: str, query: list[Tile], hits: list[Tile], out: Path) -> None:
    draw_sheets([Sheet(title, query, hits)], out)


def has_red(path: Path) -> bool:
    with Image.open(path) as sheet:
        return bool((np.asarray(sheet) == (200, 30, 30)).all(axis=2).any())


@pytest.mark.parametrize(("ending", "kind"), [("png", "PNG"), ("JPG", "JPEG"), ("jpeg", "JPEG")])
def test_the_ending_chooses_the_format(tmp_path: Path, ending: str, kind: str) -> None:
    out = tmp_path / "new" / f"sheet.{ending}"
    draw_sheet("Title", [Tile(RED, "query")], [Tile(RED, "hit", ("line",), 0.5)], out)
    with Image.open(out) as sheet:
        assert sheet.format == kind
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_other_endings_and_too_many_hits_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"written as .jpg, .jpeg, .png; change the ending"):
        draw_sheet("", [], [], tmp_path / "sheet.pdf")
    with pytest.raises(UsageError, match="501 hits do not fit"):
        draw_sheet("", [], [Tile(None)] * 501, tmp_path / "sheet.png")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        draw_sheet("", [], [], tmp_path / "file" / "sheet.png")


@pytest.mark.parametrize("hits", [0, 1, 4, 5, 6, 23])
def test_any_number_of_hits(tmp_path: Path, hits: int) -> None:
    out = tmp_path / "sheet.png"
    draw_sheet("Title", [Tile(None, "red shoes")], [Tile(RED, str(n)) for n in range(hits)], out)
    with Image.open(out) as sheet:
        assert sheet.width >= 700
        assert sheet.height >= 400
    assert has_red(out) == (hits > 0)


def test_several_questions_stand_below_each_other(tmp_path: Path) -> None:
    narrow = Sheet("First", [Tile(None, "red shoes")], [Tile(RED, "shoe")])
    wide = Sheet("Second", [], [Tile(RED, str(n)) for n in range(7)])
    sizes = []
    for name, sheets in (("1.png", [narrow]), ("2.png", [wide]), ("both.png", [narrow, wide])):
        draw_sheets(sheets, tmp_path / name)
        with Image.open(tmp_path / name) as drawn:
            sizes.append(drawn.size)
    first, second, both = sizes
    assert both == (max(first[0], second[0]), first[1] + second[1])
    with Image.open(tmp_path / "2.png") as alone, Image.open(tmp_path / "both.png") as drawn:
        assert drawn.crop((0, first[1], *both)).tobytes() == alone.tobytes()


def test_too_many_hits_are_counted_over_all_questions(tmp_path: Path) -> None:
    sheet = Sheet("", [], [Tile(None)] * 300)
    with pytest.raises(UsageError, match="600 hits do not fit"):
        draw_sheets([sheet, sheet], tmp_path / "sheet.png")


def test_pictures_that_cannot_be_read_leave_a_reason(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"%PDF-1.4")
    out = tmp_path / "sheet.png"
    tiles = [Tile(broken, "broken", score=0.4), Tile(tmp_path / "gone.jpg", "gone"), Tile(None, "")]
    draw_sheet("Title", tiles, tiles, out)
    assert out.stat().st_size > 1000


def test_pictures_of_any_mode_and_shape(tmp_path: Path) -> None:
    pictures = [
        Image.new("RGBA", (500, 4), (0, 0, 0, 0)),
        Image.new("L", (3, 900), 7),
        Image.new("P", (8, 8)),
        Image.new("CMYK", (50, 50)),
        Image.new("I;16", (50, 50)),
    ]
    draw_sheet("Title", [], [Tile(picture) for picture in pictures], tmp_path / "sheet.png")
    assert [picture.mode for picture in pictures] == ["RGBA", "L", "P", "CMYK", "I;16"]


def test_the_same_sheet_is_drawn_again(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        draw_sheet("Title", [], [Tile(RED, "x", score=-0.25)], tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@given(st.text(max_size=80), st.integers(20, 400), st.integers(1, 4))
def test_lines_fit_their_width(text: str, width: int, most_lines: int) -> None:
    clean, font = lettered(text, 16)
    lines = fitted(clean, font, width, most_lines)
    assert len(lines) <= most_lines
    for line in lines:
        assert font.getlength(line) <= width or len(line.removesuffix("...")) == 1


def test_a_text_that_fits_is_whole() -> None:
    clean, font = lettered("  Granny\nSmith ", 16)
    assert clean == "Granny Smith"
    assert fitted(clean, font, 500, 2) == ["Granny Smith"]
    assert fitted(clean, font, 60, 2) == ["Granny", "Smith"]
    assert fitted("one two three four five six", font, 80, 1)[0].endswith("...")
    assert fitted("", font, 80, 2) == []


def test_letters_no_font_has_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skulens.images.lettering._SYSTEM_FONTS", ())
    text, font = lettered("Crème リンゴ", 16)
    assert text == "Creme ???"
    assert isinstance(font, ImageFont.FreeTypeFont)
