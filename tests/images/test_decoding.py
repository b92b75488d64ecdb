"""Good pictures come out right whatever their format, mode and orientation."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms
from PIL.GifImagePlugin import GifImageFile

from skulens.images.decoding import DecodedPicture, decode
from skulens.images.files import DecodingLimits, default_limits

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def quarters(width: int = 64, height: int = 48) -> Image.Image:
    """Red, green, blue, white: each turn of it is another picture."""
    picture = Image.new("RGB", (width, height))
    colours = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255))
    for place, colour in enumerate(colours):
        left, top = place % 2 * width // 2, place // 2 * height // 2
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def difference(decoded: DecodedPicture, expected: Image.Image) -> float:
    first = np.asarray(decoded.image, np.float64)
    return float(np.abs(first - np.asarray(expected.convert("RGB"), np.float64)).mean())


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_upright_rgb(kind: str) -> None:
    decoded = decode(encoded(quarters(), kind))
    assert (decoded.format, decoded.width, decoded.height) == (kind, 64, 48)
    assert (decoded.image.mode, decoded.image.size) == ("RGB", (64, 48))
    assert type(decoded.image) is Image.Image
    assert decoded.image.info == {}
    assert difference(decoded, quarters()) < 8


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_undone(kind: str, orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = quarters().transpose(turns[orientation]) if orientation > 1 else quarters()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    decoded = decode(encoded(stored, kind, exif=exif), wanted=16)
    assert (decoded.width, decoded.height) == (64, 48)
    expected = quarters().resize(decoded.image.size, Image.Resampling.BOX)
    assert difference(decoded, expected) < 12


@pytest.mark.parametrize("exif", [b"Exif\0\0garbage", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"\0"])
@pytest.mark.filterwarnings("ignore")
def test_damaged_exif_does_not_cost_the_picture(exif: bytes) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        assert difference(decode(encoded(quarters(), kind, exif=exif)), quarters()) < 8


def test_unknown_orientation_is_ignored() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 77
    assert decode(encoded(quarters(), exif=exif)).width == 64


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_is_not_inverted(kind: str) -> None:
    decoded = decode(encoded(quarters().convert("CMYK"), kind))
    assert difference(decoded, quarters()) < 8


def test_transparency_shows_the_background() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    clear.paste((255, 0, 0, 255), (0, 0, 10, 20))
    palette = clear.quantize(4)
    grey = Image.new("LA", (20, 20), (0, 0))
    for data in (encoded(clear), encoded(clear, "WEBP", lossless=True), encoded(palette)):
        image = decode(data, background=(10, 200, 30)).image
        assert image.getpixel((2, 2)) == (255, 0, 0)
        assert image.getpixel((17, 2)) == (10, 200, 30)
    assert decode(encoded(grey), background=(10, 200, 30)).image.getpixel((3, 3)) == (10, 200, 30)
    colour_key = encoded(Image.new("RGB", (20, 20), (1, 2, 3)), transparency=(1, 2, 3))
    assert decode(colour_key).image.getpixel((3, 3)) == (255, 255, 255)
    half = encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 128)))
    assert decode(half).image.getpixel((3, 3)) == (127, 127, 127)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_are_scaled_not_clipped(kind: str) -> None:
    ramp = np.linspace(0, 65535, 64 * 32).reshape(32, 64).astype(np.uint16)
    image = decode(encoded(Image.fromarray(ramp), kind)).image
    assert np.abs(np.asarray(image)[..., 0] - ramp / 257).max() <= 1


@pytest.mark.parametrize("largest", [1.0, 255.0, 65535.0, 9e5])
def test_float_tiff_is_scaled_to_bytes(largest: float) -> None:
    ramp = np.linspace(0, largest, 64 * 32).reshape(32, 64).astype(np.float32)
    ramp[0, 0] = np.nan
    grey = np.asarray(decode(encoded(Image.fromarray(ramp), "TIFF")).image)[..., 0]
    assert grey[0, 0] == 0
    assert np.abs(grey - np.nan_to_num(ramp) * (255 / largest)).max() <= 1


@pytest.mark.parametrize("mode", ["1", "L", "P", "I"])
def test_other_modes(mode: str) -> None:
    white = Image.new("L", (16, 16), 255).convert(mode)
    assert decode(encoded(white, "PNG" if mode != "I" else "TIFF")).image.mode == "RGB"
    assert decode(encoded(Image.new("1", (16, 16), 1))).image.getpixel((5, 5)) == (255, 255, 255)


def swapped_profile() -> bytes:
    """An sRGB profile whose red and blue primaries have changed places, under another name."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ", 128), profile.index(b"bXYZ", 128)
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    name = "sRGB".encode("utf-16-be")
    assert name in profile
    return bytes(profile).replace(name, "BGRs".encode("utf-16-be"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_foreign_colour_profile_is_applied(kind: str) -> None:
    red = Image.new("RGB", (32, 32), (255, 0, 0))
    profile = swapped_profile()
    assert decode(encoded(red, kind, icc_profile=profile)).image.getpixel((9, 9))[2] > 240
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert decode(encoded(red, kind, icc_profile=own)).image.getpixel((9, 9))[0] > 240
    broken = profile[:200] + bytes(100)
    assert decode(encoded(red, kind, icc_profile=broken)).image.getpixel((9, 9))[0] > 240


def test_profiles_keep_transparency() -> None:
    clear = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    clear.paste((255, 0, 0, 255), (0, 0, 8, 16))
    image = decode(encoded(clear, icc_profile=swapped_profile())).image
    assert image.getpixel((12, 3)) == (255, 255, 255)
    assert image.getpixel((3, 3))[2] > 240


def test_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (16, 16), (index % 255, 0, 0)) for index in range(3)]
    for kind in ("GIF", "TIFF", "WEBP", "PNG"):
        data = encoded(frames[1], kind, save_all=True, append_images=[frames[2], frames[0]])
        assert decode(data).image.getpixel((3, 3))[1] == 0


