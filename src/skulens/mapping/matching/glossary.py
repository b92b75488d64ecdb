"""What the name of a column says: its words in English, singular and spelled out.

Feeds call one thing `Item Weight`, `ItmWt`, `Gew.` or `poids`. A small shipped glossary has the
words of column names in other European languages, and abbreviations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from skulens.mapping.matching.concepts import vocabulary
from skulens.mapping.matching.names import SMALL, cut, fold, normal
from skulens.mapping.values.word_files import rows_of

ENGLISH = "en"
ABBREVIATION = "abbreviation"


@dataclass(frozen=True, slots=True)
class NameWords:
    """A column's name: `words` as compared, `translated` where they are not as written."""

    text: str
    words: tuple[str, ...]
    translated: bool = False


class Glossary:
    """Words of column names by language; `known` are the English ones."""

    def __init__(self, words: Mapping[str, Mapping[str, str]], known: frozenset[str]) -> None:
        self._words = words
        self._known = known
        self._folded = frozenset(map(fold, known))

    def language(self, names: Iterable[str]) -> str:
        """The language that most names of a feed are written in, `en` where none is clear."""
        votes: Counter[str] = Counter()
        for name in names:
            for token, _ in cut(name):
                if len(token) < 3:
                    continue
                if normal(token) in self._known:
                    votes[ENGLISH] += 1
                for language, words in self._words.items():
                    if language != ABBREVIATION and (
                        token in words or (len(token) > 6 and self._compound(token, words))
                    ):
                        votes[language] += 1
        best, count = votes.most_common(1)[0] if votes else (ENGLISH, 0)
        return best if count > votes[ENGLISH] else ENGLISH

    def words(self, name: str, language: str = ENGLISH) -> NameWords:
        """The words of a name, read in the language of its feed first."""
        found: list[str] = []
        translated = False
        for token, is_short in cut(name):
            english = self._english(token, language, is_short)
            if english is None:
                found.append(normal(token))
            else:
                translated = True
                found.extend(english.split())
        own = [word for word in found if word not in SMALL] or found
        return NameWords(name, tuple(own), translated)

    def _english(self, token: str, language: str, is_short: bool) -> str | None:
        """A token in English, None where it is English or nobody knows it."""
        if is_short and language == ENGLISH and token in self._words[ABBREVIATION]:
            return self._words[ABBREVIATION][token]
        if language != ENGLISH and (own := self._in_language(token, language)):
            return None if own == token else own
        if normal(token) in self._known or token in self._folded:
            return None
        if token in (short := self._words[ABBREVIATION]):
            return short[token]
        if len(token) < 4:
            return None
        others = (one for one in self._words if one not in (language, ABBREVIATION))
        for other in others:
            if found := self._in_language(token, other):
                return found
        return None

    def _in_language(self, token: str, language: str) -> str | None:
        words = self._words.get(language, {})
        return words.get(token) or (self._compound(token, words) if len(token) > 6 else None)

    def _compound(self, token: str, words: Mapping[str, str]) -> str | None:
        """The parts of a compound, as German, Dutch and Swedish make them: `Bild|datei`."""
        for end in range(len(token) - 2, 2, -1):
            head = token[:end]
            part = words.get(head) or words.get(head.removesuffix("s"))
            if part is None:
                continue
            rest = token[end:]
            tail = words.get(rest) or (self._compound(rest, words) if len(rest) > 6 else None)
            if tail is not None:
                return f"{part} {tail}"
        return None


@cache
def glossary() -> Glossary:
    """The shipped glossary."""
    words: dict[str, dict[str, str]] = {}
    for language, word, english in rows_of("names"):
        words.setdefault(language, {})[fold(word)] = english
    return Glossary(words, vocabulary())
