"""Ages in years and months become groups of people: `Age 4-11` are kids, `18+` adults."""

from __future__ import annotations

import re

from skulens.mapping.values.phrases import phrase_of
from skulens.mapping.values.quantities import quantities
from skulens.mapping.values.units import convert, parse_unit
from skulens.mapping.values.vocabulary import Vocabulary

_GROUPS = (("baby", 1.0), ("toddler", 3.0), ("kids", 12.5), ("teens", 17.5), ("adults", 200.0))
"""Up to which age in years each group goes."""

_OLDEST = 120.0
_AND_OLDER = re.compile(r"\+|\b(?:older|up|plus|ab|from|over|above|älter)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:age|ages|aged|alter|jahre|years?|yrs?|months?|monate|mos?)\b|\+", re.I)
_IDLE = frozenset(
    [
        "age",
        "ages",
        "aged",
        "alter",
        "and",
        "up",
        "older",
        "or",
        "plus",
        "ab",
        "from",
        "over",
        "above",
        "for",
        "y",
    ]
)


class AgesOfPeople:
    """Finds the allowed group that an age, or the middle of a range of ages, belongs to."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        meanings = ((group, vocabulary.meaning(phrase_of(group))) for group, _ in _GROUPS)
        self._values = {group: meaning.value for group, meaning in meanings if meaning is not None}

    def find(self, text: str) -> str | None:
        """Return the group, None for a text that is more or less than an age."""
        measures = quantities(text)
        if len(measures.quantities) != 1 or _AGE.search(text[:100]) is None:
            return None
        if any(word.casefold() not in _IDLE for word in measures.rest):
            return None
        (one,) = measures.quantities
        years = parse_unit("years")
        unit = one.unit or years
        if years is None or unit is None or not unit.measures_as(years):
            return None
        low = convert(one.value, unit, years)
        high = convert(one.high, unit, years) if one.high is not None else low
        if high > _OLDEST:
            return None
        middle = low if _AND_OLDER.search(text) else (low + high) / 2
        return self._values.get(next(group for group, end in _GROUPS if middle <= end))
