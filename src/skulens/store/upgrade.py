"""Bringing a schema up to date with Alembic; the only importer of it besides the migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

_MIGRATIONS = Path(__file__).with_name("migrations")


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    # Doubled, as the option is read with %-interpolation.
    made.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(engine: Engine, to: str = "head", lock: str | None = None) -> None:
    """Run the missing migrations in one transaction: all of them or none.

    Two processes that come at the same time take turns (by `lock`, a statement, on a server), and the
    second finds nothing to do.
    """
    options = config()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if lock is not None:
            connection.exec_driver_sql(lock)
        options.attributes["connection"] = connection
        command.upgrade(options, to)


def is_known(version: str) -> bool:
    """Whether a schema's version is one of ours."""
    try:
        return ScriptDirectory.from_config(config()).get_revision(version) is not None
    except CommandError:
        return False
