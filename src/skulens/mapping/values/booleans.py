"""Yes and no in several languages, and what a field's own name in a cell says."""

from __future__ import annotations

from functools import cache

from skulens.mapping.cells import ReadValue
from skulens.mapping.target import TargetField
from skulens.mapping.values.phrases import Phrase, phrase_of
from skulens.mapping.values.word_files import rows_of, words_in
from skulens.taxonomy.names import folded, shown

_SURE, _NAMED, _LEADS, _NOTHING = 0.99, 0.92, 0.85, 0.9
_SIGNS = {"✓": True, "✔": True, "☑": True, "✗": False, "✘": False, "☒": False, "-": False}


class BooleanReader:
    """Reads yes and no; `waterproof` in the field of that name is a yes."""

    def __init__(self, field: TargetField) -> None:
        attribute = field.attribute
        self._names = {phrase_of(name) for name in (attribute.name, *attribute.synonyms)}
        self._names.add(phrase_of(attribute.key))

    def read_one(self, text: str) -> ReadValue:
        """Return true or false, None for a text that says neither."""
        word = folded(text[:100]).rstrip(".!")
        known = _SIGNS.get(word, _words().get(word))
        if known is not None:
            return ReadValue(known, _SURE, f"{shown(text)} is a {_yes_or_no(known)}")
        phrase = phrase_of(text)
        bare = tuple(word.removeprefix("!") for word in phrase)
        if bare and self._is_named(bare):
            yes = phrase == bare
            said = f"{shown(text)} {'names' if yes else 'denies'} the field itself"
            return ReadValue(yes, _NAMED, said)
        first = _words().get(word.split(" ")[0].rstrip(",;:")) if word else None
        if first is not None and not word[0].isdigit() and len(word.split(" ")[0]) > 1:
            said = f"{shown(text)} begins with a {_yes_or_no(first)}"
            return ReadValue(first, _LEADS, said)
        return ReadValue(None, _NOTHING, f"{shown(text)} says neither yes nor no")

    def _is_named(self, phrase: Phrase) -> bool:
        words = set(phrase)
        return any(name and (name == phrase or set(name) == words) for name in self._names)


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


@cache
def _words() -> dict[str, bool]:
    found: dict[str, bool] = {}
    for facet, concept, _, words in rows_of("people"):
        if facet == "boolean":
            found.update(dict.fromkeys(map(folded, words_in(words)), concept == "yes"))
    return found
