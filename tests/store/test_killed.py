"""A writer that is killed at any moment leaves a sound catalogue with all it acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skulens.store import Store
from support.postgres import both_databases
from support.products import BLOCKS, DIM

CYCLES = 15

# Forks writers from one process that has imported everything, so that kills hit the writing.
_WRITERS = """
import os, signal, sys, time
import numpy as np
from skulens.records import Product
from skulens.store import PhotoWrite, ProductWrite, Store

def write(where, encoder, acknowledged):
    random = np.random.default_rng(os.getpid())
    store = Store.open(where)
    while True:
        batch = []
        for number in random.integers(0, 300, 20).tolist():
            sources = [f"{number}-{n}.jpg" for n in range(random.integers(1, 4))]
            photos = tuple(
                PhotoWrite(s, n, str(random.integers(9)), "PNG", 1, 1, 1, 1, 1,
                           random.random(5, np.float32)) for n, s in enumerate(sources))
            batch.append(ProductWrite(Product(f"{number}", price=1.0), photos))
        store.write(batch, origin="feed", run=1, encoder_id=encoder)
        os.write(acknowledged, f"{store.latest_change(encoder)}\\n".encode())
        store.remove_products([f"{number}" for number in random.integers(0, 300, 3).tolist()])

for line in sys.stdin:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        write(sys.argv[1], int(sys.argv[2]), writing)
    os.close(writing)
    time.sleep(float(line))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = b""
    while chunk := os.read(reading, 65536):
        acknowledged += chunk
    os.close(reading)
    print((acknowledged.split() or [b"0"])[-1].decode(), flush=True)
"""

_LOCKS = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
     WHERE locktype = 'advisory' AND datname = current_database()
"""
_CHECKS = {
    "SELECT count(*) FROM photos WHERE id NOT IN (SELECT photo_id FROM vectors)": 0,
    "SELECT count(*) FROM vectors WHERE photo_id NOT IN (SELECT id FROM photos)": 0,
    "SELECT count(*) FROM products WHERE id NOT IN (SELECT product_id FROM photos)": 0,
    "SELECT count(*) FROM vectors JOIN removals USING (change)": 0,
    f"SELECT count(*) FROM vectors WHERE length(vector) != {4 * DIM}": 0,
    "SELECT max(change) <= (SELECT value FROM counters WHERE name = 'changes') FROM vectors": 1,
    "SELECT max(change) <= (SELECT value FROM counters WHERE name = 'changes') FROM removals": 1,
}


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@both_databases
def test_kills_at_random_moments(store: Store, encoder: int, where: Path | str) -> None:
    store.close()
    dice = random.Random(5)
    total = 0
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", _WRITERS, str(where), str(encoder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writers:
        for _ in range(CYCLES):
            writers.stdin.write(f"{dice.uniform(0.02, 0.3)}\n")
            writers.stdin.flush()
            acknowledged = int(writers.stdout.readline())
            with Store.open(where, create=False) as after:
                assert after.register_encoder("fingerprint", "dummy", BLOCKS) == encoder
                assert after.latest_change(encoder) >= acknowledged
                held = followed(after, encoder)
                assert len(held) == after.vector_count(encoder) == after.counts().photos
                check(after)
            total = max(total, acknowledged)
        writers.stdin.close()
    assert writers.returncode == 0
    assert total > 0


def followed(store: Store, encoder: int) -> set[int]:
    held: set[int] = set()
    for chunk in store.changes_since(0, encoder, window=100):
        held -= set(chunk.removed.tolist())
        held |= set(chunk.ids.tolist())
    return held


def check(store: Store) -> None:
    with store.database.read() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        for query, expected in _CHECKS.items():
            spelled = (
                query if on_sqlite else query.replace("length(vector)", "4 * vector_dims(vector)")
            )
            assert connection.exec_driver_sql(spelled).scalar() in (expected, None), query
        if on_sqlite:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        else:
            deadline = time.monotonic() + 5
            while connection.exec_driver_sql(_LOCKS).scalar():
                assert time.monotonic() < deadline, "the killed one has kept its turn"
