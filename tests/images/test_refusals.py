"""Whatever is wrong with a file, it is refused with a reason, early and at little cost."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from skulens.errors import PictureError
from skulens.images.decoding import decode
from skulens.images.files import DecodingLimits, read_bytes
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
SMALL = DecodingLimits(max_bytes=1_000_000, max_pixels=1_000_000)


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def noise(width: int = 40, height: int = 30) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *extra: bytes, pixels: bytes = b"") -> bytes:
    """A PNG with a header of any size, extra chunks and compressed pixels."""
    header = chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    rest = b"".join(extra) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + rest


def refusal(data: bytes, limits: DecodingLimits = SMALL) -> str | None:
    """The reason why bytes are refused, None if they are not."""
    try:
        decode(data, limits=limits)
    except PictureError as error:
        return error.reason
    return None


def test_empty_and_foreign_files() -> None:
    assert refusal(b"") == "empty"
    assert refusal(b"%PDF-1.4") == "unsupported_format"
    with pytest.raises(PictureError, match="looks like a PDF document; save it as one of JPEG"):
        decode(b"%PDF-1.4")
    assert refusal(encoded(noise(), "PPM")) == "unsupported_format"
    assert refusal(encoded(noise(), "ICO")) == "unsupported_format"


def test_too_many_bytes() -> None:
    assert refusal(bytes(1_000_001)) == "too_large"


def test_too_many_pixels_names_the_numbers() -> None:
    with pytest.raises(PictureError, match=r"30000 x 30000 = 900,000,000 pixels.*1,000,000"):
        decode(png(30_000, 30_000), limits=SMALL)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_pixel_limit_holds_for_every_format(kind: str) -> None:
    data = encoded(Image.new("RGB", (300, 200)), kind)
    assert refusal(data, DecodingLimits(max_pixels=59_999)) == "too_many_pixels"
    assert decode(data, limits=DecodingLimits(max_pixels=60_000)).width == 300


def test_a_webp_canvas_is_checked_before_it_is_allocated() -> None:
    data = bytearray(encoded(noise(), "WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08"))
    data[24:30] = b"\xff\xff\0\xff\xff\0"
    assert refusal(bytes(data)) == "too_many_pixels"


def test_huge_tiff_tiles() -> None:
    data = bytearray(encoded(noise(), "TIFF"))
    start = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[start : start + 2])[0]
    entries = data[start + 2 : start + 2 + 12 * count]
    tiles = b"".join(struct.pack("<HHII", tag, 4, 1, 60_000) for tag in (322, 323))
    entries += tiles
    data[4:8] = struct.pack("<I", len(data))
    data += struct.pack("<H", count + 2) + entries + bytes(4)
    assert refusal(bytes(data)) == "too_many_pixels"


@pytest.mark.parametrize("kind", FORMATS)
def test_truncated(kind: str) -> None:
    data = encoded(noise(200, 150), kind)
    for end in (len(data) // 2, len(data) * 9 // 10):
        assert refusal(data[:end]) == "truncated"
        with pytest.raises(PictureError, match="ends too early; copy it again"):
            decode(data[:end], wanted=16)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_prefix_is_refused_or_decoded(kind: str) -> None:
    data = encoded(noise(24, 24), kind)
    for end in range(1, len(data), max(1, len(data) // 60)):
        assert refusal(data[:end]) in {None, "truncated", "damaged", "unsupported_format"}


def test_damaged() -> None:
    data = bytearray(encoded(noise(200, 150)))
    data[200:260] = bytes(60)
    assert refusal(bytes(data)) == "damaged"


def test_too_small_and_too_thin() -> None:
    assert refusal(encoded(Image.new("RGB", (1, 1)), "GIF")) == "too_small"
    assert refusal(encoded(Image.new("RGB", (1, 60_000)))) == "too_small"
    assert refusal(encoded(Image.new("RGB", (4, 257)))) == "too_thin"
    thin = decode(encoded(Image.new("RGB", (4, 256)))).image
    assert prepare(thin, Preparation(size=16)).shape == (16, 16, 3)


def test_too_many_scans() -> None:
    data = encoded(noise(), "JPEG", progressive=True)
    assert decode(data).width == 40
    assert refusal(data[:-2] + b"\xff\xda\0\x02" * 500 + data[-2:]) == "too_many_scans"


def test_too_much_metadata() -> None:
    bomb = zlib.compress(bytes(3_000_000))
    profile = chunk(b"iCCP", b"x\0\0" + bomb)
    assert refusal(png(8, 8, profile)) == "too_much_metadata"
    text = chunk(b"zTXt", b"k\0\0" + bomb)
    assert refusal(png(8, 8, text)) == "too_much_metadata"
    plain = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000)))
    assert refusal(png(8, 8, *[plain] * 80)) == "too_much_metadata"


MEMORY_PROGRAM = """
import resource, sys
from skulens.errors import PictureError
from skulens.images.decoding import decode
data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    decode(data)
except PictureError as error:
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{error.reason} {(after - before) // 1024}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
@pytest.mark.parametrize("width", [30_000, 2_000_000_000])
def test_a_bomb_costs_no_memory(width: int) -> None:
    squeezed = zlib.compressobj(9)
    pixels = b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(200)) + squeezed.flush()
    data = png(width, 30_000, pixels=pixels)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_PROGRAM], input=data, capture_output=True, check=True
    )
    refused, megabytes = done.stdout.decode().split()
    assert refused == "too_many_pixels"
    assert int(megabytes) < 40


