"""The pictures on covers, and the titles that go with them."""

from __future__ import annotations

import math
from collections.abc import Callable

from samples.blender.shapes import Point2, curve
from samples.look import Look
from samples.models.books.cover import Cover, ink_on

SUBTITLES = ["A NOVEL", "STORIES", "POEMS", "ESSAYS", "BOOK ONE", "A JOURNEY"]
TITLES = {
    "landscape": ["HIGH COUNTRY", "OVER THE PASS", "LONG VALLEY"],
    "circles": ["ECHOES", "THE ORBIT", "COLLISION"],
    "stripes": ["SIDEWAYS", "STRAIGHT ON", "THE DETOUR"],
    "plant": ["THE SEEDLING", "GREENHOUSE", "SLOW GARDEN"],
    "moon": ["NIGHT WALK", "MOONLIGHT", "AFTER DARK"],
    "typography": ["SALT AND STONE", "WE ARE WATER", "NO SMALL FIRES"],
    "waves": ["THE CROSSING", "HIGH TIDE", "OPEN WATER"],
    "houses": ["QUIET STREET", "THE NEIGHBOURS", "NUMBER SEVEN"],
    "forest": ["DEEP WOODS", "THE CLEARING", "NORTHWARD"],
    "bird": ["SONGBIRD", "FIRST LIGHT", "THE WREN"],
    "rays": ["NEW MORNING", "RADIANT", "THE SUMMER"],
    "gilt": ["COLLECTED TALES", "OLD LEGENDS", "WINTER STORIES"],
    "label": ["FIELD NOTES", "LETTERS HOME", "THE JOURNAL"],
    "maze": ["THE PUZZLE", "BLIND ALLEY", "RIGHT ANGLES"],
}


def _landscape(c: Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.66, 0.74, 0.16, "cream")
    c.fill([(0, 0.4), (0.18, 0.66), (0.27, 0.58), (0.46, 0.86), (0.62, 0.6), (0.72, 0.68),
            (1, 0.36), (1, 0), (0, 0)], "slate")  # fmt: skip
    c.fill(
        [(0.35, 0.7), (0.46, 0.86), (0.56, 0.7), (0.5, 0.73), (0.46, 0.68), (0.41, 0.74)], "white"
    )
    c.fill([(0.12, 0.573), (0.18, 0.66), (0.232, 0.615), (0.2, 0.59), (0.17, 0.61)], "white")
    c.fill(_hill(0.36, 0.07, 0.9, 0.4), look.accent)
    c.fill(_hill(0.2, 0.05, 1.3, 2.2), "forest")
    for x in (0.1, 0.2, 0.28, 0.82, 0.9):
        _fir(c, x, 0.16, 0.13, "forest")
    _titled(c, title, subtitle, ink_on(look), 1.24)


def _circles(c: Cover, look: Look, title: str, subtitle: str) -> None:
    pale = ink_on(look)
    for k, (x, y) in enumerate([(0.34, 0.62), (0.66, 0.62), (0.5, 0.36)]):
        for ring in range(4):
            shade = [look.accent, look.shade, pale, look.shade][(ring + k) % 4]
            c.disc(x, y, 0.25 - ring * 0.06, shade)
    _titled(c, title, subtitle, pale, c.top - 0.24)


def _stripes(c: Cover, look: Look, title: str, subtitle: str) -> None:
    for k in range(-6, 10, 2):
        x = k * 0.11
        c.fill([(x, 0), (x + 0.11, 0), (x + 1.11, c.top), (x + 1, c.top)], look.accent)
    low, high = c.top * 0.56, c.top * 0.9
    c.fill([(0.1, low), (0.9, low), (0.9, high), (0.1, high)], look.shade)
    c.line([(0.14, low + 0.05), (0.86, low + 0.05)], 0.008, ink_on(look))
    c.words(title, 0.5, (low + high) / 2 + 0.06, 0.7, 0.14, ink_on(look))
    c.words(subtitle, 0.5, low + 0.11, 0.5, 0.055, ink_on(look))


