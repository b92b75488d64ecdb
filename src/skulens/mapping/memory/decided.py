"""What a mapping is after what people said of it: proposals give way to decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skulens.mapping.target import Target
from skulens.records import (
    IN_USE,
    AttributeValue,
    FieldCandidate,
    FieldMapping,
    MappingDecision,
    MappingStatus,
    MissingField,
    SupplierMapping,
    ValueMapping,
)
from skulens.store import column_key, value_key

_SAID: frozenset[MappingStatus] = frozenset({"confirmed", "refused"})
"""What only a person's decision makes of a proposal."""
_WORTH_ASKING = 0.1
"""After the likeliest field was refused, one that is less likely than this is no question."""


@dataclass(frozen=True, slots=True)
class ColumnMemory:
    """What holds for a column: the fields it feeds, "" alone for none, and those it does not."""

    column: str
    confirmed: tuple[MappingDecision, ...] = ()
    refused: tuple[MappingDecision, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether a person said that it has no counterpart."""
        return any(not one.target for one in self.confirmed)


def columns_of(decisions: Iterable[MappingDecision]) -> dict[str, ColumnMemory]:
    """What decisions in force say of columns, by their keys; those on values are passed over."""
    found: dict[str, ColumnMemory] = {}
    for one in decisions:
        if one.raw is not None:
            continue
        key = column_key(one.column)
        held = found.setdefault(key, ColumnMemory(one.column))
        if one.confirmed:
            found[key] = replace(held, confirmed=(*held.confirmed, one))
        else:
            found[key] = replace(held, refused=(*held.refused, one))
    return found


def with_decisions(
    mapping: SupplierMapping, decisions: Iterable[MappingDecision], target: Target | None = None
) -> SupplierMapping:
    """Return a mapping in which decisions in force have taken the proposals' place.

    `decisions` are the supplier's own, which go first, and those of supplier "" for all. What a
    person said of a column or value, and nothing else, is `confirmed` or `refused` in it; where the
    likeliest answer was refused the next one is a question. Values of fields that a column does not
    feed are left out. With a `target`, a column of which was said that it feeds a field that is not
    in it is left alone, and fields that have lost their column are `missing`.
    """
    given = tuple(decisions)
    own = [one for one in given if one.supplier or not mapping.supplier]
    for_all = [one for one in given if not one.supplier]
    known = _own_first(columns_of(own), columns_of(for_all))
    columns: list[FieldMapping] = []
    for key, proposed in _by_column(mapping.columns).items():
        columns += _column(proposed, known.get(key), target)
    fed = {(column_key(one.column), one.target) for one in columns if one.target}
    values = _ValueMemory(own, carries_codes=True), _ValueMemory(for_all, carries_codes=False)
    return replace(
        mapping,
        columns=tuple(columns),
        values=tuple(
            _value(one, values)
            for one in mapping.values
            if (column_key(one.column), one.target) in fed
        ),
        missing=_missing(mapping, columns, target),
    )


def said_of(decision: MappingDecision) -> str:
    """Who decided and when, to end a sentence: `by ann on 2026-11-21`."""
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    return f"{by} on {decision.decided_at[:10]}" if decision.decided_at else by


def _own_first(
    own: Mapping[str, ColumnMemory], for_all: Mapping[str, ColumnMemory]
) -> dict[str, ColumnMemory]:
    """What holds for a supplier: what was confirmed for all, unless it said something else."""
    found = dict(for_all) | dict(own)
    for key in own.keys() & for_all.keys():
        if not own[key].confirmed:
            never = {one.target for one in own[key].refused}
            confirmed = tuple(one for one in for_all[key].confirmed if one.target not in never)
            found[key] = replace(own[key], confirmed=confirmed)
    return found


def _by_column(columns: Iterable[FieldMapping]) -> dict[str, list[FieldMapping]]:
    found: dict[str, list[FieldMapping]] = {}
    for one in columns:
        found.setdefault(column_key(one.column), []).append(one)
    return found


def _column(
    proposed: Sequence[FieldMapping], memory: ColumnMemory | None, target: Target | None
) -> list[FieldMapping]:
    """All that one column feeds; the same column may be named in two ways in one feed."""
    if memory is None:
        return [_unsaid(one) if one.status in _SAID else one for one in proposed]
    refused = [(one.target, one.part) for one in memory.refused]
    names = list(dict.fromkeys(one.column for one in proposed))
    said = [
        one
        for one in memory.confirmed
        if target is None or not one.target or one.target in target.by_key
    ]
    if memory.confirmed and not said:
        return [_elsewhere(name, memory.confirmed[-1], proposed) for name in names]
    confirmed = [_confirmed(name, one, proposed) for name in names for one in said]
    if memory.is_none:
        return confirmed
    parts = {one.part for one in confirmed}
    targets = {one.target for one in confirmed}
    others = [
        _unsaid(left) if left.status in _SAID else left
        for one in proposed
        if (left := _without(one, refused)).target not in targets and left.part not in parts
    ]
    return [*confirmed, *(one for one in others if one.target or not confirmed)]


def _confirmed(
    column: str, decision: MappingDecision, proposed: Sequence[FieldMapping]
) -> FieldMapping:
    """The mapping that a person wants, with what spoke for it anyway."""
    candidates = _candidates(proposed)
    evidence = next((one.evidence for one in proposed if one.target == decision.target), None)
    if evidence is None:
        evidence = next((one.evidence for one in candidates if one.target == decision.target), ())
    what = "confirmed" if decision.target else "said to have no counterpart"
    return FieldMapping(
        column,
        decision.target,
        decision.part,
        1.0,
        "confirmed" if decision.target else "refused",
        f"{what}{said_of(decision)}",
        evidence,
        candidates,
    )


def _elsewhere(
    column: str, decision: MappingDecision, proposed: Sequence[FieldMapping]
) -> FieldMapping:
    """A column that is known to feed a field, but none of these: it must not feed another."""
    reason = f"'{decision.target}' was confirmed{said_of(decision)}, which is none of these fields"
    return FieldMapping(column, "", "", 1.0, "left", reason, (), _candidates(proposed))


def _candidates(proposed: Sequence[FieldMapping]) -> tuple[FieldCandidate, ...]:
    found: dict[str, FieldCandidate] = {}
    for one in proposed:
        for candidate in one.candidates:
            found.setdefault(candidate.target, candidate)
    for one in proposed:
        if one.target:
            found.setdefault(one.target, FieldCandidate(one.target, one.probability, one.evidence))
    return tuple(sorted(found.values(), key=lambda one: -one.probability))


def _unsaid(one: FieldMapping) -> FieldMapping:
    """A proposal that rested on a decision which no longer holds: a question again."""
    return replace(
        one,
        status="open" if one.target or one.candidates else "left",
        reason="what was decided of it was taken back",
    )


def _without(one: FieldMapping, refused: Sequence[tuple[str, str]]) -> FieldMapping:
    """A proposal less the fields that were refused for its column."""
    never = {target for target, part in refused if part in ("", one.part)}
    candidates = tuple(other for other in one.candidates if other.target not in never)
    if one.target not in never or not one.target:
        return replace(one, candidates=candidates)
    likely = [other for other in candidates if other.probability >= _WORTH_ASKING]
    if not likely:
        return replace(
            one, target="", part="", status="left", evidence=(), candidates=candidates,
            reason="all that was proposed for it was refused",
        )  # fmt: skip
    best = max(likely, key=lambda other: other.probability)
    return replace(
        one, target=best.target, part="", probability=best.probability, status="open",
        reason="what was likelier was refused", evidence=best.evidence, candidates=candidates,
    )  # fmt: skip


class _ValueMemory:
    """Decisions on values by field and value; codes are known in their own column, or in all."""

    def __init__(self, decisions: Iterable[MappingDecision], *, carries_codes: bool) -> None:
        self._carries_codes = carries_codes
        self._known: dict[tuple[str, str], list[MappingDecision]] = {}
        for one in decisions:
            if one.raw is not None:
                self._known.setdefault((one.target, value_key(one.raw)), []).append(one)

    def of(self, value: ValueMapping) -> list[MappingDecision]:
        """What was decided of it: in its own column or else, if they agree, in others."""
        known = self._known.get((value.target, value_key(value.raw)), [])
        here = [one for one in known if column_key(one.column) == column_key(value.column)]
        if here or contradict(known):
            return here
        return known if self._carries_codes or not is_code(value.raw) else []


def is_code(raw: str) -> bool:
    """Whether a value says nothing without its column: `1` is another colour in each list."""
    return not any(sign.isalpha() for sign in raw)


def contradict(decisions: Iterable[MappingDecision]) -> bool:
    """Whether decisions on one value do not agree on what it becomes in a field."""
    given = tuple(decisions)
    meant = {repr(one.value) for one in given if one.confirmed}
    return len(meant) > 1 or any(not one.confirmed and repr(one.value) in meant for one in given)


def _value(proposed: ValueMapping, memories: Iterable[_ValueMemory]) -> ValueMapping:
    known = next(filter(None, (memory.of(proposed) for memory in memories)), [])
    for one in known:
        if one.confirmed:
            nothing = one.value is None
            return replace(
                proposed,
                value=one.value,
                probability=1.0,
                status="refused" if nothing else "confirmed",
                reason=f"{'said to mean nothing' if nothing else 'confirmed'}{said_of(one)}",
            )
    return _reproposed(proposed, [one.value for one in known])


def _reproposed(one: ValueMapping, refused: Sequence[AttributeValue | None]) -> ValueMapping:
    alternatives = tuple(other for other in one.alternatives if other[0] not in refused)
    if one.value is None or one.value not in refused:
        if one.status not in _SAID:
            return replace(one, alternatives=alternatives)
        return replace(
            one, status="open", reason="what was decided of it was taken back",
            alternatives=alternatives,
        )  # fmt: skip
    likely = [other for other in alternatives if other[1] >= _WORTH_ASKING]
    value, probability = max(likely, key=lambda other: other[1], default=(None, one.probability))
    return replace(
        one, value=value, probability=probability, status="open",
        reason="what was likelier was refused", alternatives=alternatives,
    )  # fmt: skip


def _missing(
    mapping: SupplierMapping, columns: Iterable[FieldMapping], target: Target | None
) -> tuple[MissingField, ...]:
    fed = {one.target for one in columns if one.status in IN_USE}
    before = {one.target for one in mapping.columns if one.status in IN_USE}
    left = [one for one in mapping.missing if one.target not in fed]
    return (*_lost(before - fed, target, mapping), *left)


def _lost(
    keys: Iterable[str], target: Target | None, mapping: SupplierMapping
) -> Iterator[MissingField]:
    by_key: Mapping[str, object] = {one.target: one for one in mapping.missing}
    for one in target.fields if target else ():
        if one.key in keys and one.required and one.key not in by_key:
            yield MissingField(one.key, one.name, one.categories, mapping.rows)
