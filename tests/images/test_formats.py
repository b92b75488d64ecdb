"""Bytes are recognised by what they hold."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from skulens.images.formats import SUPPORTED, looks_like, sniff, webp_size


@pytest.mark.parametrize("kind", SUPPORTED)
def test_every_supported_format_is_recognised(kind: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (20, 10)).save(file, kind)
    assert sniff(file.getvalue()) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
        (b'<?xml version="1.0"?><svg xmlns="...">', "an SVG drawing"),
        (b"8BPS\0\1", "a Photoshop document"),
        (b"\0\0\1\0\1\0", "a Windows icon"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", "an MP4 video"),
        (b"  <!DOCTYPE HTML><title>404</title>", "a web page"),
        ("caf\u00e9 au lait".encode(), "text"),
        (b"BMW has a text that starts like a bitmap", "text"),
        (b"\x93\0\x01\x02", "no picture"),
        (b"\xff", "no picture"),
    ],
)
def test_what_is_not_supported_is_named(data: bytes, words: str) -> None:
    assert sniff(data) is None
    assert looks_like(data) == words


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08"}])
def test_webp_size_is_read_from_each_kind_of_header(options: dict[str, object]) -> None:
    file = io.BytesIO()
    Image.new("RGB", (301, 77), "red").save(file, "WEBP", **options)
    assert webp_size(file.getvalue()) == (301, 77)


def test_webp_size_of_garbage_is_unknown() -> None:
    assert webp_size(b"RIFF\0\0\0\0WEBPVP8X") is None
    assert webp_size(b"RIFF\0\0\0\0WEBPABCD" + bytes(30)) is None
