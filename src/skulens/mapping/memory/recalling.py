"""What people said of a supplier's values goes before what is read from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skulens.errors import NotFoundError
from skulens.mapping.applying.plan import ReaderOf
from skulens.mapping.cells import CellReader, ReadValue
from skulens.mapping.memory.allowed import allowed
from skulens.mapping.memory.memory import MappingMemory, RememberedValue
from skulens.mapping.target import TargetField
from skulens.records import IN_USE, ValueMapping
from skulens.taxonomy.attribute_schema import KINDS_WITH_VALUES

_ROLES = frozenset({"category", "brand"})
_KINDS = KINDS_WITH_VALUES | {"boolean", "number"}
_LONGEST = 500
_UNDECIDED = 0.5


class RecallingReader:
    """Asks the memory first; what it does not know the other reader says."""

    def __init__(
        self, inner: CellReader, memory: MappingMemory, supplier: str, column: str, target: str
    ) -> None:
        self._inner, self._memory = inner, memory
        self._supplier, self._column, self._target = supplier, column, target

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means."""
        short = [text for text in texts if len(text) <= _LONGEST]
        known = self._memory.values(self._supplier, self._column, self._target, short)
        if not known:
            return self._inner.read(texts)
        asked = [text for text in texts if text not in known or not known[text].is_known]
        read = dict(zip(asked, self._inner.read(asked), strict=True))
        return [
            _without(read[text], known.get(text)) if text in read else _told(known[text])
            for text in texts
        ]


class ToldReader:
    """Reads what a mapping says of a column's values as it says it; the rest the other reader."""

    def __init__(
        self, inner: CellReader, field: TargetField, told: Mapping[str, ValueMapping]
    ) -> None:
        self._inner, self._field, self._told = inner, field, told

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means."""
        asked = [text for text in texts if text not in self._told]
        read = iter(self._inner.read(asked))
        return [
            self._as_told(self._told[text]) if text in self._told else next(read) for text in texts
        ]

    def _as_told(self, told: ValueMapping) -> ReadValue:
        if told.status == "open" or (told.status == "refused" and told.value is not None):
            chance = min(told.probability, _UNDECIDED)
            return ReadValue(told.value, chance, told.reason, told.alternatives)
        if told.status not in IN_USE:
            return ReadValue(None, 1.0, told.reason)
        try:
            return ReadValue(allowed(self._field, told.value), 1.0, told.reason)
        except NotFoundError as error:
            return ReadValue(None, 0.0, f"the mapping does not fit: {error}")


def told_before(values: Iterable[ValueMapping], reader_of: ReaderOf) -> ReaderOf:
    """Give readers that go by what a mapping says of values before they read any themselves."""
    told: dict[tuple[str, str], dict[str, ValueMapping]] = {}
    for one in values:
        told.setdefault((one.column, one.target), {})[one.raw] = one

    def reader(field: TargetField, column: str, part: str) -> CellReader:
        inner = reader_of(field, column, part)
        own = told.get((column, field.key))
        # The parts of a cell are values of several fields, and nobody says of which part one is.
        return inner if own is None or part else ToldReader(inner, field, own)

    return reader


def with_memory(
    inner: CellReader, memory: MappingMemory, supplier: str, column: str, field: TargetField
) -> CellReader:
    """The reader of a field with the memory before it, where values of it are worth remembering."""
    if field.role not in _ROLES and (
        field.role != "attribute" or field.attribute.kind not in _KINDS
    ):
        return inner
    return RecallingReader(inner, memory, supplier, column, field.key)


def _told(known: RememberedValue) -> ReadValue:
    return ReadValue(known.value, 1.0, known.sentence)


def _without(read: ReadValue, known: RememberedValue | None) -> ReadValue:
    """What was read, unless a person has said that it is not that: then the next best is asked."""
    if known is None or not known.refused:
        return read
    left = tuple(one for one in read.alternatives if one[0] not in known.refused)
    if read.value not in known.refused:
        return replace(read, alternatives=left)
    return ReadValue(None, 0.5, f"{read.reason}, which was refused before", left)
