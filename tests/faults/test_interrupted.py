"""Ctrl-C in the middle of the work: what is done is kept, and the same command goes on from it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import models
from support.pictures import random_photo
from support.program import SKULENS, environment, skulens, status

PHOTOS = 200
SLOW = {"batch_size": 1, "threads": 1, "adapter_min_pairs": 10_000}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for number in range(PHOTOS):
        random_photo(tmp_path / "photos" / f"{number}.png", seed=number)
    return tmp_path / "photos"


def vectors(where: Path, encoder: int = 1) -> int:
    """Count the vectors of an encoder in the file itself."""
    if not (where / "catalog.sqlite").exists():
        return 0
    connection = sqlite3.connect(where / "catalog.sqlite", timeout=120)
    try:
        query = "SELECT count(*) FROM vectors WHERE encoder_id = ?"
        return connection.execute(query, (encoder,)).fetchone()[0]
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0
    finally:
        connection.close()


def interrupted(where: Path, *words: str, encoder: int = 1) -> subprocess.CompletedProcess[str]:
    """Run a command and press Ctrl-C when it has encoded some photos."""
    process = subprocess.Popen(
        [*SKULENS, "--catalog", str(where), *words],
        env=environment(**SLOW),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 300
    while vectors(where, encoder) < 10 and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def test_adding_goes_on_where_it_was_interrupted(photos: Path, tmp_path: Path) -> None:
    where = tmp_path / "catalog"
    done = interrupted(where, "add", str(photos))
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines()[-2:] == [
        "what has been added is kept; the same command continues from there",
        "skulens: interrupted",
    ]
    kept = vectors(where)
    assert 10 <= kept < PHOTOS
    state = status(where)
    assert state["products"] == state["photos"] == state["vectors"] == state["indexed"] == kept

    report = skulens("--catalog", where, "add", photos, "--json").json
    assert report["photos_unchanged"] == kept
    assert report["photos_added"] == PHOTOS - kept, "only what was missing is encoded"
    state = status(where)
    assert state["products"] == state["vectors"] == state["indexed"] == PHOTOS


def test_a_change_of_encoder_goes_on_where_it_was_interrupted(photos: Path, tmp_path: Path) -> None:
    where = tmp_path / "catalog"
    skulens("--catalog", where, "add", photos)
    spec = f"onnx:{models.write_encoder(tmp_path / 'other')}"
    done = interrupted(where, "rebuild", "--encoder", spec, encoder=2)
    assert (done.returncode, done.stdout) == (130, "")
    kept = vectors(where, 2)
    assert 10 <= kept < PHOTOS
    state = status(where)
    assert (state["encoder"], state["vectors"]) == ("dummy", PHOTOS), "as it was before"
    report = skulens("--catalog", where, "rebuild", "--encoder", spec, "--json").json
    assert (report["encoded"], report["vectors"]) == (PHOTOS - kept, PHOTOS)
    assert status(where)["encoder"] == spec
