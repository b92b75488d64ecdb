"""What the name of a column says: its words in English, singular and spelled out, and the unit.

Feeds call one thing `Item Weight`, `ItmWt`, `Gew. kg` or `poids_net`. A small shipped glossary
has the words of column names in other European languages, and abbreviations.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "en"
ABBREVIATION = "abbreviation"

_MAX_CHARACTERS = 200
_PLURAL_S = re.compile(r"\(s\)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_DIMENSION_LETTERS = re.compile(r"\b[lwhdbt](?:\s*[x×*/]\s*[lwhdbt]){1,3}\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:number|no|nr|num|qty|quantity)\.?\s+of\b|#\s*of\b", re.IGNORECASE)
_WORD = re.compile(r"([^\W_]+)(\.?)")
_DIGITS = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SPELLINGS = {
    "color": "colour",
    "flavor": "flavour",
    "fiber": "fibre",
    "gray": "grey",
    "tire": "tyre",
    "jewelry": "jewellery",
    "odor": "odour",
    "aluminum": "aluminium",
    "caliber": "calibre",
    "center": "centre",
    "meter": "metre",
    "liter": "litre",
    "license": "licence",
    "program": "programme",
    "labeled": "labelled",
    "catalog": "catalogue",
    "mold": "mould",
    "lenses": "lens",
    "lense": "lens",
}
_NOT_PLURAL = ("ss", "us", "is", "ous", "series", "species", "os", "gas", "lens", "chassis", "abs")
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "the",
        "to",
        "what",
        "with",
    ]
)


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
            for token, _ in _tokens(name):
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
        for token, is_short in _tokens(name):
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
        for cut in range(len(token) - 2, 2, -1):
            head = token[:cut]
            part = words.get(head) or words.get(head.removesuffix("s"))
            if part is None:
                continue
            rest = token[cut:]
            tail = words.get(rest) or (self._compound(rest, words) if len(rest) > 6 else None)
            if tail is not None:
                return f"{part} {tail}"
        return None


@cache
def glossary() -> Glossary:
    """The shipped glossary."""
    from skulens.mapping.concepts import vocabulary

    words: dict[str, dict[str, str]] = {}
    for line in shipped_lines("names.tsv"):
        language, word, english = line.split("\t")
        words.setdefault(language, {})[fold(word)] = english
    return Glossary(words, vocabulary())


def shipped_lines(name: str) -> list[str]:
    """The lines of a file in `words/`, without comments."""
    text = files("skulens.mapping").joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def fold(text: str) -> str:
    """Lower case without accents; `ß` is `ss`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def normal(word: str) -> str:
    """A word as names are compared: singular, British spelling."""
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL):
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("ches", "shes", "xes", "sses")):
            word = word[:-2]
        else:
            word = word[:-1]
    return _SPELLINGS.get(word, word)


def tokens(text: str) -> list[str]:
    """The tokens of a name in English, folded."""
    return [token for token, _ in _tokens(text)]


def _tokens(name: str) -> list[tuple[str, bool]]:
    """The tokens of a name, folded, and whether a point says that they are short for something."""
    text = unicodedata.normalize("NFKC", name[:_MAX_CHARACTERS])
    text = _DIMENSION_LETTERS.sub(" dimension ", _PLURAL_S.sub("", text))
    text = _DIGITS.sub(" ", _CAMEL.sub(" ", _NUMBER_OF.sub("count", text)))
    return [(fold(token), bool(point)) for token, point in _WORD.findall(text)]