def _plant(c: Cover, look: Look, title: str, subtitle: str) -> None:
    stem = curve([(0.5, 0.18), (0.47, 0.45), (0.53, 0.75), (0.5, 1.06)], 8)
    c.line(stem, 0.016, look.accent)
    for k in range(5):
        x, y = stem[4 + k * 4]
        size = 0.34 - k * 0.035
        for side in (-1, 1):
            c.fill(_leaf_shape(x, y, 90 - side * (58 - k * 5), size, 0.3), look.accent)
            c.line(
                [(x, y), (x + side * size * 0.66, y + size * (0.42 + k * 0.06))], 0.006, look.shade
            )
    c.fill(_leaf_shape(0.5, 1.02, 92, 0.22, 0.34), look.accent)
    c.fill([(0.34, 0.13), (0.66, 0.13), (0.6, 0), (0.4, 0)], ink_on(look))
    c.fill([(0.31, 0.21), (0.69, 0.21), (0.69, 0.13), (0.31, 0.13)], ink_on(look))
    _titled(c, title, subtitle, ink_on(look), c.top - 0.14)


def _moon(c: Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.62, 0.86, 0.2, look.accent)
    c.disc(0.54, 0.91, 0.175, look.shade)
    for k in range(16):
        x, y = (0.13 + k * 0.377) % 0.9 + 0.05, 0.55 + (k * 0.617 % 1) * 0.6
        if math.hypot(x - 0.6, y - 0.88) > 0.24 and y < c.top - 0.38:
            c.fill(_star(x, y, 0.012 + 0.012 * (k % 3 == 0)), "ivory")
    c.fill(_hill(0.4, 0.08, 0.8, 0.2), "slate")
    c.fill(_hill(0.25, 0.07, 1.0, 2.4), "black")
    for x in (0.2, 0.31, 0.74):
        _fir(c, x, 0.2 + 0.05 * math.sin(6 * x), 0.16, "black")
    _titled(c, title, subtitle, look.accent, c.top - 0.16)


def _typography(c: Cover, look: Look, title: str, subtitle: str) -> None:
    lines = title.split()
    step = (c.top - 0.3) / len(lines)
    for k, line in enumerate(lines):
        c.words(line, 0.5, c.top - 0.08 - step * (k + 0.5), 0.88, step * 0.86, look.accent, 0.02)
    c.fill([(0.06, 0.2), (0.94, 0.2), (0.94, 0.185), (0.06, 0.185)], look.accent)
    c.words(subtitle, 0.5, 0.11, 0.6, 0.07, look.accent)


def _waves(c: Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.74, 0.92, 0.13, look.accent)
    c.fill([(0.28, 0.56), (0.62, 0.56), (0.56, 0.47), (0.34, 0.47)], "rust")
    c.fill([(0.44, 0.58), (0.44, 0.98), (0.24, 0.6)], "ivory")
    c.fill([(0.46, 0.58), (0.46, 0.9), (0.62, 0.6)], "cream")
    for k in range(6):
        shade = [look.accent, "white", look.shade][k % 3]
        c.fill(_hill(0.5 - k * 0.095, 0.022, 4, k * 1.9), shade)
    _titled(c, title, subtitle, ink_on(look), c.top - 0.19)


def _houses(c: Cover, look: Look, title: str, subtitle: str) -> None:
    walls = [look.accent, "cream", "brick", "ivory", look.accent]
    for k, wall in enumerate(walls):
        x, high = 0.06 + k * 0.178, 0.44 + (k * 0.37 % 0.25)
        c.fill([(x, 0.2), (x + 0.165, 0.2), (x + 0.165, high), (x, high)], wall)
        c.fill([(x - 0.012, high), (x + 0.177, high), (x + 0.0825, high + 0.14)], "charcoal")
        rows = int((high - 0.28) / 0.11)
        for row in range(rows):
            for column in (0.03, 0.095):
                y = 0.36 + row * 0.11
                c.fill([(x + column, y), (x + column + 0.04, y),
                        (x + column + 0.04, y + 0.06), (x + column, y + 0.06)],
                       "mustard" if (k + row) % 3 else "charcoal")  # fmt: skip
        c.fill([(x + 0.06, 0.2), (x + 0.105, 0.2), (x + 0.105, 0.3), (x + 0.06, 0.3)], "charcoal")
    c.fill([(0, 0), (1, 0), (1, 0.2), (0, 0.2)], "charcoal")
    c.disc(0.8, c.top - 0.52, 0.08, "cream")
    c.words(title, 0.5, c.top - 0.2, 0.84, 0.15, ink_on(look))
    c.words(subtitle, 0.5, 0.1, 0.6, 0.065, "cream")


