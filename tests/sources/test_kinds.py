import pytest

from skulens.sources.kinds import PICTURE_EXTENSIONS, looks_like_picture


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff\xe0" + bytes(12),
        b"\x89PNG\r\n\x1a\n" + bytes(8),
        b"GIF89a" + bytes(10),
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x1cftypavif" + bytes(4),
        b"\x00\x00\x00\x1cftypheic" + bytes(4),
        b"II*\x00" + bytes(12),
        b"BM\x36\x00\x00\x00\x00\x00\x00\x00" + bytes(6),
    ],
)
def test_pictures_are_known_by_their_first_bytes(head: bytes) -> None:
    assert looks_like_picture(head)


@pytest.mark.parametrize(
    "head",
    [b"", b"id,title\n1,x", b"BMW,red,blue,12", b"RIFF\x10\x00\x00\x00WAVEfmt ", b"\x00" * 16],
)
def test_other_files_are_not(head: bytes) -> None:
    assert not looks_like_picture(head)


def test_unsupported_pictures_are_candidates() -> None:
    assert {".heic", ".psd", ".svg", ".jpg"} <= PICTURE_EXTENSIONS
