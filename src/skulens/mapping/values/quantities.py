"""Measures in a text: `10 x 20 x 5 cm`, `6 ft 2 in`, `2 x 250 g`, `B 30 x T 20 x H 10 cm`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skulens.mapping.values.measure_tokens import AXIS_WORDS, Axis, Token, tokens_of
from skulens.mapping.values.numbers import Mark
from skulens.mapping.values.units import Unit, convert

MOST_CHARACTERS = 300
"""No measure is longer; of longer texts only this much is read."""

_MOST_QUANTITIES = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, None without one; `high` is the upper end of a range.

    `axis` is the side that the text says it measures. `times` is how many of them there are, as
    in `2 x 250 g`. `ambiguous` numbers have a mark that may stand for decimals or thousands;
    they are read as decimals.
    """

    value: float
    unit: Unit | None = None
    axis: Axis = ""
    high: float | None = None
    times: int = 1
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """The quantities of a text in order, and the words that belong to none of them.

    `chained` says that they are the sides of one thing, as in `10 x 20 x 5 cm`.
    """

    quantities: tuple[Quantity, ...]
    rest: tuple[str, ...] = ()
    chained: bool = False


_PAIRS = {("ft", "in"): 12, ("lb", "oz"): 16, ("kg", "g"): 1000, ("m", "cm"): 100, ("h", "min"): 60}
"""Units that are written one after the other for one quantity, and where the second ends."""

_ORDER = re.compile(
    r"(?<![^\W\d_])([lwhdbtpø⌀])\s{0,2}[x×*/]\s{0,2}([lwhdbtpø⌀])"
    r"(?:\s{0,2}[x×*/]\s{0,2}([lwhdbtpø⌀]))?(?![^\W\d_])",
    re.IGNORECASE,
)
_WORD_ORDER = re.compile(r"[^\W\d_]{2,12}")


def quantities(text: str, mark: Mark = "", *, volume: bool = False) -> Measures:
    """Return all measures in a text; `mark` stands before decimals in its column.

    A unit that only the last of several numbers has holds for all before it. `volume` says that
    an ounce is one of volume.
    """
    tokens = tokens_of(text[:MOST_CHARACTERS], mark, volume=volume)
    found, rest, chained = _assembled(tokens)
    return Measures(tuple(found[:_MOST_QUANTITIES]), tuple(rest), chained)


def axis_order_in_name(name: str) -> tuple[Axis, ...]:
    """Return the sides that a column's name lists: ("width", "depth", "height") of `WxDxH`."""
    found = _ORDER.search(name[:MOST_CHARACTERS])
    if found is not None:
        order = tuple(AXIS_WORDS[letter.lower()] for letter in found.groups() if letter)
        return order if len(set(order)) == len(order) else ()
    words = (AXIS_WORDS.get(word.lower()) for word in _WORD_ORDER.findall(name[:MOST_CHARACTERS]))
    named = tuple(dict.fromkeys(word for word in words if word))
    return named if len(named) > 1 else ()


def side_in_name(name: str) -> Axis:
    """Return the side that a field is about by its name: "width" of `Blade width`."""
    words = (AXIS_WORDS.get(word.lower(), "") for word in _WORD_ORDER.findall(name[:100]))
    sides = [side for side in words if side]
    return sides[-1] if len(set(sides)) == 1 else ""


def parts(measures: Measures, order: Sequence[Axis] = ()) -> dict[str, Quantity]:
    """Return the quantities of a text by "1", "2", "3" and by the side that each measures.

    What the text itself says of a side holds against the `order` in the column's name.
    """
    found: dict[str, Quantity] = {}
    for place, quantity in enumerate(measures.quantities[:3]):
        found[str(place + 1)] = quantity
        axis = quantity.axis or (order[place] if place < len(order) else "")
        if axis:
            found.setdefault(axis, quantity)
    return found


def _assembled(tokens: list[Token]) -> tuple[list[Quantity], list[str], bool]:
    """Put numbers, units and sides together; return quantities, words besides, and if chained."""
    found: list[Quantity] = []
    rest: list[str] = []
    shares: list[bool] = []
    pending: Axis = ""
    axis_first = next((t.sign for t in tokens if t.sign in ("axis", "number")), "") == "axis"
    chained = until = times = linked = joinable = False
    for token in tokens:
        sign = token.sign
        if sign == "number":
            value = _as_decimals(token.text) if token.number is None else token.number
            if value is None:
                rest.append(token.text)
                continue
            if until and found and found[-1].high is None and value >= found[-1].value:
                found[-1] = replace(found[-1], high=value)
            else:
                chained = chained or times
                found.append(Quantity(value, axis=pending, ambiguous=token.number is None))
                shares.append(linked)
                pending = "" if axis_first else pending
            until = times = linked = False
            continue
        if sign == "unit" and found:
            found[-1] = replace(found[-1], unit=token.unit)
            if joinable and _joins(found):
                _join(found)
                shares.pop()
            joinable = True
            continue
        if sign == "axis" and not axis_first and found and not found[-1].axis:
            found[-1] = replace(found[-1], axis=token.axis)
        elif sign == "axis":
            pending = token.axis
        times = times or (sign == "times" and bool(found))
        until = until or (sign == "until" and bool(found))
        linked = linked or sign in ("times", "slash", "join", "axis")
        joinable = joinable and sign == "join"
        if sign == "word":
            rest.append(token.text)
    return _with_units(found, shares, chained), rest, chained and len(found) > 1


def _joins(found: list[Quantity]) -> bool:
    """Whether the last two are one: `6 ft 2 in`, but not `12 oz 340 g`."""
    if len(found) < 2:
        return False
    first, second = found[-2], found[-1]
    if first.unit is None or second.unit is None or first.high or second.high or second.axis:
        return False
    limit = _PAIRS.get((first.unit.symbol, second.unit.symbol))
    return limit is not None and second.value < limit


def _join(found: list[Quantity]) -> None:
    second = found.pop()
    first = found[-1]
    assert first.unit is not None
    assert second.unit is not None
    found[-1] = replace(first, value=first.value + convert(second.value, second.unit, first.unit))


def _with_units(found: list[Quantity], shares: list[bool], chained: bool) -> list[Quantity]:
    """Give numbers without a unit that of the next, and fold `2 x 250 g` into one.

    `shares` says of each whether a sign links it to the one before: `6, 12 oz` are two things.
    """
    if (
        chained
        and len(found) == 2
        and (found[0].unit is None or found[0].unit.dimension == "count")
        and found[1].unit is not None
        and found[1].unit.dimension in ("mass", "volume", "count", "dose")
        and found[0].value.is_integer()
        and 0 < found[0].value < 10_000
    ):
        return [replace(found[1], times=int(found[0].value))]
    unit: Unit | None = None
    filled: list[Quantity] = []
    for quantity, shared in zip(reversed(found), reversed(shares), strict=True):
        unit = quantity.unit or unit
        filled.append(replace(quantity, unit=unit))
        if not shared:
            unit = None
    return filled[::-1]


def _as_decimals(written: str) -> float | None:
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return None