def _forest(c: Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.5, 0.82, 0.2, "cream")
    for k in range(7):
        _fir(c, 0.02 + k * 0.16, 0.24, 0.52 + 0.12 * math.sin(k * 2.3), look.accent)
    for k in range(6):
        _fir(c, 0.1 + k * 0.165, 0.04, 0.44 + 0.1 * math.sin(k * 1.7 + 1), "forest")
    c.fill([(0, 0), (1, 0), (1, 0.1), (0, 0.1)], "forest")
    _titled(c, title, subtitle, ink_on(look), c.top - 0.17)


def _bird(c: Cover, look: Look, title: str, subtitle: str) -> None:
    c.line(curve([(0, 0.36), (0.3, 0.33), (0.7, 0.37), (1, 0.33)], 6), 0.022, "chocolate")
    for x, angle in ((0.12, 60), (0.22, -55), (0.8, 58), (0.9, -50), (0.68, 70)):
        c.fill(_leaf_shape(x, 0.345, angle, 0.15, 0.4), "olive")
    c.line([(0.46, 0.36), (0.47, 0.46)], 0.012, "chocolate")
    c.line([(0.53, 0.36), (0.53, 0.46)], 0.012, "chocolate")
    c.fill([(0.36, 0.52), (0.05, 0.5), (0.08, 0.44), (0.4, 0.45)], look.accent)
    body = [(0.3, 0.53), (0.38, 0.44), (0.52, 0.42), (0.66, 0.5), (0.72, 0.64), (0.72, 0.76),
            (0.66, 0.83), (0.57, 0.81), (0.52, 0.72), (0.42, 0.64)]  # fmt: skip
    c.fill(curve(body, 5, closed=True), look.accent)
    breast = [(0.55, 0.46), (0.67, 0.52), (0.715, 0.64), (0.68, 0.72), (0.62, 0.66), (0.57, 0.56)]
    c.fill(curve(breast, 5, closed=True), "tangerine")
    c.fill(_leaf_shape(0.57, 0.67, 208, 0.34, 0.42), "charcoal")
    c.fill([(0.715, 0.785), (0.715, 0.74), (0.79, 0.755)], "mustard")
    c.disc(0.665, 0.77, 0.02, "white")
    c.disc(0.668, 0.77, 0.012, "black")
    _titled(c, title, subtitle, ink_on(look), c.top - 0.18)


def _rays(c: Cover, look: Look, title: str, subtitle: str) -> None:
    middle = 0.52
    for k in range(14):
        a, b = (math.radians((k + t) * 360 / 14) for t in (0.0, 0.5))
        c.fill([(0.5, middle), (0.5 + 2 * math.cos(a), middle + 2 * math.sin(a)),
                (0.5 + 2 * math.cos(b), middle + 2 * math.sin(b))], look.accent)  # fmt: skip
    c.disc(0.5, middle, 0.27, look.shade)
    c.disc(0.5, middle, 0.22, "ivory")
    c.disc(0.5, middle, 0.17, look.accent)
    c.fill([(0, c.top - 0.36), (1, c.top - 0.36), (1, c.top), (0, c.top)], look.shade)
    c.words(title, 0.5, c.top - 0.15, 0.84, 0.15, ink_on(look))
    c.words(subtitle, 0.5, c.top - 0.29, 0.5, 0.055, ink_on(look))


def _gilt(c: Cover, look: Look, title: str, subtitle: str) -> None:
    for inset, width in ((0.07, 0.014), (0.105, 0.006)):
        low, high, right = inset, c.top - inset, 1 - inset
        corners = ((low, low), (right, low), (low, high), (right, high))
        for a, b in ((corners[i], corners[k]) for i, k in ((0, 1), (2, 3), (0, 2), (1, 3))):
            c.line([a, b], width, look.accent)
    for x in (0.17, 0.83):
        for y in (0.17, c.top - 0.17):
            for angle in (45, 135, 225, 315):
                c.fill(_leaf_shape(x, y, angle, 0.075, 0.4), look.accent)
    for k in range(8):
        c.fill(_leaf_shape(0.5, 0.56, k * 45, 0.2 if k % 2 else 0.14, 0.36), look.accent)
    c.disc(0.5, 0.56, 0.04, look.shade)
    for k, word in enumerate(title.split()):
        c.words(word, 0.5, c.top - 0.36 - k * 0.16, 0.62, 0.1, look.accent)
    c.words(subtitle, 0.5, 0.2, 0.4, 0.045, look.accent)


