"""The memory of mappings as a file: for another catalogue, or for people to read."""

from __future__ import annotations

import csv
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skulens.errors import MappingError, UsageError
from skulens.mapping.memory.plain import plain_of, record_of
from skulens.records import Rejection
from skulens.sources.layout import encode_attribute, escape_formula
from skulens.sources.names import shown
from skulens.sources.replacing import replacing
from skulens.store import Contradiction, KeptDecision, Store
from skulens.store.mapping_decisions import check_decision, moment_of, seconds_of
from skulens.store.mapping_history import Thing, thing_of

FORMAT = {"format": "skulens mapping memory", "version": 1}
"""The first line of a file of decisions."""
COLUMNS = (
    "supplier", "column", "part", "target", "raw", "value", "said",
    "version", "in force", "taken back", "decided by", "decided at",
)  # fmt: skip
"""The header of the CSV."""
MAX_DECISIONS = 200_000
MAX_LINE_BYTES = 4 << 20
MAX_ON_ONE_THING = 1000
"""How many decisions on one column or value are taken from a file."""
_MAX_TEXTS = {"supplier": 1000, "column": 20_000, "part": 20, "decided_by": 1000}
_MAX_ANSWER_CHARACTERS = 64
_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class MemoryImport:
    """What came of a file of decisions.

    `contradictions` are decisions here and there of which only the later one holds; `rejections`
    are lines that could not be taken.
    """

    added: int
    known: int
    contradictions: tuple[Contradiction, ...]
    rejections: tuple[Rejection, ...]


def export_memory(store: Store, path: Path, supplier: str | None = None) -> int:
    """Write all that was ever decided, of all or one supplier, and return how many decisions.

    `.jsonl` is for `import_memory`, which gives back exactly the same; `.csv` is for people,
    formulas escaped. Raises `UsageError` for another ending, `OutputError` where it cannot be
    written.
    """
    suffix = path.suffix.lower()
    if suffix not in (".jsonl", ".csv"):
        raise UsageError(f"{shown(path)} is neither .jsonl nor .csv; name a file of one of these")
    encoding = "utf-8-sig" if suffix == ".csv" else "utf-8"
    count = 0
    with (
        replacing(path) as partial,
        partial.open("w", encoding=encoding, newline="", errors="backslashreplace") as file,
    ):
        if suffix == ".csv":
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COLUMNS)
        else:
            file.write(json.dumps(FORMAT) + "\n")
        for kept in store.mapping_decisions(supplier):
            count += 1
            if suffix == ".csv":
                writer.writerow(_cells(kept))
            else:
                file.write(json.dumps(plain_of(kept)) + "\n")
    return count


def import_memory(store: Store, path: Path) -> MemoryImport:
    """Take in decisions that `export_memory` wrote, with their past.

    What is here already is left alone, so that the same file again changes nothing; where both
    sides have decided on a thing, the later decision holds. A line that cannot be understood is
    listed. Raises `MappingError` for another file and one of more than `MAX_DECISIONS`.
    """
    decisions: list[KeptDecision] = []
    rejections: list[Rejection] = []
    on_thing: Counter[Thing] = Counter()
    latest = moment_of(time.time() + _A_DAY)
    for number, line in _lines(path):
        if len(decisions) + len(rejections) >= MAX_DECISIONS:
            raise MappingError(
                f"{shown(path)} has more than {MAX_DECISIONS:,} decisions; export the suppliers "
                "one by one"
            )
        try:
            kept = _decision(line, latest)
            thing = thing_of(kept.decision)
            on_thing[thing] += 1
            if on_thing[thing] > MAX_ON_ONE_THING:
                raise MappingError(
                    f"there are more than {MAX_ON_ONE_THING:,} decisions on one column or value"
                )
        except (MappingError, UsageError) as error:
            rejections.append(Rejection(f"{shown(path)}:{number}", "bad_decision", str(error)))
        else:
            decisions.append(kept)
    merged = store.merge_mapping_decisions(decisions)
    return MemoryImport(merged.added, merged.known, merged.contradictions, tuple(rejections))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The numbered lines after the first one, which says what the file is."""
    try:
        with path.open("rb") as file:
            if _loads(file.readline(MAX_LINE_BYTES)) != FORMAT:
                raise MappingError(
                    f"{shown(path)} holds no decisions on mappings; name a file that was exported"
                )
            number = 1
            while line := file.readline(MAX_LINE_BYTES):
                number += 1
                yield number, line
                while len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
                    line = file.readline(MAX_LINE_BYTES)
    except OSError as error:
        raise MappingError(f"cannot read {shown(path)}: {error.strerror or error}") from error


def _loads(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _decision(line: bytes, latest: str) -> KeptDecision:
    """The decision in a line; raises `MappingError` or `UsageError`."""
    if (plain := _loads(line)) is None:
        raise MappingError("the line is no JSON in UTF-8")
    kept = record_of(KeptDecision, plain, "the decision")
    one = kept.decision
    for name, most in _MAX_TEXTS.items():
        if len(getattr(one, name)) > most:
            raise MappingError(f"its {name} has more than {most:,} characters")
    if not 0 < len(kept.answer) <= _MAX_ANSWER_CHARACTERS or not kept.answer.isalnum():
        raise MappingError("its answer is no short name of letters and digits")
    try:
        seconds = seconds_of(one.decided_at)
        at = moment_of(seconds)
    except (ValueError, TypeError, OverflowError) as error:
        raise MappingError(
            f"it was decided at {one.decided_at[:40]!r}, which is no time"
        ) from error
    if seconds < 0 or at > latest:
        raise MappingError(f"it was decided at {at}, which is before 1970 or in the future")
    check_decision(one)
    return replace(kept, decision=replace(one, decided_at=at))


def _cells(kept: KeptDecision) -> list[str]:
    one = kept.decision
    cells = (
        one.supplier,
        one.column,
        one.part,
        one.target,
        one.raw or "",
        "" if one.value is None else encode_attribute(one.value),
        "confirmed" if one.confirmed else "refused",
        str(one.version),
        "yes" if kept.in_force else "no",
        "yes" if kept.withdrawn else "no",
        one.decided_by,
        one.decided_at,
    )
    return [escape_formula(cell) for cell in cells]
