"""Thumbnails are small JPEGs of any picture, or the reason why not."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from skulens.evaluation.pictures import Thumbnails
from support.pictures import product_photo, write_photo


def opened(address: str | None) -> Image.Image:
    assert address is not None
    head, code = address.split(",")
    assert head == "data:image/jpeg;base64"
    return Image.open(io.BytesIO(base64.b64decode(code)))


@pytest.mark.parametrize(("size", "expected"), [((800, 400), (160, 80)), ((50, 90), (50, 90))])
def test_a_thumbnail_has_at_most_160_pixels(
    tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    Image.new("RGB", size, (200, 30, 30)).save(tmp_path / "photo.png")
    thumbnail = Thumbnails().of(str(tmp_path / "photo.png"))
    with opened(thumbnail.address) as picture:
        assert (picture.format, picture.size) == ("JPEG", expected)
    assert (thumbnail.width, thumbnail.height) == expected


def test_nothing_of_the_file_but_its_pixels_gets_into_the_page(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    product_photo("red").save(tmp_path / "photo.jpg", exif=exif, comment=b"SECRET PLACE")
    assert b"SECRET" in (tmp_path / "photo.jpg").read_bytes()
    with opened(Thumbnails().of(str(tmp_path / "photo.jpg")).address) as picture:
        picture.load()
        assert not picture.getexif()
        assert "comment" not in picture.info


def test_a_picture_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    whole = write_photo(tmp_path / "whole.png", "red").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    reasons = [
        Thumbnails().of(source).reason
        for source in ("", str(tmp_path / "cut.png"), str(tmp_path), "https://a.b/c.jpg", "a\0b")
    ]
    assert reasons == ["no picture", "truncated", "not a file", "missing", "missing"]


def test_each_picture_is_read_once(tmp_path: Path) -> None:
    photo, thumbnails = write_photo(tmp_path / "photo.png", "red"), Thumbnails()
    first = thumbnails.of(str(photo))
    photo.unlink()
    assert thumbnails.of(str(photo)) is first


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX alone")
def test_a_name_that_is_no_unicode_is_read(tmp_path: Path) -> None:
    photo = tmp_path / os.fsdecode(b"h\xfct.png")
    try:
        write_photo(photo, "red")
    except OSError:
        pytest.skip("this file system wants Unicode")
    assert Thumbnails().of(str(photo)).address
