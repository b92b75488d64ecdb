"""Measures in a text: `10 x 20 x 5 cm`, `6 ft 2 in`, `2 x 250 g`, `B 30 x T 20 x H 10 cm`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from skulens.mapping.values.numbers import NUMBER, Mark, number_of
from skulens.mapping.values.units import MOST_WORDS, Unit, convert, parse_unit

Axis = Literal["", "length", "width", "height", "depth", "diameter"]

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


_AXIS_WORDS: dict[str, Axis] = {
    **dict.fromkeys(("l", "length", "long", "lang", "länge", "longueur", "lunghezza"), "length"),
    **dict.fromkeys(("largo", "lengte", "lg", "laenge"), "length"),
    **dict.fromkeys(("w", "b", "width", "wide", "breit", "breite", "br", "largeur"), "width"),
    **dict.fromkeys(("larghezza", "ancho", "breedte"), "width"),
    **dict.fromkeys(("h", "height", "high", "tall", "hoch", "höhe", "hoehe", "hauteur"), "height"),
    **dict.fromkeys(("altezza", "alto", "hoogte"), "height"),
    **dict.fromkeys(("d", "t", "depth", "deep", "tief", "tiefe", "profondeur", "prof"), "depth"),
    **dict.fromkeys(("profondità", "fondo", "diepte", "p"), "depth"),
    **dict.fromkeys(("ø", "⌀", "dia", "diam", "diameter", "durchmesser", "diamètre"), "diameter"),
    **dict.fromkeys(("dm", "diametro", "diámetro"), "diameter"),
}
_PAIRS = {("ft", "in"): 12, ("lb", "oz"): 16, ("kg", "g"): 1000, ("m", "cm"): 100, ("h", "min"): 60}
"""Units that are written one after the other for one quantity, and where the second ends."""

_WORD = re.compile(
    r"""[^\W\d_]{1,30}(?:/[^\W\d_]{1,6}[²³2]?|[²³]|\([^\W\d_]\)|[23](?![0-9]))?
    | ''|["″”“'′’°º%&+]|[Øø⌀℃℉]""",
    re.VERBOSE,
)
_TIMES = frozenset({"x", "×", "✕", "*"})
_UNTIL = frozenset({"to", "bis", "à", "a", "até", "tot"})
_JOINS = frozenset({"and", "und", "et", "y", "e", "en", "&", "+"})
_SKIPPED = re.compile(r"[\s.,:;()\[\]{}=~_-]*")
_ORDER = re.compile(
    r"(?<![^\W\d_])([lwhdbtpø⌀])\s{0,2}[x×*/]\s{0,2}([lwhdbtpø⌀])"
    r"(?:\s{0,2}[x×*/]\s{0,2}([lwhdbtpø⌀]))?(?![^\W\d_])",
    re.IGNORECASE,
)
_WORD_ORDER = re.compile(r"[^\W\d_]{2,12}")

_Token = tuple[Literal["number", "unit", "axis", "times", "until", "join", "slash", "word"], object]


def quantities(text: str, mark: Mark = "", *, volume: bool = False) -> Measures:
    """Return all measures in a text; `mark` stands before decimals in its column.

    A unit that only the last of several numbers has holds for all before it. `volume` says that
    an ounce is one of volume.
    """
    tokens = _tokens(text[:MOST_CHARACTERS], mark, volume)
    found, rest, chained = _assembled(tokens)
    return Measures(tuple(found[:_MOST_QUANTITIES]), tuple(rest), chained)


def axis_order_in_name(name: str) -> tuple[Axis, ...]:
    """Return the sides that a column's name lists: ("width", "depth", "height") of `WxDxH`."""
    found = _ORDER.search(name[:MOST_CHARACTERS])
    if found is not None:
        order = tuple(_AXIS_WORDS[letter.lower()] for letter in found.groups() if letter)
        return order if len(set(order)) == len(order) else ()
    words = (_AXIS_WORDS.get(word.lower()) for word in _WORD_ORDER.findall(name[:MOST_CHARACTERS]))
    named = tuple(dict.fromkeys(word for word in words if word))
    return named if len(named) > 1 else ()


def side_in_name(name: str) -> Axis:
    """Return the side that a field is about by its name: "width" of `Blade width`."""
    words = (_AXIS_WORDS.get(word.lower(), "") for word in _WORD_ORDER.findall(name[:100]))
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


