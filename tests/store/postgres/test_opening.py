"""What is said where a catalogue on a server cannot be opened, and what is no hindrance."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skulens.errors import CatalogError, SchemaVersionError
from skulens.store import Store, is_address
from support.postgres import Server, name_of


@pytest.fixture
def empty(postgres: Server) -> Iterator[str]:
    """A database without anything."""
    with postgres.new_database(migrated=False) as url:
        yield url


@pytest.fixture
def plain(postgres: Server) -> Iterator[Callable[[str], str]]:
    """Makes addresses of a role without rights."""
    postgres.run("CREATE ROLE plain LOGIN")
    yield lambda url: postgres.address(name_of(url), "plain", "secret")
    postgres.run("DROP OWNED BY plain", "DROP ROLE plain")


def refused(url: str, message: str, **options: bool) -> str:
    """Check that an address is refused with a message that holds no password; returns it."""
    with pytest.raises(CatalogError, match=message) as caught:
        Store.open(url, **options)
    chain = [caught.value, caught.value.__cause__, caught.value.__context__]
    assert not any("secret" in str(error) for error in chain)
    return str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_is_not_there(host: str) -> None:
    said = refused(f"postgresql://me:secret@{host}/shop", "cannot be reached; check the address")
    assert said.startswith(f"catalogue postgresql://me@{host}/shop: ")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:secret@host:port/shop",
        "postgresql://me:sec@secret@host/shop",
        "postgresql://[::1/shop",
    ],
)
def test_an_address_that_cannot_be_read(address: str) -> None:
    refused(address, "cannot be read; it has the form postgresql://.*written as %40 and %2F")


def test_other_kinds_of_databases() -> None:
    refused("mysql://me:secret@host/shop", "not kept at mysql://; give a folder, or postgresql://")
    assert is_address("mysql://host/shop")


def test_a_database_or_a_role_that_does_not_exist(postgres: Server, postgres_url: str) -> None:
    refused(postgres.address("nowhere"), "no such database; create it first: createdb")
    nobody = postgres.address(name_of(postgres_url), "nobody", "secret")
    refused(nobody, "the server refuses this role or its password")


@contextmanager
def passwords_wanted(server: Server, role: str) -> Iterator[None]:
    ((file,),) = server.run("SHOW hba_file")
    before = Path(file).read_text()
    Path(file).write_text(f"local all {role} scram-sha-256\n{before}")
    server.run("SELECT pg_reload_conf()")
    try:
        yield
    finally:
        Path(file).write_text(before)
        server.run("SELECT pg_reload_conf()")


def test_a_wrong_password(
    own: Server, postgres_url: str, plain: Callable[[str], str], tmp_path: Path
) -> None:
    own.run("ALTER ROLE plain PASSWORD 'right'", "GRANT pg_read_all_data TO plain")
    with passwords_wanted(own, "plain"):
        refused(plain(postgres_url), "the server refuses this role or its password; check")
        without = own.address(name_of(postgres_url), "plain")
        refused(without, "the server refuses this role or its password; check the address")
        right = own.address(name_of(postgres_url), "plain", "right")
        with Store.open(right) as store:
            assert store.counts().products == 0
            assert "right" not in str(store.database.where)


def test_a_role_that_may_not_connect(
    postgres: Server, postgres_url: str, plain: Callable[[str], str]
) -> None:
    postgres.run(f"REVOKE CONNECT ON DATABASE {name_of(postgres_url)} FROM PUBLIC")
    refused(plain(postgres_url), "the role may not do this; grant it what it needs")
    postgres.run(f"GRANT CONNECT ON DATABASE {name_of(postgres_url)} TO plain")
    postgres.run("ALTER ROLE plain CONNECTION LIMIT 0")
    refused(plain(postgres_url), "no connection left; close some or allow more")


def test_a_role_that_may_not_read(postgres_url: str, plain: Callable[[str], str]) -> None:
    refused(plain(postgres_url), r"grant it what it needs .*'PostgreSQL'\) \(permission denied for")


def test_a_role_that_may_not_make_tables(
    postgres: Server, empty: str, plain: Callable[[str], str]
) -> None:
    refused(plain(empty), "lacks the extension vector .*administrator to run .* CREATE EXTENSION")
    postgres.run("CREATE EXTENSION vector", database=empty)
    refused(plain(empty), r"grant it what it needs.*permission denied for schema public")
    postgres.run("REVOKE ALL ON SCHEMA public FROM PUBLIC", database=empty)
    refused(plain(empty), "search_path names does not exist.*run: GRANT USAGE ON SCHEMA")
    assert (
        postgres.run("SELECT 1 FROM pg_tables WHERE tablename = 'products'", database=empty) == []
    )


def test_a_server_without_pgvector(
    postgres: Server, empty: str, plain: Callable[[str], str]
) -> None:
    # It looks for extensions where there are none.
    postgres.run(
        "ALTER ROLE plain SUPERUSER", "ALTER ROLE plain SET extension_control_path = '/nowhere'"
    )
    refused(
        plain(empty), r"lacks the extension vector \(pgvector\); install it on the server \(such"
    )


def test_an_old_pgvector(postgres: Server, postgres_url: str) -> None:
    postgres.run(
        "UPDATE pg_extension SET extversion = '0.7.4' WHERE extname = 'vector'",
        database=postgres_url,
    )
    refused(
        postgres_url, r"has pgvector 0\.7\.4, but 0\.8\.0 or newer.*ALTER EXTENSION vector UPDATE"
    )


def test_pgvector_where_the_role_does_not_look(postgres: Server, empty: str) -> None:
    postgres.run("CREATE SCHEMA tools", "CREATE EXTENSION vector SCHEMA tools", database=empty)
    refused(empty, r"in the schema tools, .*add that to its search_path: .*public, tools")
    postgres.run(f"ALTER DATABASE {name_of(empty)} SET search_path = public, tools", database=empty)
    with Store.open(empty) as store:
        assert store.begin_run("feed") == 1


def test_a_newer_schema(postgres: Server, postgres_url: str) -> None:
    postgres.run("UPDATE alembic_version SET version_num = '9999'", database=postgres_url)
    with pytest.raises(SchemaVersionError, match=r"newer Skulens \(schema 9999, .*update Skulens"):
        Store.open(postgres_url)


@pytest.mark.parametrize("table", ["products", "alembic_version"])
def test_a_database_of_another_program(postgres: Server, empty: str, table: str) -> None:
    postgres.run(f"CREATE TABLE {table} (version_num text)", database=empty)
    refused(empty, f"is a database of another program .it has a table '{table}'.; choose another")
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    assert postgres.run(tables, database=empty) == [(table,)]
    assert postgres.run("SELECT 1 FROM pg_extension WHERE extname = 'vector'", database=empty) == []


def test_tables_of_other_names_are_no_hindrance(postgres: Server, empty: str) -> None:
    postgres.run(
        "CREATE TABLE orders (id int)", "CREATE TABLE search_terms (x int)", database=empty
    )
    refused(empty, "has no catalogue in it; check the address, or add products", create=False)
    for _ in range(2):
        with Store.open(empty) as store:
            store.begin_run("feed")
    assert postgres.run("SELECT count(*) FROM orders", database=empty) == [(0,)]


def test_several_catalogues_in_the_schemas_of_one_database(postgres: Server, empty: str) -> None:
    postgres.run("CREATE SCHEMA left_shop", "CREATE SCHEMA right_shop", database=empty)
    for name in ("left_shop", "right_shop"):
        with Store.open(f"{empty}&options=-csearch_path%3D{name},public") as store:
            assert store.begin_run(name) == 1


def test_many_processes_open_an_empty_database_at_once(empty: str) -> None:
    code = "import sys; from skulens.store import Store; Store.open(sys.argv[1]).begin_run('feed')"
    command = [sys.executable, "-W", "error", "-c", code, empty]
    makers = [subprocess.Popen(command) for _ in range(4)]
    assert [maker.wait() for maker in makers] == [0] * 4
    with Store.open(empty) as store:
        assert len(store.runs()) == 4


@pytest.mark.parametrize("module", ["psycopg", "pgvector"])
def test_what_is_not_installed_is_named_with_the_command(module: str) -> None:
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from skulens.store import Store; from skulens.errors import MissingExtraError\n"
        "try: Store.open('postgresql://me:secret@127.0.0.1:1/shop')\n"
        "except MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert f"{module} is not installed" in done.stdout, done
    assert "pip install 'skulens[postgres]'" in done.stdout
