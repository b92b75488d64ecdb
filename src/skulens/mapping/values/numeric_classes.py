"""Allowed values that are numbers: "16 GB", "15-15.9 in", "6-12 months", "3 years or older"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from skulens.mapping.values.numbers import Mark
from skulens.mapping.values.quantities import Quantity, quantities
from skulens.mapping.values.units import Unit, convert

_LEAST_SHARE = 0.5
_SAME = 0.005
_FROM = re.compile(
    r"\b(?:older|plus|up|over|more|above|from|ab|mehr|at least|min|dès|desde|vanaf|à partir de)\b"
    r"|\+",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:under|below|less|up to|bis|younger|max|unter)\b|^\s*<", re.I)
_IDLE = frozenset(
    [
        "or",
        "and",
        "older",
        "plus",
        "up",
        "over",
        "more",
        "above",
        "from",
        "ab",
        "mehr",
        "at",
        "least",
        "min",
        "under",
        "below",
        "less",
        "to",
        "bis",
        "younger",
        "max",
        "unter",
        "age",
        "ages",
        "aged",
        "pixel",
        "pixels",
        "inch",
        "approx",
        "ca",
        "class",
        "size",
        "alter",
        "oder",
        "dès",
        "desde",
        "vanaf",
        "à",
        "partir",
        "von",
    ]
)


_IDLE_OF_SIZES = frozenset(
    [
        *("eu", "eur", "us", "usa", "uk", "fr", "it", "de", "int", "größe", "grösse", "groesse"),
        *("gr", "taille", "talla", "taglia", "maat", "women", "womens", "men", "mens", "ladies"),
        *("damen", "herren", "kid", "kids", "little", "big", "toddler", "child", "youth", "wide"),
        *("narrow", "regular", "a", "b", "d", "e", "w", "m", "d(m)", "b(m)", "2e", "4e"),
    ]
)
"""What is written beside a size that is a number: its system, its width, who wears it."""

_AND_OLDER = re.compile(r"(?<=[0-9])\s?\+\s?([^\W\d_]{1,20})")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_MONTHS = re.compile(r"(?<=[0-9])\s?(?:m|mo|mos|mth|mths|mnd|maanden|mesi|meses)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<=[0-9])\s?(?:j|jahren|jaar|lat|yo|y/o)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Span:
    low: float
    high: float
    unit: Unit | None


class NumericClasses:
    """Finds the allowed value that a number is or lies in."""

    def __init__(self, values: Sequence[str], unit: Unit | None = None) -> None:
        self._unit = unit
        self._idle = _IDLE
        self._classes: list[tuple[str, tuple[_Span, ...]]] = []
        for value in values:
            spans = self._spans(value, ".")
            if spans is not None:
                self._classes.append((value, spans))
        self.are_most = len(self._classes) >= max(2, _LEAST_SHARE * len(values))
        units = {span.unit for _, spans in self._classes for span in spans}
        self._are_ages = any(one is not None and one.dimension == "time" for one in units)
        if None in units:
            self._idle |= _IDLE_OF_SIZES

    def find(self, text: str, mark: Mark) -> str | None:
        """Return the narrowest class that a text's numbers fall into, None if there is none."""
        if self._are_ages:
            text = _YEARS.sub(" years", _MONTHS.sub(" months", _AND_OLDER.sub(r" \1 +", text)))
        wanted = self._spans(_POSSESSIVE.sub("", text), mark)
        if wanted is None:
            return None
        best: tuple[tuple[float, float], str] | None = None
        for value, spans in self._classes:
            if len(spans) == len(wanted) and all(map(_holds, spans, wanted)):
                # Of those without an end the one that starts last is the narrowest.
                width = sum(span.high - span.low for span in spans), -spans[0].low
                if best is None or width < best[0]:
                    best = width, value
        return best[1] if best is not None else None

    def _spans(self, text: str, mark: Mark) -> tuple[_Span, ...] | None:
        measures = quantities(text, mark)
        if not measures.quantities or any(one.ambiguous for one in measures.quantities):
            return None
        if any(word.casefold() not in self._idle for word in measures.rest):
            return None
        return tuple(self._span(one, text) for one in measures.quantities)

    def _span(self, quantity: Quantity, text: str) -> _Span:
        high = quantity.value if quantity.high is None else quantity.high
        low = quantity.value * quantity.times
        if _UNTIL.search(text) and quantity.high is None:
            low = 0.0
        elif _FROM.search(text) and quantity.high is None:
            high = math.inf
        return _Span(low, high * quantity.times, quantity.unit or self._unit)


def _holds(span: _Span, wanted: _Span) -> bool:
    """Whether a class holds a number or a whole range."""
    low, high = wanted.low, wanted.high
    if wanted.unit is not None and span.unit is not None:
        if not wanted.unit.measures_as(span.unit):
            return False
        low = convert(low, wanted.unit, span.unit)
        high = convert(high, wanted.unit, span.unit) if math.isfinite(high) else high
    elif wanted.unit is not None and wanted.unit.dimension not in ("count", "length"):
        return False
    near = _SAME * max(abs(low), abs(span.low))
    return span.low - near <= low and (high <= span.high + near)
