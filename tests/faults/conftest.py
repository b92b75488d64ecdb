"""Where the catalogues are that faults are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A folder, or with `both_databases` an empty catalogue on a server as well."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return request.getfixturevalue("postgres_url")
    return tmp_path / "catalog"
