"""Names: what they are about, the words they share, and how like each other they are spelled."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.concepts import Reading, other_facet, weight_of
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts

_FUZZY = 0.72
"""Words whose trigrams are at least this much alike are taken for spellings of one word."""


Words = tuple[str, ...]


class NameSimilarity:
    """Evidence from names and their synonyms."""

    kind = "name"
    features = (
        "same_name",
        "same_concept",
        "related_concept",
        "other_concept",
        "source_covered",
        "target_covered",
        "spelling",
        "same_words",
        "other_facet",
    )

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """Compare all names of columns with all names of fields, the best of each field's."""
        ours = [
            (place, words, reading)
            for place, one in enumerate(facts.fields)
            for words, reading in zip(one.names, facts.read_field(one), strict=True)
        ]
        theirs = [facts.read_column(column) for column in columns]
        answer = np.zeros((len(columns), len(facts.fields), len(self.features)), np.float32)
        if not columns or not ours:
            return answer
        by_name = np.zeros((len(columns), len(ours), len(self.features)), np.float32)
        words = [column.words.words for column in columns]
        others = [other for _, other, _ in ours]
        by_name[:, :, 0] = _same(words, others)
        mains = [reading.main for reading in theirs]
        known = [facts.concept(facts.fields[place]) or read.main for place, _, read in ours]
        by_name[:, :, 1:4] = _by_concept(mains, known, facts)
        by_name[:, :, 4], by_name[:, :, 5] = _covered(theirs, [read for _, _, read in ours], facts)
        by_name[:, :, 6] = _cosines(
            _trigrams([" ".join(own) for own in words] + [" ".join(other) for _, other, _ in ours]),
            len(words),
        )
        by_name[:, :, 7] = _shared(words, others)
        by_name[:, :, 8] = [[other_facet(own, other) for _, other, _ in ours] for own in words]
        rank = by_name[:, :, [0, 1, 4, 5, 7]].sum(axis=2)
        for place in range(len(facts.fields)):
            own = [index for index, (field, _, _) in enumerate(ours) if field == place]
            if own:
                best = np.asarray(own)[rank[:, own].argmax(axis=1)]
                answer[:, place] = by_name[np.arange(len(columns)), best]
        return answer

    def strength(self, scores: Scores) -> float:
        """The share of both names that says the same."""
        same, concept, related, _, source, target, *_ = map(float, scores)
        covered = 2 * source * target / max(source + target, 1e-6)
        return max(same, 0.9 * concept * max(covered, 0.5), 0.6 * related, 0.8 * covered)

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """What the names have in common."""
        name = facts.fields[field].field.name
        if scores[0] == 1:
            return f"'{column.name}' is another way to write '{name}'"
        concept = facts.concept(facts.fields[field])
        if scores[1] == 1:
            said = facts.concepts.concepts[concept].phrases[0]
            return f"'{column.name}' is a word for {' '.join(said)}, as '{name}' is"
        shared = set(facts.read_column(column).units) & {
            unit for reading in facts.read_field(facts.fields[field]) for unit in reading.units
        }
        if plain := sorted(unit.removeprefix("=") for unit in shared):
            return f"'{column.name}' and '{name}' share {', '.join(plain).replace('_', ' ')}"
        if scores[2] > 0:
            return f"'{column.name}' is about something near to '{name}'"
        return ""


def _same(words: Sequence[Words], others: Sequence[Words]) -> list[list[bool]]:
    """Whether both names have the same words, in any order."""
    known = [sorted(other) for other in others]
    return [[mine == other for other in known] for mine in map(sorted, words)]


def _shared(words: Sequence[Words], others: Sequence[Words]) -> list[list[float]]:
    """The share of both names' words, by what they say, that stand in both as they are written."""
    known = [(own := frozenset(other), _said(own)) for other in others]
    answer = []
    for mine in map(frozenset, words):
        said = _said(mine)
        answer.append(
            [
                0.0
                if mine.isdisjoint(other)
                else 2 * _said(mine & other) / max(said + also_said, 1e-6)
                for other, also_said in known
            ]
        )
    return answer


def _said(words: frozenset[str]) -> float:
    return math.fsum(map(weight_of, words))


def _by_concept(theirs: Sequence[str], ours: Sequence[str], facts: Facts) -> Scores:
    """Whether two names are about the same, about something near, or about different things."""
    answer = np.zeros((len(theirs), len(ours), 3), np.float32)
    for row, one in enumerate(theirs):
        for column, other in enumerate(ours):
            if one and other:
                likeness = facts.concepts.likeness(one, other)
                kind = 0 if likeness == 1 else 1 if likeness else 2
                answer[row, column, kind] = likeness or 1
    return answer


def _covered(
    theirs: Sequence[Reading], ours: Sequence[Reading], facts: Facts
) -> tuple[Scores, Scores]:
    """The share of what each name says that the other says too, both `(columns, names)`."""
    units = list({unit: None for reading in (*theirs, *ours) for unit in reading.units})
    place = {unit: index for index, unit in enumerate(units)}
    alike = _alike(units, facts)
    source, target = _weights(theirs, place), _weights(ours, place)
    forth = np.stack(
        [alike[:, own > 0].max(axis=1) if own.any() else 0 * alike[0] for own in target]
    )
    back = np.stack(
        [alike[:, own > 0].max(axis=1) if own.any() else 0 * alike[0] for own in source]
    )
    return source @ forth.T, (target @ back.T).T


def _alike(units: Sequence[str], facts: Facts) -> Scores:
    """How alike units are: concepts by the glossary, words by their spelling."""
    alike = _cosines_of(_trigrams([unit.removeprefix("=") for unit in units]))
    is_concept = np.array([unit.startswith("=") for unit in units])
    alike[alike < _FUZZY] = 0
    alike[is_concept[:, np.newaxis] | is_concept[np.newaxis, :]] = 0
    names = [unit.removeprefix("=") for unit in units]
    known = np.flatnonzero(is_concept)
    for one in known:
        for other in known:
            alike[one, other] = facts.concepts.likeness(names[one], names[other]) * 0.7
    np.fill_diagonal(alike, 1)
    return alike


def _weights(readings: Sequence[Reading], place: Mapping[str, int]) -> Scores:
    weights = np.zeros((len(readings), len(place)), np.float32)
    for row, reading in enumerate(readings):
        total = sum(reading.units.values()) or 1.0
        for unit, weight in reading.units.items():
            weights[row, place[unit]] = weight / total
    return weights


def _trigrams(texts: Sequence[str]) -> csr_matrix:
    """Unit rows of character trigrams."""
    columns: dict[str, int] = {}
    rows, places = [], []
    for row, text in enumerate(texts):
        padded = f"  {text} "
        for start in range(len(padded) - 2):
            rows.append(row)
            places.append(columns.setdefault(padded[start : start + 3], len(columns)))
    counts = csr_matrix(
        (np.ones(len(rows), np.float32), (rows, places)), shape=(len(texts), max(1, len(columns)))
    )
    norms = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return csr_matrix(counts.multiply(1 / np.maximum(norms, 1e-6)[:, np.newaxis]))


def _cosines_of(rows: csr_matrix) -> Scores:
    return np.asarray((rows @ rows.T).todense(), np.float32)


def _cosines(rows: csr_matrix, split: int) -> Scores:
    return np.asarray((rows[:split] @ rows[split:].T).todense(), np.float32)
