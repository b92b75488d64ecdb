"""A supplier's mapping as a file: JSON for machines, CSV for people, who may edit it."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from skulens.errors import MappingError, NotFoundError, SourceError
from skulens.mapping.memory.allowed import allowed
from skulens.mapping.memory.plain import plain_of, read_json, record_of, write_json
from skulens.mapping.target import Target
from skulens.records import (
    AttributeValue,
    FieldMapping,
    MappingStatus,
    Rejection,
    SupplierMapping,
    ValueMapping,
)
from skulens.sources.delimited import DelimitedTable
from skulens.sources.layout import (
    decode_attribute,
    encode_attribute,
    escape_formula,
    unescape_formula,
)
from skulens.sources.names import shown
from skulens.sources.replacing import replacing
from skulens.sources.tables import Row
from skulens.sources.values import text_of
from skulens.taxonomy.names import guess

FORMAT = "skulens mapping"
COLUMNS = (
    "what", "source", "part", "target", "raw", "value",
    "probability", "status", "products", "evidence", "supplier", "feed",
)  # fmt: skip
"""The header of the CSV; a row is a `column` of the feed or a `value` of one."""
MAX_ROWS = 500_000

_NO_VERSION = 0


@dataclass(frozen=True, slots=True)
class ReadMapping:
    """A mapping from a file, and what in it could not be taken."""

    mapping: SupplierMapping
    rejections: tuple[Rejection, ...]


def write_mapping(mapping: SupplierMapping, path: Path) -> None:
    """Write a mapping as `.json`, whole, or as `.csv` for people, formulas escaped.

    Raises `MappingError` for another ending, `OutputError` where it cannot be written.
    """
    if _is_csv(path):
        with (
            replacing(path) as partial,
            partial.open("w", encoding="utf-8-sig", newline="", errors="backslashreplace") as file,
        ):
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(mapping_rows(mapping))
    else:
        write_json({"format": FORMAT, "mapping": plain_of(mapping)}, path)


def read_mapping(path: Path, target: Target | None = None) -> ReadMapping:
    """Read what `write_mapping` wrote, or the CSV after a person has edited it.

    In a CSV only source, target, value and status need to be right; a row that cannot be
    understood, or whose field `target` lacks, is left out and listed. Raises `MappingError` for
    another file.
    """
    if _is_csv(path):
        return _read_csv(path, target)
    plain = read_json(path)
    if not isinstance(plain, dict) or plain.get("format") != FORMAT or "mapping" not in plain:
        raise MappingError(f"{shown(path)} is no mapping; name a file that was written as one")
    mapping = record_of(SupplierMapping, plain["mapping"], "mapping")
    return ReadMapping(mapping, tuple(_unknown_targets(mapping, target, shown(path))))


def mapping_rows(mapping: SupplierMapping) -> Iterator[Mapping[str, str]]:
    """Yield a row of `COLUMNS` for each column of the feed and for each value of one."""
    ends = {"supplier": mapping.supplier, "feed": mapping.feed}
    for one in mapping.columns:
        yield _escaped(
            {
                "what": "column",
                "source": one.column,
                "part": one.part,
                "target": one.target,
                "probability": f"{one.probability:.3f}",
                "status": one.status,
                "evidence": one.reason or (one.evidence[0].sentence if one.evidence else ""),
                **ends,
            }
        )
    for value in mapping.values:
        yield _escaped(
            {
                "what": "value",
                "source": value.column,
                "target": value.target,
                "raw": value.raw,
                "value": "" if value.value is None else encode_attribute(value.value),
                "probability": f"{value.probability:.3f}",
                "status": value.status,
                "products": str(value.products),
                "evidence": value.reason,
                **ends,
            }
        )


def _escaped(row: Mapping[str, str]) -> Mapping[str, str]:
    return {name: escape_formula(cell) for name, cell in row.items()}


def _is_csv(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in (".json", ".csv"):
        raise MappingError(f"{shown(path)} is neither .json nor .csv; name a file of one of these")
    return suffix == ".csv"


def _read_csv(path: Path, target: Target | None) -> ReadMapping:
    try:
        table = DelimitedTable(path)
    except (SourceError, OSError) as error:
        raise MappingError(f"{shown(path)} is no mapping: {error}") from error
    if lacking := [name for name in ("source", "target", "status") if name not in table.columns]:
        raise MappingError(
            f"{shown(path)} has no column '{lacking[0]}'; a mapping has {', '.join(COLUMNS)}"
        )
    columns: list[FieldMapping] = []
    values: list[ValueMapping] = []
    rejections: list[Rejection] = []
    supplier = feed = ""
    for number, row in enumerate(table.rows()):
        if number >= MAX_ROWS:
            raise MappingError(f"{shown(path)} has more than {MAX_ROWS:,} rows; split it")
        place = f"{shown(path)}:{row.number}"
        if not isinstance(row, Row):
            rejections.append(Rejection(place, row.reason, row.message))
            continue
        cells = {name: unescape_formula(text_of(cell)) for name, cell in row.cells.items()}
        supplier, feed = supplier or cells.get("supplier", ""), feed or cells.get("feed", "")
        try:
            if _is_value(cells):
                values.append(_value(cells, target))
            else:
                columns.append(_column(cells, target))
        except MappingError as error:
            rejections.append(Rejection(place, "bad_mapping", str(error)))
    mapping = SupplierMapping(
        supplier,
        feed,
        _NO_VERSION,
        categories=target.categories if target else (),
        accept=1.0,
        rows=0,
        columns=tuple(columns),
        values=tuple(values),
        missing=(),
        difference=None,
        examples={},
        rejections=(),
        seconds=0.0,
    )
    return ReadMapping(mapping, tuple(rejections))


def _is_value(cells: Mapping[str, str]) -> bool:
    what = cells.get("what", "").strip().casefold()
    if what not in ("", "column", "value"):
        raise MappingError(f"'what' is '{what[:40]}'; write column or value")
    return what == "value" or (not what and bool(cells.get("raw")))


def _column(cells: Mapping[str, str], target: Target | None) -> FieldMapping:
    return FieldMapping(
        _source(cells),
        _target(cells, target),
        cells.get("part", "").strip(),
        _number(cells, "probability", 1.0),
        _status(cells),
        cells.get("evidence", ""),
    )


def _value(cells: Mapping[str, str], target: Target | None) -> ValueMapping:
    key = _target(cells, target)
    value: AttributeValue | None = None
    if cell := cells.get("value", ""):
        value = decode_attribute(cell)
    if isinstance(value, float) and not math.isfinite(value):
        raise MappingError(f"{shown(cell)} is no number that a product can have")
    try:
        value = allowed(target.by_key.get(key) if target else None, value)
    except NotFoundError as error:
        raise MappingError(str(error)) from error
    return ValueMapping(
        _source(cells),
        key,
        cells.get("raw", ""),
        value,
        int(_number(cells, "products", 0.0)),
        _number(cells, "probability", 1.0),
        _status(cells),
        cells.get("evidence", ""),
    )


def _source(cells: Mapping[str, str]) -> str:
    if not (source := cells.get("source", "").strip()):
        raise MappingError("'source' is empty; write the name of a column of the feed")
    return source


def _target(cells: Mapping[str, str], target: Target | None) -> str:
    key = cells.get("target", "").strip()
    if key and target is not None and key not in target.by_key:
        raise MappingError(f"there is no field '{key[:60]}'{guess(key, target.by_key)}")
    return key


def _status(cells: Mapping[str, str]) -> MappingStatus:
    word = cells.get("status", "").strip().casefold() or "open"
    for status in get_args(MappingStatus):
        if word == status:
            found: MappingStatus = status
            return found
    raise MappingError(
        f"'status' is '{word[:40]}'; write one of {', '.join(get_args(MappingStatus))}"
    )


def _number(cells: Mapping[str, str], name: str, otherwise: float) -> float:
    text = cells.get(name, "").strip().replace(",", ".")
    try:
        number = float(text) if text else otherwise
    except ValueError:
        number = -1.0
    if not 0 <= number <= (1 if name == "probability" else 1e12):
        raise MappingError(f"'{name}' is '{text[:40]}'; write a number or leave it empty")
    return number


def _unknown_targets(
    mapping: SupplierMapping, target: Target | None, place: str
) -> Iterator[Rejection]:
    if target is None:
        return
    for one in mapping.columns:
        if one.target and one.target not in target.by_key:
            message = f"'{one.column}' feeds '{one.target}', which is no field of ours now"
            yield Rejection(place, "unknown_field", message)
