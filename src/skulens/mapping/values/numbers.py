"""Numbers as people write them: decimal comma or point, thousands, fractions, signs.

`1.299` is 1299 to a German and 1.299 to a Briton: the column it comes from must say which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Literal

Mark = Literal["", ".", ","]
"""What stands before the decimals; "" where that is not known."""

MOST_CHARACTERS = 40
"""Longer runs of digits are no numbers of trade."""

_VULGAR = {
    **{"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5},
    **{"⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8},
    **{"⅞": 7 / 8},
}
_PARTS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
"""What a thing is divided into; 35/70 are two numbers, not a fraction."""

_BLANK = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_GROUPS = rf"[0-9]{{1,3}}(?:[{_BLANK}'’][0-9]{{3}}){{1,4}}(?![0-9])(?:[.,][0-9]{{1,15}})?"
_AMOUNT = r"[0-9]{1,15}(?:[.,][0-9]{1,15}){0,5}|[.,][0-9]{1,15}"
_VULGARS = "".join(_VULGAR)
NUMBER = re.compile(
    rf"""(?P<sign>(?<![\w.,)\]])[-+\N{{MINUS SIGN}}\N{{EN DASH}}])?
    (?:
        (?P<count>[0-9]{{1,6}})(?:[{_BLANK}]?-[{_BLANK}]?|[{_BLANK}]{{1,3}})
            (?P<over>[0-9]{{1,2}})[/\N{{FRACTION SLASH}}](?P<under>[0-9]{{1,2}})(?![0-9])
      | (?P<upper>[0-9]{{1,2}})[/\N{{FRACTION SLASH}}](?P<lower>[0-9]{{1,2}})(?![0-9/])
      | (?P<whole>[0-9]{{1,6}})?[-{_BLANK}]?(?P<vulgar>[{_VULGARS}])
      | (?P<groups>{_GROUPS})
      | (?P<amount>{_AMOUNT})
    )""",
    re.VERBOSE,
)
"""A number inside a text; each part is bounded, so that matching takes linear time."""

_SCIENTIFIC = re.compile(r"[-+]?[0-9](?:\.[0-9]{1,16})?[eE][-+]?[0-9]{1,2}")
_MANY = 5


def read_number(text: str, mark: Mark = "") -> float | None:
    """Return the number that a whole text is; None for anything else and for what is ambiguous."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        return None
    found = NUMBER.fullmatch(text)
    if found is not None:
        return number_of(found, mark)
    return float(text) if _SCIENTIFIC.fullmatch(text) else None


def number_of(found: re.Match[str], mark: Mark = "") -> float | None:
    """Return the number that a match of `NUMBER` stands for; None if it may be two."""
    sign = -1.0 if found["sign"] not in (None, "+") else 1.0
    if found["vulgar"]:
        return sign * (float(found["whole"] or 0) + _VULGAR[found["vulgar"]])
    if found["under"] or found["lower"]:
        over = int(found["over"] or found["upper"])
        under = int(found["under"] or found["lower"])
        if over >= under or (under not in _PARTS and not found["count"]):
            return None
        return sign * (float(found["count"] or 0) + over / under)
    amount = found["amount"]
    if amount is None:
        blanks = re.sub(rf"[{_BLANK}'’]", "", found["groups"])
        return sign * float(blanks.replace(",", "."))
    read = _amount(amount, mark)
    return None if read is None or not math.isfinite(read) else sign * read


def is_ambiguous(text: str) -> bool:
    """Whether a text is a number of which only its column can say how large it is."""
    found = NUMBER.fullmatch(text.strip()) if len(text) <= MOST_CHARACTERS else None
    return bool(found and found["amount"] and _vote(found["amount"]) == "?")


def decimal_mark(texts: Iterable[str]) -> Mark:
    """Return what stands before decimals in a column, told from all its numbers; "" if unknown.

    A mark before other than three digits is decisive, as are two marks or one repeated. Where
    all of several numbers have a mark and three digits behind, these are decimals: of thousands
    some would be below 1,000.
    """
    votes = {".": 0, ",": 0}
    unsure: list[str] = []
    bare_small = bare_large = 0
    for text in texts:
        for found in NUMBER.finditer(text[: 4 * MOST_CHARACTERS]):
            amount = found["amount"]
            if amount is None:
                continue
            vote = _vote(amount)
            if vote in votes:
                votes[vote] += 1
            elif vote == "?":
                unsure.append("." if "." in amount else ",")
            elif len(amount) > 3:
                bare_large += 1
            else:
                bare_small += 1
    if votes["."] != votes[","]:
        return "." if votes["."] > votes[","] else ","
    if votes["."] or not unsure or len(set(unsure)) > 1:
        return ""
    own: Mark = "." if unsure[0] == "." else ","
    other: Mark = "," if own == "." else "."
    if bare_large or (len(unsure) >= _MANY and not bare_small):
        return own
    return other if bare_small >= _MANY else ""


def tidy(number: float) -> float:
    """Round to six significant digits, as conversion gives more than was measured."""
    return float(f"{number:.6g}")


def shown_number(number: float) -> str:
    """Return a number as people write it: no exponent, no zeros at the end."""
    text = f"{tidy(number):.9f}" if abs(number) < 1 else f"{number:.4f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _amount(text: str, mark: Mark) -> float | None:
    """Read digits with marks; where their own form is decisive the column's mark is not asked."""
    vote = _vote(text)
    if vote == "":
        return float(text)
    if vote == "!":
        return None
    if vote == "?":
        if not mark:
            return None
        vote = mark
    other = "," if vote == "." else "."
    return float(text.replace(other, "").replace(vote, "."))


def _vote(text: str) -> str:
    """Return the mark before decimals; "" without marks, "?" if ambiguous, "!" if no number."""
    marks = [character for character in text if character in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    groups = text.replace(",", ".").split(".")
    if len(set(marks)) == 2:
        sound = marks.count(last) == 1 and len(set(marks[:-1])) == 1
        return last if sound and _are_thousands(groups[:-1]) else "!"
    if len(marks) > 1:
        return ("," if last == "." else ".") if _are_thousands(groups) else "!"
    return "?" if _are_thousands(groups) and groups[0] != "0" else last


def _are_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
