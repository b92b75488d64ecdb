"""What people said of suppliers' columns and values: kept for good, the latest in force."""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, tuple_, update

from skulens.errors import UsageError
from skulens.records import MappingDecision
from skulens.store.mapping_history import (
    KeptDecision,
    Thing,
    content_of,
    ordered,
    plain_value,
    supersedes,
    thing_of,
)
from skulens.store.mapping_keys import column_key, supplier_key, value_key
from skulens.store.parts import Part, chunks, in_pieces, insert_all
from skulens.store.schema import mapping_decisions
from skulens.store.texts import storable

MAX_TARGET_CHARACTERS = 400
"""The longest key of a field; indexes of databases have a limit."""
_AT_ONCE = 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_THING = ("supplier_key", "column_key", "of_value", "raw_key")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two catalogues went on differently from what they had in common: which decision won."""

    kept: MappingDecision
    given_up: MappingDecision


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of decisions from elsewhere: numbers of them, and where they contradicted ours."""

    added: int
    known: int
    contradictions: tuple[Contradiction, ...]


class MappingDecisions(Part):
    """Decisions on columns and values; of what is decided anew the older ones stay to be read."""

    @in_pieces
    def decide_mapping(self, decisions: Sequence[MappingDecision]) -> tuple[KeptDecision, ...]:
        """Keep decisions that were made together, now: all of them or none.

        For a column, confirming a field supersedes what was confirmed for the same part of its
        cell; "" (no counterpart) supersedes every field; refusing a field leaves the others. Fields
        confirmed together stand side by side. For a value, the latest confirmed one stands in each
        field. Versions and times of `decisions` are set anew. Raises `UsageError` for what cannot
        be kept.
        """
        for decision in decisions:
            check_decision(decision)
        answer, now = secrets.token_hex(8), time.time()
        return self._database.insist(lambda: self._decide(decisions, answer, now))

    def _decide(
        self, decisions: Sequence[MappingDecision], answer: str, now: float
    ) -> tuple[KeptDecision, ...]:
        with self._database.write() as connection:
            held = {thing: _history(connection, thing) for thing in map(thing_of, decisions)}
            every = [kept for history in held.values() for _, kept in history]
            if any(kept.answer == answer for kept in every):
                # Stored before, but the server's answer was lost.
                return tuple(kept for kept in every if kept.answer == answer)
            # Later than all before, whatever the clock says: the last word counts.
            last = max((kept.decision.decided_at for kept in every), default="")
            at = max(moment_of(now), _after(last) if last else "")
            added: dict[Thing, list[KeptDecision]] = {}
            for place, decision in enumerate(decisions):
                given = replace(decision, version=1 + place, decided_at=at)
                added.setdefault(thing_of(decision), []).append(KeptDecision(given, answer))
            for thing, new in added.items():
                _write(connection, thing, held[thing], new)
        return tuple(kept for one in self._things(added) for kept in one if kept.answer == answer)

    def withdraw_mapping(self, answer: str) -> tuple[KeptDecision, ...]:
        """Take back decisions that were made together; what they superseded holds again.

        Returns them, none for an unknown answer.
        """
        these = mapping_decisions.c.answer == answer
        with self._database.write() as connection:
            rows = connection.execute(select(mapping_decisions).where(these)).all()
            withdrawn: dict[Thing, list[KeptDecision]] = {}
            for row in rows:
                withdrawn.setdefault(_thing(row), []).append(replace(_kept(row), withdrawn=True))
            for thing, these_ones in withdrawn.items():
                _write(connection, thing, _history(connection, thing), these_ones)
        return tuple(replace(_kept(row), withdrawn=True, in_force=False) for row in rows)

    @in_pieces
    def merge_mapping_decisions(self, decisions: Iterable[KeptDecision]) -> Merged:
        """Take in what another catalogue has kept; decisions that are here already are left alone.

        The later decision holds, whoever's it is. Merging the same again changes nothing, and two
        catalogues that merge each other's decisions agree.
        """
        incoming: dict[Thing, list[KeptDecision]] = {}
        for kept in decisions:
            check_decision(kept.decision)
            incoming.setdefault(thing_of(kept.decision), []).append(kept)
        return self._database.insist(lambda: self._merge(incoming))

    def _merge(self, incoming: dict[Thing, list[KeptDecision]]) -> Merged:
        added, contradictions = 0, []
        with self._database.write() as connection:
            held: dict[Thing, list[tuple[int, KeptDecision]]] = {}
            for supplier in dict.fromkeys(thing[0] for thing in incoming):
                of_supplier = mapping_decisions.c.supplier_key == supplier
                for row in connection.execute(select(mapping_decisions).where(of_supplier)):
                    held.setdefault(_thing(row), []).append((row.id, _kept(row)))
            for thing, theirs in incoming.items():
                ours = held.get(thing, [])
                new = _write(connection, thing, ours, theirs)
                added += new
                mine = [kept for _, kept in ours]
                if new and (there := _contradictions(mine, ordered(theirs))):
                    contradictions += there
        number = sum(map(len, incoming.values()))
        return Merged(added, number - added, tuple(contradictions))

    def mapping_decisions(
        self, supplier: str | None = None, *, in_force: bool = False
    ) -> Iterator[KeptDecision]:
        """Decisions on a supplier's columns and values, or on everyone's; what is in force or all.

        In the order of suppliers, columns and values, oldest first within each.
        """
        order = tuple_(*(mapping_decisions.c[name] for name in (*_THING, "version")))
        query = select(mapping_decisions).order_by(*order.clauses).limit(_AT_ONCE)
        if supplier is not None:
            query = query.where(mapping_decisions.c.supplier_key == supplier_key(supplier))
        if in_force:
            query = query.where(mapping_decisions.c.in_force)
        last: Row[Any] | None = None

        def read() -> Sequence[Row[Any]]:
            types = [column.type for column in order.clauses]
            after = (
                query
                if last is None
                else query.where(order > tuple_(*_thing(last), last.version, types=types))
            )
            with self._database.read() as connection:
                return connection.execute(after).all()

        while rows := self._database.insist(read):
            for row in rows:
                yield _kept(row)
            last = rows[-1]

    def history_of(self, supplier: str, column: str, raw: str | None = None) -> list[KeptDecision]:
        """All that was decided on a column or, with `raw`, on a value in it, oldest first."""
        thing = thing_of(MappingDecision(supplier, column, "", confirmed=True, raw=raw))
        with self._database.read() as connection:
            return [kept for _, kept in _history(connection, thing)]

    def column_decisions(self, columns: Iterable[str]) -> list[MappingDecision]:
        """What holds for columns of these names, for every supplier."""
        table = mapping_decisions.c
        keys = list(dict.fromkeys(map(column_key, columns)))
        return self._holding(table.column_key, keys, table.of_value.is_(False))

    def value_decisions(self, target: str, raws: Iterable[str]) -> list[MappingDecision]:
        """What holds for values in a field, for every supplier and column."""
        table = mapping_decisions.c
        keys = list(dict.fromkeys(map(value_key, raws)))
        return self._holding(table.raw_key, keys, table.of_value & (table.target == target))

    def forget_decisions(self, supplier: str) -> int:
        """Delete all decisions on a supplier's columns and values; returns how many there were."""
        these = mapping_decisions.c.supplier_key == supplier_key(supplier)
        with self._database.write() as connection:
            return int(connection.execute(delete(mapping_decisions).where(these)).rowcount)

    def _holding(
        self, column: ColumnElement[str], keys: Sequence[str], condition: ColumnElement[bool]
    ) -> list[MappingDecision]:
        query = select(mapping_decisions).where(mapping_decisions.c.in_force, condition)
        query = query.order_by(mapping_decisions.c.id)
        found: list[MappingDecision] = []
        with self._database.read() as connection:
            for some in chunks(keys):
                rows = connection.execute(query.where(column.in_(some)))
                found += [_kept(row).decision for row in rows]
        return found

    def _things(self, things: Iterable[Thing]) -> Iterator[list[KeptDecision]]:
        with self._database.read() as connection:
            for thing in things:
                yield [kept for _, kept in _history(connection, thing)]


