"""How a column's name is cut into words that can be compared: case, digits, plurals, spelling."""

from __future__ import annotations

import re
import unicodedata

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
SMALL = frozenset("a an and are at by de for from in is it its of on or the to what with".split())


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
    return [token for token, _ in cut(text)]


def cut(name: str) -> list[tuple[str, bool]]:
    """The tokens of a name, folded, and whether a point says that they are short for something."""
    text = unicodedata.normalize("NFKC", name[:_MAX_CHARACTERS])
    text = _DIMENSION_LETTERS.sub(" dimension ", _PLURAL_S.sub("", text))
    text = _DIGITS.sub(" ", _CAMEL.sub(" ", _NUMBER_OF.sub("count", text)))
    return [(fold(token), bool(point)) for token, point in _WORD.findall(text)]
