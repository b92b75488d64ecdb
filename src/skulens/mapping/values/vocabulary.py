"""The phrases that stand for the allowed values of a field: names, synonyms, related words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from skulens.mapping.values.lexicon import Facet, facets
from skulens.mapping.values.phrases import Phrase, phrase_of, root_of
from skulens.taxonomy.attribute_schema import Attribute

Ground = Literal["name", "synonym", "alias", "lexicon"]
"""Why a phrase stands for a value; `alias` is a part of its name, as `HDD` in brackets."""

_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]{1,60})\)\s*$")
_ANYWHERE = "value"
"""The facet whose words mean the same in every field that allows their value."""

_ONLY_AMONG_THEIR_LIKE = frozenset(
    ["colour", "country", "size", "sleeve", "fit", "gender", "hand", "boolean"]
)
"""Facets whose words mean something else where few values are of them: pumpkin is an orange among
colours, but not among flavours."""

_LEAST_SHARE = 0.2
_LEAST_JOINED = 5
_LEAST_JOINED_CODE = 3
_CODE = re.compile(r"[a-z]+[0-9]+[a-z]?|[0-9]{1,3}[a-z]+[0-9]+")
_NEAR_BEST = 0.75
_CATCH_ALL = frozenset({"other", "none", "universal", "sonstige", "andere", "keine"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value that a phrase stands for, None if it is known and none of the allowed values.

    `steps` counts from the word to the value through wider concepts; `kind` is the word's concept.
    """

    value: str | None
    ground: Ground
    steps: int = 0
    kind: str = ""


class Vocabulary:
    """Looks phrases up, in their own form and by their roots."""

    def __init__(self, attribute: Attribute, all_facets: Sequence[Facet]) -> None:
        self.values = tuple(value.name for value in attribute.values)
        self._all_facets = all_facets
        self._phrases = {
            name: tuple(map(phrase_of, (name, *_aliases(name)))) for name in self.values
        }
        self._meanings: dict[Phrase, Meaning] = {}
        for ground, text, value in _own_phrases(attribute):
            phrase = phrase_of(text)
            if phrase:
                self._meanings.setdefault(phrase, Meaning(value, ground))
        self.facets = _facets_of(self._phrases, attribute.name, all_facets)
        for facet in all_facets:
            if facet.name == _ANYWHERE:
                self._add_by_name(facet)
        for facet in self.facets:
            self._add_facet(facet)
        for facet in all_facets:
            if facet not in self.facets and facet.name not in _ONLY_AMONG_THEIR_LIKE:
                self._add_by_name(facet)
        self.longest = max(map(len, self._meanings), default=0)
        self._joined: dict[str, Meaning] = {}
        for phrase, meaning in self._meanings.items():
            joined = "".join(phrase)
            if len(joined) >= _LEAST_JOINED or _is_code(joined):
                self._joined.setdefault(joined, meaning)
        self._by_root: dict[Phrase, Meaning] = {}
        for phrase, meaning in self._meanings.items():
            roots = tuple(map(root_of, phrase))
            held = self._by_root.get(roots)
            if held is None or (held.value is None and meaning.value is not None):
                self._by_root[roots] = meaning
        self._phrases_of_values = {name: phrase_of(name) for name in self.values}

        self.own_roots = frozenset(
            root_of(words[0]) for words in self._phrases_of_values.values() if len(words) == 1
        )

    def meaning(self, phrase: Phrase) -> Meaning | None:
        """Return what a phrase stands for, written in one word or several; None if unknown."""
        held = self._meanings.get(phrase)
        if held is not None and held.ground != "lexicon":
            return held
        joined = self._joined.get("".join(phrase))
        return joined if held is None or (joined and joined.ground != "lexicon") else held

    def meaning_by_root(self, phrase: Phrase) -> Meaning | None:
        """Return what a phrase stands for in another form: `curls` of the value `Curly`."""
        roots = tuple(map(root_of, phrase))
        found = self._by_root.get(roots)
        if found is not None and found.ground == "lexicon" and len("".join(roots)) < _LEAST_JOINED:
            return None
        return found

    def values_with(self, phrase: Phrase) -> list[tuple[str, Phrase]]:
        """Return the values whose names have all words of a phrase, and the words besides."""
        wanted = {root_of(word) for word in phrase}
        found = []
        for name, words in self._phrases_of_values.items():
            if len(words) > len(wanted) and wanted <= {root_of(word) for word in words}:
                besides = tuple(word for word in words if root_of(word) not in wanted)
                if not any(word.startswith("!") for word in besides):
                    found.append((name, besides))
        return found

    def names_with(self, phrase: Phrase) -> list[str]:
        """Return the values in whose names the words of a phrase follow each other."""
        count = len(phrase)
        return [
            name
            for name, words in self._phrases_of_values.items()
            if any(words[at : at + count] == phrase for at in range(len(words) - count + 1))
        ]

    def is_about(self, facet: str) -> bool:
        """Whether most of the values are of a facet."""
        return bool(self.facets) and self.facets[0].name == facet

    def names_any_of(self, facet: str) -> bool:
        """Whether one of the values is a concept of a facet or a word for one."""
        phrases = [phrase for own in self._phrases.values() for phrase in own]
        return any(one.name == facet and any(map(one.of, phrases)) for one in self._all_facets)

    def _add_by_name(self, facet: Facet) -> None:
        """Add the words for those values that are themselves concepts of a facet.

        A value whose name is only a word for a concept stands for it if no other value is it:
        `large` is a size, and wide in French only.
        """
        values: dict[str, str] = {}
        by_word: dict[str, str] = {}
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                found = facet.of(phrase)
                if found and phrase in facet.names:
                    values.setdefault(found[0], name)
                elif len(found) == 1 and not any(phrase in one.names for one in self._all_facets):
                    by_word.setdefault(found[0], name)
        for concept, name in by_word.items():
            values.setdefault(concept, name)
        for concept, name in values.items():
            for phrase in facet.phrases.get(concept, ()):
                self._meanings.setdefault(phrase, Meaning(name, "lexicon", 0, concept))

    def _add_facet(self, facet: Facet) -> None:
        values: dict[str, str] = {}
        for name, phrases in self._phrases.items():
            for concept in _concepts_of(facet, phrases):
                if phrase_of(concept) == phrases[0] or concept not in values:
                    values[concept] = name
                break
        for phrase, concepts in facet.concepts.items():
            held = self._meanings.get(phrase)
            if held is not None and (held.ground != "lexicon" or held.value is not None):
                continue
            best: Meaning | None = None
            for concept in concepts:
                for one, steps in facet.steps_up(concept):
                    if one in values and (best is None or best.value is None or steps < best.steps):
                        best = Meaning(values[one], "lexicon", steps, concept)
                        break
                best = best or Meaning(None, "lexicon", 0, concept)
            if best is not None and (held is None or best.value is not None):
                self._meanings[phrase] = best


