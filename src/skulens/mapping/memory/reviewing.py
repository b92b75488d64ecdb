"""What a mapping leaves for people: questions in the order of what hangs on them, and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skulens.errors import NotFoundError, UsageError
from skulens.mapping.memory.allowed import allowed
from skulens.mapping.memory.fingerprints import ColumnFingerprint
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.typed import is_number, value_typed, values_to_type
from skulens.mapping.target import Target, TargetField
from skulens.records import (
    EQUALLY_GOOD,
    AttributeValue,
    FieldCandidate,
    FieldMapping,
    MappingDecision,
    SupplierMapping,
    ValueMapping,
)
from skulens.store import column_key, value_key
from skulens.taxonomy.names import clean, folded, guess, shown
from skulens.taxonomy.tree import Taxonomy


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """What feeds a field, or which field a column feeds: asked of all `proposals` at once.

    They are the parts of one column, or several columns of one field that are equally good; of
    these an answer names which it means. `candidates` are the fields that they may feed instead,
    `products` how many have a cell in them.
    """

    proposals: tuple[FieldMapping, ...]
    candidates: tuple[FieldCandidate, ...]
    is_required: bool
    products: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it is about."""
        return tuple(dict.fromkeys(one.column for one in self.proposals))

    @property
    def targets(self) -> tuple[str, ...]:
        """The fields that are proposed."""
        return tuple(dict.fromkeys(one.target for one in self.proposals if one.target))


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """What a raw value becomes in a field; `is_number` says that it is to be a number."""

    proposal: ValueMapping
    is_required: bool
    is_number: bool = False

    @property
    def products(self) -> int:
        """How many products have it."""
        return self.proposal.products


