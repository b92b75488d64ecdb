"""Files and trees the taxonomy's tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text (or bytes) to a file of a name and return its path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture(scope="session")
def shopify(real_data: Path) -> Path:
    """Shopify's taxonomy as it is published."""
    return real_data / "taxonomy" / "shopify"
