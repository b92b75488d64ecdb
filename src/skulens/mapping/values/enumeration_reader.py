"""Texts become allowed values with a probability and a sentence; the rest goes by meaning."""

from __future__ import annotations

from collections.abc import Sequence

from skulens.encoders.protocol import Encoder
from skulens.mapping.cells import ReadValue
from skulens.mapping.target import TargetField
from skulens.mapping.values.ages import AgesOfPeople
from skulens.mapping.values.bra_sizes import Cups
from skulens.mapping.values.enumerations import Found, How, ValueFinder
from skulens.mapping.values.lexicon import Facet
from skulens.mapping.values.meaning import MeaningOfValues
from skulens.mapping.values.number_reader import ColumnHabit
from skulens.mapping.values.numeric_classes import NumericClasses
from skulens.mapping.values.units import parse_unit
from skulens.mapping.values.vocabulary import Ground, Vocabulary, vocabulary_of
from skulens.records import AttributeValue
from skulens.taxonomy.names import folded, shown

ACCEPT = 0.6
"""A value that is less likely is an alternative only."""

_CHANCES: dict[tuple[How, Ground], float] = {
    **{("whole", "name"): 0.99, ("whole", "synonym"): 0.98, ("whole", "alias"): 0.96},
    **{("whole", "lexicon"): 0.94, ("last", "name"): 0.95, ("last", "synonym"): 0.94},
    **{("last", "alias"): 0.92, ("last", "lexicon"): 0.9, ("inside", "name"): 0.9},
    **{("inside", "synonym"): 0.89, ("inside", "alias"): 0.87, ("inside", "lexicon"): 0.82},
    **{("root", "name"): 0.86, ("root", "synonym"): 0.84, ("root", "alias"): 0.8},
    **{("root", "lexicon"): 0.72, ("compound", "name"): 0.8, ("compound", "synonym"): 0.8},
    **{("compound", "alias"): 0.74, ("compound", "lexicon"): 0.76, ("reverse", "alias"): 0.75},
}
_PER_STEP = 0.03
_PER_WORD_LEFT = 0.02
_NUMERIC, _AGED = 0.95, 0.8
_NOTHING, _KNOWN_TO_BE_OTHER, _EMPTY = 0.75, 0.85, 0.99
_MOST_ALTERNATIVES = 3
_MOST_CHARACTERS = 400
_MOST_REMEMBERED = 50_000
_SAYS_NOTHING = frozenset(
    [
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nan",
        "unknown",
        "unbekannt",
        "tbd",
        "not specified",
        "not applicable",
        "unspecified",
        "keine angabe",
        "k.a.",
        "ohne angabe",
        "does not apply",
        "undefined",
        "nicht angegeben",
        "inconnu",
    ]
)


