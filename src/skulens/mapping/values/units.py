"""Units as suppliers write them, in several languages; `pint` converts between them.

A supplier's text never reaches pint, whose parser takes expressions: words are looked up in
`words/units.tsv`, and only what stands there is handed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from skulens.errors import SkulensError
from skulens.mapping.values.word_files import rows_of, words_in

if TYPE_CHECKING:
    from pint import UnitRegistry

MOST_WORDS = 4
"""The longest unit, `revolutions per minute`, say, has no more words."""

_LONGEST = 40
_DOTS_AND_BLANKS = re.compile(r"[\s.]+")
_VOLUME = re.compile(
    r"\b(?:cap(?:acity)?|vol(?:ume)?|fluid|liquid|contenance|fassungsverm\w{1,8}|volumen|"
    r"f[uü]llmenge|capacit\w{1,4}|capacidad|inhoud)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:height|width|length|depth|diameter|size|dim\w{0,9}|h[oö]he|breite|l[aä]nge|tiefe|"
    r"thickness|screen|display|diagonal\w{0,2}|long|wide|high|deep)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[{]\s*(?:in\s+)?([^()\[\]{}]{1,40}?)\s*[)\]}]\s*$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_APART = re.compile(r"[\s_,;:/|-]+")
_BARE_LETTERS = frozenset({"g", "l", "m"})


class UnitError(SkulensError):
    """A number cannot be converted as its unit measures something else."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how people write it, what it measures, and what pint calls it.

    `dimension` is "mass", "length", "volume" ...; counts of things are of the dimension "count".
    """

    symbol: str
    dimension: str
    pint_name: str = field(repr=False)

    def measures_as(self, other: Unit) -> bool:
        """Whether two units measure the same, so that one can be converted into the other."""
        return self.dimension == other.dimension


def parse_unit(text: str, *, volume: bool = False) -> Unit | None:
    """Return the unit that a word or a symbol stands for, None if it is none.

    Case is asked only where it matters (`mW`, `MW`). `oz` is an ounce of mass, or of volume
    where `volume` says that volumes are spoken of.
    """
    if len(text) > _LONGEST:
        return None
    found = _units_by_case().get(text.strip()) or _units().get(_plain(text))
    if found is not None and volume and found.symbol in ("oz", "pt"):
        return parse_unit("fl oz") if found.symbol == "oz" else found
    return found


def convert(number: float, unit: Unit, wanted: Unit) -> float:
    """Return a number in another unit. Raises `UnitError` if they do not measure the same."""
    if unit is wanted or unit == wanted:
        return number
    if not unit.measures_as(wanted):
        raise UnitError(
            f"{unit.symbol} ({unit.dimension}) cannot become {wanted.symbol} "
            f"({wanted.dimension}); map the column to a field of the same kind"
        )
    factor, offset = _line(unit.pint_name, wanted.pint_name)
    return number * factor + offset


def unit_in_name(name: str) -> tuple[str, Unit | None]:
    """Return a column's name without the unit in it, and that unit: `Gew. kg`, `Weight (oz)`.

    `oz` is of volume where the name speaks of one (`Capacity (oz)`); `in` without brackets is
    an inch only beside a word for a length.
    """
    volume = _VOLUME.search(name) is not None
    bracketed = _BRACKETED.search(name)
    if bracketed is not None:
        unit = parse_unit(bracketed[1], volume=volume)
        if unit is not None:
            return name[: bracketed.start()].strip(), unit
    words = [word for word in _APART.split(_CAMEL.sub(" ", name.strip())) if word]
    for count in (3, 2, 1):
        if len(words) <= count:
            continue
        last = " ".join(words[-count:])
        unit = parse_unit(last, volume=volume)
        if unit is None or not _may_stand_bare(last, unit, " ".join(words[:-count])):
            continue
        rest = words[:-count]
        if len(rest) > 1 and rest[-1].lower() in ("in", "en", "w"):
            rest = rest[:-1]
        return " ".join(rest), unit
    return name.strip(), None


def speaks_of_volume(name: str) -> bool:
    """Whether the name of a column or a field is that of a volume."""
    return _VOLUME.search(name) is not None


def _may_stand_bare(word: str, unit: Unit, rest: str) -> bool:
    """Whether the last word of a name is a unit though no bracket says so."""
    if unit.dimension in ("count", "gem weight") or word.lower() in ("cal", "case", "cup", "pa"):
        return False
    if word.lower() in ("in", "ins", "pt", "st"):
        return _LENGTH.search(rest) is not None
    return len(word) > 1 or word in _BARE_LETTERS or not word.isalpha()


def _plain(text: str) -> str:
    """Return what spellings of a unit have in common: dots, blanks and case make no difference."""
    return _DOTS_AND_BLANKS.sub(" ", text.casefold()).strip()


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for word, unit in _units_by_case().items():
        found.setdefault(_plain(word), unit)
    return found


@cache
def _units_by_case() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for dimension, pint_name, symbol, words in rows_of("units"):
        unit = Unit(symbol, dimension, pint_name)
        if symbol not in found:
            found[symbol] = unit
        for word in words_in(words):
            found.setdefault(word, unit)
    return found


@cache
def _line(unit: str, wanted: str) -> tuple[float, float]:
    """Return the factor and the offset of a conversion, which is a line even for temperatures."""
    (scale, unit), (wanted_scale, wanted) = _scaled(unit), _scaled(wanted)
    registry = _registry()
    at_zero = registry.Quantity(0.0, unit).to(wanted).magnitude
    at_thousand = registry.Quantity(1000.0, unit).to(wanted).magnitude
    return (at_thousand - at_zero) / 1000.0 * scale / wanted_scale, at_zero


def _scaled(pint_name: str) -> tuple[float, str]:
    """Return how many of which of pint's units a unit is: a German pound is `500 gram`."""
    number, blank, name = pint_name.partition(" ")
    return (float(number), name) if blank and number.isdigit() else (1.0, pint_name)


@cache
def _registry() -> UnitRegistry[float]:
    """Return pint's registry; it takes half a second, so it is made when first needed."""
    from pint import UnitRegistry

    return UnitRegistry(autoconvert_offset_to_baseunit=True)
