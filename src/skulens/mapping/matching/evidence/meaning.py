"""Meaning: how near names, and names with values, lie in the space of the text encoder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from skulens.encoders.blocks import MEANING, unit_rows
from skulens.encoders.protocol import Encoder
from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts, FieldFacts

_VALUES = 12
_CHARACTERS = 60
_NEAR, _SAME = 0.4, 0.99


class Meaning:
    """Evidence from an encoder of texts."""

    kind = "meaning"
    features = ("name_meaning", "content_meaning", "value_meaning")

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """Cosines of names, of names with values, and of values with their nearest of ours."""
        if not columns or not facts.fields:
            return np.zeros((len(columns), len(facts.fields), len(self.features)), np.float32)
        names = self._encode([facts.called(facts.read_column(column)) for column in columns])
        ours = self._encode([_name(one, facts) for one in facts.fields])
        contents = self._encode([_content(column, facts) for column in columns])
        our_contents = self._encode([_our_content(one, facts) for one in facts.fields])
        cosines = np.stack(
            [names @ ours.T, contents @ our_contents.T, self._values(columns, facts)], axis=2
        )
        return np.clip(cosines, 0, 1).astype(np.float32)

    def strength(self, scores: Scores) -> float:
        """The mean of the cosines of names and contents; less than names that are the same say."""
        return 0.8 * float(scores[:2].mean())

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """How near both lie."""
        name = facts.fields[field].field.name
        if scores[:2].max() < _NEAR or scores[0] > _SAME:  # names have said that already
            return ""
        what = "names" if scores[0] >= scores[1] else "names and values"
        return f"the {what} of '{column.name}' and '{name}' mean much the same ({scores[:2].max():.2f})"

    def _values(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """The mean, over a column's values, of the cosine with the nearest value of a field."""
        texts = [text[:_CHARACTERS] for column in columns for text in list(column.texts)[:_VALUES]]
        owners = [row for row, one in enumerate(columns) for _ in list(one.texts)[:_VALUES]]
        ours = [value[:_CHARACTERS] for one in facts.fields for value in one.values]
        starts = np.cumsum([0, *(len(one.values) for one in facts.fields)])
        answer = np.zeros((len(columns), len(facts.fields)), np.float32)
        if not texts or not ours:
            return answer
        cosines = self._encode(texts) @ self._encode(ours).T
        counts = np.bincount(owners, minlength=len(columns)).clip(1)
        for place in np.flatnonzero(np.diff(starts)):
            nearest = cosines[:, starts[place] : starts[place + 1]].max(axis=1)
            answer[:, place] = np.bincount(owners, nearest, len(columns)) / counts
        return answer

    def _encode(self, texts: Sequence[str]) -> Scores:
        where = self._encoder.blocks.slice_of(MEANING)
        return unit_rows(self._encoder.encode_texts(list(texts))[:, where])


def _name(one: FieldFacts, facts: Facts) -> str:
    return facts.called(facts.read_field(one)[0]) if one.names else one.field.name


def _content(column: Column, facts: Facts) -> str:
    values = ", ".join(text[:_CHARACTERS] for text in list(column.texts)[:5])
    return f"{facts.called(facts.read_column(column))}: {values}"


def _our_content(one: FieldFacts, facts: Facts) -> str:
    said = ", ".join(value[:_CHARACTERS] for value in one.values[:8]) or one.field.description
    return f"{_name(one, facts)}: {said}"
