"""A server that goes away, for a moment or for longer, in the middle of whatever is done."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest

from skulens import Catalog, Filter, Settings
from skulens.errors import CatalogError
from skulens.progress import ProgressEvent
from skulens.records import Product, Rejection
from skulens.store import Store
from skulens.store.parts import chunks
from support.outages import content, cut_connections, restarts, stopped
from support.pictures import COLOURS, write_photo
from support.postgres import Server
from support.products import BLOCKS, thing
from support.soundness import check_answers, check_sound

T = TypeVar("T")
PHOTOS = 240
SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4, adapter_min_pairs=10_000)
IMPATIENT = SETTINGS.model_copy(update={"retry_seconds": 0.3})
LOST = "the connection to the server was lost; check that it runs and run the same command again"


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of photos, and a broken one."""
    folder = tmp_path_factory.mktemp("photos")
    for number in range(PHOTOS):
        colour = list(COLOURS)[number % len(COLOURS)]
        write_photo(folder / "things" / f"{colour} thing {number:03}.png", colour, seed=number)
    (folder / "things" / "zz broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture(scope="module")
def undisturbed(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a catalogue of these photos holds when nothing goes wrong."""
    where = tmp_path_factory.mktemp("undisturbed")
    with Catalog.open(where, settings=SETTINGS) as catalog:
        add(catalog, photos)
    return content(where)


def add(catalog: Catalog, photos: Path, **options):
    return catalog.add(photos, category_from_folder=True, **options)


def search_until(done: threading.Event, catalog: Catalog) -> int:
    """Search on and on; whatever happens, what is found is right."""
    count = 0
    while not done.is_set() or not count:
        filtered = count % 2
        filter = Filter(category="things") if filtered and catalog.categories() else Filter()
        found = catalog.search("red", filter=filter, k=20).hits
        scores = [hit.score for hit in found]
        assert scores == sorted(scores, reverse=True)
        assert len({hit.product_id for hit in found}) == len(found)
        assert all(hit.product_id.startswith("things/red") for hit in found[:5] if hit.score > 0.5)
        count += 1
    return count


@pytest.mark.parametrize("fault", ["crashes", "cut connections"])
def test_adding_and_searching_go_on(
    fault: str, own: Server, postgres_url: str, photos: Path, undisturbed: dict[str, object]
) -> None:
    done = threading.Event()
    disturbed = restarts(own) if fault == "crashes" else cut_connections(own, postgres_url)
    with Catalog.open(postgres_url, settings=SETTINGS) as catalog, ThreadPoolExecutor(3) as pool:
        catalog.search("red")
        with disturbed as moments:
            searching = [pool.submit(search_until, done, catalog) for _ in range(3)]
            try:
                report = add(catalog, photos)
            finally:
                done.set()
            assert all(each.result() > 0 for each in searching)
        assert len(moments) >= 3
        assert [rejection.reason for rejection in report.rejections] == ["unsupported_format"]
        assert report.products == PHOTOS
        assert catalog.status().indexed == PHOTOS
    assert content(postgres_url) == undisturbed
    check_sound(postgres_url)
    assert own.advisory_locks(postgres_url) == 0


def test_a_server_that_stays_away(
    own: Server, postgres_url: str, photos: Path, undisturbed: dict[str, object]
) -> None:
    with Catalog.open(postgres_url, settings=IMPATIENT) as catalog:
        with ExitStack() as stack:

            def stop(event: ProgressEvent) -> None:
                if event.done == PHOTOS // 2:
                    stack.enter_context(stopped(own))

            with pytest.raises(CatalogError, match=LOST) as caught:
                add(catalog, photos, progress=stop)
            assert catalog.where in str(caught.value)
            for ask in (lambda: catalog.search("red"), catalog.status, catalog.rebuild):
                with pytest.raises(CatalogError, match=LOST):
                    ask()
            with pytest.raises(CatalogError, match="cannot be reached; check the address and that"):
                Catalog.open(postgres_url)
        assert catalog.status().products == PHOTOS // 2, "what was acknowledged"
        assert len(catalog.search("red", k=PHOTOS).hits) == PHOTOS // 2
        report = add(catalog, photos)
        assert (report.photos_unchanged, report.photos_added) == (PHOTOS // 2, PHOTOS // 2)
    assert content(postgres_url) == undisturbed


def test_a_server_that_is_back_in_time(own: Server, postgres_url: str, photos: Path) -> None:
    patient = SETTINGS.model_copy(update={"retry_seconds": 20.0})
    with Catalog.open(postgres_url, settings=patient) as catalog:
        add(catalog, photos)
        with ThreadPoolExecutor(3) as pool:
            with stopped(own):
                searches = [pool.submit(catalog.search, "red", k=7) for _ in range(3)]
                time.sleep(0.5)
                assert not any(search.done() for search in searches), "they wait"
            assert all(len(search.result().hits) == 7 for search in searches)


@pytest.mark.parametrize("kind", ["flat", "hnsw"])
def test_an_index_is_published_in_spite_of_it(
    kind: str, own: Server, postgres_url: str, photos: Path
) -> None:
    settings = SETTINGS.model_copy(update={"index": kind})
    names = sorted((photos / "things").glob("*thing*.png"))
    products = [Product(path.name, photos=(str(path),)) for path in names]
    with Catalog.open(postgres_url, settings=settings) as catalog:
        with cut_connections(own, postgres_url, 0.01) as moments:
            for start in range(0, PHOTOS, 20):
                catalog.add(products[start : start + 20])  # builds, then extends
                if start % 60 == 0:
                    catalog.rebuild()
        assert len(moments) >= 30
        catalog.add([])
        index = catalog._searcher.index()
        assert index.kind == ("hnsw" if kind == "hnsw" else "exact")
        assert index.counter == catalog._store.latest_change(1), "nothing is left to publish"
        check_answers(catalog)
        with restarts(own, 0.2, 3) as moments:
            while len(moments) < 3:
                catalog.rebuild()
        check_answers(catalog)
        catalog.rebuild()  # what could not be dropped, as the connection was lost just then, goes now
    assert own.advisory_locks(postgres_url) == 0
    tables = own.run(
        "SELECT relname FROM pg_class WHERE relname ~ '^search_[0-9]+$'", database=postgres_url
    )
    assert len(tables) == 1, "nothing half made is left"


def test_what_is_read_in_chunks_goes_on_from_where_it_was(own: Server, postgres_url: str) -> None:
    with Store.open(postgres_url) as store:
        encoder = store.register_encoder("fingerprint", "dummy", BLOCKS)
        run = store.begin_run("feed")
        writes = [thing(f"{n}", f"{n}.jpg", seed=n) for n in range(1500)]
        refused = [Rejection(f"{n}", "bad", "no") for n in range(1500)]
        for each in chunks(writes, 250):
            store.write(each, origin="feed", run=run, encoder_id=encoder, rejections=refused)
        other = store.register_encoder("another", "dummy", BLOCKS)

        def cut() -> None:
            for pid in own.backends(postgres_url):
                own.run(f"SELECT pg_terminate_backend({pid})")

        def all_of(read: Iterator[T]) -> list[T]:
            found = []
            for each in read:
                found.append(each)
                if len(found) % 100 == 1:
                    cut()
            return found

        names = [write.product.id for write in writes]
        assert [product.id for product in all_of(store.products())] == names
        assert [item.source for item in all_of(store.rejections())] == names
        assert [photo.product_id for photo in all_of(store.photos_without_vector(other))] == names
        read = all_of(store.changes_since(0, encoder, window=10))
        assert sum(len(chunk.ids) for chunk in read) == 1500
        assert len(read) >= 150
        cut()
        assert store.remove_products([*names[:1200], "unknown"]) == ["unknown"]
