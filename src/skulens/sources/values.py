"""What a cell means: a number, a price, a category path, an attribute."""

from __future__ import annotations

import math
import re

from skulens.records import CATEGORY_SEPARATOR, AttributeValue
from skulens.sources.tables import Cell

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?", re.ASCII)
_CURRENCY = re.compile(
    r"[€$£¥₹₽₺₩₪₫₴฿]|\b(?:eur|euro|usd|us|gbp|chf|sek|nok|dkk|pln|czk|huf|jpy|inr|cad|aud|kč|zł|kr|fr|rs)\b\.?",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0\u202f'’]+(?=\d{3}(?!\d))")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_LEVEL_MARKS = (">", "»", "›", "→", "|", "::", "/", "\\")


def plain_number(text: str) -> float | None:
    """Return the number a text is, None for anything else; `00123` is text, `-5` a number."""
    return float(text) if _NUMBER.fullmatch(text) else None


def text_of(cell: Cell) -> str:
    """Return a cell as text: whole numbers without point, several values joined by ", "."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return ", ".join(cell)
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)


def attribute_value(cell: Cell, *, is_code: bool = False) -> AttributeValue:
    """Return a cell as an attribute; text that is a plain number becomes one unless a code."""
    if is_code:
        return cell if isinstance(cell, tuple) else text_of(cell)
    if isinstance(cell, str) and (number := plain_number(cell)) is not None:
        return number
    return cell


def parse_price(cell: Cell) -> float | None:
    """Return the price in a cell, None if it is none: `1.299,00 €`, `$1,299.00`, `12.5`, `12,-`.

    `1.299` with nothing beside it may be either of two prices and is none; ranges are none.
    """
    if isinstance(cell, bool | tuple):
        return None
    if isinstance(cell, float):
        return cell if cell >= 0 and math.isfinite(cell) else None
    bare = _CURRENCY.sub(" ", cell)
    has_currency = bare != cell
    bare = _SPACES.sub("", bare.strip())
    bare = re.sub(r"[.,](?:-|–|—)+$", "", bare)
    if not _AMOUNT.fullmatch(bare):
        return None
    amount = _amount(bare, has_currency)
    return amount if amount is not None and math.isfinite(amount) else None


def _amount(text: str, has_currency: bool) -> float | None:
    marks = [mark for mark in text if mark in ".,"]
    if not marks:
        return float(text)
    last = marks[-1]
    if len(set(marks)) == 2:
        whole, fraction = text.rsplit(last, 1)
        groups = whole.split(marks[0])
        if marks.count(last) > 1 or not _are_thousands(groups):
            return None
        return float("".join(groups) + "." + fraction)
    groups = text.split(last)
    if len(marks) > 1:
        return float("".join(groups)) if _are_thousands(groups) else None
    if _are_thousands(groups) and groups[0] != "0":
        if last == "." and not has_currency:
            return None
        return float("".join(groups))
    return float(".".join(groups))


def _are_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def category_path(text: str) -> str:
    """Return a category with its levels joined by ` > `; they may come with `/`, `|` or `::`.

    The first of these marks that occurs is the one that separates.
    """
    for mark in _LEVEL_MARKS:
        if mark in text:
            levels = (" ".join(level.split()) for level in text.split(mark))
            return CATEGORY_SEPARATOR.join(level for level in levels if level)
    return " ".join(text.split())
