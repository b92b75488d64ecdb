"""kill -9 at random moments of an ingest: nothing acknowledged is lost, nothing half is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from skulens import Catalog, Settings
from skulens.binding import bound
from skulens.store import Store
from support.pictures import random_photo

PHOTOS = 160
CYCLES = 100

# Forks from one process that has imported everything, so that the kills fall into the work and not
# into the start of Python. Each cycle changes some photos, so that there is always work to do.
_KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from skulens import Catalog, Settings
import skulens.ingest.pipeline, skulens.sources.opening, skulens.encoders, skulens.index, faiss
from support.pictures import random_photo

where, photos, cycles = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
settings = Settings(encoder="dummy", threads=2, batch_size=8, adapter_min_pairs=50)
dice = random.Random(11)
for cycle in range(cycles):
    for _ in range(12):
        number = dice.randrange(len(os.listdir(photos)))
        random_photo(photos / f"{number}.png", seed=dice.randrange(10**9))
    child = os.fork()
    if child == 0:
        with Catalog.open(where, settings=settings) as catalog:
            catalog.add(photos, sync=True)
            catalog.search("red")
        os._exit(0)
    deadline = time.monotonic() + dice.uniform(0.0, 0.6)
    while time.monotonic() < deadline and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.001)
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        killed = True
    except (ProcessLookupError, ChildProcessError):
        killed = False
    print(cycle, "killed" if killed else "finished", flush=True)
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")
def test_a_hundred_kills_on_one_catalogue(tmp_path: Path) -> None:
    photos, where = tmp_path / "photos", tmp_path / "catalog"
    for number in range(PHOTOS):
        random_photo(photos / f"{number}.png", seed=number)
    support = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(support)!r})\n{_KILLER}",
            str(where),
            str(photos),
            str(CYCLES),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    fates = [line.split()[1] for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert len(fates) == CYCLES
    assert fates.count("killed") > CYCLES // 3, fates  # or this test would prove little
    check_consistent(where)
    settings = Settings(encoder="dummy", threads=2)
    with Catalog.open(where, settings=settings) as catalog:
        report = catalog.add(photos, sync=True)
        assert report.rejections == ()
        status = catalog.status()
        assert status.products == status.photos == status.vectors == status.indexed == PHOTOS
        for number in range(0, PHOTOS, 16):
            found = catalog.search(images=[photos / f"{number}.png"], k=1).hits[0]
            assert found.product_id == f"{number}.png"
            assert found.score == pytest.approx(1, abs=1e-3)
    check_consistent(where)


def check_consistent(where: Path) -> None:
    """Every vector has its photo and the catalogue's fingerprint; the index holds just these."""
    with Store.open(where) as store:
        encoder = bound(store)
        assert encoder is not None
        (known,) = store.encoders()
        assert known.fingerprint == encoder.fingerprint
        photos = [
            photo
            for product in store.products()
            for photo in store.photos_of([product.id])[product.id]
        ]
        ids, vectors = store.vectors([photo.id for photo in photos], known.id)
        assert len(ids) == store.vector_count(known.id) == len(photos)
        assert vectors.shape[1] == known.dim
    with Catalog.open(where, settings=Settings(encoder="dummy")) as catalog:
        catalog.search("red")
        assert catalog._searcher.index().ids().tolist() == ids.tolist()
