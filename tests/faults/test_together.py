"""Processes that share a catalogue: one fills it while others search it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from support.pictures import write_photo
from support.postgres import both_databases
from support.program import SKULENS, environment, skulens, status

PHOTOS = 250
COLOURS = ("red", "green", "blue", "yellow", "black")

# Searches until its input ends, and prints how much it saw each time.
_SEARCHER = """
import json, sys, threading
from pathlib import Path
from skulens import Catalog

asked = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), asked.set())).start()
with Catalog.open(sys.argv[1], create=False) as catalog:
    photos, seen = {}, []
    while not seen or not asked.is_set():
        hits = catalog.search("red", k=1000).hits
        ids = [hit.product_id for hit in hits]
        assert len(set(ids)) == len(ids)
        assert ids[0].startswith("red"), "the first product of all is red"
        for hit in hits:
            assert photos.setdefault(hit.product_id, hit.photo) == hit.photo
            assert Path(hit.photo).name == hit.product_id
            assert abs(hit.score - sum(hit.blocks.values())) < 1e-4
        assert len(catalog.similar(ids[-1], k=5).hits) >= min(5, len(ids) - 1)
        if not seen:
            print("ready", flush=True)
        seen.append(len(ids))
print(json.dumps({"seen": seen, "products": sorted(photos)}))
"""


@both_databases
def test_one_writes_while_two_search(where: Path | str, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    for number in range(PHOTOS):
        colour = COLOURS[number % len(COLOURS)]
        write_photo(photos / f"{colour} thing {number}.png", colour, seed=number)
    first = write_photo(tmp_path / "first" / "red thing.png", "red", seed=500)
    skulens("--catalog", where, "add", first.parent)
    slow = environment(batch_size=2, threads=1)
    searchers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", _SEARCHER, str(where)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=slow,
        )
        for _ in range(2)
    ]
    for searcher in searchers:
        assert searcher.stdout.readline() == "ready\n", searcher.communicate()[1]
    add = [*SKULENS, "--catalog", str(where), "add", str(photos), "--json"]
    writer = subprocess.run(add, env=slow, capture_output=True, text=True, check=False)
    assert writer.returncode == 0, writer.stderr
    assert json.loads(writer.stdout)["photos_added"] == PHOTOS
    expected = sorted([first.name, *(path.name for path in photos.iterdir())])
    for searcher in searchers:
        out, err = searcher.communicate(timeout=300)
        assert searcher.returncode == 0, err
        told = json.loads(out)
        assert told["seen"] == sorted(told["seen"]), "what was found once is found again"
        assert len(set(told["seen"])) > 5, "and more and more of it while the other one writes"
        assert told["products"] == expected
    again = skulens("--catalog", where, "search", "red", "-k", "1000", "--json").json
    assert sorted(hit["product_id"] for hit in again["hits"]) == expected


@both_databases
def test_two_processes_add_to_one_catalogue(where: Path | str, tmp_path: Path) -> None:
    for number in range(60):
        folder = tmp_path / ("left" if number < 40 else "right")
        write_photo(folder / f"thing {number}.png", "green", seed=number)
        if 20 <= number < 40:
            write_photo(tmp_path / "right" / f"thing {number}.png", "green", seed=number)
    words = [*SKULENS, "--catalog", str(where), "add"]
    adding = [
        subprocess.Popen(
            [*words, str(tmp_path / side), "--json"],
            env=environment(batch_size=2),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for side in ("left", "right")
    ]
    for process in adding:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        assert json.loads(out)["products"] == 40
    state = status(where)
    assert state["products"] == state["photos"] == state["vectors"] == state["indexed"] == 60
