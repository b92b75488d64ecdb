"""What PostgreSQL reports, in the words of the user."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from skulens.errors import CatalogError
from skulens.store.failures import CatalogBusyError, CatalogFullError, CatalogLostError

NO_SCHEMA = (
    "the schema that its search_path names does not exist, or the role may not use it; "
    "create it, or run: GRANT USAGE ON SCHEMA name TO role"
)
_RIGHTS = "the role may not do this; grant it what it needs (see the docs page 'PostgreSQL')"


class _Remedy(NamedTuple):
    text: str
    kind: type[CatalogError] = CatalogError


_GONE = _Remedy(
    "the connection to the server was lost; check that it runs and run the same command again: "
    "it continues where it stopped",
    CatalogLostError,
)
_AGAIN = _Remedy("two writers got in each other's way; try again", CatalogLostError)
_BUSY = _Remedy(
    "another process is writing to it; wait for it to finish and try again", CatalogBusyError
)
_FULL = _Remedy(
    "the server's disk is full; free space and run the same command again: "
    "it continues where it stopped",
    CatalogFullError,
)
_REPLACED = _Remedy("its index was replaced at this moment; try again", CatalogLostError)
_BY_STATE = {
    "08": _GONE,
    "57P": _GONE,
    "40": _AGAIN,
    "55P03": _BUSY,
    "25P03": _Remedy("the transaction was idle for too long; try again", CatalogLostError),
    "42P01": _Remedy("a table of it is missing; restore it from a backup"),
    "3F000": _Remedy(NO_SCHEMA),
    "53100": _FULL,
    "53300": _Remedy(
        "the server has no connection left; close some or allow more", CatalogLostError
    ),
    "53": _Remedy("the server has too little memory for this; give it more or ask for less"),
    "57014": _Remedy(
        "the statement took longer than the limit; ask for less, or raise SKULENS_STATEMENT_TIMEOUT"
    ),
    "42501": _Remedy(_RIGHTS),
    "25006": _Remedy(
        "it can only be read here; connect to the primary server, as a role that may write"
    ),
    "28": _Remedy("the server refuses this role or its password; check the address"),
    "3D000": _Remedy("there is no such database; create it first: createdb NAME"),
    "XX001": _Remedy("the server found damaged data; restore it from a backup"),
    "XX002": _Remedy("the server found a damaged index; rebuild it: REINDEX DATABASE"),
}
_BY_WORDS = {
    "password authentication failed": _BY_STATE["28"],
    "no pg_hba.conf entry": _BY_STATE["28"],
    "role ": _BY_STATE["28"],
    "database ": _BY_STATE["3D000"],
    "too many connections": _BY_STATE["53300"],
    "sorry, too many clients": _BY_STATE["53300"],
    "permission denied for database": _BY_STATE["42501"],
    "remaining connection slots": _BY_STATE["53300"],
}
"""A refused connection has no state, only words."""


def explained(where: Path | str, error: BaseException) -> CatalogError:
    """Word one database error; unknown ones keep the text of the database."""
    remedy = _remedy(error)
    if remedy is None:
        return CatalogError(f"catalogue {where}: the database reported: {_said(error)}")
    return remedy.kind(f"catalogue {where}: {remedy.text} ({_said(error)})")


def unreachable(where: Path | str, error: CatalogLostError) -> CatalogLostError:
    """Word the failure of the very first connection."""
    cause = error.__cause__ or error
    cause = getattr(cause, "orig", None) or cause
    if _remedy(cause) is not _GONE:
        return error
    return CatalogLostError(
        f"catalogue {where}: the server cannot be reached; check the address and that it runs "
        f"({_said(cause)})"
    )


def _said(error: BaseException) -> str:
    return " ".join(str(error).split("\n", 1)[0].split())


def _remedy(error: BaseException) -> _Remedy | None:
    state = getattr(error, "sqlstate", None)
    if state == "42P01" and "search_" in str(error):
        return _REPLACED
    if state is not None:
        return next((_BY_STATE[state[:n]] for n in (5, 3, 2) if state[:n] in _BY_STATE), None)
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return None
    words = str(error)
    if "no password supplied" in words:  # said by the client
        return _BY_STATE["28"]
    if "FATAL:" in words:
        said = words.partition("FATAL:")[2].lstrip()
        known = (each for start, each in _BY_WORDS.items() if said.startswith(start))
        return next(known, _GONE)
    return _GONE
