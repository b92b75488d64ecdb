"""Fixtures every room's tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support.postgres import Server, running_server

# A busy machine is no failure; and CI tries the same examples each time, people try new ones.
settings.register_profile(
    "skulens",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize="CI" in os.environ,
)
settings.load_profile("skulens")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with real pictures and feeds; the test is skipped where there is none."""
    here = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("SKULENS_TEST_DATA", here))
    if not folder.is_dir():
        pytest.skip("no real data here; set SKULENS_TEST_DATA to its folder")
    return folder


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine, no `.env`, no home folder reaches a test."""
    for name in list(os.environ):
        if name.startswith("SKULENS_") and not name.startswith("SKULENS_TEST"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server with pgvector."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty catalogue of the test's own."""
    with postgres.new_database() as url:
        yield url


@pytest.fixture
def own(postgres: Server) -> Server:
    """The same server, where it may be stopped and its files be changed."""
    if postgres.own is None:
        pytest.skip("the server is not the tests' own")
    return postgres
