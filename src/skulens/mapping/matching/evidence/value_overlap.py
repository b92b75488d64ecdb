"""Values: how many of a column's are allowed in a field, or were seen in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts, FieldFacts
from skulens.mapping.values.lexicon import facets
from skulens.mapping.values.phrases import phrase_of
from skulens.taxonomy.attribute_schema import folded_word

_TEXTS = 40
_CHARACTERS = 160
_LONGEST = 4
_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_PARTS = re.compile(r"[()/,]| and | or ")
_FEW, _SEVERAL = 0.05, 2
_YES_NO = ("yes", "no", "true", "false", "y", "n")


class ValueOverlap:
    """Evidence from values that both have."""

    kind = "values"
    features = ("same_values", "named_values", "meant_values", "known_values", "listed")

    def __init__(self) -> None:
        self._held: tuple[Facts, _Index] | None = None

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """Shares of a column's texts that are a value of the field, name one, mean one, or share a word.

        The last feature says that the field lists its values.
        """
        answer = np.zeros((len(columns), len(facts.fields), len(self.features)), np.float32)
        index = self._index(facts)
        for row, column in enumerate(columns):
            texts = list(column.texts)[:_TEXTS]
            for text in texts:
                for kind, fields in enumerate(index.found(text)):
                    for place in fields:
                        answer[row, place, kind] += 1 / len(texts)
        for place, one in enumerate(facts.fields):
            answer[:, place, 4] = bool(one.field.attribute.values)
        return np.minimum(answer, 1)

    def strength(self, scores: Scores) -> float:
        """The share of texts that name or mean a value."""
        return float(max(scores[0], 0.9 * scores[1], 0.85 * scores[2]))

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """How many values are ours, with one of them."""
        share = float(scores[2])
        if share < _FEW:
            return ""
        index = self._index(facts)
        texts = list(column.texts)[:_TEXTS]
        example = next((one for one in texts if field in index.found(one)[2]), texts[0])
        name = facts.fields[field].field.name
        has = "is a value of" if facts.fields[field].field.attribute.values else "occurs in"
        return f"{share:.0%} of its values are known: '{example[:40]}' {has} '{name}'"

    def _index(self, facts: Facts) -> _Index:
        if self._held is None or self._held[0] is not facts:
            self._held = facts, _Index.of(facts)
        return self._held[1]


@dataclass(frozen=True, slots=True)
class _Index:
    """The fields by their values, by what these mean, and by the stems of their words."""

    whole: Mapping[str, set[int]]
    meant: Mapping[tuple[str, str], set[int]]
    stems: Mapping[str, set[int]]

    @classmethod
    def of(cls, facts: Facts) -> _Index:
        """The index of all fields."""
        whole: dict[str, set[int]] = defaultdict(set)
        meant: dict[tuple[str, str], set[int]] = defaultdict(set)
        stems: dict[str, set[int]] = defaultdict(set)
        for place, one in enumerate(facts.fields):
            for name in (*_known(one), *one.field.examples):
                folded = folded_word(name)
                whole[folded].add(place)
                # A value such as `Prepaid (pay as you go)` is also meant by each of its parts.
                for part in _PARTS.split(folded):
                    if len(part := part.strip()) > 2:
                        whole[part].add(place)
                for word in _WORD.findall(folded):
                    if len(word) > 3:
                        stems[_stem(word)].add(place)
            for concept in _concepts(one):
                meant[concept].add(place)
        return cls(whole, meant, stems)

    def found(self, text: str) -> tuple[set[int], set[int], set[int], set[int]]:
        """The fields of which a text is a value, names one, means one, or shares a word with one."""
        folded = folded_word(text[:_CHARACTERS])
        same = self.whole.get(folded, set())
        named = set(same).union(
            *(self.whole[part] for part in _parts(folded) if part in self.whole)
        )
        meant = named.union(*(self.meant[one] for one in _meanings(folded) if one in self.meant))
        shared = meant.union(
            *(self.stems[one] for one in map(_stem, _WORD.findall(folded)) if one in self.stems)
        )
        return same, named, meant, shared


def _known(one: FieldFacts) -> list[str]:
    attribute = one.field.attribute
    known = [name for value in attribute.values for name in (value.name, *value.synonyms)]
    return known + list(_YES_NO) if attribute.kind == "boolean" else known


def _concepts(one: FieldFacts) -> set[tuple[str, str]]:
    """What a field's values mean, in the facets of which it has several."""
    names = [value.name for value in one.field.attribute.values]
    found: set[tuple[str, str]] = set()
    for facet in facets():
        own = {concept for name in names for concept in facet.of(phrase_of(name))[:1]}
        if len(own) >= _SEVERAL:
            found |= {(facet.name, concept) for concept in own}
    return found


@lru_cache(maxsize=20_000)
def _meanings(text: str) -> frozenset[tuple[str, str]]:
    """What a text, or what it ends with, may be a kind of."""
    phrase = phrase_of(text)[-_LONGEST:]
    return frozenset(
        (facet.name, wider)
        for start in range(len(phrase))
        for facet in facets()
        for concept in facet.of(phrase[start:])
        for wider, _ in facet.steps_up(concept)
    )


def _parts(text: str) -> Iterator[str]:
    """Runs of up to four words of a text."""
    words = _WORD.findall(text)
    for length in range(1, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _stem(word: str) -> str:
    """What forms of a word begin with: `organic` and `organically`, `wired` and `wire`."""
    return word[: max(4, len(word) - 2)]
