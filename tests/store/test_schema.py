"""The tables mean the same on PostgreSQL, and migrations lead to exactly these tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from skulens.records import AttributeCondition, Filter, Product
from skulens.store import Patience, Store
from skulens.store.filters import conditions_of
from skulens.store.postgres.connections import server_engine
from skulens.store.schema import HEAD, Unsigned64, metadata, products
from skulens.store.sqlite import connections as sqlite
from skulens.store.upgrade import config, is_known, upgrade
from support.postgres import Server
from support.products import BLOCKS, thing

REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(config()).walk_revisions()))
]


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """The index of words and the tables in which it keeps itself are the database's own."""
    return kind != "table" or not (name or "").startswith("product_words")


_PRODUCT = """
    INSERT INTO products (external_id, seen_run, origin, digest, title, url, description, extra)
    VALUES ('old', 1, 'feed', '', 'Old', '', '', '{"a": 1}')
"""
reads_vectors = pytest.mark.filterwarnings("ignore:Did not recognize type 'vector'")
"""The comparison of schemas does not know pgvector's type."""


class Unmade(NamedTuple):
    """A place without tables, and an engine to make them."""

    engine: Engine
    where: Path | str


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Unmade]:
    if request.param == "sqlite":
        yield Unmade(sqlite.migration_engine(tmp_path / "catalog.sqlite"), tmp_path)
        return
    postgres: Server = request.getfixturevalue("postgres")
    with postgres.new_database(migrated=False) as url:
        postgres.run("CREATE EXTENSION vector", database=url)
        engine = server_engine(make_url(url).set(drivername="postgresql+psycopg"), Patience())
        yield Unmade(engine, url)
        engine.dispose()


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "include_name": is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


def test_the_schema_is_that_of_the_last_migration() -> None:
    assert REVISIONS[-1] == HEAD
    assert is_known(HEAD)
    assert not is_known("9999")


@reads_vectors
def test_every_migration_alone_leads_to_the_schema(unmade: Unmade) -> None:
    for revision in REVISIONS:
        upgrade(unmade.engine, revision)
    with unmade.engine.connect() as connection:
        assert differences(connection) == []


@reads_vectors
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_catalogue_of_every_earlier_version_is_opened(unmade: Unmade, revision: str) -> None:
    upgrade(unmade.engine, revision)
    with unmade.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(_PRODUCT)
    with Store.open(unmade.where, create=False) as store:
        assert store.begin_run("feed") == 1
        assert store.product("old") == Product("old", title="Old", extra={"a": 1})
        encoder = store.register_encoder("fingerprint", "dummy", BLOCKS)
        store.write([thing("new", "n.jpg")], origin="feed", run=1, encoder_id=encoder)
        assert [product.id for product in store.products()] == ["old", "new"]
        with store._database.read() as connection:
            assert differences(connection) == []


def test_a_migration_that_fails_leaves_nothing(unmade: Unmade) -> None:
    with unmade.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE query_cache (x text)")
    with pytest.raises(Exception, match=r"query_cache\"? already exists"):
        upgrade(unmade.engine)
    with unmade.engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["query_cache"]


def test_the_schema_can_be_made_on_postgresql() -> None:
    dialect = postgresql.dialect()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    for table in metadata.sorted_tables:
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
    text = "\n".join(made)
    assert "id BIGSERIAL NOT NULL" in text
    assert "perceptual_hash BIGINT NOT NULL" in text
    assert "change BIGINT NOT NULL" in text
    assert "vector BYTEA NOT NULL" in text
    assert "price DOUBLE PRECISION" in text


def test_queries_with_filters_can_be_made_on_postgresql(store: Store, encoder: int) -> None:
    write = thing("a", category="X", attributes={"n": "1"})
    store.write([write], origin="feed", run=1, encoder_id=encoder)
    wanted = Filter("X", (AttributeCondition("n", ("1",), 0, 2),), 0, 1)
    with store._database.read() as connection:
        query = products.select().where(*conditions_of(connection, wanted))
    assert "WITH RECURSIVE" in str(query.compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("number", [0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
def test_unsigned_numbers_fit_a_bigint(number: int) -> None:
    kind = Unsigned64()
    stored = kind.process_bind_param(number, None)
    assert -(1 << 63) <= stored < 1 << 63
    assert kind.process_result_value(stored, None) == number


def test_the_wheel_has_the_migrations() -> None:
    versions = Path(config().get_main_option("script_location")) / "versions"
    assert len(list(versions.glob("*.py"))) == len(REVISIONS)
