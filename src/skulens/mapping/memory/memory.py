"""What people decided about suppliers' columns and values, as the next mapping needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skulens.errors import UsageError
from skulens.mapping.memory.decided import (
    ColumnMemory,
    columns_of,
    contradict,
    is_code,
    said_of,
    with_decisions,
)
from skulens.mapping.memory.fingerprints import ColumnFingerprint
from skulens.mapping.memory.plain import plain_of, record_of
from skulens.mapping.target import Target
from skulens.records import AttributeValue, MappingDecision, SupplierMapping
from skulens.store import KeptDecision, Store, column_key, supplier_key, value_key
from skulens.taxonomy.names import clean

FOR_ALL = ""
"""The supplier whose decisions hold for every supplier that has none of its own."""


@dataclass(frozen=True, slots=True)
class SharedColumn:
    """What others said of a column's name and a field: how many suppliers confirmed and refused it.

    `for_all` says that it was confirmed for every supplier.
    """

    target: str
    part: str
    confirmed: int
    refused: int
    for_all: bool = False

    @property
    def sentence(self) -> str:
        """What is shown of it."""
        return _sentence(self.confirmed, self.refused, for_all=self.for_all)


@dataclass(frozen=True, slots=True)
class RememberedValue:
    """What a raw value became before; `value` is None where it was said to mean nothing.

    `is_known` is false where only `refused` is known: what it does not become. `is_own` says that
    the supplier's own decision is meant; else it was made for all or for `suppliers` others.
    """

    value: AttributeValue | None
    is_known: bool
    is_own: bool
    suppliers: int
    sentence: str
    refused: tuple[AttributeValue | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplierSummary:
    """How many columns and values of a supplier were decided, and its current mapping's version.

    `version` is 0 where nothing was proposed, `decided_at` "" where nothing was decided.
    """

    supplier: str
    columns: int
    values: int
    version: int
    decided_at: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many decisions on a supplier and versions of its mapping were deleted."""

    decisions: int
    mappings: int


