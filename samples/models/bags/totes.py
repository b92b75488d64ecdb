"""Tote bags."""

from __future__ import annotations

from collections.abc import Callable

from samples.blender.forms import ribbon, stitches
from samples.blender.materials import MATERIALS, skin
from samples.blender.nodes import Shader, Socket
from samples.blender.shapes import Material, curve, displaced, loft, superellipse
from samples.look import Look
from samples.models import Facts
from samples.palette import linear


def tote_bag(look: Look) -> Facts:
    """An open bag of one cloth: plain, striped, dipped, printed with a sun, or a leather shopper."""
    wide, high, deep = look.between(0.36, 0.4), look.between(0.37, 0.41), look.between(0.1, 0.13)
    if look.style == "shopper":
        wide, high, deep = wide * 1.06, high * 0.84, deep * 1.15
    if look.style == "printed":
        cloth = _printed(look.material, look.shade, look.accent, _sun(0.5 * high, 0.24 * wide))
    else:
        pattern = {"striped": "bands", "dipped": "dipped"}.get(look.style, "plain")
        size = 2.2 if look.style == "striped" else high * 36
        cloth = skin(look.material, look.shade, look.accent, pattern, size)
    rows = []
    for i in range(31):
        v = i / 30
        w = wide * (0.96 + 0.07 * v) * (1 - 0.03 * (1 - v) ** 6)
        d = (deep * (1 - v) ** 0.8 + 0.075 * v) * (1 - 0.15 * (1 - v) ** 8)
        rows.append(superellipse(w, d, high * v, 6.5 - 3.7 * v, 120))
    inner = [[(x * 0.985, y * 0.95, max(z, 0.004)) for x, y, z in row] for row in reversed(rows)]
    displaced(loft(rows + inner, cloth, level=0), 0.009, 0.13, look.dice.randint(1, 9))
    # the hem is turned in and sewn down
    band = skin(look.material, look.accent if look.style in ("dipped", "shopper") else look.shade)
    top = superellipse(wide * 1.032, 0.079, 0, 2.8, 96)
    if look.style in ("dipped", "shopper"):
        ribbon([(x, y, high - 0.014) for x, y, _ in top], 0.034, 0.01, band, (0, 0, 1), closed=True)
    thread = skin("cotton", look.accent if look.style != "plain" else "cream")
    stitches([(x * 1.015, y * 1.1, high - 0.026) for x, y, _ in top], thread, 0.006, 0.0007)
    strap = skin(look.material if look.style != "shopper" else "leather", look.accent
                 if look.style in ("dipped", "shopper", "striped") else look.shade)  # fmt: skip
    rise = look.between(0.2, 0.25)
    for side in (-1, 1):
        y, x = side * 0.041, wide * 0.24
        rows_of_strap = [(-x, y, high - 0.075), (-x, y, high - 0.01),
                         (-x * 0.9, y * 0.9, high + rise * 0.55),
                         (-x * 0.4, y * 0.7, high + rise * 0.95),
                         (x * 0.4, y * 0.7, high + rise * 0.95),
                         (x * 0.9, y * 0.9, high + rise * 0.55), (x, y, high - 0.01),
                         (x, y, high - 0.075)]  # fmt: skip
        ribbon(curve(rows_of_strap, 10), 0.028, 0.0035, strap, facing=(0, side, 0))
        for at in (-x, x):  # sewn on with a crossed square
            a, b, c, d = ((at - 0.01, high - 0.07), (at + 0.01, high - 0.07),
                          (at + 0.01, high - 0.04), (at - 0.01, high - 0.04))  # fmt: skip
            stitches([(*p, 0) for p in (a, b, c, d, a, c, b, d)], thread, 0.005, 0.0008, lambda p,
                     y=y, side=side: (p[0], y + side * 0.0024, p[1]))  # fmt: skip
    return {"capacity": round(wide * high * deep * 800), "handles": 2}


def _printed(material: str, shade: str, accent: str, mask: Callable[[Shader], Socket]) -> Material:
    """Cloth with a picture printed in the accent."""
    s = Shader(f"printed {material}")
    return MATERIALS[material](s, s.mix(mask(s), linear(shade), linear(accent)), "Z", 0.0)


def _sun(height: float, radius: float) -> Callable[[Shader], Socket]:
    """A round sun that sinks into bars of sea."""

    def mask(s: Shader) -> Socket:
        x, _, z = s.node("ShaderNodeSeparateXYZ", Vector=s.place()).outputs
        z = s.math("SUBTRACT", z, height)
        away = s.math("SQRT", s.math("ADD", s.math("MULTIPLY", x, x), s.math("MULTIPLY", z, z)))
        ripple = s.math(
            "ADD", z, s.math("MULTIPLY", s.math("SINE", s.math("MULTIPLY", x, 60.0)), 0.004)
        )
        bars = s.math("GREATER_THAN", s.math("FRACT", s.math("MULTIPLY", ripple, 38.0)), 0.45)
        drawn = s.math("MAXIMUM", bars, s.math("GREATER_THAN", z, 0.0))
        return s.math("MULTIPLY", s.math("LESS_THAN", away, radius), drawn)

    return mask
