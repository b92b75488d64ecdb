"""A shop in memory, and a way to run the commands on it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from skulens.cli import context
from skulens.cli.run import run


def _load(name: str) -> ModuleType:
    """Import a neighbour of this file; the tests folder is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


fake_evaluations = _load("fake_evaluations")
fake_reviews = _load("fake_reviews")
fake_teaching = _load("fake_teaching")
fake_onboarding = _load("fake_onboarding")
fake_catalog = _load("fake_catalog")


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch):
    """The fake catalogue that every command opens."""
    catalog = fake_catalog.FakeCatalog()
    catalog.opened = []

    def open_catalog(where: str | None, *, encoder: str | None, create: bool):
        catalog.opened.append((where, encoder, create))
        return catalog

    monkeypatch.setattr(context, "open_catalog", open_catalog)
    monkeypatch.setattr(context, "copy_catalog", fake_catalog.FakeCatalog.copy)
    return catalog


@pytest.fixture
def run_cli(
    shop,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Run:
    """Run a command line in an empty folder; `terminal` makes it believe in a person."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "30")  # without it Rich takes 80 columns for a dumb terminal

    def run_it(*words: str, terminal: bool = False) -> Outcome:
        arguments: Sequence[str] = words
        capsys.readouterr()
        with monkeypatch.context() as patch:
            if terminal:
                patch.setattr(sys.stdout, "isatty", lambda: True)
            code = run(arguments)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_it
