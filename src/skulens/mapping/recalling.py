"""What people said of a supplier's values goes before what is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skulens.mapping.cells import CellReader, ReadValue
from skulens.mapping.memory import MappingMemory, RememberedValue
from skulens.mapping.target import TargetField
from skulens.taxonomy.attribute_schema import KINDS_WITH_VALUES

_ROLES = frozenset({"category", "brand"})
_KINDS = KINDS_WITH_VALUES | {"boolean", "number"}
_LONGEST = 500


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