def test_read_bytes_reasons(tmp_path: Path) -> None:
    def refused(path: Path) -> str:
        with pytest.raises(PictureError) as caught:
            read_bytes(path, DecodingLimits(max_bytes=10))
        assert str(path) in str(caught.value)
        return caught.value.reason

    good, empty, large = tmp_path / "good", tmp_path / "empty", tmp_path / "large"
    good.write_bytes(b"x" * 10)
    empty.touch()
    large.write_bytes(b"x" * 11)
    assert read_bytes(good, DecodingLimits(max_bytes=10)) == b"x" * 10
    assert refused(tmp_path / "nothing") == "missing"
    assert refused(good / "below") == "missing"
    assert refused(Path("a\0b")) == "missing"
    assert refused(tmp_path) == "not_a_file"
    assert refused(empty) == "empty"
    assert refused(large) == "too_large"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop") == "unreadable"
    (tmp_path / "link").symlink_to(good)
    assert read_bytes(tmp_path / "link") == b"x" * 10


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(PictureError) as caught:
            read_bytes(path)
        assert caught.value.reason == "not_a_file"


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x")

    def forbidden(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("skulens.images.files.os.open", forbidden)
    with pytest.raises(PictureError, match="file: Permission denied") as caught:
        read_bytes(tmp_path / "file")
    assert caught.value.reason == "unreadable"


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 10)
    look = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        status = look(descriptor)
        path.write_bytes(b"x" * 1000)
        return status

    monkeypatch.setattr("skulens.images.files.os.fstat", grow)
    assert read_bytes(path, DecodingLimits(max_bytes=10)) == b"x" * 10


def test_a_file_that_comes_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(bytes(range(200)))
    read = os.read
    monkeypatch.setattr("skulens.images.files.os.read", lambda fd, most: read(fd, min(most, 7)))
    assert read_bytes(tmp_path / "file") == bytes(range(200))


STARTS = [encoded(noise(), kind) for kind in FORMATS] + [
    encoded(noise(), "JPEG", progressive=True, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
    encoded(noise().quantize(8), "PNG"),
    encoded(noise(), "TIFF", compression="tiff_lzw"),
    encoded(noise(), "TIFF", compression="jpeg"),
    encoded(noise().convert("RGBA"), "WEBP", lossless=True),
]


def only_refusals(data: bytes) -> None:
    try:
        decoded = decode(data, limits=SMALL, wanted=16)
    except PictureError:
        return
    assert decoded.image.mode == "RGB"
    assert prepare(decoded.image, Preparation(size=16)).shape == (16, 16, 3)


@given(st.binary(max_size=300), st.sampled_from(STARTS))
@settings(max_examples=400, deadline=None)
@pytest.mark.filterwarnings("ignore")
def test_random_bytes_raise_only_picture_errors(tail: bytes, start: bytes) -> None:
    only_refusals(tail)
    only_refusals(start[:16] + tail)


@given(
    st.sampled_from(STARTS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.booleans(),
)
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.filterwarnings("ignore")
def test_mutated_files_raise_only_picture_errors(
    start: bytes, changes: list[tuple[float, int]], in_header: bool
) -> None:
    data = bytearray(start)
    reach = min(len(data), 200) if in_header else len(data)
    for place, value in changes:
        data[int(place * (reach - 1))] = value
    only_refusals(bytes(data))
