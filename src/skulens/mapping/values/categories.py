"""Suppliers' categories become paths of a taxonomy: `Küche / Nudelholz`, `Chairs`, `Möbel|Stuhl`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from skulens.encoders.protocol import Encoder
from skulens.mapping.cells import ReadValue
from skulens.mapping.values.lexicon import Facet, facets_of
from skulens.mapping.values.meaning import MeaningOfValues
from skulens.mapping.values.phrases import Phrase, phrase_of, root_of
from skulens.mapping.values.plain_text import tidy_text
from skulens.mapping.values.word_files import rows_of
from skulens.records import CATEGORY_SEPARATOR
from skulens.sources.values import category_path
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute
from skulens.taxonomy.names import folded, shown
from skulens.taxonomy.tree import Node, Taxonomy

_Key = TypeVar("_Key")

_PATH, _NAME, _WORD, _FORM, _END, _UPPER = 0.99, 0.96, 0.9, 0.86, 0.82, 0.7
_UNDECIDED = 0.5
_ACCEPT = 0.6
_NOTHING = 0.7
_MOST_CHARACTERS = 500
_MOST_REMEMBERED = 50_000
_MOST_ALTERNATIVES = 3
_LEAST_HEAD = 4


def category_reader(taxonomy: Taxonomy, encoder: Encoder | None = None) -> CategoryReader:
    """Return what reads suppliers' categories as paths of a taxonomy."""
    return CategoryReader(taxonomy, encoder)


class CategoryReader:
    """Finds the category a text means by its last level; the levels above decide between several.

    `read` gives paths of the taxonomy, joined by ` > `.
    """

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder | None = None) -> None:
        self._taxonomy, self._encoder = taxonomy, encoder
        self._meaning: MeaningOfValues | None = None
        self._by_phrase: dict[Phrase, list[str]] = {}
        self._by_root: dict[Phrase, list[str]] = {}
        self._by_concept: dict[str, list[str]] = {}
        self._named: set[tuple[str, str]] = set()
        for node in taxonomy:
            for name in (node.name, *node.synonyms):
                phrase = phrase_of(name)
                _put(self._by_phrase, phrase, node.id)
                _put(self._by_root, tuple(map(root_of, phrase)), node.id)
                for concept in _products().of(phrase):
                    _put(self._by_concept, concept, node.id)
                    if name == node.name:
                        self._named.add((concept, node.id))
        self._read: dict[str, ReadValue] = {}

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return the path that each text means; each distinct text is looked at once."""
        if len(self._read) > _MOST_REMEMBERED:
            self._read.clear()
        unsure = []
        keys = [folded(text[:_MOST_CHARACTERS]) for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key not in self._read:
                self._read[key] = self._by_words(tidy_text(text[:_MOST_CHARACTERS]))
                if self._read[key].value is None and key:
                    unsure.append(key)
        if unsure and self._encoder is not None:
            for key, nearest in zip(unsure, self._near(self._encoder, unsure), strict=True):
                self._read[key] = self._by_meaning(key, nearest)
        return [self._read[key] for key in keys]

    def _by_words(self, text: str) -> ReadValue:
        if not text:
            return ReadValue(None, 1.0, "the cell is empty")
        known = self._taxonomy.find(text)
        if known is not None:
            return self._given([known], _PATH, f"{shown(text)} is a category")
        levels = category_path(text).split(CATEGORY_SEPARATOR)
        for place in range(len(levels) - 1, -1, -1):
            phrase = _without_numbers(phrase_of(levels[place]))
            ids, chance, why = self._candidates(phrase)
            if not ids:
                continue
            if place < len(levels) - 1:
                chance = min(chance, _UPPER)
            chosen = self._fitting(ids, phrase, levels[:place])
            return self._given(chosen, chance, f"{shown(levels[place])} {why}")
        return ReadValue(None, _NOTHING, f"no category is known to mean {shown(text)}")

    def _candidates(self, phrase: Phrase) -> tuple[list[str], float, str]:
        """Return the categories that a level may mean, surest ground first."""
        if not phrase:
            return [], 0.0, ""
        if found := self._by_phrase.get(phrase):
            return found, _NAME, "is its name or a synonym"
        if found := self._of_concepts(phrase):
            return found, _WORD, "is a word for it"
        if found := self._by_root.get(tuple(map(root_of, phrase))):
            return found, _FORM, "is a form of its name"
        for start in range(1, len(phrase)):
            end = phrase[start:]
            if found := self._by_phrase.get(end) or self._of_concepts(end):
                return found, _END, f"ends with {shown(' '.join(end))}"
        word = phrase[-1]
        for start in range(3, len(word) - _LEAST_HEAD + 1):
            if found := self._of_concepts((word[start:],)):
                return found, _END, f"ends with {shown(word[start:])}"
        return [], 0.0, ""

    def _of_concepts(self, phrase: Phrase) -> list[str]:
        for concept in _products().of(phrase):
            for one, _ in _products().steps_up(concept):
                if found := self._by_phrase.get(phrase_of(one)) or self._by_concept.get(one):
                    return found
        return []

    def _fitting(self, ids: list[str], phrase: Phrase, above: Iterable[str]) -> list[str]:
        """Return those of several categories that agree best with the levels above.

        Next come those with the meaning in their own name, not in a synonym, then leaves.
        """
        hints = {id for level in above for id in self._candidates(phrase_of(level))[0]}
        concepts = _products().of(phrase)

        def fit(id: str) -> tuple[int, bool, bool]:
            ancestors = {node.id for node in self._taxonomy.ancestors(id)}
            named = any((concept, id) in self._named for concept in concepts)
            return len(ancestors & hints), named, self._taxonomy.is_leaf(id)

        best = max(map(fit, ids))
        return [id for id in ids if fit(id) == best]

    def _given(self, ids: list[str], chance: float, said: str) -> ReadValue:
        paths = [self._taxonomy.path(id) for id in ids]
        if len(paths) > 1:
            alternatives = tuple((path, 1 / len(paths)) for path in paths[:_MOST_ALTERNATIVES])
            said += f", but means {len(paths)} categories"
            return ReadValue(None, _UNDECIDED, said, alternatives)
        return ReadValue(paths[0], chance, said)

    def _near(self, encoder: Encoder, texts: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
        if self._meaning is None:
            values = tuple(self._as_value(node) for node in self._taxonomy)
            self._meaning = MeaningOfValues(Attribute("category", "", "one_of", values), encoder)
        lasts = [category_path(text).split(CATEGORY_SEPARATOR)[-1] for text in texts]
        return self._meaning.nearest(lasts)

    def _as_value(self, node: Node) -> AllowedValue:
        return AllowedValue(self._taxonomy.path(node.id), (node.name, *node.synonyms))

    def _by_meaning(self, text: str, nearest: tuple[tuple[str, float], ...]) -> ReadValue:
        held = self._read[text]
        if held.alternatives or not nearest:
            return held
        (path, chance), *others = nearest
        if chance < _ACCEPT:
            return ReadValue(None, min(held.probability, 1 - chance), held.reason, nearest)
        return ReadValue(path, chance, f"{shown(text)} is near to it in meaning", tuple(others))


def _without_numbers(phrase: Phrase) -> Phrase:
    """Return the words without measures, `28cm` say; all if nothing else is left."""
    words = tuple(word for word in phrase if not word[0].isdigit())
    return words or phrase


def _put(held: dict[_Key, list[str]], key: _Key, id: str) -> None:
    ids = held.setdefault(key, [])
    if id not in ids:
        ids.append(id)


@cache
def _products() -> Facet:
    return facets_of(rows_of("products"))[0]