class MappingMemory:
    """The memory in a store; what a method has returned from is on disk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def columns(self, supplier: str) -> Mapping[str, ColumnMemory]:
        """What holds for a supplier's own columns, by their keys (`skulens.store.column_key`)."""
        return columns_of(self._own(supplier))

    def shared(
        self, columns: Iterable[str], supplier: str
    ) -> Mapping[str, tuple[SharedColumn, ...]]:
        """What was decided for others on columns of these names, by key, best confirmed first."""
        own = supplier_key(supplier)
        found: dict[tuple[str, str, str], dict[bool, set[str]]] = {}
        for one in self._store.column_decisions(columns):
            other = supplier_key(one.supplier)
            if other != own:
                place = (column_key(one.column), one.target, one.part)
                said = found.setdefault(place, {True: set(), False: set()})
                said[one.confirmed].add(other)
        shared: dict[str, list[SharedColumn]] = {}
        for (key, target, part), said in found.items():
            yes, no = said[True], said[False]
            counted = SharedColumn(
                target, part, len(yes - {FOR_ALL}), len(no - {FOR_ALL}), FOR_ALL in yes
            )
            shared.setdefault(key, []).append(counted)
        return {
            key: tuple(sorted(group, key=lambda one: (not one.for_all, -one.confirmed, one.target)))
            for key, group in shared.items()
        }

    def values(
        self, supplier: str, column: str, target: str, raws: Iterable[str]
    ) -> Mapping[str, RememberedValue]:
        """What is known of raw values of a column in a field, by the raw value.

        The supplier's own decisions go first, those on the same column before those on another;
        then what was decided for all, then what other suppliers agree on. Where they contradict
        each other there is no answer. A value without letters is known only by its column's name.
        """
        wanted = tuple(raws)
        known: dict[str, list[MappingDecision]] = {}
        for one in self._store.value_decisions(target, wanted):
            known.setdefault(value_key(one.raw or ""), []).append(one)
        asked = _Asked(supplier_key(supplier), column_key(column))
        found = {raw: asked.answer(raw, known.get(value_key(raw), ())) for raw in wanted}
        return {raw: answer for raw, answer in found.items() if answer is not None}

    def decide(self, decisions: Iterable[MappingDecision], by: str) -> tuple[KeptDecision, ...]:
        """Keep decisions that a person made together; the same answer takes them back with `undo`.

        Raises `UsageError` without a name in `by` and for what cannot be kept.
        """
        if not (name := clean(by)):
            raise UsageError("a decision needs the name of who made it; 'by' is empty")
        return self._store.decide_mapping([replace(one, decided_by=name) for one in decisions])

    def undo(self, answer: str) -> tuple[KeptDecision, ...]:
        """Take back what was decided in one answer; what held before holds again."""
        return self._store.withdraw_mapping(answer)

    def adopt(self, mapping: SupplierMapping, by: str) -> tuple[KeptDecision, ...]:
        """Keep what is `confirmed` or `refused` in a mapping, such as a file that was edited.

        What is known already is passed over. Raises as `decide` does.
        """
        held = {_content(one) for one in self._own(mapping.supplier)}
        said = {_content(one): one for one in decisions_in(mapping)}
        new = [one for content, one in said.items() if content not in held]
        return self.decide(new, by) if new else ()

    def history(
        self, supplier: str, column: str | None = None, raw: str | None = None
    ) -> tuple[KeptDecision, ...]:
        """All that was ever decided of a supplier, or of a column or a value of it, oldest first."""
        if column is None:
            found = self._store.mapping_decisions(supplier)
            return tuple(sorted(found, key=lambda kept: kept.decision.decided_at))
        return tuple(self._store.history_of(supplier, column, raw))

    def suppliers(self) -> tuple[SupplierSummary, ...]:
        """All suppliers of whom something is known, in the order of their names."""
        versions = self._store.supplier_mapping_versions()
        names = {supplier_key(name): name for name in versions}
        counts: Counter[tuple[str, bool]] = Counter()
        last: dict[str, str] = {}
        things: set[tuple[str, str, str | None]] = set()
        for kept in self._store.mapping_decisions(in_force=True):
            one = kept.decision
            key = supplier_key(one.supplier)
            names.setdefault(key, one.supplier)
            last[key] = max(last.get(key, ""), one.decided_at)
            thing = (key, column_key(one.column), None if one.raw is None else value_key(one.raw))
            counts[key, one.raw is not None] += thing not in things
            things.add(thing)
        return tuple(
            SupplierSummary(
                name,
                counts[key, False],
                counts[key, True],
                versions.get(name, 0),
                last.get(key, ""),
            )
            for key, name in sorted(names.items())
        )

    def forget(self, supplier: str) -> Forgotten:
        """Delete all that is known of a supplier, its past included."""
        return Forgotten(
            self._store.forget_decisions(supplier), self._store.forget_supplier_mappings(supplier)
        )

    def keep(
        self, mapping: SupplierMapping, fingerprints: Sequence[ColumnFingerprint], path: str
    ) -> SupplierMapping:
        """Keep proposals as a supplier's current mapping, and return them with their version.

        The same proposals for the same feed again are no new version.
        """
        plain = plain_of(mapping)
        columns = [plain_of(one) for one in fingerprints]
        kept = self._store.supplier_mapping(mapping.supplier)
        if kept is not None and (kept.columns, kept.path) == (columns, path):
            # What differs from the feed before is told once, of the feed in which it changed.
            aside = {"version": 0, "seconds": 0.0, "difference": None}
            if {**kept.mapping, **aside} == {**plain, **aside}:
                return replace(mapping, version=kept.version)
        version = self._store.keep_supplier_mapping(
            mapping.supplier, mapping.feed, path, columns, plain
        )
        return replace(mapping, version=version)

    def current(self, supplier: str, target: Target | None = None) -> SupplierMapping | None:
        """The current mapping of a supplier as people have decided since; None if there is none.

        With a `target`, fields that have lost their column are `missing`.
        Raises `MappingError` where what is stored cannot be understood.
        """
        kept = self._store.supplier_mapping(supplier)
        if kept is None:
            return None
        mapping = record_of(SupplierMapping, kept.mapping, "the stored mapping")
        return self.applied(replace(mapping, version=kept.version), target)

    def applied(self, mapping: SupplierMapping, target: Target | None = None) -> SupplierMapping:
        """A mapping with all that was decided for its supplier, or for all, in its place."""
        decisions = self._own(mapping.supplier)
        if mapping.supplier:
            decisions += self._own(FOR_ALL)
        return with_decisions(mapping, decisions, target)

    def fingerprints(self, supplier: str) -> tuple[ColumnFingerprint, ...]:
        """What the columns of the current mapping looked like; raises `MappingError`."""
        kept = self._store.supplier_mapping(supplier)
        if kept is None:
            return ()
        return tuple(
            record_of(ColumnFingerprint, one, f"stored column {place}")
            for place, one in enumerate(kept.columns)
        )

    def _own(self, supplier: str) -> list[MappingDecision]:
        return [kept.decision for kept in self._store.mapping_decisions(supplier, in_force=True)]