def check_decision(decision: MappingDecision) -> None:
    """Raise `UsageError` for a decision that cannot be kept."""
    if not decision.column.strip():
        raise UsageError("a decision on a column needs the column's name; it is empty")
    if len(decision.target) > MAX_TARGET_CHARACTERS or storable(decision.target) != decision.target:
        raise UsageError(
            f"'{storable(decision.target[:40])}...' is no key of a field; use one of at most "
            f"{MAX_TARGET_CHARACTERS} ordinary characters"
        )
    if isinstance(decision.value, int | float) and not math.isfinite(decision.value):
        raise UsageError(f"{decision.value} is no value of {decision.target}; use a finite number")


def moment_of(seconds: float) -> str:
    """A time in seconds since 1970 as it stands in a decision: in UTC, with microseconds."""
    return (_EPOCH + timedelta(microseconds=round(seconds * 1e6))).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seconds_of(moment: str) -> float:
    """Undo `moment_of`; raises `ValueError` for what is no time with its offset from UTC."""
    return (datetime.fromisoformat(moment) - _EPOCH) / timedelta(seconds=1)


def _after(moment: str) -> str:
    return moment_of(seconds_of(moment) + 1e-6)


def _history(connection: Connection, thing: Thing) -> list[tuple[int, KeptDecision]]:
    columns = mapping_decisions.c
    these = [columns[name] == key for name, key in zip(_THING, thing, strict=True)]
    rows = connection.execute(
        select(mapping_decisions).where(*these).order_by(columns.version)
    ).all()
    return [(row.id, _kept(row)) for row in rows]


