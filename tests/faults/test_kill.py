"""kill -9 at random moments of an ingest: nothing acknowledged is lost, nothing half is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skulens import Catalog, Settings
from skulens.store import is_address
from support.pictures import random_photo
from support.postgres import both_databases
from support.soundness import check_sound

PHOTOS = 160
CYCLES = {"sqlite": 100, "postgresql": 50}

# Forks from one process that has imported everything, so that the kills fall into the work and not
# into the start of Python. Each cycle changes some photos, so that there is always work to do. The
# child tells its progress and waits for leave to go on, so that it is killed at a random point of
# its work however fast or busy the machine is: at once, or a moment after the n-th batch, or after
# the last one, when the index is published. Then another child checks what is there.
_KILLER = """
import gc, os, random, signal, sys, time
from pathlib import Path
from skulens import Catalog, Settings
import skulens.ingest.pipeline, skulens.sources.opening, skulens.encoders, skulens.index, faiss
import skulens.index.pgvector, skulens.store.postgres.opening, psycopg, pgvector
from support.pictures import random_photo
from support.soundness import check_acknowledged, check_sound

where, photos, cycles = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
settings = Settings(encoder="dummy", threads=2, batch_size=8, adapter_min_pairs=50)
names = sorted(os.listdir(photos))
batches = len(names) // 8
dice = random.Random(11)


def work(told, leave):
    def tell(event):
        os.write(told, f"{event.done if event.stage == 'photos' else 'later'}\\n".encode())
        os.read(leave, 1)

    with Catalog.open(where, settings=settings) as catalog:
        catalog.add(photos, sync=True, progress=tell)
        catalog.search("red")
    os.write(told, b"finished\\n")


def forked(function, *arguments):
    child = os.fork()
    if child:
        return child
    try:
        function(*arguments)
    except BaseException:
        import traceback
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


for cycle in range(cycles):
    for name in dice.sample(names, 12):
        random_photo(photos / name, seed=dice.randrange(10**9))
    reading, writing = os.pipe()
    leave, leaving = os.pipe()
    events = dice.choice([*range(batches), *[batches] * 8])
    os.write(leaving, b"." * (events if events < batches else 10_000))
    child = forked(work, writing, leave)
    os.close(writing)
    os.close(leave)
    told = b""
    while told.count(b"\\n") < events and (more := os.read(reading, 1)):
        told += more
    time.sleep(dice.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        told += more
    os.close(reading)
    os.close(leaving)
    lines = told.decode().split()
    assert os.WIFSIGNALED(status) or lines[-1:] == ["finished"], (status, lines)
    acknowledged = max([int(line) for line in lines if line.isdigit()], default=0)
    print("fate", "finished" if "finished" in lines else acknowledged, flush=True)
    checker = forked(check_acknowledged, where, photos, names[:acknowledged])
    assert os.waitpid(checker, 0)[1] == 0, (cycle, lines)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@both_databases
def test_many_kills_on_one_catalogue(where: Path | str, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    cycles = CYCLES["postgresql" if is_address(where) else "sqlite"]
    for number in range(PHOTOS):
        random_photo(photos / f"thing {number:03}.png", seed=number)
    support = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(support)!r})\n{_KILLER}",
            str(where),
            str(photos),
            str(cycles),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    fates = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("fate")]
    assert len(fates) == cycles
    inside = [int(fate) for fate in fates if fate.isdigit() and int(fate) > 0]
    assert len(inside) > cycles * 2 // 3, fates  # or this test would prove little
    assert len({*inside}) > 12, fates
    assert PHOTOS in inside, "some after the last batch, before the end"
    check_sound(where)
    settings = Settings(encoder="dummy", threads=2)
    with Catalog.open(where, settings=settings) as catalog:
        report = catalog.add(photos, sync=True)
        assert report.rejections == ()
        status = catalog.status()
        assert status.products == status.photos == status.vectors == status.indexed == PHOTOS
        for number in range(0, PHOTOS, 16):
            found = catalog.search(images=[photos / f"thing {number:03}.png"], k=1).hits[0]
            assert found.product_id == f"thing {number:03}.png"
            assert found.score == pytest.approx(1, abs=1e-3)
    check_sound(where)
