"""A catalogue on a server whose index or encoder is not what a process believes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from skulens import Catalog, Filter, Settings
from skulens.encoders.blocks import MEANING
from skulens.errors import EncoderMismatchError
from skulens.records import Product
from skulens.search.adapter import Adapter
from support import models
from support.pictures import write_shop
from support.postgres import Server
from support.program import skulens
from support.soundness import check_answers

SETTINGS = Settings(encoder="dummy", threads=2, adapter_min_pairs=10_000)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write_shop(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def catalog(postgres_url: str, shop: Path):
    with Catalog.open(postgres_url, settings=SETTINGS) as opened:
        opened.add(shop, category_from_folder=True)
        yield opened


def index_tables(server: Server, url: str) -> list[str]:
    query = "SELECT relname FROM pg_class WHERE relname ~ '^search_[0-9]+$' ORDER BY relname"
    return [name for (name,) in server.run(query, database=url)]


def hits(catalog: Catalog, filter: Filter | None = None) -> dict[str, float]:
    found = catalog.search("red", k=50, filter=filter or Filter()).hits
    return {hit.product_id: round(hit.score, 5) for hit in found}


@pytest.mark.parametrize("words", [("search", "red"), ("add", "shop")])
def test_another_encoder_is_refused(
    words: tuple[str, ...],
    catalog: Catalog,
    postgres_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = f"onnx:{models.write_encoder(tmp_path / 'other')}"
    with Catalog.open(postgres_url, encoder=spec, settings=SETTINGS) as other:
        with pytest.raises(EncoderMismatchError, match="was filled with the encoder dummy-1"):
            other.search("red")
        assert [encoder.name for encoder in other._store.encoders()] == ["dummy"]
    ended = skulens("--catalog", postgres_url, "--encoder", spec, *words, code=1)
    assert f"encode all photos again with: skulens rebuild --encoder {spec}" in ended.err
    assert catalog.status().products == 20


def test_a_change_of_encoder_under_a_process_that_searches(
    catalog: Catalog, postgres_url: str, tmp_path: Path
) -> None:
    spec = f"onnx:{models.write_encoder(tmp_path / 'other')}"
    assert len(hits(catalog)) == 20
    with Catalog.open(postgres_url, settings=SETTINGS) as other:
        assert other.rebuild(encoder=spec).encoded == 20
        check_answers(other)
        assert len(hits(other)) == 20
    with pytest.raises(EncoderMismatchError, match=r"another process .* open it again"):
        hits(catalog)
    with Catalog.open(postgres_url, settings=SETTINGS) as again:
        assert again.status().encoder == spec


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE {table}",
        "DELETE FROM {table} WHERE photo_id % 2 = 0",
        "TRUNCATE {table}",
        "DROP TABLE search_tables",
        "DROP TABLE search_tables; DROP TABLE {table}",
    ],
)
def test_a_damaged_index_is_not_searched_and_made_anew(
    damage: str, catalog: Catalog, postgres: Server, postgres_url: str, shop: Path
) -> None:
    before, blue = hits(catalog), hits(catalog, Filter(category="blue things"))
    (table,) = index_tables(postgres, postgres_url)
    postgres.run(*damage.format(table=table).split(";"), database=postgres_url)
    with Catalog.open(postgres_url, settings=SETTINGS) as other:
        for _ in range(2):
            assert hits(other) == before
            assert hits(other, Filter(category="blue things")) == blue
            assert other.status().indexed == 20
        assert other.rebuild().vectors == 20
        assert len(index_tables(postgres, postgres_url)) == 1
        assert hits(other) == before
        assert other.status().index_behind == 0
        check_answers(other)
    assert hits(catalog) == before, "a process that had been searching goes on with the new one"
    check_answers(catalog)


def test_adding_mends_an_index_that_lacks_rows(
    catalog: Catalog, postgres: Server, postgres_url: str, shop: Path, tmp_path: Path
) -> None:
    (table,) = index_tables(postgres, postgres_url)
    postgres.run(f"DELETE FROM {table} WHERE photo_id < 5", database=postgres_url)
    write_shop(tmp_path / "more" / "new", per_colour=1)
    assert catalog.add(tmp_path / "more").rejections == ()
    assert index_tables(postgres, postgres_url) != [table]
    assert len(hits(catalog)) == 25
    check_answers(catalog)


def test_another_process_fits_adapters_while_this_one_searches(
    catalog: Catalog, postgres_url: str, shop: Path
) -> None:
    """Every answer is that of one adapter or of the next one, never a mix of both."""
    done, loads = threading.Event(), []
    titled = [
        Product(f"{path.parent.name}/{path.name}", title=path.stem, photos=(str(path),))
        for path in sorted(shop.rglob("*.png"))
    ]
    with Catalog.open(postgres_url, settings=SETTINGS) as other:
        other.add(titled)
        answers = [hits(catalog)]
        searched: list[dict[str, float]] = []

        def search() -> None:
            while not done.is_set():
                searched.append(hits(catalog))

        with ThreadPoolExecutor(3) as pool:
            searching = [pool.submit(search) for _ in range(3)]
            try:
                for number in range(6):
                    activate(other, number)
                    other.rebuild()
                    assert other.status().adapter_version == number + 1
                    answers.append(hits(other))
                    loads.append(len(searched))
            finally:
                done.set()
            for each in searching:
                each.result()
        assert hits(catalog) == answers[-1]
        assert len({str(sorted(each.items())) for each in answers}) == len(answers)
        assert all(answer in answers for answer in searched)
        assert len(set(loads)) > 1, "they went on searching"
        check_answers(catalog)


def activate(catalog: Catalog, seed: int) -> None:
    """Put another adapter to use, as a fit does."""
    layout, encoder_id = catalog._binding.encoder.blocks, catalog._binding.encoder_id
    where = layout.slice_of(MEANING)
    size = layout.dim + 1, where.stop - where.start
    matrix = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    arrays = Adapter(matrix, 0.5).to_arrays()
    version = catalog._store.save_adapter(encoder_id, arrays, {"pairs": 20})
    catalog._store.activate_adapter(encoder_id, version)