def test_a_long_animation_costs_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    one = encoded(Image.new("P", (400, 400), 3), "GIF")
    header = 13 + (3 << (one[10] & 7) + 1 if one[10] & 0x80 else 0)
    long = one[:-1] + one[header:-1] * 5000 + one[-1:]
    frames: list[int] = []
    original = GifImageFile._seek

    def counted(self: GifImageFile, frame: int, update_image: bool = True) -> None:
        frames.append(frame)
        original(self, frame, update_image)

    monkeypatch.setattr(GifImageFile, "_seek", counted)
    assert decode(long).width == 400
    assert set(frames) == {0}
    with Image.open(io.BytesIO(long)) as animation:
        assert animation.n_frames == 5001


@pytest.mark.parametrize(("wanted", "smallest"), [(50, 100), (100, 200), (300, 600), (700, 1400)])
def test_no_more_is_decoded_than_wanted(wanted: int, smallest: int) -> None:
    for kind in ("JPEG", "PNG"):
        decoded = decode(encoded(quarters(1600, 900), kind), wanted=wanted)
        assert (decoded.width, decoded.height) == (1600, 900)
        assert smallest <= max(decoded.image.size) <= 1600
        assert max(decoded.image.size) < 4 * smallest
        assert difference(decoded, quarters(*decoded.image.size)) < 5


def test_threads_decode_the_same() -> None:
    data = [encoded(quarters(64 + n, 48), kind) for kind in FORMATS for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(decode, data * 3))
    assert [r.width for r in results] == [64 + n for _ in FORMATS for n in range(4)] * 3


def test_default_limits_know_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    limits = default_limits()
    assert 16_000_000 <= limits.max_pixels <= 178_956_970
    build: Callable[[], DecodingLimits] = default_limits.__wrapped__
    monkeypatch.setattr("skulens.images.files.os.cpu_count", lambda: 2)
    for memory, pixels in ((2**28, 16_000_000), (2**31, 2**31 // 64), (2**40, 178_956_970)):
        monkeypatch.setattr("skulens.images.files._memory", lambda memory=memory: memory)
        assert build().max_pixels == pixels


def test_sixteen_bit_colour_png_keeps_its_high_bytes() -> None:
    row = b"\0" + struct.pack(">3H", 65535, 32896, 0) * 8

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", 8, 8, 16, 2, 0, 0, 0))
    data += chunk(b"IDAT", zlib.compress(row * 8)) + chunk(b"IEND", b"")
    assert decode(data).image.getpixel((4, 4)) == (255, 128, 0)
