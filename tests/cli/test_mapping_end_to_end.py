"""Both sample suppliers on a real catalogue: mapped, reviewed, remembered, mapped again."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path

import pytest

from skulens import Catalog
from skulens.cli.mapping_review import ReviewingMapping
from skulens.cli.run import run
from skulens.datasets.sample_shop import sample_shop

FEEDS = {"Lindgruen": "lindgruen-handel.csv", "Harbour": "harbour-trading.xlsx"}


@pytest.fixture
def skulens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the program in a folder with the categories and attributes of the sample shop."""
    monkeypatch.chdir(tmp_path)

    def run_it(line: str) -> str:
        capsys.readouterr()
        # An untrained shop is not sure of every photo, and says so.
        assert run(shlex.split(line)) in (0, 3), capsys.readouterr().err
        return capsys.readouterr().out

    folder = sample_shop().folder
    run_it(f"taxonomy import {folder}/taxonomy.csv --attributes {folder}/attributes.yaml")
    return run_it


def questions(skulens, supplier: str) -> tuple[int, int]:
    found = json.loads(skulens(f"map review --supplier {supplier} --json"))
    return len(found["columns"]), len(found["values"])


@pytest.mark.parametrize("supplier", FEEDS)
def test_a_supplier_is_mapped_again_without_a_question(supplier, skulens, tmp_path) -> None:
    feed = sample_shop().folder / "feeds" / FEEDS[supplier]
    mapping = json.loads(skulens(f"map {feed} --supplier {supplier} -o out --json"))
    assert (mapping["rows"], mapping["version"]) == (60, 1)
    assert {"products.csv", "mapping.csv", "report.html"} <= {
        file.name for file in (tmp_path / "out").iterdir()
    }
    columns, _ = questions(skulens, supplier)
    assert columns

    def agree(question: str, words: object) -> str:
        return "" if question.startswith("[enter]") else "n"

    with Catalog.open() as catalog:
        ReviewingMapping(catalog, supplier, "ann", agree).run()
        version = catalog.mapping_of(supplier).version
    assert questions(skulens, supplier) == (0, 0)
    again = json.loads(skulens(f"map {feed} --supplier {supplier} --json"))
    assert not [one for one in (*again["columns"], *again["values"]) if one["status"] == "open"]
    assert again["version"] in (version, version + 1)
    assert again["difference"]["renamed"] == []
    history = json.loads(skulens(f"map memory history --supplier {supplier} --json"))["history"]
    assert {one["decision"]["decided_by"] for one in history} == {"ann"}
    once_more = json.loads(skulens(f"map {feed} --supplier {supplier} --json"))
    assert once_more["version"] == again["version"]
    applied = json.loads(skulens(f"map apply {feed} --supplier {supplier} --add --json"))
    assert applied["added"]["products"] == applied["products"] == 60
    assert json.loads(skulens("status --json"))["products"] == 60


def test_an_edited_mapping_is_adopted_and_its_values_are_asked(skulens, tmp_path) -> None:
    feed = sample_shop().folder / "feeds" / FEEDS["Lindgruen"]
    skulens(f"map {feed} --supplier Lindgruen --category Mugs --category Chairs -o out --json")
    file = tmp_path / "out" / "mapping.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row in rows:
        if row["source"] == "Inhalt l":
            row.update(target="capacity_ml", status="confirmed")
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert skulens("map adopt out/mapping.csv --by ann") == "adopted\t1\n"
    assert skulens("map adopt out/mapping.csv --by ann") == "adopted\t0\n"
    with Catalog.open() as catalog:
        assert catalog.is_mapping_behind("Lindgruen")
        catalog.map_again("Lindgruen")
        assert not catalog.is_mapping_behind("Lindgruen")
        fed = {one.column: one.target for one in catalog.mapping_of("Lindgruen").columns}
    assert fed["Inhalt l"] == "capacity_ml"


def test_a_feed_is_read_again_as_it_was_read_before(skulens, tmp_path) -> None:
    feed, photos = tmp_path / "müller.csv", tmp_path / "elsewhere"
    photos.mkdir()
    feed.write_bytes("Nr;Name;Farbe\n1;Stuhl;grün\n2;Becher;blau\n".encode("cp850"))
    line = f"map {feed} --supplier Müller --category Chairs --encoding cp850"
    first = json.loads(skulens(f"{line} --photo-root {photos} --allow-outside --json"))
    with Catalog.open() as catalog:
        again = catalog.map_again("Müller")
    assert sorted(one.raw for one in again.values if one.column == "Farbe") == ["blau", "grün"]
    assert (again.version, again.photo_root) == (first["version"], str(photos))
    assert again.allow_outside
