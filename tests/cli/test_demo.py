"""The demo as it is shown."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from fake_teaching import UNSURE

from skulens.progress import ProgressEvent
from skulens.records import AddReport, Classification, SearchResult


@dataclass(frozen=True)
class Answer:
    result: SearchResult
    shown: str
    rank: int | None


@dataclass(frozen=True)
class DemoReport:
    catalog: Path
    added: AddReport
    answers: tuple[Answer, ...]
    classified: tuple[Classification, ...]
    sheet: Path
    photo: Path


@pytest.fixture(autouse=True)
def quick_demo(shop, monkeypatch) -> None:
    def run_demo(photos, out, progress):
        assert (photos, out) == (Path("photos"), Path("tried"))
        progress(ProgressEvent("photos", 3, 3))
        heavy = {"name": "weight", "values": (), "minimum": 100.0, "maximum": None}
        found = shop.search("green apple", images=["folder/phone.jpg"])
        filtered = {"filter": {"attributes": (heavy,), "price_max": 5.5}}
        answers = (Answer(replace(found, query={**found.query, **filtered}), "4711", 1),)
        sheet = out / "found.jpg"
        return DemoReport(
            out / "catalog",
            shop.add("photos"),
            answers,
            (Classification(("phone.jpg",), "", UNSURE, (), None, ()),),
            sheet,
            Path("a b/phone.jpg"),
        )

    module = ModuleType("skulens.demo")
    monkeypatch.setattr(module, "run_demo", run_demo, raising=False)
    monkeypatch.setitem(sys.modules, "skulens.demo", module)


def test_piped(run_cli) -> None:
    outcome = run_cli("demo", "photos", "--out", "tried")
    lines = outcome.out.splitlines()
    assert lines[0] == "catalog\ttried/catalog"
    assert lines[-2].startswith("classified\tphone.jpg\tFruit")
    assert lines[-3].startswith('found\tsearch "green apple" --image phone.jpg')
    assert lines[-3].endswith("\t4711\t4711")
    assert lines[-1] == "sheet\ttried/found.jpg"


def test_at_a_terminal(run_cli) -> None:
    shown = run_cli("demo", "photos", "--out", "tried", terminal=True).out
    asked = 'search "green apple" --image phone.jpg --filter "weight>=100" --price-max 5.5'
    assert f"{asked}\n" in shown
    assert "0.652  Granny Smith apple ✓ the one in the photo" in shown
    assert "drawn with all hits: tried/found.jpg" in shown
    for command in ("search --image 'a b/phone.jpg' -k 10", "shell"):
        assert f"skulens --catalog tried/catalog {command}" in shown


def test_json(run_cli) -> None:
    answer = json.loads(run_cli("demo", "photos", "--out", "tried", "--json").out)
    assert list(answer) == ["catalog", "added", "answers", "classified", "sheet"]
    assert answer["sheet"] == "tried/found.jpg"
    (first,) = answer["answers"]
    assert (first["shown"], first["rank"]) == ("4711", 1)
    assert first["hits"][0]["product_id"] == "4711"