class MappingReview:
    """One person's way through a supplier's mapping.

    Each answer is in the memory when its method returns, and `mapping` is what the memory makes of
    the proposals: another process sees the same by `MappingMemory.current`. The later of two
    people's answers stands. `fingerprints` tell how many products a column has cells for, `taxonomy`
    which categories may be typed.
    Raises `UsageError` without a name in `by`.
    """

    def __init__(
        self,
        memory: MappingMemory,
        mapping: SupplierMapping,
        target: Target,
        by: str,
        fingerprints: Iterable[ColumnFingerprint] = (),
        taxonomy: Taxonomy | None = None,
    ) -> None:
        if not clean(by):
            raise UsageError("a review needs the name of who makes it; 'by' is empty")
        self._memory, self._proposed, self._target, self._by = memory, mapping, target, by
        self._taxonomy = taxonomy
        self._filled = {column_key(one.name): one.filled for one in fingerprints}
        self._answers: list[str | frozenset[_Place]] = []
        self._skipped: set[_Place] = set()
        self._mapping = memory.applied(mapping, target)

    @property
    def mapping(self) -> SupplierMapping:
        """The mapping as it was decided so far."""
        return self._mapping

    @property
    def fields(self) -> tuple[TargetField, ...]:
        """The fields that columns may feed."""
        return self._target.fields

    def columns(self) -> tuple[ColumnQuestion, ...]:
        """What is open of columns: required fields first, then by how many products have cells."""
        left = [
            one
            for one in self._mapping.columns
            if one.status == "open" and _place(one) not in self._skipped
        ]
        questions = [self._column_question(group) for group in _groups(left)]
        return tuple(sorted(questions, key=lambda one: (not one.is_required, -one.products)))

    def values(self) -> tuple[ValueQuestion, ...]:
        """What is open of values: those of most products first."""
        questions = [
            self._value_question(one)
            for one in self._mapping.values
            if one.status == "open" and _value_place(one) not in self._skipped
        ]
        return tuple(sorted(questions, key=lambda one: (-one.products, not one.is_required)))

    def about(self, column: str) -> ColumnQuestion:
        """The question of a column that is not open, to decide it anew; raises `NotFoundError`."""
        key = column_key(column)
        proposals = [one for one in self._mapping.columns if column_key(one.column) == key]
        if not proposals:
            names = [one.column for one in self._mapping.columns]
            raise NotFoundError(
                f"the feed has no column {shown(column)}"
                f"{guess(column, names) or '; name one of its columns'}"
            )
        return self._column_question(proposals)

    def about_value(self, column: str, target: str, raw: str) -> ValueQuestion:
        """The question of a value that is not open; raises `NotFoundError`."""
        place = (column_key(column), target, "", value_key(raw))
        for one in self._mapping.values:
            if _value_place(one) == place:
                return self._value_question(one)
        raise NotFoundError(
            f"no value {shown(raw)} of {shown(column)} is known for {shown(target)}; name one that "
            "the feed has"
        )

    def confirm(
        self,
        question: ColumnQuestion,
        target: str | None = None,
        part: str = "",
        columns: Sequence[str] = (),
    ) -> SupplierMapping:
        """Say that the proposals are right, or that the column feeds another field, by key or name.

        Where several columns are equally good, `columns` names those that are meant; if they feed
        the field, it is refused for the others. Where a cell feeds a field whole, what was proposed
        for its parts is refused. Raises `UsageError` where that is not said, `NotFoundError` for a
        field or column that there is not.
        """
        chosen = self._chosen(question, columns)
        if target is None:
            if not all(one.target for one in question.proposals):
                raise UsageError(f"no field is proposed for {_named(question)}; name one")
            confirmed = [
                self._said(one.column, one.target, confirmed=True, part=one.part)
                for one in question.proposals
                if one.column in chosen
            ]
        else:
            target = self._key_of(target)
            confirmed = [self._said(one, target, confirmed=True, part=part) for one in chosen]
        refused = [
            self._said(one.column, one.target, confirmed=False, part=one.part)
            for one in question.proposals
            if one.target and self._is_settled(one, chosen, target, part)
        ]
        return self._answer(confirmed + refused)

    def refuse(self, question: ColumnQuestion, target: str | None = None) -> SupplierMapping:
        """Say that the proposals, or another field, are wrong; the next best one is asked then.

        Raises `NotFoundError` for a field that there is not, `UsageError` where none is proposed.
        """
        if target is not None:
            target = self._key_of(target)
            return self._answer(
                [self._said(column, target, confirmed=False) for column in question.columns]
            )
        said = [
            self._said(one.column, one.target, confirmed=False, part=one.part)
            for one in question.proposals
            if one.target
        ]
        if not said:
            raise UsageError(
                f"no field is proposed for {_named(question)}; there is none to refuse"
            )
        return self._answer(said)

    def none(self, question: ColumnQuestion) -> SupplierMapping:
        """Say that no field of ours is fed by the columns."""
        return self._answer([self._said(one, "", confirmed=True) for one in question.columns])

    def value(self, question: ValueQuestion, value: AttributeValue | None) -> SupplierMapping:
        """Say what a value becomes, None for nothing.

        Raises `NotFoundError` for a word that is not one of the field's values.
        """
        one = question.proposal
        return self._answer(
            [self._said_of_value(one, allowed(self._target.by_key.get(one.target), value))]
        )

    def typed(self, question: ValueQuestion, text: str) -> SupplierMapping:
        """Say what a value becomes as a person types it: a number, yes or no, words, a category.

        Raises `UsageError` for what is no number where one is wanted, `NotFoundError` as `value`.
        """
        field = self._target.by_key.get(question.proposal.target)
        return self.value(
            question, text if field is None else value_typed(field, text, self._taxonomy)
        )

    def words(self, question: ValueQuestion) -> tuple[str, ...]:
        """What may be typed as the answer, where that is known."""
        field = self._target.by_key.get(question.proposal.target)
        return () if field is None else values_to_type(field, self._taxonomy)

    def refuse_value(self, question: ValueQuestion) -> SupplierMapping:
        """Say that the proposed value is wrong; raises `UsageError` where none is proposed."""
        one = question.proposal
        if one.value is None:
            raise UsageError(f"no value is proposed for {shown(one.raw)}; there is none to refuse")
        return self._answer([self._said_of_value(one, one.value, confirmed=False)])

    def skip(self, question: ColumnQuestion | ValueQuestion) -> None:
        """Put a question off until the next review."""
        if isinstance(question, ValueQuestion):
            places = frozenset([_value_place(question.proposal)])
        else:
            places = frozenset(map(_place, question.proposals))
        self._skipped |= places
        self._answers.append(places)

    def undo(self) -> bool:
        """Take back the last answer or skip of this review; returns whether there was one."""
        if not self._answers:
            return False
        last = self._answers.pop()
        if isinstance(last, str):
            self._memory.undo(last)
            self._mapping = self._memory.applied(self._proposed, self._target)
        else:
            self._skipped -= last
        return True

    def _answer(self, decisions: Sequence[MappingDecision]) -> SupplierMapping:
        kept = self._memory.decide(decisions, self._by)
        self._answers.append(kept[0].answer)
        self._mapping = self._memory.applied(self._proposed, self._target)
        return self._mapping

    def _said(
        self, column: str, target: str, *, confirmed: bool, part: str = ""
    ) -> MappingDecision:
        return MappingDecision(self._proposed.supplier, column, target, confirmed, part)

    def _said_of_value(
        self, one: ValueMapping, value: AttributeValue | None, *, confirmed: bool = True
    ) -> MappingDecision:
        supplier = self._proposed.supplier
        return MappingDecision(
            supplier, one.column, one.target, confirmed, raw=one.raw, value=value
        )

    def _chosen(self, question: ColumnQuestion, columns: Sequence[str]) -> Sequence[str]:
        if unknown := [one for one in columns if one not in question.columns]:
            raise NotFoundError(
                f"the question is not about a column {shown(unknown[0])}, but about "
                f"{_named(question)}"
            )
        if not columns and len(question.columns) > 1:
            raise UsageError(
                f"{_named(question)} are equally good for {shown(question.targets[0])}; say which "
                "of them feeds it"
            )
        return columns or question.columns

    @staticmethod
    def _is_settled(
        one: FieldMapping, chosen: Sequence[str], target: str | None, part: str
    ) -> bool:
        """Whether a proposal is refused by confirming a target for the chosen columns."""
        if one.column not in chosen:
            return target in (None, one.target)
        return bool(target and one.part and not part and one.target != target)

    def _key_of(self, target: str) -> str:
        """The key of a field that is named by its key or its name."""
        if target in self._target.by_key:
            return target
        wanted = folded(target)
        found = [one.key for one in self.fields if wanted in (folded(one.key), folded(one.name))]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFoundError(
                f"{shown(target)} is the name of several fields; use the key of one: "
                f"{', '.join(map(shown, found))}"
            )
        near = guess(target, [*(one.name for one in self.fields), *self._target.by_key])
        raise NotFoundError(
            f"there is no field {shown(target)}{near or '; use the key of one of the fields'}"
        )

    def _column_question(self, proposals: Sequence[FieldMapping]) -> ColumnQuestion:
        proposed = {one.target for one in proposals}
        candidates: dict[str, FieldCandidate] = {}
        for one in proposals:
            for other in one.candidates:
                if other.target not in proposed:
                    candidates.setdefault(other.target, other)
        filled = max(self._filled.get(column_key(one.column), 1.0) for one in proposals)
        return ColumnQuestion(
            tuple(proposals),
            tuple(sorted(candidates.values(), key=lambda one: -one.probability)),
            any(self._is_required(target) for target in proposed),
            round(filled * self._proposed.rows),
        )

    def _value_question(self, one: ValueMapping) -> ValueQuestion:
        field = self._target.by_key.get(one.target)
        return ValueQuestion(
            one, self._is_required(one.target), field is not None and is_number(field)
        )

    def _is_required(self, target: str) -> bool:
        field = self._target.by_key.get(target)
        return field is not None and field.required


