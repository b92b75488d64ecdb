"""Which field each column feeds: all evidence, then the best assignment, then what is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from skulens.encoders.protocol import Encoder
from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.category_context import CategoryContext
from skulens.mapping.matching.evidence.combined import Combined, Weights, combine, shipped_weights
from skulens.mapping.matching.evidence.confirmed import Confirmed, Votes
from skulens.mapping.matching.evidence.data_type import DataType
from skulens.mapping.matching.evidence.meaning import Meaning
from skulens.mapping.matching.evidence.name_similarity import NameSimilarity
from skulens.mapping.matching.evidence.protocol import Ground
from skulens.mapping.matching.evidence.value_overlap import ValueOverlap
from skulens.mapping.matching.evidence.value_shape import ValueShape
from skulens.mapping.matching.facts import Facts, facts_of
from skulens.mapping.matching.sides import side_mappings
from skulens.mapping.target import Target
from skulens.records import EQUALLY_GOOD, Evidence, FieldCandidate, FieldMapping
from skulens.taxonomy.names import clean

CANDIDATES = 3

_COLLECTING = frozenset({"photos", "description", "category"})
_SECOND = 0.5
"""What a further column for a field that holds one value costs, in log odds."""


def grounds(encoder: Encoder, votes: Votes | None = None) -> tuple[Ground, ...]:
    """Every module of evidence."""
    return (
        NameSimilarity(),
        Meaning(encoder),
        ValueOverlap(),
        ValueShape(),
        DataType(),
        CategoryContext(),
        Confirmed(votes or {}),
    )


class Matcher:
    """Proposes fields for columns; `accept` is the probability from which nobody is asked."""

    def __init__(
        self, encoder: Encoder, *, accept: float = 0.9, weights: Weights | None = None
    ) -> None:
        self._encoder, self._accept = encoder, accept
        self._weights = weights or shipped_weights()

    def match(
        self,
        columns: Sequence[Column],
        target: Target,
        votes: Votes | None = None,
        facts: Facts | None = None,
    ) -> list[FieldMapping]:
        """Say for each column which field it feeds, in the order of the columns.

        A column with several sides in its cells has a mapping for each of them. `votes` are what
        was decided of such columns for other suppliers.
        """
        facts = facts or facts_of(target)
        modules = grounds(self._encoder, votes)
        combined = combine(modules, columns, facts)
        odds = self._weights.probabilities(combined.features, combined.names)
        sides = side_mappings(columns, facts, odds, self._weights.threshold)
        free = [row for row, one in enumerate(columns) if one.filled and one.name not in sides]
        chosen = _assign(odds, free, facts, self._weights.threshold)
        answer: list[FieldMapping] = []
        for row, column in enumerate(columns):
            told = _Told(column, row, facts, modules, combined, odds)
            if column.name in sides:
                answer += self._sides(told, sides[column.name])
            elif not column.filled:
                answer.append(_empty(column))
            else:
                answer.append(self._proposal(told, chosen[row]))
        return _ties(answer, facts)

    def ranked(
        self, columns: Sequence[Column], target: Target, facts: Facts | None = None
    ) -> dict[str, tuple[tuple[str, float], ...]]:
        """All fields with their probabilities for each column, the likeliest first."""
        facts = facts or facts_of(target)
        combined = combine(grounds(self._encoder), columns, facts)
        odds = self._weights.probabilities(combined.features, combined.names)
        return {
            column.name: tuple(
                (facts.fields[place].field.key, float(odds[row, place]))
                for place in np.argsort(-odds[row], kind="stable")
            )
            for row, column in enumerate(columns)
        }

    def _proposal(self, told: _Told, place: int) -> FieldMapping:
        candidates = told.candidates()
        if place < 0:
            best = max((one.probability for one in candidates), default=0.0)
            reason = "no field fits its name and values"
            if candidates and candidates[0].probability >= 0.1:
                reason = f"nothing fits well enough; the nearest is '{candidates[0].target}'"
            return FieldMapping(told.column.name, "", "", 1 - best, "left", reason, (), candidates)
        probability = float(told.odds[told.row, place])
        evidence = told.evidence(place)
        status = "accepted" if probability >= self._accept else "open"
        return FieldMapping(
            told.column.name,
            told.facts.fields[place].field.key,
            "",
            probability,
            status,  # type: ignore[arg-type]
            _sentence(evidence),
            evidence,
            candidates,
        )

    def _sides(self, told: _Told, found: Sequence[FieldMapping]) -> list[FieldMapping]:
        return [
            replace(
                one,
                status="accepted" if one.probability >= self._accept else "open",
                evidence=(Evidence("shape", one.probability, one.reason),),
                candidates=told.candidates(),
            )
            for one in found
        ]


@dataclass(frozen=True)
class _Told:
    """All that is known of one column."""

    column: Column
    row: int
    facts: Facts
    modules: Sequence[Ground]
    combined: Combined
    odds: npt.NDArray[np.float64]

    def evidence(self, place: int) -> tuple[Evidence, ...]:
        """The grounds that have something to say of a field, the strongest first."""
        found = []
        for module in self.modules:
            scores = self.combined.scores[module.kind][self.row, place]
            if sentence := module.sentence(self.column, self.facts, place, scores):
                strength = min(1.0, max(0.0, module.strength(scores)))
                # A column's name or value may have line breaks.
                ground = Evidence(module.kind, strength, clean(sentence))
                found.append((module.strength(scores), ground))
        return tuple(one for _, one in sorted(found, key=lambda pair: -pair[0]))

    def candidates(self) -> tuple[FieldCandidate, ...]:
        """The likeliest fields."""
        best = np.argsort(-self.odds[self.row], kind="stable")[:CANDIDATES]
        return tuple(
            FieldCandidate(
                self.facts.fields[place].field.key,
                float(self.odds[self.row, place]),
                self.evidence(int(place)),
            )
            for place in best
        )


def _assign(
    odds: npt.NDArray[np.float64], rows: Sequence[int], facts: Facts, threshold: float
) -> dict[int, int]:
    """The best fields for columns together, -1 for none; several columns may share a field.

    A field stands in the matrix once for each column that may feed it, at a small price from the
    second on; every column has a place of its own for having no counterpart.
    """
    if not rows:
        return {}
    likely = odds[list(rows)]
    logits = np.log(np.clip(likely, 1e-9, 1 - 1e-9) / np.clip(1 - likely, 1e-9, 1))
    none = float(np.log(threshold / (1 - threshold)))
    places, gains = [], []
    for place in range(len(facts.fields)):
        copies = int((logits[:, place] >= none).sum())
        price = 0.0 if _collects(facts, place) else _SECOND
        for copy in range(copies):
            places.append(place)
            gains.append(logits[:, place] - (price if copy else 0.0))
    own = np.full((len(rows), len(rows)), -1e6)
    np.fill_diagonal(own, none)
    matrix = np.concatenate([np.array(gains).reshape(-1, len(rows)).T, own], axis=1)
    found_rows, found = linear_sum_assignment(matrix, maximize=True)
    return {
        rows[row]: places[column] if column < len(places) else -1
        for row, column in zip(found_rows, found, strict=True)
    }


def _collects(facts: Facts, place: int) -> bool:
    one = facts.fields[place].field
    return one.role in _COLLECTING or one.attribute.kind == "many_of"


def _empty(column: Column) -> FieldMapping:
    return FieldMapping(column.name, "", "", 1.0, "left", "all its cells are empty")


def _sentence(evidence: Sequence[Evidence]) -> str:
    if not evidence:
        return "all evidence together makes it the likeliest field"
    return "; ".join(one.sentence for one in evidence[:2])


def _ties(found: list[FieldMapping], facts: Facts) -> list[FieldMapping]:
    """Leave to a person what two columns feed equally well, where a field holds one value."""
    collecting = {
        one.field.key for place, one in enumerate(facts.fields) if _collects(facts, place)
    }
    by_target: dict[str, list[FieldMapping]] = {}
    for one in found:
        if one.target and one.target not in collecting and one.status in ("accepted", "open"):
            by_target.setdefault(one.target, []).append(one)
    answer = []
    for one in found:
        rivals = [
            other.column
            for other in by_target.get(one.target, ())
            if other.column != one.column
            and abs(other.probability - one.probability) < EQUALLY_GOOD
        ]
        if rivals and one.status in ("accepted", "open"):
            others = " and ".join(f"'{name}'" for name in rivals[:3])
            said = f"as good as {others} for '{one.target}': {one.reason}"
            one = replace(one, status="open", reason=said)
        answer.append(one)
    return answer
