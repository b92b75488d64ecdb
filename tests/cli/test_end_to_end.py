"""The commands on a real catalogue, as a new user would try them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

pytest.importorskip("skulens.catalog", exc_type=ImportError)
COLOURS = {"Fruit/Apple": (120, 190, 60), "Fruit/Cherry": (170, 20, 40), "Sea": (20, 60, 170)}


@pytest.fixture
def skulens(tmp_path: Path):
    """Run the program in a folder with four photos, one of them broken."""
    for folder, colour in COLOURS.items():
        (tmp_path / "photos" / folder).mkdir(parents=True)
        Image.new("RGB", (64, 48), colour).save(tmp_path / "photos" / folder / "one.jpg")
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"")
    environment = {name: value for name, value in os.environ.items() if "SKULENS" not in name}

    def run(*words: str, code: int = 0, keyboard: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-c", "from skulens.cli import main; main()", *words],
            cwd=tmp_path,
            env=environment,
            input=keyboard,
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


def test_a_day_with_a_catalogue(skulens, tmp_path: Path) -> None:
    assert "does not exist" in skulens("search", "x", code=1)
    added = json.loads(
        skulens("--encoder", "dummy", "add", "photos", "--category-from-folder", "--json", code=3)
    )
    assert added["photos_added"] == 3
    assert [Path(item["source"]).name for item in added["rejections"]] == ["broken.jpg"]

    photo = str(tmp_path / "photos" / "Sea" / "one.jpg")
    found = json.loads(skulens("search", "--image", photo, "--sheet", "a.jpg", "--json"))
    assert found["hits"][0]["category"] == "Sea"
    assert found["hits"][0]["score"] == pytest.approx(
        sum(found["hits"][0]["blocks"].values()), abs=1e-4
    )
    with Image.open(tmp_path / "a.jpg") as sheet:
        assert min(sheet.size) > 100

    fruit = skulens("search", "something", "--category", "Fruit")
    assert len(fruit.splitlines()) == 2
    product = found["hits"][0]["product_id"]
    assert len(json.loads(skulens("similar", product, "--json"))["hits"]) == 2

    shell = skulens("shell", keyboard="status\ncache list\ncache clear\nexit\n")
    assert "products\t3" in shell
    assert "something" in shell
    assert "cleared\t" in shell

    assert json.loads(skulens("rebuild", "--json"))["vectors"] == 3
    assert len(skulens("export", "-", "--format", "jsonl").splitlines()) == 3
    assert json.loads(skulens("remove", product, "--json")) == {"removed": 1}
    assert json.loads(skulens("status", "--rejections", "--json"))["products"] == 2
