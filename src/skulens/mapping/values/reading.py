"""The door of the package: a supplier's texts become values of one of our fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from skulens.encoders.protocol import Encoder
from skulens.mapping.cells import ReadValue
from skulens.mapping.target import TargetField
from skulens.mapping.values.booleans import BooleanReader
from skulens.mapping.values.enumeration_reader import EnumerationReader
from skulens.mapping.values.number_reader import ColumnHabit, NumberReader, habit_of
from skulens.mapping.values.numbers import Mark, is_ambiguous
from skulens.mapping.values.plain_text import plain_text, tidy_text
from skulens.sources.values import category_path, parse_price
from skulens.taxonomy.attribute_schema import KINDS_WITH_VALUES
from skulens.taxonomy.names import shown

__all__ = ["ColumnHabit", "ValueReader", "habit_of"]

MOST_CHARACTERS = 1_000_000
"""Of a longer cell the beginning is read."""

_LONGEST_PRICE = 100
_SURE, _NO_PRICE = 0.99, 0.95
_DIGITS_AND_MARK = re.compile(r"[0-9]{1,3}[.,][0-9]{3}(?![0-9.,])")
_EMPTY = ReadValue(None, 1.0, "the cell is empty")


class ValueReader:
    """Reads the cells of one column for one field.

    `part` is "1", "2" or "3" where only that number of a cell is meant. Without an encoder only
    words decide what a text means. A category's text becomes a path as it stands; with a taxonomy
    at hand use `category_reader`.
    """

    def __init__(
        self,
        field: TargetField,
        habit: ColumnHabit,
        encoder: Encoder | None = None,
        part: str = "",
    ) -> None:
        self._mark = habit.decimal_mark
        self._read_all = self._reader_of(field, habit, encoder, part)

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        """Return what each text means, in the same order; blank texts are no values."""
        asked = [text[:MOST_CHARACTERS].strip() for text in texts]
        read = iter(self._read_all([text for text in asked if text]))
        return [next(read) if text else _EMPTY for text in asked]

    def _reader_of(
        self, field: TargetField, habit: ColumnHabit, encoder: Encoder | None, part: str
    ) -> Callable[[Sequence[str]], list[ReadValue]]:
        role, kind = field.role, field.attribute.kind
        if role == "price":
            return _each(self._price)
        if role in ("id", "url", "photos"):
            return _each(lambda text: ReadValue(text, _SURE, "taken as it is"))
        if role == "description":
            return _each(lambda text: _text(plain_text(text), text))
        if role == "category":
            return _each(lambda text: _text(category_path(tidy_text(text)), text))
        if kind in KINDS_WITH_VALUES and field.attribute.values:
            return EnumerationReader(field, habit, encoder).read
        if kind == "number":
            return _each(NumberReader(field, habit, part).read_one)
        if kind == "boolean":
            return _each(BooleanReader(field).read_one)
        return _each(lambda text: _text(tidy_text(text), text))

    def _price(self, text: str) -> ReadValue:
        price = parse_price(_with_point(text, self._mark))
        if price is None:
            if is_ambiguous(text):
                said = f"{shown(text)} may be either of two prices, and its column does not tell"
                return ReadValue(None, 0.5, said)
            return ReadValue(None, _NO_PRICE, f"{shown(text)} is no price")
        return ReadValue(price, _SURE, f"{shown(text)} is a price")


def _each(read_one: Callable[[str], ReadValue]) -> Callable[[Sequence[str]], list[ReadValue]]:
    return lambda texts: [read_one(text) for text in texts]


def _text(value: str, raw: str) -> ReadValue:
    if not value:
        return ReadValue(None, _SURE, f"{shown(raw)} holds no text")
    return ReadValue(value, _SURE, "taken as it is" if value == raw else "tidied")


def _with_point(text: str, mark: Mark) -> str:
    """Return a price whose only mark says what it means in its column: `1.299` is 1299 or not."""
    if mark == "" or len(text) > _LONGEST_PRICE:
        return text
    other = "," if mark == "." else "."

    def clear(found: re.Match[str]) -> str:
        number = found[0].replace(other, "").replace(mark, ".")
        # A fourth decimal says that these are decimals, not thousands.
        return number + "0" if mark in found[0] else number

    return _DIGITS_AND_MARK.sub(clear, text)
