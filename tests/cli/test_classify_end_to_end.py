"""Classification on a real catalogue, with a few pictures of the sample shop."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from pathlib import Path

import pytest

from skulens.cli.run import run
from skulens.datasets.sample_shop import sample_shop

KINDS = ("mug", "chair", "cap")
EACH = 4


@pytest.fixture
def skulens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the program in a folder with twelve products and two phone photos."""
    shop = sample_shop()
    ids = {f"{kind}-{number:02d}" for kind in KINDS for number in range(1, EACH + 1)}
    with shop.products.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] in ids]
    (tmp_path / "photos").mkdir()
    with (tmp_path / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "category", "colour", "photo"))
        for row in rows:
            shutil.copyfile(shop.folder / row["photo"], tmp_path / row["photo"])
            writer.writerow([row[name] for name in ("id", "title", "category", "colour", "photo")])
    for name in ("taxonomy.csv", "attributes.yaml"):
        shutil.copyfile(shop.folder / name, tmp_path / name)
    shutil.copyfile(shop.folder / "phone" / "mug-01-a.jpg", tmp_path / "phone.jpg")
    monkeypatch.chdir(tmp_path)

    def run_it(line: str, code: int = 0) -> str:
        capsys.readouterr()
        assert run(shlex.split(line)) == code, capsys.readouterr().err
        return capsys.readouterr().out

    return run_it


def test_a_day_with_the_classifier(skulens) -> None:
    assert skulens("taxonomy check taxonomy.csv --attributes attributes.yaml").startswith(
        "categories\t144\n"
    )
    imported = json.loads(
        skulens("taxonomy import taxonomy.csv --attributes attributes.yaml --json")
    )
    assert (imported["categories"], imported["unplaced"]) == (144, [])
    skulens("add feed.csv")
    shown = json.loads(skulens("taxonomy show Mugs --json"))
    assert [entry["products"] for entry in shown["categories"]] == [EACH]
    assert "colour" in [one["key"] for one in shown["attributes"]]

    (first,) = json.loads(skulens("classify phone.jpg --json"))["classifications"]
    assert (first["category"]["calibrated"], first["review"]) == (False, 1)
    assert [row.split("\t")[1] for row in skulens("review list").splitlines()] == ["waiting"]
    skulens("review correct 1 Mugs --by ann")
    assert json.loads(skulens("review report --json"))["waiting"] == 0

    trained = json.loads(skulens("train category --json"))
    assert (trained["version"], trained["in_use"], trained["classes"]) == (1, True, len(KINDS))
    colours = json.loads(skulens("train attribute --attribute colour --no-phone-copies --json"))
    assert [one["name"] for one in colours["trained"]] == ["colour everywhere"]
    used = json.loads(skulens("models use none --attribute colour --json"))["models"]
    assert [(one["name"], one["in_use"]) for one in used] == [
        ("category", True), ("colour everywhere", False),
    ]  # fmt: skip

    rows = [line.split("\t") for line in skulens("classify phone.jpg none.jpg", 3).splitlines()]
    assert rows[0][:3] == ["category", "phone.jpg", "Kitchen & Dining > Drinkware > Mugs"]
    assert rows[-1][:3] == ["rejected", "missing", "none.jpg"]


def test_what_is_kept_and_loaded(skulens, monkeypatch) -> None:
    skulens("add feed.csv")
    skulens("train category --no-phone-copies")
    skulens("classify phone.jpg")
    skulens("search mug")
    kept = json.loads(skulens("cache list --json"))
    assert [query["label"] for query in kept["queries"]] == ["mug"]
    assert (kept["prompts"], kept["models"]) == ([{"label": "categories", "texts": 3}], [])

    import io
    import sys

    lines = "classify phone.jpg --json\ncache list --json\ncache clear --json\ncache list --json\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    answers = skulens("shell").split("\n}\n")
    assert json.loads(answers[1] + "}")["models"] == ["category"]
    assert json.loads(answers[2] + "}") == {"cleared": 3}
    assert json.loads(answers[3] + "}") == {"queries": [], "prompts": [], "models": []}
