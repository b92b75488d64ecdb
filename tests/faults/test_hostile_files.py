"""All that can be wrong with files at once, beside good photos: by folder and by feed."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from support.hostile import GOOD, REASONS, unlock, write_hostile
from support.pictures import write_shop
from support.program import measured, needs_permissions, skulens

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs pipes, any name, /proc")
MOST_MEMORY = 250
"""MiB; the program with nothing to do holds about half of it."""


@pytest.fixture
def hostile(tmp_path: Path):
    needs_permissions(tmp_path)
    folder = tmp_path / "photos"
    write_hostile(folder)
    write_shop(folder / "shop")
    yield folder
    unlock(folder)


def refused(report: dict, folder: Path) -> dict[str, str]:
    """Reasons by the name below the folder; every message says something."""
    found = {
        one["source"].removeprefix(f"{folder}/"): one["reason"] for one in report["rejections"]
    }
    assert all(len(one["message"]) > 15 for one in report["rejections"])
    return found


def test_a_folder_full_of_hostile_files(hostile: Path, tmp_path: Path) -> None:
    where = tmp_path / "catalog"
    words = ("--catalog", where, "add", hostile, "--json")
    ended, megabytes = measured(tmp_path / "memory", *words, code=3)
    assert refused(ended.json, hostile) == REASONS
    assert len(ended.json["rejections"]) == len(REASONS)
    assert ended.json["photos_added"] == ended.json["products"] == 20 + len(GOOD)
    assert megabytes < MOST_MEMORY

    lines = skulens("--catalog", where, "export", "-", "--format", "jsonl").out.splitlines()
    assert len(lines) == 20 + len(GOOD)
    again = skulens(*words, code=3, bound=True).json
    assert refused(again, hostile) == REASONS
    assert (again["photos_added"], again["photos_unchanged"]) == (0, 20 + len(GOOD))
    state = skulens("--catalog", where, "status", "--rejections", "--json").json
    assert refused({"rejections": state["rejected"]}, hostile) == REASONS
    assert state["products"] == state["vectors"] == state["indexed"] == 20 + len(GOOD)


def test_every_line_about_hostile_files_is_a_line(hostile: Path, tmp_path: Path) -> None:
    ended = skulens("--catalog", tmp_path / "catalog", "add", hostile, code=3, bound=True)
    lines = [line for line in ended.out.splitlines() if line.startswith("rejected\t")]
    assert sorted(line.split("\t")[1] for line in lines) == sorted(REASONS.values())
    assert "\x1b" not in ended.out


def test_a_feed_that_names_hostile_files(hostile: Path, tmp_path: Path) -> None:
    names = sorted(name for name in {*REASONS, *GOOD} if "\\" not in name and "\n" not in name)
    no_files = {"locked folder", "link to nothing.jpg", "link to itself.jpg", "pipe.jpg"}
    good = "shop/red things/red thing 0.png"
    with (hostile / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "title", "photo", "photo 2"])
        writer.writerows([f"alone {name}"[:400], name, name, ""] for name in names)
        writer.writerows([f"beside {name}"[:400], name, name, good] for name in names)
    where = tmp_path / "catalog"
    words = ("--catalog", where, "add", hostile / "feed.csv", "--json")
    ended, megabytes = measured(tmp_path / "memory", *words, code=3)
    assert megabytes < MOST_MEMORY
    expected = {
        f"feed.csv:{line}": "photo_not_found"
        for line, name in enumerate([*names, *names], 2)
        if name in no_files
    } | {name: reason for name, reason in REASONS.items() if name in {*names} - no_files}
    assert refused(ended.json, hostile) == expected
    usable = sorted(GOOD.intersection(names))
    lines = skulens("--catalog", where, "export", "-", "--format", "jsonl").out.splitlines()
    products = {product["id"]: product["photos"] for product in map(json.loads, lines)}
    assert {id_ for id_ in products if id_.startswith("alone")} == {f"alone {n}" for n in usable}
    assert len(products) == len(usable) + len(names), "one bad photo costs no product its good one"
    again = skulens(*words, code=3, bound=True).json
    assert refused(again, hostile) == expected
    assert again["photos_added"] == 0