_Place = tuple[str, ...]
"""What a question is about."""


def _place(one: FieldMapping) -> _Place:
    return column_key(one.column), one.target, one.part


def _value_place(one: ValueMapping) -> _Place:
    return column_key(one.column), one.target, "", value_key(one.raw)


def _named(question: ColumnQuestion) -> str:
    return " and ".join(map(shown, question.columns))


def _groups(left: Sequence[FieldMapping]) -> list[list[FieldMapping]]:
    """Proposals that are asked about together, in the order in which they stand."""
    by_column: dict[str, list[FieldMapping]] = {}
    for one in left:
        by_column.setdefault(one.column, []).append(one)
    groups = list(by_column.values())
    single = [group[0] for group in groups if len(group) == 1 and group[0].target]
    rivals: Mapping[str, list[FieldMapping]] = {one.target: [] for one in single}
    for one in single:
        rivals[one.target].append(one)
    found: list[list[FieldMapping]] = []
    asked: set[int] = set()
    for group in groups:
        if id(group[0]) in asked:
            continue
        if len(group) == 1 and group[0].target:
            best = group[0].probability
            group = [
                one
                for one in rivals[group[0].target]
                if one is group[0]
                or (id(one) not in asked and abs(one.probability - best) < EQUALLY_GOOD)
            ]
        asked.update(map(id, group))
        found.append(group)
    return found
