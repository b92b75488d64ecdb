"""What the texts of a column look like: numbers, codes, prices, measures of a kind, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skulens.mapping.values.numbers import decimal_mark
from skulens.mapping.values.quantities import quantities
from skulens.mapping.values.units import Unit

MOST_TEXTS = 80
"""Distinct texts of a column that are looked at; the most frequent ones."""

_MOST_CHARACTERS = 200
_COMMON = 0.4

_URL = re.compile(r"(?:https?:)?//\S+|www\.\S+", re.IGNORECASE)
_IMAGE = re.compile(r"\S[^\n|;]*\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|heic)\b", re.IGNORECASE)
_HTML = re.compile(r"</?(?:p|br|ul|li|b|div|body|span|strong|h\d|table|ol|i|em|a)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_CODE = re.compile(r"(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9./_\-#]{2,39}")
_MONEY = re.compile(
    r"(?:[€$£¥]|EUR|USD|GBP|CHF)\s?\d[\d.,' ]*|\d[\d.,' ]*\s?(?:[€$£¥]|EUR|USD|GBP|CHF|kr|zł)"
)
_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[T ].*)?|\d\d?[./]\d\d?[./]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}\.? [A-Z][a-zä]{2,8} \d{4}"
)
_RESOLUTION = re.compile(r"\d{3,5}\s?[x×*]\s?\d{3,5}\b.*|\d{3,4}[pi]\b.*|[248]k\b.*", re.IGNORECASE)
_PATH = re.compile(r"[^>/|»]+(?:\s*[>/|»]\s*[^>/|»]+)+")
_BOOLEAN = frozenset(
    [
        "yes",
        "no",
        "y",
        "n",
        "true",
        "false",
        "ja",
        "nein",
        "oui",
        "non",
        "si",
        "sí",
        "x",
        "✓",
        "✗",
        "0",
        "1",
        "wahr",
        "falsch",
    ]
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Shares of a column's texts in [0, 1] that look like each kind, and what they have in common.

    `unit` is the unit that most of its measures have. `words` and `characters` are means over
    distinct texts, `unique` the share of texts that occur once, `number` the median of the numbers.
    """

    shares: Mapping[str, float]
    unit: Unit | None
    words: float
    characters: float
    unique: float
    number: float | None

    def share(self, kind: str) -> float:
        """The share of a kind."""
        return self.shares.get(kind, 0.0)


def shape_of(texts: Mapping[str, int], unit: Unit | None = None, *, volume: bool = False) -> Shape:
    """The shape of a column with these texts and how often each occurs.

    `unit` is that of the column's name, which bare numbers then have.
    """
    looked = [text[:_MOST_CHARACTERS].strip() for text in list(texts)[:MOST_TEXTS]]
    looked = [text for text in looked if text]
    if not looked:
        return Shape({}, unit, 0.0, 0.0, 0.0, None)
    mark = decimal_mark(looked)
    kinds: Counter[str] = Counter()
    units: Counter[Unit] = Counter()
    numbers: list[float] = []
    for text in looked:
        kinds.update(_kinds(text))
        measures = quantities(text, mark, volume=volume)
        if not measures.quantities or (measures.rest and _CODE.fullmatch(text)):
            continue
        first = measures.quantities[0]
        numbers.append(first.value)
        if measures.chained and len(measures.quantities) > 1 and not _RESOLUTION.fullmatch(text):
            kinds["dimensions"] += 1
        found = first.unit or (unit if _is_bare(text) else None)
        if found is not None and len(text.split()) <= 12:
            units[found] += 1
            kinds[found.dimension] += 1
            kinds["measure"] += 1
    count = len(looked)
    common = unit
    if units and kinds["measure"] >= _COMMON * count:
        common = units.most_common(1)[0][0]
    return Shape(
        {kind: number / count for kind, number in kinds.items()},
        common,
        sum(len(text.split()) for text in looked) / count,
        sum(len(text) for text in list(texts)[:MOST_TEXTS]) / count,
        sum(1 for number in texts.values() if number == 1) / max(1, sum(texts.values())),
        sorted(numbers)[len(numbers) // 2] if numbers else None,
    )


def is_barcode(text: str) -> bool:
    """Whether digits are a GTIN of 8, 12, 13 or 14 digits with a right check digit."""
    if len(text) not in (8, 12, 13, 14) or not text.isascii() or not text.isdigit():
        return False
    digits = [int(digit) for digit in reversed(text)]
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _kinds(text: str) -> Iterable[str]:
    """The kinds that a text looks like; it may be several."""
    if _is_bare(text):
        yield "number"
        if _DIGITS.fullmatch(text):
            yield "integer"
    if text.casefold() in _BOOLEAN:
        yield "boolean"
    if is_barcode(text):
        yield "barcode"
    if _IMAGE.search(text):
        yield "image"
    if _URL.match(text):
        yield "url"
    if _HTML.search(text):
        yield "html"
    if _MONEY.fullmatch(text):
        yield "money"
    if _DATE.fullmatch(text):
        yield "date"
    if _RESOLUTION.fullmatch(text):
        yield "resolution"
    if _CODE.fullmatch(text):
        yield "code"
    if ">" in text and _PATH.fullmatch(text):
        yield "path"
    if not any(char.isdigit() for char in text):
        yield "wordy"
    if len(text) > 80:
        yield "long"


def _is_bare(text: str) -> bool:
    return (
        not any(char.isalpha() for char in text)
        and any(char.isdigit() for char in text)
        and (len(text) <= 24)
    )
