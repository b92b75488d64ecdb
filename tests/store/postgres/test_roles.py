"""What the roles of the docs page may do: one that writes what it owns, and one that only reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skulens import Catalog, Filter, Settings
from skulens.errors import CatalogError
from skulens.store import Store
from support.pages import blocks_of
from support.pictures import write_shop
from support.postgres import Server, name_of
from support.soundness import check_answers

SETTINGS = Settings(encoder="dummy", threads=2, adapter_min_pairs=10_000, query_cache_size=100)
PAGE = Path(__file__).parents[3] / "docs" / "postgresql.md"
BLUE = Filter(category="blue things")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write_shop(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def database(postgres: Server) -> Iterator[str]:
    """A database with the roles of the docs page; it is gone before they are."""
    try:
        with postgres.new_database(migrated=False) as url:
            (script,) = [block.text for block in blocks_of(PAGE) if block.language == "sql"]
            postgres.run("CREATE EXTENSION vector", *script.split(";\n"), database=url)
            yield name_of(url)
    finally:
        postgres.run("DROP ROLE IF EXISTS skulens_writer", "DROP ROLE IF EXISTS skulens_reader")


@pytest.fixture
def open_as(postgres: Server, database: str) -> Callable[[str], Catalog]:
    def opened(role: str) -> Catalog:
        return Catalog.open(postgres.address(database, role, "secret"), settings=SETTINGS)

    return opened


def test_the_writer_can_do_everything(
    postgres: Server, database: str, open_as: Callable[[str], Catalog], shop: Path
) -> None:
    with open_as("skulens_writer") as catalog:
        assert catalog.add(shop, category_from_folder=True).rejections == ()
        catalog.rebuild()
        catalog.remove(filter=BLUE)
        assert catalog.add(shop, category_from_folder=True, sync=True).rejections == ()
        check_answers(catalog)
    owned = "SELECT DISTINCT nspname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
    by_writer = "WHERE relowner = 'skulens_writer'::regrole AND nspname !~ '^pg_toast'"
    assert postgres.run(owned + by_writer, database=database) == [("public",)]


def test_the_reader_searches_what_is_there_now(
    open_as: Callable[[str], Catalog], shop: Path, tmp_path: Path
) -> None:
    with open_as("skulens_writer") as writer:
        writer.add(shop, category_from_folder=True)
        with open_as("skulens_reader") as reader:
            assert reader.search("blue", k=50).hits == writer.search("blue", k=50).hits
            assert len(reader.search("blue", filter=BLUE).hits) == 4
            write_shop(tmp_path / "more" / "new", per_colour=1)
            writer._searcher.publish = lambda progress: None  # type: ignore[method-assign]
            writer.add(tmp_path / "more", category_from_folder=True)
            new = Filter(category="new")
            assert reader.status().index_behind > 0
            assert len(reader.search("blue", k=50).hits) == 25
            assert len(reader.search("blue", filter=new).hits) == 5
            del writer._searcher.publish
            writer.rebuild()  # into a table that was made after the rights were given
            assert len(reader.search("blue", k=50).hits) == 25
            assert len(reader.search("blue", filter=new).hits) == 5
            status = reader.status()
            assert (status.products, status.indexed, status.index_behind) == (25, 25, 0)
            check_answers(reader)


def test_the_reader_is_refused_every_write(open_as: Callable[[str], Catalog], shop: Path) -> None:
    with open_as("skulens_writer") as writer:
        writer.add(shop)
    with open_as("skulens_reader") as reader:
        product = next(iter(reader.products())).id
        for write in (
            lambda: reader.add(shop),
            lambda: reader.remove([product]),
            reader.rebuild,
            reader.clear_cache,
            lambda: reader.rebuild(encoder="dummy"),
        ):
            with pytest.raises(
                CatalogError, match="only read; connect as a role that may"
            ) as caught:
                write()
            assert "secret" not in str(caught.value)
        assert reader.status().products == 20
        assert reader.status().cached_queries == 0


def test_without_rights_to_the_index_that_is_said(
    postgres: Server, database: str, open_as: Callable[[str], Catalog], shop: Path
) -> None:
    with open_as("skulens_writer") as writer:
        writer.add(shop)
        postgres.run("REVOKE SELECT ON search_1 FROM skulens_reader", database=database)
        with (
            open_as("skulens_reader") as reader,
            pytest.raises(CatalogError, match=r"grant it what it needs.*denied for table search_1"),
        ):
            reader.search("blue")


def test_the_server_may_forbid_writing(postgres: Server, postgres_url: str, shop: Path) -> None:
    with Catalog.open(postgres_url, settings=SETTINGS) as catalog:
        catalog.add(shop)
    postgres.run("CREATE ROLE guest LOGIN", "GRANT pg_read_all_data, pg_write_all_data TO guest")
    try:
        postgres.run("ALTER ROLE guest SET default_transaction_read_only = on")
        address = postgres.address(name_of(postgres_url), "guest")
        with Catalog.open(address, settings=SETTINGS) as catalog:
            assert len(catalog.search("blue", k=50).hits) == 20
            with pytest.raises(CatalogError, match="its role may only read"):
                catalog.clear_cache()
        with postgres.new_database(migrated=False) as empty:
            postgres.run(
                "CREATE EXTENSION vector", "GRANT CREATE ON SCHEMA public TO guest", database=empty
            )
            with pytest.raises(CatalogError, match=r"no catalogue in it; .* a role that may write"):
                Store.open(postgres.address(name_of(empty), "guest"))
    finally:
        postgres.run("DROP ROLE guest")
