"""Database failures in the words of the user: what happened, to which catalogue, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from skulens.errors import CatalogError


class CatalogFullError(CatalogError):
    """There was no room on the disk, not even for the few pages that reading beside writers takes."""


class CatalogBusyError(CatalogError):
    """Another process held the catalogue for longer than the caller would wait."""


class CatalogLostError(CatalogError):
    """The connection was lost or refused, or the transaction undone: it can be done again."""


@contextmanager
def translated(
    where: Path | str,
    native: type[Exception],
    explain: Callable[[Path | str, BaseException], CatalogError],
) -> Iterator[None]:
    """Turn errors of the database, also those of its driver, into `CatalogError` with a remedy."""
    try:
        yield
    except DBAPIError as error:
        raise explain(where, error.orig or error) from error
    except native as error:
        raise explain(where, error) from error
