"""A server that goes away in the middle of the work, and what it is measured by."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from skulens.binding import bound
from skulens.store import Store
from support.postgres import Server


@contextmanager
def repeatedly(
    disturb: Callable[[random.Random], None], pause: float, times: int
) -> Iterator[list[float]]:
    """Disturb at so many random moments, unless the block is left before; yields the moments."""
    done, moments, dice = threading.Event(), list[float](), random.Random(7)
    failures: list[BaseException] = []

    def run() -> None:
        while len(moments) < times and not done.wait(dice.uniform(0, 2 * pause)):
            try:
                disturb(dice)
            except BaseException as error:
                failures.append(error)
                return
            moments.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield moments
    finally:
        done.set()
        thread.join()
    assert failures == []


def restarts(server: Server, pause: float = 0.4, times: int = 5) -> Any:
    """The server crashes and comes back."""
    return repeatedly(lambda dice: server.control("restart", "-m", "immediate"), pause, times)


def cut_connections(server: Server, url: str, pause: float = 0.015, times: int = 100) -> Any:
    """One of the connections to a database is cut by the server."""

    def cut(dice: random.Random) -> None:
        if pids := server.backends(url):
            server.run(f"SELECT pg_terminate_backend({dice.choice(pids)})")

    return repeatedly(cut, pause, times)


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    """The server is away within the block."""
    server.control("stop", "-m", "fast")
    try:
        yield
    finally:
        server.control("start")


def content(where: Path | str) -> dict[str, Any]:
    """All that a catalogue holds, without the numbers that depend on how it came in."""
    with Store.open(where, create=False) as store:
        encoder = bound(store)
        known = next(one for one in store.encoders() if one.fingerprint == encoder.fingerprint)
        found: dict[str, Any] = {"rejections": {(r.source, r.reason) for r in store.rejections()}}
        for product in store.products():
            photos = store.photos_of([product.id])[product.id]
            ids, vectors = store.vectors([photo.id for photo in photos], known.id)
            by_id = dict(zip(ids.tolist(), vectors, strict=True))
            kept = [(each.source, each.content_hash, by_id[each.id].tobytes()) for each in photos]
            found[product.id] = product, kept
        assert len(found) == store.counts().products + 1
        return found
