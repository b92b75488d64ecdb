"""The reference colours of the colour block and the words people use for colours."""

from __future__ import annotations

import re

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

_DARKER = {"dark": 0.6, "deep": 0.75}
_LIGHTER = {"light": 0.45, "pale": 0.5, "pastel": 0.5, "soft": 0.3}
_MOST_WORDS = 2


def colours_in(text: str) -> list[Rgb]:
    """The colours that the words of a text name, in order; longer phrases win over shorter ones.

    Whole words only, case ignored. "dark", "deep", "light", "pale", "pastel" and "soft" change
    the colour that follows them.
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())
    found: list[Rgb] = []
    at = 0
    while at < len(words):
        for length in range(_MOST_WORDS, 0, -1):
            shades = COLOUR_WORDS.get(" ".join(words[at : at + length]))
            if shades and at + length <= len(words):
                before = words[at - 1] if at else ""
                found += [_changed(shade, before) for shade in shades]
                at += length
                break
        else:
            at += 1
    return found


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
