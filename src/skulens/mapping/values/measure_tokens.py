"""The numbers, units, sides and signs that a measure is written with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from skulens.mapping.values.numbers import NUMBER, Mark, number_of
from skulens.mapping.values.units import MOST_WORDS, Unit, parse_unit

Axis = Literal["", "length", "width", "height", "depth", "diameter"]

Sign = Literal["number", "unit", "axis", "times", "until", "join", "slash", "word"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a measure; a number that may be two has no `number`, only its `text`."""

    sign: Sign
    text: str = ""
    number: float | None = None
    unit: Unit | None = None
    axis: Axis = ""


AXIS_WORDS: dict[str, Axis] = {
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
"""What people write for the side that a number measures, folded."""

_WORD = re.compile(
    r"""[^\W\d_]{1,30}(?:/[^\W\d_]{1,6}[²³2]?|[²³]|\([^\W\d_]\)|[23](?![0-9]))?
    | ''|["″”“'′’°º%&+]|[Øø⌀℃℉]""",
    re.VERBOSE,
)
_TIMES = frozenset({"x", "×", "✕", "*"})
_UNTIL = frozenset({"to", "bis", "à", "a", "até", "tot"})
_JOINS = frozenset({"and", "und", "et", "y", "e", "en", "&", "+"})
_SKIPPED = re.compile(r"[\s.,:;()\[\]{}=~_-]*")
_LETTER = re.compile(r"(?<![^\W\d_])([lwhdbtpø⌀])(?![^\W\d_])", re.IGNORECASE)


def tokens_of(text: str, mark: Mark = "", *, volume: bool = False) -> list[Token]:
    """Cut a text into tokens; what is no part of a measure is a `word`."""
    sides = len({AXIS_WORDS[letter.lower()] for letter in _LETTER.findall(text)}) > 1
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        last = tokens[-1].sign if tokens else "word"
        number = _number_at(text, position, mark)
        if number is not None:
            tokens.append(Token("number", number[0], number_of(number, mark)))
            position = number.end()
        elif last == "number" and text[position] in "-–—":
            if text[position + 1 : position + 3].lstrip()[:1].isdigit():
                tokens.append(Token("until"))
            position += 1
        elif text[position] == "/":
            tokens.append(Token("slash"))
            position += 1
        else:
            end, token = _worded(text, position, tokens, sides, volume)
            if token is not None:
                tokens.append(token)
            position = end
    return tokens


def _number_at(text: str, position: int, mark: Mark) -> re.Match[str] | None:
    number = NUMBER.match(text, position)
    if number is None or number.end() == position:
        return None
    if number_of(number, mark) is None and (number["over"] or number["upper"]):
        # 35/70 are two numbers, and only the first of them starts here.
        end = number.end("upper") if number["upper"] else number.end("count")
        return NUMBER.match(text[:end], position)
    return number


def _worded(
    text: str, position: int, tokens: list[Token], sides: bool, volume: bool
) -> tuple[int, Token | None]:
    """Return the token that starts with a word here, and where it ends."""
    found = _WORD.match(text, position)
    if found is None:
        if text[position] in "×✕*":
            return position + 1, Token("times")
        skipped = _SKIPPED.match(text, position)
        end = skipped.end() if skipped is not None else position
        return max(end, position + 1), None
    word = found[0].casefold()
    after_number = bool(tokens) and tokens[-1].sign == "number"
    after_side = len(tokens) > 1 and tokens[-1].sign == "axis" and tokens[-2].sign == "number"
    if word in _TIMES and tokens:
        return found.end(), Token("times")
    letters = word.split("(")[0]
    if sides and letters in AXIS_WORDS and not (len(letters) > 2 and parse_unit(letters)):
        return found.start() + len(letters), Token("axis", axis=AXIS_WORDS[letters])
    if after_number or after_side:
        end, unit = _unit_at(text, position, volume)
        if unit is not None:
            return end, Token("unit", unit=unit)
    if letters in AXIS_WORDS and (len(letters) > 2 or letters in ("ø", "⌀")):
        return found.start() + len(letters), Token("axis", axis=AXIS_WORDS[letters])
    if word in _UNTIL and after_number:
        return found.end(), Token("until")
    if word in _JOINS:
        return found.end(), Token("join")
    return found.end(), Token("word", found[0])


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
