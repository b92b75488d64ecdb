"""Threads and processes that read while others write."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from skulens.records import Filter
from skulens.store import Store
from support.postgres import both_databases
from support.products import thing

pytestmark = both_databases

_WRITER = """
import sys
import numpy as np
from skulens.records import Product
from skulens.store import PhotoWrite, ProductWrite, Store

where, encoder, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Store.open(where) as store:
    for start in range(first, first + 400, 10):
        store.write(
            [ProductWrite(Product(f"{n}"), (PhotoWrite("p", 0, f"{n}", "PNG", 1, 1, 1, 1, 1,
                np.full(5, n, np.float32)),)) for n in range(start, start + 10)],
            origin="feed", run=1, encoder_id=encoder)
        store.remove_products([f"{start}"])
"""


def write(store: Store, encoder: int, names: list[str], seed: int) -> None:
    batch = [thing(name, f"{name}.jpg", seed=seed, title=name) for name in names]
    store.write(batch, origin="feed", run=1, encoder_id=encoder)


def catch_up(store: Store, encoder: int, held: dict[int, np.ndarray], counter: int) -> int:
    for chunk in store.changes_since(counter, encoder, window=37):
        for id_ in chunk.removed.tolist():
            held.pop(id_, None)
        held.update(zip(chunk.ids.tolist(), chunk.vectors, strict=True))
        counter = chunk.counter
    return counter


def same(store: Store, encoder: int, held: dict[int, np.ndarray]) -> bool:
    ids, vectors = store.vectors(store.photo_ids(Filter(), encoder), encoder)
    return sorted(held) == ids.tolist() and all(
        np.array_equal(held[id_], vector) for id_, vector in zip(ids.tolist(), vectors, strict=True)
    )


def test_two_writing_processes_and_one_that_follows(
    store: Store, encoder: int, where: Path | str
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", _WRITER, str(where), str(encoder), first]
        )
        for first in ("0", "1000")
    ]
    held: dict[int, np.ndarray] = {}
    counter = 0
    while any(writer.poll() is None for writer in writers):
        counter = catch_up(store, encoder, held, counter)
        assert len(held) <= 800
        if held:
            assert store.hit_rows(list(held)[:5]).keys() <= held.keys()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert catch_up(store, encoder, held, counter) == store.latest_change(encoder)
    assert len(held) == 720
    assert same(store, encoder, held)


def test_reading_threads_beside_writing_threads(store: Store, encoder: int) -> None:
    stop = threading.Event()

    def read() -> int:
        held: dict[int, np.ndarray] = {}
        counter = rounds = 0
        while not stop.is_set() or rounds == 0:
            counter = catch_up(store, encoder, held, counter)
            for product in store.products():
                assert product.title == product.id
            store.count(Filter(price_min=1))
            rounds += 1
        catch_up(store, encoder, held, counter)
        assert same(store, encoder, held)
        return rounds

    def work(base: int) -> None:
        for n in range(20):
            write(store, encoder, [f"{base + n % 7}-{i}" for i in range(5)], seed=base + n)
            store.remove_products([f"{base + (n + 3) % 7}-{i}" for i in range(5)])

    with ThreadPoolExecutor(5) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for done in [pool.submit(work, base) for base in (0, 100)]:
            done.result()
        stop.set()
        assert all(reader.result() > 0 for reader in readers)


def test_a_slow_reader_of_changes_keeps_no_transaction_open(
    store: Store, encoder: int, where: Path | str
) -> None:
    write(store, encoder, [f"{n}" for n in range(20)], seed=0)
    slow = store.changes_since(0, encoder, window=5)
    next(slow)
    write(store, encoder, ["0", "new"], seed=99)
    store.remove_products(["19"])
    held = {id_ for chunk in slow for id_ in chunk.ids.tolist()}
    assert len(held) == 15 + 1 - 1 + 1, "the rest, the replaced one, without the removed, the new"


def test_two_processes_may_make_one_catalogue(where: Path | str) -> None:
    code = "import sys; from skulens.store import Store; Store.open(sys.argv[1]).begin_run('feed')"
    makers = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", code, str(where)]) for _ in range(3)
    ]
    assert [maker.wait() for maker in makers] == [0, 0, 0]
    with Store.open(where) as store:
        assert len(store.runs()) == 3
