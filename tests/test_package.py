"""The built wheel, in a clean environment without development groups, does its work."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]


def run(*command: object, where: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=where, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "uv", "build", "--quiet", "--wheel", "--out-dir", out, where=ROOT)
    (built,) = out.glob("*.whl")
    return built


@pytest.mark.package
def test_the_wheel_holds_the_encoder_the_migrations_and_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        encoder = sum(
            entry.file_size for entry in archive.infolist() if "/embedded_files/" in entry.filename
        )
    for part in (
        "embedded_files/image.onnx",
        "py.typed",
        "migrations/versions/",
        "licenses/LICENSE",
    ):
        assert any(part in name for name in names), part
    assert any(name.endswith("NOTICE") for name in names)
    assert not [name for name in names if "tests" in name or name.endswith((".pkl", ".pyc"))]
    assert encoder <= 25 * 2**20


@pytest.mark.package
def test_a_clean_environment_searches_offline(wheel: Path, tmp_path: Path) -> None:
    uv = [sys.executable, "-m", "uv"]
    run(*uv, "venv", "--quiet", "--python", sys.executable, "clean", where=tmp_path)
    python = tmp_path / "clean" / "bin" / "python"
    run(
        *uv, "pip", "install", "--quiet", "--python", python,
        "--constraint", ROOT / "constraints.txt", wheel, where=tmp_path,
    )  # fmt: skip
    photos = tmp_path / "photos"
    photos.mkdir()
    for name, colour in {"red": (200, 20, 20), "blue": (20, 20, 200)}.items():
        picture = Image.new("RGB", (120, 120), (255, 255, 255))
        picture.paste(colour, (30, 30, 90, 90))
        picture.save(photos / f"{name}.png")
    skulens = tmp_path / "clean" / "bin" / "skulens"
    assert "search" in run(skulens, "--help", where=tmp_path)
    run(skulens, "add", "photos", where=tmp_path)
    found = json.loads(run(skulens, "search", "something red", "--json", where=tmp_path))
    assert [hit["product_id"] for hit in found["hits"]] == ["red.png", "blue.png"]
    shown = run(skulens, "demo", where=tmp_path)  # the sample shop came with the wheel
    assert len([line for line in shown.splitlines() if line.startswith("found\t")]) == 6
    assert (tmp_path / "skulens-demo" / "found.jpg").stat().st_size > 100_000
    installed = run(*uv, "pip", "list", "--quiet", "--python", python, where=tmp_path)
    assert "torch" not in installed
    assert "pytest" not in installed