class EnumerationReader:
    """Reads values of a field that allows certain values.

    A field of one value gets the first of several. `all_facets` is the lexicon, the shipped one
    unless told otherwise. Without an encoder only words decide.
    """

    def __init__(
        self,
        field: TargetField,
        habit: ColumnHabit,
        encoder: Encoder | None = None,
        *,
        context: Sequence[str] = (),
        all_facets: Sequence[Facet] | None = None,
    ) -> None:
        attribute = field.attribute
        self._many = attribute.kind == "many_of"
        self._attribute, self._habit = attribute, habit
        vocabulary = (
            vocabulary_of(attribute) if all_facets is None else Vocabulary(attribute, all_facets)
        )
        levels = [level for path in field.categories for level in path.split(" > ")[-2:]]
        names = [attribute.name, *attribute.synonyms, *levels, *context]
        self._finder = ValueFinder(vocabulary, names)
        self._numeric = NumericClasses(vocabulary.values, parse_unit(attribute.unit))
        self._cups = Cups(vocabulary.values)
        of_people = vocabulary.is_about("age") and not vocabulary.names_any_of("animal")
        self._ages = AgesOfPeople(vocabulary) if of_people else None
        self._meaning = MeaningOfValues(attribute, encoder) if encoder is not None else None
        self._read: dict[str, ReadValue] = {}

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means; each distinct text is looked at once."""
        if len(self._read) > _MOST_REMEMBERED:
            self._read.clear()
        unsure: list[str] = []
        keys = [text if text in self._read else folded(text[:_MOST_CHARACTERS]) for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key not in self._read:
                read = self._read[key] = self._by_words(text)
                if read.value is None and read.probability < _EMPTY:
                    unsure.append(key)
        if unsure and self._meaning is not None:
            for key, nearest in zip(unsure, self._meaning.nearest(unsure), strict=True):
                self._read[key] = self._by_meaning(key, self._read[key], nearest)
        return [self._read[key] for key in keys]

    def _by_words(self, text: str) -> ReadValue:
        text = text[:_MOST_CHARACTERS]
        own = self._attribute.value_of(text)
        if own is not None:
            return self._given([own], 0.99, f"{shown(text)} is the value {shown(own)}")
        if folded(text) in _SAYS_NOTHING or not any(map(str.isalnum, text)):
            return ReadValue(None, _EMPTY, f"{shown(text)} says nothing")
        if (cup := self._cups.find(text)) is not None:
            return self._given([cup], _NUMERIC, f"{shown(text)} has the cup {shown(cup)}")
        if self._numeric.are_most:
            numeric = self._numeric.find(text, self._habit.decimal_mark)
            if numeric is not None:
                said = f"{shown(text)} is of the class {shown(numeric)}"
                return self._given([numeric], _NUMERIC, said)
        if self._ages is not None and (aged := self._ages.find(text)) is not None:
            return self._given([aged], _AGED, f"{shown(text)} is the age of {shown(aged)}")
        found = self._finder.find(text)
        named = [one for one in found if one.value is not None]
        if not named:
            if found:
                kind = shown(found[0].meaning.kind)
                said = f"{shown(text)} is a kind of {kind}, which is not among the values"
                return ReadValue(None, _KNOWN_TO_BE_OTHER, said)
            return ReadValue(None, _NOTHING, f"no value is known to mean {shown(text)}")
        chance = min(map(_chance, named))
        values = [one.value for one in named if one.value is not None]
        said = _sentence(text, named[0])
        if len(values) > 1:
            said = f"{shown(text)} names {', '.join(map(shown, values[:5]))}"
            if not self._many:
                said += f"; {shown(values[0])} comes first"
        if len(named) < len(found):
            other = " ".join(next(one.words for one in found if one.value is None))
            said += f"; {shown(other)} is not among the values"
        return self._given(values, chance, said)

    def _by_meaning(
        self, text: str, held: ReadValue, nearest: tuple[tuple[str, float], ...]
    ) -> ReadValue:
        """Return the nearest value where that is likely enough, else what was held of the text."""
        if not nearest:
            return held
        (value, chance), *others = nearest
        if chance < ACCEPT or held.probability == _KNOWN_TO_BE_OTHER:
            probability = min(held.probability, 1 - chance)
            return ReadValue(None, probability, held.reason, nearest)
        said = f"{shown(text)} is near to {shown(value)} in meaning"
        given: AttributeValue = (value,) if self._many else value
        return ReadValue(given, chance, said, tuple(others))

    def _given(self, values: list[str], chance: float, said: str) -> ReadValue:
        if chance < ACCEPT:
            alternatives = tuple((value, chance) for value in values[:_MOST_ALTERNATIVES])
            return ReadValue(None, 1 - chance, f"{said}, which is not sure enough", alternatives)
        if self._many:
            return ReadValue(tuple(values), chance, said)
        others = tuple((value, 1 - chance) for value in values[1 : _MOST_ALTERNATIVES + 1])
        return ReadValue(values[0], chance, said, others)


def _chance(found: Found) -> float:
    """Return how likely a found value is right, by where and on what ground it was found."""
    chance = _CHANCES[found.how, found.meaning.ground]
    return (
        chance - _PER_STEP * max(0, found.meaning.steps - 1) - _PER_WORD_LEFT * min(found.left, 8)
    )


def _sentence(text: str, found: Found) -> str:
    value, word = shown(found.value or ""), shown(" ".join(found.words))
    if found.how == "compound":
        return f"{shown(text)} ends with {word}, which means {value}"
    if found.how == "root":
        return f"{shown(text)} has a form of {value}"
    if found.how == "reverse":
        return f"{value} is the only value with the words of {shown(text)}"
    if found.meaning.ground == "lexicon":
        subject = shown(text) if found.how == "whole" else f"{word} in {shown(text)}"
        return (
            f"{subject} is a kind of {value}" if found.meaning.steps else f"{subject} means {value}"
        )
    return f"{shown(text)} says {value}"
