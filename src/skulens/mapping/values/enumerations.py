"""Texts become allowed values: by name, word forms, parts of a text, the lexicon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from skulens.mapping.values.phrases import Phrase, parts_of, phrase_of, root_of
from skulens.mapping.values.vocabulary import Meaning, Vocabulary

How = Literal["whole", "last", "inside", "root", "compound", "reverse"]
"""Where the value was found: the text is it, ends with it, holds it; a form or part of a word."""

_FAKE = frozenset(
    [
        "faux",
        "fake",
        "imitation",
        "artificial",
        "simulated",
        "kunst",
        "simili",
        "synthetic",
        "mock",
        "look",
        "optik",
    ]
)
_FAKE_STARTS = ("kunst", "imitat", "fake", "faux", "mono", "halb", "un", "anti", "nicht", "nano")
_COUNTED = re.compile(r"[0-9]{1,2} x [^\W\d_].*")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LEAST_COMPOUND, _LEAST_HEAD, _LEAST_FRONT = 7, 4, 3
_LEAST_WORD = 3
_MOST_FOUND = 8
_PLAIN = frozenset(
    [
        "type",
        "style",
        "design",
        "feature",
        "property",
        "properties",
        "ingredient",
        "certified",
        "approved",
        "safe",
        "friendly",
        "finish",
        "colour",
        "material",
        "pattern",
        "size",
        "form",
        "shape",
        "effect",
        "option",
        "resistant",
        "quality",
        "technology",
        "system",
        "fabric",
        "cloth",
        "surface",
        "compatible",
        "brand",
        "new",
        "made",
        "in",
        "aus",
        "made",
        "with",
        "art",
        "farbe",
        "light",
        "dark",
        "bright",
        "pale",
        "deep",
        "soft",
        "medium",
        "mid",
        "pastel",
        "neon",
        "matte",
        "mat",
        "matt",
        "glossy",
        "gloss",
        "vivid",
        "warm",
        "cool",
        "classic",
        "premium",
        "natural",
        "pure",
        "solid",
        "real",
        "genuine",
        "true",
        "original",
        "standard",
        "basic",
        "plain",
        "hell",
        "dunkel",
        "mittel",
        "ultra",
        "extra",
        "super",
        "very",
        "high",
        "low",
        "all",
        "full",
        "single",
        "product",
        "item",
        "100",
        "percent",
        "approx",
        "ca",
        "style",
        "look",
        "tone",
        "shade",
        "for",
        "fur",
        "pour",
        "par",
        "to",
        "x",
        "class",
        "klasse",
        "classe",
        "clase",
        "energieeffizienzklasse",
        "energieklasse",
    ]
)
"""Words that change a value little: a light blue is a blue, genuine leather a leather."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it was found; `words` are those of the text that name it."""

    value: str | None
    how: How
    meaning: Meaning
    words: Phrase
    left: int = 0
    """How many words of the part say something else."""


