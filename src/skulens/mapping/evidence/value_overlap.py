"""Values: how many of a column's are allowed in a field, or were seen in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from skulens.mapping.columns import Column
from skulens.mapping.evidence.protocol import Scores
from skulens.mapping.facts import Facts
from skulens.taxonomy.attribute_schema import folded_word

_TEXTS = 40
_CHARACTERS = 160
_LONGEST = 4
_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_YES_NO = ("yes", "no", "true", "false", "y", "n")


class ValueOverlap:
    """Evidence from values that both have."""

    kind = "values"
    features = ("same_values", "named_values", "known_values", "listed")

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """Shares of a column's texts that are a value of the field, name one, or share a word.

        The last feature says that the field lists its values.
        """
        answer = np.zeros((len(columns), len(facts.fields), len(self.features)), np.float32)
        whole, words = _index(facts)
        for row, column in enumerate(columns):
            texts = list(column.texts)[:_TEXTS]
            for text in texts:
                for kind, fields in enumerate(_found(text, whole, words)):
                    for place in fields:
                        answer[row, place, kind] += 1 / len(texts)
        for place, one in enumerate(facts.fields):
            answer[:, place, 3] = bool(one.field.attribute.values)
        return np.minimum(answer, 1)

    def strength(self, scores: Scores) -> float:
        """The share of texts that name a value."""
        return float(max(scores[0], 0.9 * scores[1]))

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """How many values are ours, with one of them."""
        share = float(scores[1])
        if share < 0.05:
            return ""
        whole, words = _index(facts)
        texts = list(column.texts)[:_TEXTS]
        example = next(
            text for text in texts if field in set().union(*_found(text, whole, words)[:2])
        )
        have = "is a value" if facts.fields[field].field.attribute.values else "occurs"
        return f"{share:.0%} of its values are known: '{example[:40]}' {have} of '{facts.fields[field].field.name}'"


_Index = Mapping[str, set[int]]


def _index(facts: Facts) -> tuple[_Index, _Index]:
    """The fields by their values, and by the words of these that not every field has."""
    whole: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(facts.fields):
        attribute = one.field.attribute
        known = [name for value in attribute.values for name in (value.name, *value.synonyms)]
        if attribute.kind == "boolean":
            known += _YES_NO
        for name in (*known, *one.field.examples):
            folded = folded_word(name)
            whole[folded].add(place)
            # A value such as `Prepaid (pay as you go)` is also meant by each of its parts.
            for part in re.split(r"[()/,]| and | or ", folded):
                if len(part := part.strip()) > 2:
                    whole[part].add(place)
            for word in _WORD.findall(folded):
                if len(word) > 3:
                    words[_stem(word)].add(place)
    return whole, words


def _found(text: str, whole: _Index, words: _Index) -> tuple[set[int], set[int], set[int]]:
    """The fields of which a text is a value, those of which it names one, those that share a word."""
    folded = folded_word(text[:_CHARACTERS])
    same = whole.get(folded, set())
    named = set(same).union(*(whole[part] for part in _parts(folded) if part in whole))
    shared = named.union(
        *(words[stem] for word in _WORD.findall(folded) if (stem := _stem(word)) in words)
    )
    return same, named, shared


def _parts(text: str) -> Iterator[str]:
    """Runs of up to four words of a text."""
    words = _WORD.findall(text)
    for length in range(1, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _stem(word: str) -> str:
    """What forms of a word begin with: `organic` and `organically`, `wired` and `wire`."""
    return word[: max(4, len(word) - 2)]
