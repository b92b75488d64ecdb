"""Records as plain JSON and back: what is read is checked against the record's own types."""

from __future__ import annotations

import json
import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from skulens.errors import MappingError
from skulens.sources.names import shown
from skulens.sources.replacing import replacing

T = TypeVar("T")

MAX_FILE_BYTES = 64 << 20


def plain_of(record: Any) -> Any:
    """Return what JSON can hold of a record, its fields by name."""
    if is_dataclass(record):
        return {one.name: plain_of(getattr(record, one.name)) for one in fields(record)}
    if isinstance(record, Mapping):
        return {name: plain_of(value) for name, value in record.items()}
    return [plain_of(value) for value in record] if isinstance(record, tuple) else record


def record_of(kind: type[T], plain: Any, where: str) -> T:
    """Return the record that `plain_of` gave; fields with a default may be missing.

    Raises `MappingError` that names the place below `where` and what is wrong there.
    """
    found: T = _read(kind, plain, where)
    return found


def write_json(plain: Any, path: Path) -> None:
    """Write a JSON file that appears whole or not at all. Raises `OutputError`."""
    text = json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)
    try:
        data = text.encode()
    except UnicodeEncodeError:  # names of files with bytes that are no Unicode
        data = json.dumps(plain, indent=1, allow_nan=False).encode()
    with replacing(path) as partial:
        partial.write_bytes(data + b"\n")


def read_json(path: Path) -> Any:
    """Return what a JSON file of at most `MAX_FILE_BYTES` holds; raises `MappingError`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise MappingError(f"cannot read {shown(path)}: {error.strerror or error}") from error
    if len(data) > MAX_FILE_BYTES:
        raise MappingError(
            f"{shown(path)} has more than {MAX_FILE_BYTES >> 20} MiB, which is more than a mapping "
            "needs; name the file that was exported"
        )
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "it is no JSON in UTF-8"
        raise MappingError(f"{shown(path)} cannot be understood: {reason}") from error


def _read(kind: Any, plain: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin is Literal:
        if plain in get_args(kind) and isinstance(plain, str):
            return plain
        raise _wrong(where, plain, f"one of {', '.join(get_args(kind))}")
    if origin in (Union, types.UnionType):
        return _read_one_of(get_args(kind), plain, where)
    if origin is tuple:
        return _read_tuple(get_args(kind), plain, where)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        _, inner = get_args(kind)
        return {
            name: _read(inner, value, f"{where}.{name[:40]}")
            for name, value in _object(plain, where).items()
        }
    if is_dataclass(kind):
        return _read_record(kind, plain, where)
    return _read_scalar(kind, plain, where)


def _read_record(kind: Any, plain: Any, where: str) -> Any:
    hints = _hints(kind)
    given = _object(plain, where)
    if unknown := [name for name in given if name not in hints]:
        raise MappingError(f"{where} has a field '{unknown[0][:40]}' that nothing is known of")
    values: dict[str, Any] = {}
    for one in fields(kind):
        if one.name in given:
            values[one.name] = _read(hints[one.name], given[one.name], f"{where}.{one.name}")
        elif one.default is MISSING and one.default_factory is MISSING:
            raise MappingError(f"{where} lacks the field '{one.name}'")
    return kind(**values)


def _read_one_of(kinds: tuple[Any, ...], plain: Any, where: str) -> Any:
    for kind in kinds:
        try:
            return _read(kind, plain, where)
        except MappingError as error:
            # The only record or list that it may be knows best what is wrong within.
            if isinstance(plain, dict) or (isinstance(plain, list) and get_origin(kind) is tuple):
                raise
            last = error
    if plain is None and types.NoneType in kinds:
        return None
    raise last


def _read_tuple(kinds: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise _wrong(where, plain, "a list")
    each = [kinds[0]] * len(plain) if kinds[-1] is Ellipsis else list(kinds)
    if len(each) != len(plain):
        raise _wrong(where, plain, f"a list of {len(each)}")
    return tuple(
        _read(kind, value, f"{where}[{place}]")
        for place, (kind, value) in enumerate(zip(each, plain, strict=True))
    )


def _read_scalar(kind: Any, plain: Any, where: str) -> Any:
    if kind is float and isinstance(plain, int | float) and not isinstance(plain, bool):
        try:
            number = float(plain)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return number
        raise _wrong(where, "a number without end", "a finite number")
    if kind is types.NoneType and plain is None:
        return None
    if kind in (str, bool, int) and type(plain) is kind:
        return plain
    wanted = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
    raise _wrong(where, plain, wanted.get(kind, "nothing"))


def _object(plain: Any, where: str) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise _wrong(where, plain, "an object")
    return plain


def _wrong(where: str, plain: Any, wanted: str) -> MappingError:
    return MappingError(f"{where} is {shown(repr(plain)[:60])} and should be {wanted}")


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
