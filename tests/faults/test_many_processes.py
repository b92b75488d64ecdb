"""Processes that write, remove, publish and search one catalogue, while connections are cut."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from skulens import Catalog, Filter, Settings
from skulens.records import Product
from skulens.store import Store
from support.outages import cut_connections
from support.pictures import COLOURS, write_photo
from support.postgres import Server
from support.program import environment
from support.soundness import check_answers

SECONDS = 3
THINGS = 40
SETTINGS = Settings(encoder="dummy", threads=1, adapter_min_pairs=10_000)

# Each product has one colour in its title, its attribute and both its photos: whoever sees two
# has seen a half of a change.
_WORKER = """
import json, random, sys, threading
from pathlib import Path
from skulens import AttributeCondition, Catalog, Filter
from skulens.errors import CatalogError, NotFoundError
from skulens.records import Product

where, photos, role, seed = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
dice, done, rounds = random.Random(seed), threading.Event(), 0
colours = sorted(folder.name for folder in photos.iterdir())
threading.Thread(target=lambda: (sys.stdin.read(), done.set())).start()


def things(count):
    for number in dice.sample(range(40), count):
        colour = dice.choice(colours)
        sources = tuple(str(photos / colour / f"{number} {side}.png") for side in ("a", "b"))
        yield Product(f"thing {number}", title=f"{colour} thing", attributes={"colour": colour},
                      photos=sources)


def check(colour, title, attributes, sources):
    seen = {title.split()[0], attributes["colour"], *(Path(each).parent.name for each in sources)}
    assert seen == {colour or title.split()[0]}, seen


def search(catalog):
    colour = dice.choice([None, *colours])
    wanted = Filter(attributes=(AttributeCondition("colour", (colour,)),)) if colour else Filter()
    hits = catalog.search("red", filter=wanted, k=60).hits
    assert len({hit.product_id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        check(colour, hit.title, hit.attributes, [hit.photo])
    for product in catalog.products():
        assert len(product.photos) == 2
        check(None, product.title, product.attributes, product.photos)
    catalog.status()


def write(catalog):
    try:
        report = catalog.add(list(things(12)))
        assert not report.rejections, report.rejections
    except CatalogError as error:  # two wrote the same product at the same moment
        assert "was removed from the catalogue meanwhile; run the same" in str(error), error


def remove(catalog):
    done.wait(0.05)
    try:
        catalog.remove([f"thing {number}" for number in dice.sample(range(40), 2)])
    except NotFoundError:
        pass


work = {"write": write, "remove": remove, "search": search,
        "publish": lambda catalog: catalog.rebuild()}[role]
with Catalog.open(where) as catalog:
    print("ready", flush=True)
    while not done.is_set():
        try:
            work(catalog)
        except NotFoundError as error:  # of a filter, while no product has the attribute
            assert "attribute" in str(error), error
        rounds += 1
print(json.dumps(rounds))
"""
ROLES = ("write", "write", "write", "search", "search", "publish", "remove")


def test_three_write_two_search_one_publishes_and_one_removes(
    postgres: Server, postgres_url: str, tmp_path: Path
) -> None:
    photos = tmp_path / "photos"
    for colour in COLOURS:
        for number in range(THINGS):
            for side in ("a", "b"):
                write_photo(photos / colour / f"{number} {side}.png", colour, number * 2)
    with Catalog.open(postgres_url, settings=SETTINGS) as catalog:
        source = str(photos / "red" / "0 a.png"), str(photos / "red" / "0 b.png")
        first = Product("thing 0", title="red thing", attributes={"colour": "red"}, photos=source)
        catalog.add([first])
    pipe = subprocess.PIPE
    workers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", _WORKER, postgres_url, photos, role, str(seed)],
            stdin=pipe, stdout=pipe, stderr=pipe, text=True,
            env=environment(batch_size=4, threads=1, index="hnsw", adapter_min_pairs=10_000),
        )
        for seed, role in enumerate(ROLES)
    ]  # fmt: skip
    for worker in workers:
        assert worker.stdout.readline() == "ready\n", worker.communicate()[1]
    with cut_connections(postgres, postgres_url, pause=0.03):
        time.sleep(SECONDS)
    rounds = {}
    for worker in workers:
        worker.stdin.close()
    for role, worker in zip(ROLES, workers, strict=True):
        worker.stdin = None
        out, err = worker.communicate(timeout=120)
        assert worker.returncode == 0, err
        rounds[role] = json.loads(out)
    assert all(count > 0 for count in rounds.values()), rounds
    with Catalog.open(postgres_url, settings=SETTINGS) as catalog:
        check_answers(catalog)
        catalog.rebuild()
        check_answers(catalog)
        assert catalog.status().index_behind == 0
    check_changes(postgres, postgres_url)


def check_changes(postgres: Server, url: str) -> None:
    """Every change has a number of its own, and whoever follows them all knows what there is."""
    (counted,) = postgres.run(
        "SELECT count(*), count(DISTINCT change), max(change) <= (SELECT value FROM counters WHERE name = 'changes') "
        "FROM (SELECT change FROM vectors UNION ALL SELECT change FROM removals) AS each",
        database=url,
    )
    assert counted[0] == counted[1]
    assert counted[2]
    with Store.open(url) as store:
        held: set[int] = set()
        for chunk in store.changes_since(0, 1, window=50):
            held -= set(chunk.removed.tolist())
            held |= set(chunk.ids.tolist())
        assert sorted(held) == store.photo_ids(Filter(), 1).tolist()
