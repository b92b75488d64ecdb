"""What the tests of sources share: a folder with a few picture files, and feeds beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with `a.jpg`, `b.jpg`, `c.jpg` and `sub/d.png`; their content does not matter."""
    folder = tmp_path / "shop"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.jpg", "b.jpg", "c.jpg", "sub/d.png"):
        (folder / name).write_bytes(PNG)
    return folder


@pytest.fixture
def write_feed(shop: Path) -> Callable[..., Path]:
    """Write a feed beside the pictures of `shop`."""

    def write(content: str | bytes, name: str = "feed.csv", encoding: str = "utf-8") -> Path:
        path = shop / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
