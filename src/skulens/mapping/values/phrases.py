"""How a text is cut into words that can be compared: spelling, plurals, and what is denied."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from skulens.mapping.values.plain_text import tidy_text

Phrase = tuple[str, ...]
"""Folded words; one that is denied starts with `!`: ("!", "sugar") of "sugar-free" is "!sugar"."""

MOST_WORDS = 60
_MOST_CHARACTERS = 400
_WORD = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,9}(?:[.,][0-9]{1,9})*[^\W_]{0,20}[+]{0,3}(?!\w)"
    r"|[^\W_]{1,40}(?:'[^\W_]{1,3}(?!\w))?(?:[+#]{1,3}(?!\w))?|[0-9]"
)
_PARTS = re.compile(
    r"\s*(?:[,;|\n•·]|(?<![0-9])/|/(?![0-9])|\s[&+–—-]\s|\s(?:and|und|et|to|bis|oder|or)\s)\s*"
    r"|(?<=\w)\s?&\s?(?=\w)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(?<=[0-9])[\s-]{0,2}(?:x|×|\*|by)[\s-]{0,2}(?=[0-9])")
_DOTTED = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W\d_]))")
_SPELLINGS = (
    *(("color", "colour"), ("gray", "grey"), ("flavor", "flavour"), ("odor", "odour")),
    *(("aluminum", "aluminium"), ("fiber", "fibre"), ("jewelry", "jewellery")),
    *(("ising", "izing"), ("isers", "izers"), ("iser", "izer"), ("grey hound", "greyhound")),
    *(("favour", "favor"), ("sulph", "sulf"), ("mould", "mold"), ("theatre", "theater")),
)
_JOINS = frozenset({"and", "und", "et", "the", "of", "de", "der", "die", "das"})
_DENIES_NEXT = frozenset(
    [
        "no",
        "non",
        "not",
        "without",
        "ohne",
        "sans",
        "sin",
        "senza",
        "kein",
        "keine",
        "keinen",
        "zero",
        "zonder",
        "bez",
        "utan",
        "uden",
    ]
)
_DENIES_LAST = frozenset({"free", "frei", "vrij", "less", "fri", "freie", "freies"})
_DENYING_END = re.compile(r"([^\W\d_]{3,30}?)(?:free|frei|freie|freies|less|vrij|fritt)")
_SUFFIXES = sorted(
    [
        "izing",
        "ization",
        "izer",
        "izers",
        "ized",
        "ize",
        "izes",
        "ating",
        "ation",
        "ations",
        "ated",
        "ates",
        "ator",
        "ative",
        "ing",
        "ings",
        "ed",
        "er",
        "ers",
        "ly",
        "ally",
        "y",
        "al",
        "ial",
        "ic",
        "ical",
        "able",
        "ible",
        "ability",
        "ant",
        "ent",
        "en",
        "e",
        "a",
        "ity",
        "ion",
        "ions",
        "ive",
        "ful",
        "ness",
        "ish",
        "ism",
        "ist",
        "lich",
        "ige",
        "iger",
        "iges",
        "ig",
        "isch",
        "em",
        "es",
    ],
    key=len,
    reverse=True,
)
_LEAST_ROOT = 4


def parts_of(text: str) -> list[str]:
    """Cut a text where it lists things: at commas, slashes, `&`, `and`, line ends."""
    pieces = _PARTS.split(text[:_MOST_CHARACTERS])
    return [piece for piece in pieces if piece and piece.strip()]


@lru_cache(maxsize=65536)
def phrase_of(text: str) -> Phrase:
    """Return the words of a text, folded, singular, in one spelling; joining words are left out.

    "Sugar-free", "no sugar" and "zuckerfrei" deny: their words are ("!sugar",), ("!zucker",).
    """
    words: list[str] = []
    denied = False
    written = _WORD.findall(_folded(text))
    for word in written:
        if word in _DENIES_NEXT:
            denied = True
            continue
        if word in _DENIES_LAST and words and not denied:
            words[-1] = words[-1] if words[-1].startswith("!") else f"!{words[-1]}"
            continue
        if word in ("from", "von") and words and words[-1] == "free":
            words.pop()
            denied = True
            continue
        if word in _JOINS:
            continue
        ending = _DENYING_END.fullmatch(word)
        if ending is not None:
            denied, word = True, ending[1]
        word = _singular(word)
        words.append(f"!{word}" if denied else word)
        denied = False
        if len(words) == MOST_WORDS:
            break
    # `DE` and `NO` alone are countries, not joining or denying words.
    return tuple(words or written[:1])


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """Return what the forms of a word share: "moistur" of moisture, moisturizer, moisturizing."""
    if not word[-1:].isalpha():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_ROOT:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def transliterated(word: str) -> str:
    """Return a German word as it is typed without its letters: `gruen` for `grün`."""
    for letter, typed in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        word = word.replace(letter, typed)
    return word


def _folded(text: str) -> str:
    text = tidy_text(text[:_MOST_CHARACTERS])
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    if not text.isascii():
        text = "".join(character for character in text if not unicodedata.combining(character))
    for other, ours in _SPELLINGS:
        text = text.replace(other, ours)
    return _DOTTED.sub(r"\1", _TIMES.sub(" x ", text))


def _singular(word: str) -> str:
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    if not word.isalpha():
        return _plain_number(word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _plain_number(word: str) -> str:
    """Return a number without zeros behind its mark: `16` for `16.0`."""
    match = re.fullmatch(r"([0-9]+)[.,]0{1,3}([a-z]*)", word)
    return match[1] + match[2] if match else word