class ValueFinder:
    """Finds the allowed values that a text names.

    `context` are words that say nothing here, those of the field's and the column's names, say.
    """

    def __init__(self, vocabulary: Vocabulary, context: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        named = {root_of(word) for text in context for word in phrase_of(text)}
        named |= {root_of(word) for word in _PLAIN}
        self._context = frozenset(named - vocabulary.own_roots)

    def find(self, text: str) -> list[Found]:
        """Return what a text names, in its order, each value once.

        A `Found` without value is a word that is known to mean none of the allowed values.
        """
        whole = phrase_of(text)
        if not whole:
            return []
        parts = parts_of(text)
        found = self._whole(whole)
        if found is not None and (found.value is not None or len(parts) == 1):
            return [found]
        found_of: dict[str | None, Found] = {}
        for part in parts:
            for one in self._in_part(phrase_of(part), alone=len(parts) == 1):
                held = found_of.get(one.value)
                if held is None:
                    found_of[one.value] = one
        return list(found_of.values())[:_MOST_FOUND]

    def _whole(self, phrase: Phrase) -> Found | None:
        """Return what all words together name, or all that say something here."""
        meaning = self._vocabulary.meaning(phrase)
        if meaning is None and _COUNTED.fullmatch(" ".join(phrase)):
            # `2 x AA` says how many, then what.
            phrase = phrase[2:]
            meaning = self._vocabulary.meaning(phrase)
        if meaning is not None:
            return Found(meaning.value, "whole", meaning, phrase)
        core = self._core(phrase)
        if core and core != phrase:
            inner = self._vocabulary.meaning(core)
            if inner is not None and inner.value is not None and inner.ground != "lexicon":
                return Found(inner.value, "whole", inner, core)
        return None

    def _in_part(self, phrase: Phrase, *, alone: bool) -> list[Found]:
        if not phrase:
            return []
        if (whole := self._whole(phrase)) is not None:
            return [whole]
        if alone and len(phrase) > 1 and (named_more := self._only_name_with(phrase)) is not None:
            return [named_more]
        spotted = self._spotted(phrase)
        named = [one for one in spotted if one.value is not None]
        if named:
            # The last of several colours in a phrase is meant: a golden brown is a brown.
            if self._vocabulary.is_about("colour"):
                return named[-1:]
            if len(named) > 1 and named[-1].how == "last" and self._is_class(named[-1]):
                return named[:-1]
            return named
        if (formed := self._by_root(phrase)) is not None:
            return [formed]
        if spotted:
            return spotted
        if (compound := self._compound(phrase)) is not None:
            return [compound]
        if alone and (reverse := self._reverse(phrase)) is not None:
            return [reverse]
        return []

    def _spotted(self, phrase: Phrase) -> list[Found]:
        """Return the longest known phrases inside a part, which do not overlap."""
        found: list[Found] = []
        covered: set[int] = set()
        longest = min(self._vocabulary.longest, len(phrase))
        for length in range(longest, 0, -1):
            for start in range(len(phrase) - length + 1):
                places = range(start, start + length)
                if not covered.isdisjoint(places):
                    continue
                words = phrase[start : start + length]
                meaning = self._vocabulary.meaning(words)
                if meaning is None or not _may_stand_inside(words, phrase):
                    continue
                if start and phrase[start - 1] in _FAKE and meaning.value is not None:
                    covered.update(places)
                    continue
                covered.update(places)
                how: How = "last" if start + length == len(phrase) else "inside"
                found.append(Found(meaning.value, how, meaning, words, start))
        left = sum(
            place not in covered and not self._says_nothing(word)
            for place, word in enumerate(phrase)
        )
        found.sort(key=lambda one: one.left)
        return [Found(one.value, one.how, one.meaning, one.words, left) for one in found]

    def _by_root(self, phrase: Phrase) -> Found | None:
        """Return the value of which a word of the text is another form, longest first."""
        for length in range(min(self._vocabulary.longest, len(phrase)), 0, -1):
            for start in range(len(phrase) - length, -1, -1):
                words = phrase[start : start + length]
                if length == 1 and (len(words[0]) < _LEAST_WORD or self._says_nothing(words[0])):
                    continue
                meaning = self._vocabulary.meaning_by_root(words)
                if meaning is not None and meaning.value is not None:
                    if start and phrase[start - 1] in _FAKE:
                        continue
                    left = self._count_left(phrase[:start] + phrase[start + length :])
                    return Found(meaning.value, "root", meaning, words, left)
        return None

    def _compound(self, phrase: Phrase) -> Found | None:
        """Return the value that a compound word ends with: `Buchenholz` is wood."""
        for word in reversed(phrase):
            if len(word) < _LEAST_COMPOUND or not word.isalpha() or word.startswith(_FAKE_STARTS):
                continue
            for cut in range(_LEAST_FRONT, len(word) - _LEAST_HEAD + 1):
                meaning = self._vocabulary.meaning((word[cut:],))
                if meaning is not None and meaning.value is not None:
                    left = self._count_left(one for one in phrase if one != word)
                    return Found(meaning.value, "compound", meaning, (word[cut:],), left)
        return None

    def _reverse(self, phrase: Phrase) -> Found | None:
        """Return the only value whose name has all the words and more: `Breathable design`."""
        core = self._core(phrase)
        if not core or all(word.isdigit() for word in core) or len(core[0]) < _LEAST_WORD:
            return None
        found = self._vocabulary.values_with(core)
        if not found:
            return None
        plain = [name for name, besides in found if all(map(self._says_nothing, besides))]
        names = plain if len(plain) == 1 else [name for name, _ in found]
        if len(names) != 1:
            return None
        meaning = Meaning(names[0], "alias")
        return Found(names[0], "reverse", meaning, core, 0 if plain else 1)

    def _is_class(self, found: Found) -> bool:
        """Whether a value is what others are kinds of: in `DDR3 SDRAM` the last only says so."""
        return found.meaning.ground == "name" and bool(self._vocabulary.values_with(found.words))

    def _only_name_with(self, phrase: Phrase) -> Found | None:
        """Return the only value in whose name all words of a text follow each other."""
        names = self._vocabulary.names_with(phrase)
        if len(names) != 1:
            return None
        return Found(names[0], "reverse", Meaning(names[0], "alias"), phrase)

    def _core(self, phrase: Phrase) -> Phrase:
        return tuple(word for word in phrase if not self._says_nothing(word))

    def _count_left(self, words: Iterable[str]) -> int:
        return sum(not self._says_nothing(word) for word in words)

    def _says_nothing(self, word: str) -> bool:
        return root_of(word) in self._context


def _may_stand_inside(words: Phrase, phrase: Collection[str]) -> bool:
    """Whether a phrase may be told from a longer text: a letter or a number alone may not."""
    if len(words) > 1 or len(phrase) == 1:
        return True
    word = words[0]
    return not _NUMBER.fullmatch(word) and (
        len(word) > 2 or (len(word) == 2 and not word.isalpha())
    )