def _label(c: Cover, look: Look, title: str, subtitle: str) -> None:
    low, high = c.top * 0.52, c.top * 0.86
    c.fill([(0.18, low), (0.82, low), (0.82, high), (0.18, high)], "ivory")
    for y in (low + 0.03, high - 0.03):
        c.line([(0.21, y), (0.79, y)], 0.008, look.accent)
    for x in (0.21, 0.79):
        c.line([(x, low + 0.03), (x, high - 0.03)], 0.008, look.accent)
    first, *rest = title.split()
    c.words(first, 0.5, high - 0.15, 0.48, 0.1, "charcoal")
    c.words(" ".join(rest), 0.5, high - 0.28, 0.48, 0.1, "charcoal")
    c.words(subtitle, 0.5, low + 0.085, 0.36, 0.045, look.accent)


def _maze(c: Cover, look: Look, title: str, subtitle: str) -> None:
    for k in range(5):  # squares within squares, each with one gap
        r = 0.38 - k * 0.075
        for side in range(4):
            a, gap = math.radians(90 * side), 0.05 if (side + k) % 4 == 0 else 0.0
            for low, high in ((-r - 0.0125, -gap), (gap, r + 0.0125)):
                ends = [(r, low), (r, high)]
                c.line([(0.5 + x * math.cos(a) - y * math.sin(a),
                         0.52 + x * math.sin(a) + y * math.cos(a)) for x, y in ends],
                       0.025, look.accent)  # fmt: skip
    c.disc(0.5, 0.52, 0.035, ink_on(look))
    _titled(c, title, subtitle, ink_on(look), c.top - 0.2)


DESIGNS: dict[str, Callable[[Cover, Look, str, str], None]] = {
    "landscape": _landscape,
    "circles": _circles,
    "stripes": _stripes,
    "plant": _plant,
    "moon": _moon,
    "typography": _typography,
    "waves": _waves,
    "houses": _houses,
    "forest": _forest,
    "bird": _bird,
    "rays": _rays,
    "gilt": _gilt,
    "label": _label,
    "maze": _maze,
}


def _titled(c: Cover, title: str, subtitle: str, shade: str, y: float) -> None:
    """The title across the cover, the subtitle small below it."""
    c.words(title, 0.5, y, 0.84, 0.15, shade)
    c.words(subtitle, 0.5, y - 0.14, 0.5, 0.055, shade, 0.01)


def _fir(c: Cover, x: float, y: float, high: float, shade: str) -> None:
    for k in range(3):
        low, wide = y + high * (0.12 + k * 0.25), high * (0.27 - k * 0.065)
        c.fill([(x - wide, low), (x + wide, low), (x, low + high * 0.4)], shade)
    c.line([(x, y - 0.02), (x, y + high * 0.2)], high * 0.08, shade)


def _hill(y: float, swing: float, times: float, phase: float) -> list[Point2]:
    crest = [(k / 40, y + swing * math.sin(math.tau * times * k / 40 + phase)) for k in range(41)]
    return [*crest, (1, -0.01), (0, -0.01)]


def _star(x: float, y: float, size: float) -> list[Point2]:
    return [(x + size * (1 if k % 2 == 0 else 0.3) * math.cos(math.tau * k / 8),
             y + size * (1 if k % 2 == 0 else 0.3) * math.sin(math.tau * k / 8))
            for k in range(8)]  # fmt: skip


def _leaf_shape(x: float, y: float, angle: float, length: float, fat: float) -> list[Point2]:
    """A leaf growing from a point at an angle (degrees)."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = [(t, fat / 2 * math.sin(math.pi * t**0.8)) for t in (k / 10 for k in range(11))]
    rim = half + [(t, -w) for t, w in reversed(half[1:-1])]
    return [(x + length * (t * c - w * s), y + length * (t * s + w * c)) for t, w in rim]
