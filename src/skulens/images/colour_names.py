"""The reference colours of the colour block and the words people use for colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

Rgb = tuple[int, int, int]

REFERENCES: dict[str, Rgb] = {
    "black": (28, 28, 30),
    "charcoal": (66, 67, 70),
    "grey": (122, 122, 123),
    "silver": (176, 177, 179),
    "white": (236, 236, 236),
    "cream": (232, 222, 202),
    "beige": (200, 182, 154),
    "tan": (168, 128, 90),
    "brown": (112, 82, 64),
    "maroon": (112, 42, 54),
    "red": (190, 44, 52),
    "pink": (228, 150, 172),
    "magenta": (190, 50, 118),
    "purple": (104, 66, 120),
    "lavender": (186, 168, 202),
    "navy": (44, 50, 76),
    "blue": (58, 92, 156),
    "light blue": (142, 174, 206),
    "teal": (54, 148, 152),
    "green": (70, 128, 76),
    "olive": (98, 98, 68),
    "lime": (158, 178, 82),
    "yellow": (236, 200, 72),
    "orange": (222, 122, 60),
}
"""The 24 bins, as these colours come out in photos: duller than on a colour chart."""

_SHADES: dict[Rgb, str] = {
    (30, 30, 32): "black, jet black, ebony, onyx",
    (72, 72, 76): "charcoal, anthracite, graphite, slate, gunmetal, charcoal grey",
    (128, 128, 130): "grey, gray, heather, melange, ash",
    (150, 155, 160): "steel, pewter, titanium",
    (178, 178, 180): "silver, chrome, metallic, platinum",
    (236, 236, 236): "white, snow, snow white",
    (228, 222, 208): "off white, ivory, ecru, eggshell, pearl",
    (230, 220, 200): "cream, vanilla, champagne",
    (204, 188, 160): "beige, sand, nude, oatmeal, skin, buff",
    (172, 158, 142): "taupe, mushroom, stone, greige, mink",
    (186, 170, 134): "khaki",
    (160, 120, 84): "tan, camel, caramel, cognac, hazel, light brown",
    (188, 158, 112): "gold, golden, brass",
    (168, 132, 112): "copper, bronze, rose gold",
    (104, 76, 60): "brown, chocolate, coffee brown, walnut, chestnut, mahogany, mocha",
    (62, 46, 40): "dark brown, espresso",
    (150, 76, 50): "rust, terracotta, brick, brick red, rusty, cinnamon",
    (112, 42, 54): "maroon, burgundy, oxblood, bordeaux, claret, wine red, dark red, cherry red",
    (190, 40, 48): "red, scarlet, crimson, vermilion, ruby",
    (232, 140, 168): "pink, rose, blush, fuchsia pink, baby pink",
    (240, 176, 150): "peach, apricot",
    (236, 120, 104): "coral, salmon, watermelon",
    (190, 50, 118): "magenta, fuchsia, hot pink, cerise, raspberry",
    (104, 66, 120): "purple, violet, plum, aubergine, eggplant, indigo, grape",
    (196, 172, 200): "lavender, lilac, mauve, thistle, light purple",
    (44, 50, 76): "navy, navy blue, midnight blue, dark blue, ink blue",
    (58, 92, 156): "blue, royal blue, cobalt, cobalt blue, sapphire, azure, denim blue",
    (142, 174, 206): "light blue, sky blue, baby blue, powder blue, pale blue, ice blue",
    (54, 148, 152): "teal, turquoise, turquoise blue, aqua, cyan, petrol, aquamarine",
    (150, 200, 180): "mint, mint green, seafoam",
    (70, 128, 76): "green, emerald, grass green, kelly green, sea green",
    (48, 72, 56): "dark green, bottle green, forest green, hunter green",
    (98, 96, 70): "olive, olive green, army green, military green, moss, moss green",
    (150, 190, 70): "lime, lime green, chartreuse, neon green, fluorescent green, light green",
    (236, 200, 72): "yellow, lemon, canary",
    (204, 160, 60): "mustard, ochre, amber, mustard yellow",
    (224, 122, 60): "orange, tangerine, burnt orange, pumpkin",
}

COLOUR_WORDS: dict[str, tuple[Rgb, ...]] = {
    word: (shade,) for shade, words in _SHADES.items() for word in words.split(", ")
}
"""Each word or phrase and the colours it stands for, as they come out in photos."""

COLOUR_WORDS["green"] = (REFERENCES["green"], REFERENCES["lime"])

_MANY = tuple(
    REFERENCES[name] for name in ("red", "orange", "yellow", "green", "blue", "purple", "pink")
)
for _word in ("multi", "multicolour", "multicolor", "multicoloured", "multicolored", "rainbow"):
    COLOUR_WORDS[_word] = _MANY
for _word in ("multi colour", "multi color", "multi coloured", "multi colored", "colourful"):
    COLOUR_WORDS[_word] = _MANY
COLOUR_WORDS["colorful"] = _MANY

_NAMED_AFTER = """
    apricot ash aubergine bordeaux brass brick bronze camel canary caramel champagne charcoal
    cherry chestnut chocolate chrome cinnamon claret coffee cognac copper coral cream eggplant
    eggshell emerald espresso gold golden grape graphite hazel heather ink ivory khaki lavender
    lemon lilac lime mahogany mint mink mocha moss mushroom mustard nude oatmeal olive onyx orange
    peach pearl petrol pewter platinum plum pumpkin raspberry rose ruby salmon sand sapphire
    silver skin slate snow steel stone tan tangerine terracotta thistle titanium vanilla walnut
    watermelon wine
