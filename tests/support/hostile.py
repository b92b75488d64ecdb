"""Everything that may lie in a folder of photos and is no photo that can be used."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

from PIL import Image

from support.pictures import product_photo, write_photo

REASONS = {
    "bomb.png": "too_many_pixels",
    "texts.png": "too_much_metadata",
    "profile.png": "too_much_metadata",
    "huge.jpg": "too_large",
    "empty.jpg": "empty",
    "half.jpg": "truncated",
    "damaged.png": "damaged",
    "text.jpg": "unsupported_format",
    "document.jpg": "unsupported_format",
    "phone.jpg": "unsupported_format",
    "drawing.jpg": "unsupported_format",
    "painting.jpg": "unsupported_format",
    "dot.gif": "too_small",
    "thread.png": "too_thin",
    "locked.jpg": "unreadable",
    "locked folder": "unreadable_folder",
    "link to nothing.jpg": "broken_link",
    "link to itself.jpg": "broken_link",
    "pipe.jpg": "not_a_file",
    r"\xe9mpty.jpg": "empty",
    "two\nlines \x1b[1m.jpg": "empty",
}
"""Why each hostile entry of a folder is refused, by its name as it is shown."""

GOOD = {
    "animation of 5,000 frames.gif",
    "scan of 300 pages.tif",
    "folder named.jpg/inside.png",
    "蘋果 🍏 Äpfel \u202e.png",
    "n" * 251 + ".png",
    r"caf\xe9.png",
}
"""Ids of what only looks hostile."""


def write_hostile(folder: Path) -> None:
    """Fill a folder with what `REASONS` and `GOOD` name, and with a way round in a circle."""
    folder.mkdir(parents=True)
    whole = io.BytesIO()
    noise = Image.effect_noise((200, 150), 80).convert("RGB")
    noise.save(whole, "JPEG")
    picture = io.BytesIO()
    noise.save(picture, "PNG")
    middle = len(picture.getvalue()) // 2
    contents = {
        "bomb.png": _png(30_000, 30_000, pixels=_squeezed(4_000_000)),
        "texts.png": _png(8, 8, *[_chunk(b"zTXt", b"k\0\0" + _squeezed(1_000_000))] * 80),
        "profile.png": _png(8, 8, _chunk(b"iCCP", b"x\0\0" + _squeezed(50_000_000))),
        "empty.jpg": b"",
        "two\nlines \x1b[1m.jpg": b"",
        "half.jpg": whole.getvalue()[: len(whole.getvalue()) // 2],
        "damaged.png": picture.getvalue()[:middle] + bytes(64) + picture.getvalue()[middle + 64 :],
        "text.jpg": b"this is no picture\n" * 100,
        "document.jpg": b"%PDF-1.7\n",
        "phone.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "drawing.jpg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "painting.jpg": b"8BPS\0\x01" + bytes(20),
        "locked.jpg": whole.getvalue(),
        "animation of 5,000 frames.gif": _animation(5_000),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    with (folder / "huge.jpg").open("wb") as file:
        file.truncate(10 << 30)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe9mpty.jpg")).touch()
    Image.new("RGB", (1, 1)).save(folder / "dot.gif")
    Image.new("RGB", (4, 2_000)).save(folder / "thread.png")
    pages = [product_photo("green", seed) for seed in range(300)]
    pages[0].save(folder / "scan of 300 pages.tif", save_all=True, append_images=pages[1:])
    for seed, name in enumerate(sorted(GOOD)):
        if name.endswith(".png"):
            raw = os.fsencode(folder / name.replace(r"\xe9", "\udce9"))
            write_photo(Path(os.fsdecode(raw)), "blue", seed)
    write_photo(folder / "locked folder" / "never seen.png", "red")
    (folder / "link to nothing.jpg").symlink_to("nowhere.jpg")
    (folder / "link to itself.jpg").symlink_to("link to itself.jpg")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.jpg")
    (folder / "locked.jpg").chmod(0)
    (folder / "locked folder").chmod(0)


def unlock(folder: Path) -> None:
    """Let the folder be deleted."""
    (folder / "locked folder").chmod(0o755)


def _animation(frames: int) -> bytes:
    """A GIF that shows one small frame over and over."""
    file = io.BytesIO()
    first, second = product_photo("red").quantize(8), product_photo("black").quantize(8)
    first.save(file, "GIF", save_all=True, append_images=[second], loop=0)
    content = file.getvalue()
    start = content.rindex(b"\x21\xf9\x04")
    return content[:start] + content[start:-1] * (frames - 1) + b";"


def _png(width: int, height: int, *extra: bytes, pixels: bytes = b"") -> bytes:
    header = _chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    rest = b"".join(extra) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + rest


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _squeezed(size: int) -> bytes:
    return zlib.compress(bytes(size), 9)
