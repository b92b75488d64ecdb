"""The demo as it is shown."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from skulens.progress import ProgressEvent
from skulens.records import AddReport, SearchResult


@dataclass(frozen=True)
class DemoReport:
    catalog: Path
    added: AddReport
    results: tuple[tuple[SearchResult, Path], ...]


@pytest.fixture(autouse=True)
def quick_demo(shop, monkeypatch) -> None:
    def run_demo(photos, out, progress):
        assert (photos, out) == (Path("photos"), Path("tried"))
        progress(ProgressEvent("photos", 3, 3))
        result = shop.search("green apple", images=["folder/phone.jpg"])
        return DemoReport(out / "catalog", shop.add("photos"), ((result, out / "1.sheet.jpg"),))

    module = ModuleType("skulens.demo")
    monkeypatch.setattr(module, "run_demo", run_demo, raising=False)
    monkeypatch.setitem(sys.modules, "skulens.demo", module)


def test_piped(run_cli) -> None:
    outcome = run_cli("demo", "photos", "--out", "tried")
    assert outcome.out.splitlines()[0] == "catalog\ttried/catalog"
    assert (
        outcome.out.splitlines()[-1] == 'sheet\ttried/1.sheet.jpg\t"green apple" + phone.jpg\t4711'
    )


def test_at_a_terminal(run_cli) -> None:
    shown = run_cli("demo", "photos", "--out", "tried", terminal=True).out
    assert '"green apple" + phone.jpg\n0.652  Granny Smith apple' in shown
    assert "skulens --catalog tried/catalog shell" in shown


def test_json(run_cli) -> None:
    answer = json.loads(run_cli("demo", "photos", "--out", "tried", "--json").out)
    assert list(answer) == ["catalog", "added", "results"]
    assert answer["results"][0]["sheet"] == "tried/1.sheet.jpg"
    assert answer["results"][0]["hits"][0]["product_id"] == "4711"