def _tokens(text: str, mark: Mark, volume: bool) -> list[_Token]:
    sides = _names_sides(text)
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        number = NUMBER.match(text, position)
        if number is not None and number.end() > position:
            value = number_of(number, mark)
            if value is None and (number["over"] or number["upper"]):
                # 35/70 are two numbers; only the first is one of them for sure.
                end = number.end("upper") if number["upper"] else number.end("count")
                number = NUMBER.match(text[:end], position)
                value = number_of(number, mark) if number is not None else None
            if number is None or number.end() == position:
                position += 1
                continue
            tokens.append(("number", (value, number[0])))
            position = number.end()
            continue
        if (
            tokens
            and tokens[-1][0] == "number"
            and text[position] in "-–—"
            and position + 1 < len(text)
        ):
            after = text[position + 1 :].lstrip()[:1]
            if after.isdigit():
                tokens.append(("until", None))
            position += 1
            continue
        if text[position] == "/":
            tokens.append(("slash", None))
            position += 1
            continue
        end, token = _worded(text, position, tokens, sides, volume)
        if token is not None:
            tokens.append(token)
        position = end
    return tokens


def _worded(
    text: str, position: int, tokens: list[_Token], sides: bool, volume: bool
) -> tuple[int, _Token | None]:
    """Return the token that starts with a word here, and where it ends."""
    found = _WORD.match(text, position)
    if found is None:
        if text[position] in "×✕*":
            return position + 1, ("times", None)
        skipped = _SKIPPED.match(text, position)
        end = skipped.end() if skipped is not None else position
        return max(end, position + 1), None
    word = found[0].casefold()
    after_number = bool(tokens) and tokens[-1][0] == "number"
    after_side = len(tokens) > 1 and tokens[-1][0] == "axis" and tokens[-2][0] == "number"
    if word in _TIMES and tokens:
        return found.end(), ("times", None)
    letters = word.split("(")[0]
    if sides and letters in _AXIS_WORDS and not (len(letters) > 2 and parse_unit(letters)):
        return found.start() + len(letters), ("axis", _AXIS_WORDS[letters])
    if after_number or after_side:
        end, unit = _unit_at(text, position, volume)
        if unit is not None:
            return end, ("unit", unit)
    if letters in _AXIS_WORDS and (len(letters) > 2 or letters in ("ø", "⌀")):
        return found.start() + len(letters), ("axis", _AXIS_WORDS[letters])
    if word in _UNTIL and after_number:
        return found.end(), ("until", None)
    if word in _JOINS:
        return found.end(), ("join", None)
    return found.end(), ("word", found[0])


def _unit_at(text: str, position: int, volume: bool) -> tuple[int, Unit | None]:
    """Return the longest unit that starts here: of `fl. oz.` both words."""
    ends = []
    end = position
    for _ in range(MOST_WORDS):
        found = _WORD.match(text, end)
        if found is None:
            break
        ends.append(found.end())
        end = found.end()
        while end < len(text) and text[end] in " .\N{NO-BREAK SPACE}":
            end += 1
    slash = text.find("/", position, ends[0]) if ends else -1
    if slash > 0:
        ends.insert(0, slash)
    for end in reversed(ends):
        unit = parse_unit(text[position:end], volume=volume)
        if unit is not None:
            return end, unit
    return position, None


def _names_sides(text: str) -> bool:
    """Whether single letters beside numbers say which sides these measure."""
    letters = re.findall(r"(?<![^\W\d_])([lwhdbtpø⌀])(?![^\W\d_])", text, re.IGNORECASE)
    return len({_AXIS_WORDS[letter.lower()] for letter in letters}) > 1


def _assembled(tokens: list[_Token]) -> tuple[list[Quantity], list[str], bool]:
    """Put numbers, units and sides together."""
    found: list[Quantity] = []
    rest: list[str] = []
    pending_axis: Axis = ""
    axis_first = next((kind for kind, _ in tokens if kind in ("axis", "number")), "") == "axis"
    chained = until = times = linked = joinable = False
    shares: list[bool] = []
    for kind, what in tokens:
        if kind == "number":
            assert isinstance(what, tuple)
            value, written = what
            ambiguous = value is None
            if value is None:
                value = _as_decimals(written)
                if value is None:
                    rest.append(written)
                    continue
            if until and found and found[-1].high is None and value >= found[-1].value:
                found[-1] = replace(found[-1], high=value)
            else:
                chained = chained or times
                found.append(Quantity(value, None, pending_axis, ambiguous=ambiguous))
                shares.append(linked)
                if axis_first:
                    pending_axis = ""
            until = times = linked = False
        elif kind == "unit" and found:
            assert isinstance(what, Unit)
            found[-1] = replace(found[-1], unit=what)
            if joinable and _joins(found):
                _join(found)
                shares.pop()
            joinable = True
            continue
        elif kind == "axis":
            if not axis_first and found and not found[-1].axis:
                found[-1] = replace(found[-1], axis=what)  # type: ignore[arg-type]
            else:
                pending_axis = what  # type: ignore[assignment]
        elif kind == "times":
            times = bool(found)
        elif kind == "until":
            until = bool(found)
        elif kind == "word":
            rest.append(str(what))
        linked = linked or kind in ("times", "slash", "join", "axis")
        if kind not in ("number", "join"):
            joinable = False
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