"""
_THINGS = frozenset(_NAMED_AFTER.split())
"""Colours that are named after goods or what goods are made of."""

_DARKER = {"dark": 0.6, "deep": 0.75}
_LIGHTER = {"light": 0.45, "pale": 0.5, "pastel": 0.5, "soft": 0.3}
_MOST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")


def colours_in(text: str) -> list[Rgb]:
    """The colours that the words of a text name, in order; longer phrases win over shorter ones.

    Whole words only, case ignored. "dark", "deep", "light", "pale", "pastel" and "soft" change
    the colour that follows them.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    return [
        _changed(shade, words[start - 1] if start else "")
        for start, stop in _phrases(words)
        for shade in COLOUR_WORDS[" ".join(words[start:stop])]
    ]


def without_colours(text: str) -> str:
    """The text less the words that name nothing but a colour; the text itself if none are left.

    "dark green apple" becomes "apple"; "lime" and "gold ring" stay, being things as well.
    """
    found = list(_WORD.finditer(text))
    words = [match[0].casefold() for match in found]
    left, at = "", 0
    for start, stop in _phrases(words):
        if _THINGS.isdisjoint(words[start:stop]):
            first = start - 1 if start and words[start - 1] in {*_DARKER, *_LIGHTER} else start
            left, at = left + text[at : found[first].start()], found[stop - 1].end()
    left = " ".join((left + text[at:]).split())
    return left if _WORD.search(left) else text


def names_only_colours(text: str) -> bool:
    """Whether a text names colours and nothing else: "dark blue" does, "lime" may be a fruit."""
    things = _WORD.findall(without_colours(f"{text} thing"))
    return bool(colours_in(text)) and things == ["thing"]


def _phrases(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where colours are named: from and up to which word."""
    at = 0
    while at < len(words):
        for stop in range(min(at + _MOST_WORDS, len(words)), at, -1):
            if " ".join(words[at:stop]) in COLOUR_WORDS:
                yield at, stop
                at = stop
                break
        else:
            at += 1


def _changed(shade: Rgb, modifier: str) -> Rgb:
    """A colour made darker or lighter by the word before it."""
    red, green, blue = shade
    if factor := _DARKER.get(modifier):
        return round(red * factor), round(green * factor), round(blue * factor)
    if share := _LIGHTER.get(modifier):
        return (
            round(red + (240 - red) * share),
            round(green + (240 - green) * share),
            round(blue + (240 - blue) * share),
        )
    return shade