def _write(
    connection: Connection,
    thing: Thing,
    held: Sequence[tuple[int, KeptDecision]],
    more: Sequence[KeptDecision],
) -> int:
    """Make the rows of a thing those of all its decisions; returns how many are new."""
    before = {content_of(kept): (id, kept) for id, kept in held}
    after = ordered([*(kept for _, kept in held), *more])
    columns = mapping_decisions.c
    # Highest first, so that none takes the version of one that has yet to move on.
    for kept in reversed(after):
        id, old = before.get(content_of(kept), (0, None))
        if old is not None and old != kept:
            connection.execute(
                update(mapping_decisions)
                .where(columns.id == id)
                .values(
                    version=kept.decision.version,
                    in_force=kept.in_force,
                    withdrawn=kept.withdrawn,
                )
            )
    new = [_row(thing, kept) for kept in after if content_of(kept) not in before]
    insert_all(connection, insert(mapping_decisions), new)
    return len(new)


def _contradictions(
    ours: Sequence[KeptDecision], theirs: Sequence[KeptDecision]
) -> list[Contradiction]:
    """What held here or there and was given up, where neither side knew all of the other's."""
    if {content_of(kept) for kept in ours} <= {content_of(kept) for kept in theirs}:
        return []
    after = [kept for kept in ordered([*ours, *theirs]) if kept.in_force]
    stays = {content_of(kept) for kept in after}
    lost = {content_of(kept): kept for kept in (*ours, *theirs) if kept.in_force}
    # What the one side has superseded itself was given up by its own people.
    for side in (ours, theirs):
        for kept in side:
            if not kept.in_force:
                lost.pop(content_of(kept), None)
    return [
        Contradiction(winner.decision, kept.decision)
        for content, kept in lost.items()
        if content not in stays
        for winner in [one for one in after if supersedes(one, kept)][-1:]
    ]


def _row(thing: Thing, kept: KeptDecision) -> dict[str, Any]:
    one = kept.decision
    return {
        **dict(zip(_THING, thing, strict=True)),
        "version": one.version,
        "target": one.target,
        "part": storable(one.part),
        "confirmed": one.confirmed,
        "in_force": kept.in_force,
        "withdrawn": kept.withdrawn,
        "decided_at": seconds_of(one.decided_at),
        "answer": storable(kept.answer),
        "decided_by": storable(one.decided_by),
        "supplier": storable(one.supplier),
        "column_name": storable(one.column),
        "raw": storable(one.raw or ""),
        # In a list, as SQLite would make a number of a text that is nothing but 5.0, and 5 of that.
        "value": [plain_value(one.value)],
    }


def _thing(row: Row[Any]) -> Thing:
    return row.supplier_key, row.column_key, row.of_value, row.raw_key


def _kept(row: Row[Any]) -> KeptDecision:
    (value,) = row.value
    decision = MappingDecision(
        supplier=row.supplier,
        column=row.column_name,
        target=row.target,
        confirmed=row.confirmed,
        part=row.part,
        raw=row.raw if row.of_value else None,
        value=tuple(value) if isinstance(value, list) else value,
        version=row.version,
        decided_by=row.decided_by,
        decided_at=moment_of(row.decided_at),
    )
    return KeptDecision(decision, row.answer, row.withdrawn, row.in_force)