def decisions_in(mapping: SupplierMapping) -> tuple[MappingDecision, ...]:
    """What people said, as far as it stands in a mapping."""
    columns = [
        MappingDecision(
            mapping.supplier,
            one.column,
            one.target,
            # No counterpart is something to confirm; a field that is refused is not.
            confirmed=one.status == "confirmed" or not one.target,
            part=one.part,
        )
        for one in mapping.columns
        if one.status in ("confirmed", "refused")
    ]
    values = [
        MappingDecision(
            mapping.supplier,
            one.column,
            one.target,
            confirmed=one.status == "confirmed" or one.value is None,
            raw=one.raw,
            value=one.value,
        )
        for one in mapping.values
        if one.status in ("confirmed", "refused")
    ]
    return (*columns, *values)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks for values, and of which column: both by their keys."""

    supplier: str
    column: str

    def answer(self, raw: str, known: Sequence[MappingDecision]) -> RememberedValue | None:
        """What decisions on a raw value in one field amount to."""
        own: list[MappingDecision] = []
        for_all: list[MappingDecision] = []
        others: list[MappingDecision] = []
        for one in known:
            key = supplier_key(one.supplier)
            group = own if key == self.supplier else others if key else for_all
            if group is own or not is_code(raw) or column_key(one.column) == self.column:
                group.append(one)
        here = [one for one in own if column_key(one.column) == self.column]
        refused = tuple(one.value for one in own if not one.confirmed)
        for group in (here, own, for_all, others):
            confirmed = [one for one in group if one.confirmed]
            if contradict(group):
                break
            if confirmed and not (group is others and confirmed[-1].value in refused):
                return self._known(confirmed, refused, is_own=group is here or group is own)
        if not refused:
            return None
        return RememberedValue(None, False, True, 0, "what was proposed was refused", refused)

    def _known(
        self,
        confirmed: Sequence[MappingDecision],
        refused: tuple[AttributeValue | None, ...],
        *,
        is_own: bool,
    ) -> RememberedValue:
        last = confirmed[-1]
        suppliers = {supplier_key(one.supplier) for one in confirmed} - {FOR_ALL, self.supplier}
        if is_own:
            sentence = f"confirmed{said_of(last)}"
        else:
            sentence = _sentence(len(suppliers), 0, for_all=not last.supplier)
        return RememberedValue(last.value, True, is_own, len(suppliers), sentence, refused)


def _sentence(confirmed: int, refused: int, *, for_all: bool) -> str:
    parts = ["confirmed for all suppliers"] if for_all else []
    if confirmed:
        parts.append(f"confirmed for {_others(confirmed)}")
    if refused:
        parts.append(f"refused for {_others(refused)}")
    return ", ".join(parts)


def _others(number: int) -> str:
    return f"{number} other supplier{'s' if number > 1 else ''}"


def _content(one: MappingDecision) -> tuple[object, ...]:
    raw = None if one.raw is None else value_key(one.raw)
    return column_key(one.column), one.target, one.part, one.confirmed, raw, repr(one.value)