@lru_cache(maxsize=1024)
def vocabulary_of(attribute: Attribute) -> Vocabulary:
    """Return the phrases for an attribute's values with the shipped lexicon, made once."""
    return Vocabulary(attribute, facets())


def _own_phrases(attribute: Attribute) -> list[tuple[Ground, str, str]]:
    """Return the texts that stand for each value by its own name; surest first."""
    found: list[tuple[Ground, str, str]] = [("name", v.name, v.name) for v in attribute.values]
    found += [("synonym", word, v.name) for v in attribute.values for word in v.synonyms]
    for value in attribute.values:
        found += [("alias", alias, value.name) for alias in _aliases(value.name)]
    return found


def _aliases(name: str) -> list[str]:
    """Return parts of a name that stand for it: both sides of `Hard disk drive (HDD)`."""
    match = _BRACKETS.match(name)
    if match is not None:
        return [match[1], match[2]]
    if "/" in name and not any(map(str.isdigit, name)):
        return [side for side in name.split("/") if len(side.strip()) > 2]
    return []


def _is_code(joined: str) -> bool:
    """Whether a text is letters and digits, as `rj45`: that is one code in any spelling."""
    return len(joined) >= _LEAST_JOINED_CODE and _CODE.fullmatch(joined) is not None


def _concepts_of(facet: Facet, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the concepts of a value's name, else of the first part of it that has any."""
    return next((found for phrase in phrases if (found := facet.of(phrase))), ())


def _facets_of(
    values: Mapping[str, Sequence[Phrase]], name: str, all_facets: Sequence[Facet]
) -> tuple[Facet, ...]:
    """Return the facets that most of the values belong to, best first.

    Of flavours some are colours too (lime, cherry); by their share they are told apart.
    """
    count = sum(bool(own[0]) and own[0][0] not in _CATCH_ALL for own in values.values())
    if not count:
        return ()
    named = set(phrase_of(name))
    shares = []
    for facet in all_facets:
        if facet.name == _ANYWHERE:
            continue
        share = sum(any(map(facet.of, phrases)) for phrases in values.values()) / count
        hint = 0.5 if share and named & set(phrase_of(facet.name)) else 0.0
        shares.append((share + hint, facet))
    best = max((share for share, _ in shares), default=0.0)
    ranked = sorted(shares, key=lambda pair: -pair[0])
    return tuple(
        facet for share, facet in ranked if share >= _LEAST_SHARE and share >= _NEAR_BEST * best
    )
