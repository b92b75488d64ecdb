"""Numbers with their units become numbers in the unit of a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skulens.mapping.cells import ReadValue
from skulens.mapping.target import TargetField
from skulens.mapping.values.measure_tokens import Axis
from skulens.mapping.values.numbers import Mark, decimal_mark, shown_number, tidy
from skulens.mapping.values.quantities import (
    Measures,
    Quantity,
    axis_order_in_name,
    parts,
    quantities,
    side_in_name,
)
from skulens.mapping.values.units import (
    Unit,
    convert,
    parse_unit,
    speaks_of_volume,
    unit_in_name,
)
from skulens.taxonomy.names import shown

_SAMPLE = 2_000
_MOST_WITH_UNIT, _SOME_SIDES = 0.8, 0.2
_SIMPLE = re.compile(r"[0-9]{1,9}(?:\.(?:[0-9]{1,2}|[0-9]{4,9}))?", re.ASCII)
_ALIKE = 0.03
_IMPERIAL = frozenset({"lb", "oz", "in", "ft", "yd", "fl oz", "gal", "qt", "mi"})
_IDLE = frozenset(
    [
        "ca",
        "circa",
        "approx",
        "approximately",
        "about",
        "etwa",
        "rund",
        "net",
        "netto",
        "netwt",
        "wt",
        "weight",
        "gewicht",
        "gross",
        "brutto",
        "nur",
        "only",
        "total",
        "gesamt",
        "weighs",
        "up",
        "max",
        "min",
        "each",
        "je",
        "pro",
        "per",
        "von",
        "of",
        "size",
        "item",
        "us",
    ]
)
_SURE, _WITH_WORDS, _TOTAL, _NO_UNIT_ASKED = 0.99, 0.9, 0.75, 0.8
_NOTHING, _AMBIGUOUS = 0.95, 0.5


@dataclass(frozen=True, slots=True)
class ColumnHabit:
    """What the texts of a column have in common.

    `unit` is that of its name, or of nearly all its values; `decimal_mark` is "" if unknown;
    `axes` are the sides that its name lists in order; `volume` says that its ounces are fluid.
    """

    unit: Unit | None = None
    decimal_mark: Mark = ""
    axes: tuple[Axis, ...] = ()
    volume: bool = False


def habit_of(name: str, texts: Sequence[str]) -> ColumnHabit:
    """Return what the texts of a column have in common; of long columns the first are asked."""
    sample = [text[:200] for text in texts[:_SAMPLE]]
    mark = decimal_mark(sample)
    rest, unit = unit_in_name(name)
    volume = speaks_of_volume(name)
    counts: dict[Unit, int] = {}
    numbers = fluid = solid = 0
    for text in sample:
        found = quantities(text, mark).quantities
        numbers += bool(found)
        units = {quantity.unit for quantity in found if quantity.unit is not None}
        fluid += any(one.dimension == "volume" for one in units)
        solid += any(one.dimension == "mass" for one in units)
        if len(units) == 1:
            (one,) = units
            counts[one] = counts.get(one, 0) + 1
    volume = volume or fluid > solid
    if unit is None and counts:
        most = max(counts, key=counts.__getitem__)
        # A bare number among weights is often a count, among lengths it is a length.
        only = len(counts) == 1 and most.dimension == "length"
        least = _SOME_SIDES if only else _MOST_WITH_UNIT
        if counts[most] >= max(2, least * numbers):
            unit = parse_unit(most.symbol, volume=volume)
    elif unit is not None and volume:
        unit = parse_unit(unit.symbol, volume=True) or unit
    return ColumnHabit(unit, mark, axis_order_in_name(rest) or axis_order_in_name(name), volume)


class NumberReader:
    """Reads numbers for a field; `part` is "1", "2" or "3" where a cell holds several."""

    def __init__(self, field: TargetField, habit: ColumnHabit, part: str = "") -> None:
        self._habit, self._part = habit, part
        self._asked = field.attribute.unit
        self._wanted = parse_unit(self._asked, volume=speaks_of_volume(field.name))
        if self._wanted is None and self._asked:
            self._wanted = Unit(self._asked, f"in {self._asked}", self._asked)
        self._side = side_in_name(field.name) or side_in_name(field.key.replace("_", " "))
        self._factor = self._factor_of_bare()

    def read_one(self, text: str) -> ReadValue:
        """Return the number that a text holds, in the unit of the field."""
        if self._factor is not None and not self._part and _SIMPLE.fullmatch(text):
            factor, unit, asked = self._factor
            number = float(text)
            if factor == 1.0:
                return ReadValue(number, _SURE, f"the number is in {unit}" if unit else "a number")
            value = tidy(number * factor)
            return ReadValue(value, _SURE, f"{text} {unit} are {shown_number(value)} {asked}")
        measures = quantities(text, self._habit.decimal_mark, volume=self._habit.volume)
        if not measures.quantities:
            return ReadValue(None, _NOTHING, f"{shown(text)} has no number")
        chosen = self._chosen(measures)
        if isinstance(chosen, str):
            numbers = tuple(
                (shown_number(one.value), 0.3)
                for one in measures.quantities[:3]
                if one.unit is None
            )
            return ReadValue(None, _NOTHING, f"{shown(text)} {chosen}", numbers)
        return self._read(text, chosen, measures)

    def _factor_of_bare(self) -> tuple[float, str, str] | None:
        """Return by what bare numbers are multiplied, None if there is more to say of them."""
        wanted, unit = self._wanted, self._habit.unit
        if wanted is None:
            return 1.0, "", ""
        if unit is None or not unit.measures_as(wanted) or unit.dimension == "temperature":
            return None
        return convert(1.0, unit, wanted), unit.symbol, wanted.symbol

    def _chosen(self, measures: Measures) -> Quantity | str:
        """Return the quantity that the field is about, or why none can be told."""
        found = measures.quantities
        if self._part:
            named = parts(measures, self._habit.axes)
            return named.get(self._part) or f"has no part {self._part}"
        if len(found) == 1:
            return found[0]
        wanted = self._wanted
        if self._side:
            sided = parts(measures, self._habit.axes).get(self._side)
            if sided is not None:
                return sided
        if wanted is not None:
            own = [one for one in found if one.unit == wanted]
            if len(own) == 1 and not measures.chained:
                return own[0]
            known = list(found)
            if all(one.unit is None for one in found):
                known = [replace(one, unit=self._habit.unit) for one in found]
            alike = [one for one in known if one.unit is not None and one.unit.measures_as(wanted)]
            if not alike:
                return _no_fit(next((one.unit for one in known if one.unit), None), wanted)
            if len(alike) == 1:
                return alike[0]
            values = [convert(one.value, one.unit, wanted) for one in alike if one.unit]
            if max(values) - min(values) <= _ALIKE * max(map(abs, values)):
                return alike[0]
        return f"has {len(found)} numbers and does not say which one is meant"

    def _read(self, text: str, quantity: Quantity, measures: Measures) -> ReadValue:
        wanted, unit = self._wanted, quantity.unit
        rest = [word for word in measures.rest if word.casefold() not in _IDLE]
        if unit is None and wanted is not None:
            if rest and " ".join(rest).casefold() == wanted.symbol.casefold():
                unit, rest = wanted, []
            elif rest:
                return ReadValue(None, _NOTHING, f"{shown(text)} has no unit that is known")
            elif self._habit.unit is None:
                said = f"{shown(text)} has no unit, nor has its column"
                return ReadValue(None, _NOTHING, said)
            else:
                unit = self._habit.unit
        if wanted is not None and unit is not None and not unit.measures_as(wanted):
            return ReadValue(None, _NOTHING, f"{shown(text)} {_no_fit(unit, wanted)}")
        if quantity.high is not None:
            ends = (shown_number(quantity.value), shown_number(quantity.high))
            said = f"{shown(text)} is a range, and the field holds one number"
            return ReadValue(None, _NOTHING, said, ((ends[0], 0.4), (ends[1], 0.4)))
        if quantity.ambiguous and not (unit is not None and unit.symbol in _IMPERIAL):
            both = (shown_number(quantity.value), shown_number(quantity.value * 1000))
            said = f"{shown(text)} may be {both[0]} or {both[1]}, and its column does not tell"
            return ReadValue(None, _AMBIGUOUS, said, ((both[0], 0.5), (both[1], 0.5)))
        number = quantity.value * quantity.times
        chance = _WITH_WORDS if rest else _SURE
        if quantity.times > 1:
            chance = _TOTAL
        if wanted is None or unit is None:
            if unit is not None and unit.dimension != "count":
                chance = min(chance, _NO_UNIT_ASKED)
            return ReadValue(tidy(number), chance, f"the number in {shown(text)}")
        value = tidy(convert(number, unit, wanted))
        times = f"{quantity.times} times " if quantity.times > 1 else ""
        said = f"{times}{shown_number(quantity.value)} {unit.symbol} are {shown_number(value)}"
        return ReadValue(value, chance, f"{said} {wanted.symbol}")


def _no_fit(unit: Unit | None, wanted: Unit) -> str:
    if unit is None:
        return f"has no unit of {wanted.dimension}"
    return f"is in {unit.symbol}, a unit of {unit.dimension}, not of {wanted.dimension}"
