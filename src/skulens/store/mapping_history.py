"""Which of the decisions on a column or a value hold, after all that was said of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skulens.records import AttributeValue, MappingDecision
from skulens.store.mapping_keys import column_key, supplier_key, value_key

Thing = tuple[str, str, bool, str]
"""What is decided on: keys of supplier and column, whether a value is meant, and the value's key."""


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as it is kept. Those with the same `answer` were made together.

    `withdrawn` ones were taken back; of the others, those `in_force` have not been superseded.
    """

    decision: MappingDecision
    answer: str
    withdrawn: bool = False
    in_force: bool = True


def thing_of(decision: MappingDecision) -> Thing:
    """What a decision is on. All decisions on one thing share one count of versions."""
    raw = "" if decision.raw is None else value_key(decision.raw)
    supplier, column = supplier_key(decision.supplier), column_key(decision.column)
    return supplier, column, decision.raw is not None, raw


def content_of(kept: KeptDecision) -> tuple[object, ...]:
    """What makes a kept decision itself, in whichever catalogue and under whichever version."""
    one = kept.decision
    value = plain_value(one.value)
    return kept.answer, one.target, one.part, one.confirmed, json.dumps(value), one.decided_at


def ordered(decisions: Sequence[KeptDecision]) -> list[KeptDecision]:
    """All decisions on one thing in the order of time, versions and what is in force set anew.

    The same set gives the same list, so that two catalogues that tell each other all they know
    agree afterwards.
    """
    known: dict[tuple[object, ...], KeptDecision] = {}
    for kept in sorted(decisions, key=_moment):
        held = known.setdefault(content_of(kept), kept)
        if kept.withdrawn and not held.withdrawn:
            known[content_of(kept)] = replace(held, withdrawn=True)
    history = list(known.values())
    holding = _in_force(history)
    return [
        replace(kept, decision=replace(kept.decision, version=version), in_force=holds)
        for version, (kept, holds) in enumerate(zip(history, holding, strict=True), 1)
    ]


def plain_value(value: AttributeValue | None) -> str | float | bool | list[str] | None:
    """What JSON can hold of a value; a number is a float, so that 5 and 5.0 are the same."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, str | bool) else float(value)


def supersedes(new: KeptDecision, old: KeptDecision) -> bool:
    """Whether a decision puts an earlier one on the same thing out of force."""
    together = new.answer == old.answer
    if new.decision.raw is None:
        return _column_superseded(new.decision, old.decision, together=together)
    return _value_superseded(new.decision, old.decision)


def _moment(kept: KeptDecision) -> tuple[object, ...]:
    one = kept.decision
    return one.decided_at, kept.answer, one.version, repr(content_of(kept))


def _in_force(history: Sequence[KeptDecision]) -> list[bool]:
    holding: list[int] = []
    for position, new in enumerate(history):
        if new.withdrawn:
            continue
        holding = [old for old in holding if not supersedes(new, history[old])]
        holding.append(position)
    left = set(holding)
    return [position in left for position in range(len(history))]


def _column_superseded(new: MappingDecision, old: MappingDecision, *, together: bool) -> bool:
    """A column feeds one field with each part of its cell, or several that are named together."""
    same_part = old.part == new.part
    if not new.confirmed:
        return old.target == new.target and (same_part or not new.part)
    if not old.confirmed:
        return old.target == new.target and (same_part or not old.part)
    if together and new.target and old.target:
        return old.target == new.target
    return same_part or old.target == new.target or not new.target or not old.target


def _value_superseded(new: MappingDecision, old: MappingDecision) -> bool:
    """A value becomes one thing in each field; any number of things may be refused for it."""
    if old.target != new.target:
        return False
    if new.confirmed and old.confirmed:
        return True
    return json.dumps(plain_value(new.value)) == json.dumps(plain_value(old.value))
