"""What a command needs to know beside its own options: which catalogue, opened how."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from skulens.errors import UsageError
from skulens.records import CopyReport, Rejection

if TYPE_CHECKING:
    import typer

    from skulens.catalog import Catalog
    from skulens.progress import Progress
    from skulens.taxonomy.problems import Problem


def open_catalog(where: str | None, *, encoder: str | None, create: bool) -> Catalog:
    """Open the catalogue through the facade: here alone the commands meet it."""
    # While a thousand modules load there is nothing to collect: this saves 5 % of the start.
    gc.disable()
    from skulens.catalog import Catalog

    gc.enable()
    return Catalog.open(where, encoder=encoder, create=create)


def copy_catalog(source: str, target: str, *, restart: bool, progress: Progress) -> CopyReport:
    """Copy a catalogue through the facade, too."""
    from skulens.catalog import Catalog

    return Catalog.copy(source, target, restart=restart, progress=progress)


@dataclass(frozen=True, slots=True)
class SchemaCheck:
    """What files of a schema hold, None where they cannot be used or were not given.

    `problems` and `warnings` have the file and line as their source.
    """

    categories: int | None
    attributes: int | None
    problems: tuple[Rejection, ...]
    warnings: tuple[Rejection, ...]


def check_schema(taxonomy: str | None, attributes: str | None) -> SchemaCheck:
    """Find all that is wrong in files, without a catalogue; raises `TaxonomyError`."""
    from skulens.taxonomy.attribute_schema import check_uses
    from skulens.taxonomy.reading import load_taxonomy
    from skulens.taxonomy.schema_reading import check_attributes, read_attributes

    if taxonomy is None and attributes is None:
        raise UsageError("nothing to check: name a file of categories or of attributes")

    def told(file: str, found: Iterable[Problem]) -> list[Rejection]:
        return [Rejection(f"{file}:{one.line}", one.code, one.message) for one in found]

    problems: list[Rejection] = []
    warnings: list[Rejection] = []
    tree = schema = None
    if taxonomy is not None:
        built = load_taxonomy(Path(taxonomy).expanduser())
        tree = built.taxonomy
        problems += told(taxonomy, built.problems)
        warnings += told(taxonomy, built.warnings)
    if attributes is not None:
        wrong = check_attributes(Path(attributes).expanduser())
        problems += told(attributes, wrong)
        schema = None if wrong else read_attributes(Path(attributes).expanduser())
        if tree is not None and schema is not None:
            unknown = check_uses(schema, tree)
            warnings += [Rejection(attributes, "unknown_category", one) for one in unknown]
    return SchemaCheck(
        None if tree is None else len(tree),
        None if schema is None else len(schema),
        tuple(problems),
        tuple(warnings),
    )


@dataclass
class Session:
    """The global options of one run; the interactive shell keeps the catalogue open in it."""

    where: str | None = None
    encoder: str | None = None
    debug: bool = False
    interactive: bool = False
    _opened: Catalog | None = field(default=None, repr=False)

    @contextmanager
    def catalog(self, *, create: bool = False) -> Iterator[Catalog]:
        """Lend the catalogue; it is closed afterwards unless the shell keeps it."""
        if self._opened is not None:
            yield self._opened
            return
        catalog = open_catalog(self.where, encoder=self.encoder, create=create)
        if self.interactive:
            self._opened = catalog
            yield catalog
            return
        with catalog:
            yield catalog

    def close(self) -> None:
        """Close the catalogue that the shell kept open."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def session_of(context: typer.Context) -> Session:
    """The session that `run` handed to typer."""
    session = context.find_object(Session)
    assert session is not None
    return session


def decider(by: str | None) -> str:
    """Who decides: as told, else the user of this machine; raises `UsageError` for nobody."""
    if by is not None:
        return by
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError) as error:  # a container may run as nobody known
        raise UsageError("say who decides: --by NAME") from error
