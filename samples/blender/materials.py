"""What products are made of: one function a material, each taking a colour socket or a shade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import bpy

from samples.blender.nodes import Shader, Socket
from samples.blender.patterns import PATTERNS
from samples.palette import linear

Material = bpy.types.Material


def skin(
    material: str,
    shade: str,
    accent: str | None = None,
    pattern: str = "plain",
    scale: float = 1.0,
    grain: str = "Z",
) -> Material:
    """A material of a shade.

    `pattern` draws in `accent` over it: plain, stripes (across x), bands (level), checks, dots,
    specks, or dipped (up to `scale`).
    `scale` is the pattern's size in centimetres; `grain` is the axis along which wood grew.
    Raises KeyError for an unknown material or shade.
    """
    piece = len(bpy.data.materials)  # every piece is cut from another place of the stuff
    s = Shader(f"{material} {shade}")
    colour: Any = linear(shade)
    if pattern != "plain":
        colour = s.mix(PATTERNS[pattern](s, scale / 100), colour, linear(accent or "white"))
    return MATERIALS[material](s, colour, grain, float(piece))


def glow(shade: str, strength: float) -> Material:
    """A lit lamp, a flame, a screen."""
    s = Shader("glow")
    return s.surface(
        Base_Color=linear(shade), Emission_Color=linear(shade), Emission_Strength=strength
    )


def _cloudy(s: Shader, colour: Any, scale: float, by: float, shift: float) -> Socket:
    """A colour with gentle unevenness."""
    return s.lit(
        colour, s.stretch(s.noise(s.place(shift=shift), scale), 0.3, 0.7, (1 - by, 1 + by))
    )


def _ceramic(s: Shader, colour: Any, _: str, shift: float) -> Material:
    flow = s.noise(s.place(shift=shift), 18)
    return s.surface(
        Base_Color=_cloudy(s, colour, 25, 0.06, shift),
        Roughness=0.13,
        Coat_Weight=0.6,
        Coat_Roughness=0.04,
        Normal=s.bump(flow, 0.0006),
    )


def _stoneware(s: Shader, colour: Any, _: str, shift: float) -> Material:
    specks = s.stretch(s.noise(s.place(shift=shift), 420, 2), 0.68, 0.7)
    rough = s.noise(s.place(shift=shift), 160)
    return s.surface(
        Base_Color=s.mix(specks, _cloudy(s, colour, 14, 0.12, shift), (0.05, 0.035, 0.025, 1)),
        Roughness=0.42,
        Normal=s.bump(rough, 0.0005),
    )


def _terracotta(s: Shader, colour: Any, _: str, shift: float) -> Material:
    grit = s.noise(s.place(shift=shift), 260, 6)
    return s.surface(
        Base_Color=_cloudy(s, colour, 20, 0.14, shift),
        Roughness=0.85,
        Normal=s.bump(grit, 0.0006),
    )


def _glass(s: Shader, colour: Any, _: str, __: float) -> Material:
    return s.surface(Base_Color=colour, Roughness=0.0, Transmission_Weight=1.0, IOR=1.46)


def _frosted(s: Shader, colour: Any, _: str, __: float) -> Material:
    return s.surface(Base_Color=colour, Roughness=0.35, Transmission_Weight=0.85, IOR=1.4)


def _wood(s: Shader, colour: Any, grain: str, shift: float) -> Material:
    along = {"X": (0.06, 1, 1), "Y": (1, 0.06, 1), "Z": (1, 1, 0.06)}[grain]
    where = s.place(along, shift)
    rings = s.wave(where, 22, "Y" if grain != "Y" else "X", distortion=9)
    fibres = s.noise(s.place(tuple(f * f for f in along), shift), 700, 3)
    tone = s.math("ADD", s.math("MULTIPLY", rings, 0.34), s.math("MULTIPLY", fibres, 0.42))
    return s.surface(
        Base_Color=s.lit(
            _cloudy(s, colour, 7, 0.1, shift), s.stretch(tone, 0.1, 0.65, (0.62, 1.18))
        ),
        Roughness=0.42,
        Coat_Weight=0.12,
        Normal=s.bump(fibres, 0.0002),
    )


def _lacquer(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=colour,
        Roughness=0.28,
        Coat_Weight=0.35,
        Normal=s.bump(s.noise(s.place(shift=shift), 60), 0.0001),
    )


def _brushed(s: Shader, colour: Any, grain: str, shift: float) -> Material:
    along = {"X": (0.02, 1, 1), "Y": (1, 0.02, 1), "Z": (1, 1, 0.02)}[grain]
    lines = s.noise(s.place(along, shift), 900, 2)
    return s.surface(
        Base_Color=colour,
        Metallic=1.0,
        Roughness=s.stretch(lines, 0.3, 0.7, (0.2, 0.38)),
        Normal=s.bump(lines, 0.00004),
    )


def _polished(s: Shader, colour: Any, _: str, __: float) -> Material:
    return s.surface(Base_Color=colour, Metallic=1.0, Roughness=0.09)


def _iron(s: Shader, colour: Any, _: str, shift: float) -> Material:
    grit = s.noise(s.place(shift=shift), 500, 3)
    return s.surface(
        Base_Color=_cloudy(s, colour, 40, 0.15, shift),
        Metallic=0.35,
        Roughness=0.5,
        Normal=s.bump(grit, 0.0003),
    )


def _plastic(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=colour,
        Roughness=0.32,
        Normal=s.bump(s.noise(s.place(shift=shift), 900), 0.00003),
    )


def _rubber(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=_cloudy(s, colour, 50, 0.08, shift),
        Roughness=0.68,
        Normal=s.bump(s.noise(s.place(shift=shift), 1200), 0.0001),
    )


def _leather(s: Shader, colour: Any, _: str, shift: float) -> Material:
    pores = s.cells(s.place(shift=shift), 520)
    return s.surface(
        Base_Color=s.lit(
            _cloudy(s, colour, 22, 0.08, shift), s.stretch(pores, 0.0, 0.6, (1.08, 0.85))
        ),
        Roughness=0.42,
        Normal=s.bump(pores, -0.0007),
    )


def _suede(s: Shader, colour: Any, _: str, shift: float) -> Material:
    nap = s.noise(s.place(shift=shift), 1500, 3)
    return s.surface(
        Base_Color=_cloudy(s, colour, 35, 0.1, shift),
        Roughness=0.95,
        Sheen_Weight=0.6,
        Normal=s.bump(nap, 0.0004),
    )


def _woven(
    threads: float, depth: float, unevenness: float, sheen: float
) -> Callable[..., Material]:
    def cloth(s: Shader, colour: Any, _: str, shift: float) -> Material:
        where = s.place()
        # Threads along the surface's own normal would draw contour lines on it.
        across = [
            s.math(
                "MULTIPLY", s.wave(where, threads, axis, distortion=0.4), s.stretch(facing, 1, 0.3)
            )
            for axis, facing in zip("XYZ", s.facing(), strict=True)
        ]
        weave = s.math("MAXIMUM", s.math("MAXIMUM", across[0], across[1]), across[2])
        return s.surface(
            Base_Color=s.lit(
                _cloudy(s, colour, 45, unevenness, shift), s.stretch(weave, 0, 1, (0.82, 1.06))
            ),
            Roughness=0.9,
            Sheen_Weight=sheen,
            Normal=s.bump(weave, depth),
        )

    return cloth


def _velvet(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=_cloudy(s, colour, 12, 0.08, shift),
        Roughness=0.8,
        Sheen_Weight=1.0,
        Sheen_Roughness=0.3,
        Normal=s.bump(s.noise(s.place(shift=shift), 900), 0.0003),
    )


def _wool(s: Shader, colour: Any, _: str, shift: float) -> Material:
    tufts = s.noise(s.place(shift=shift), 340, 5, distortion=1.5)
    return s.surface(
        Base_Color=s.lit(colour, s.stretch(tufts, 0.3, 0.7, (0.7, 1.15))),
        Roughness=1.0,
        Sheen_Weight=0.5,
        Normal=s.bump(tufts, 0.004),
    )


def _paper(s: Shader, colour: Any, _: str, shift: float) -> Material:
    fibre = s.noise(s.place(shift=shift), 900, 4)
    return s.surface(
        Base_Color=_cloudy(s, colour, 60, 0.03, shift),
        Roughness=0.8,
        Normal=s.bump(fibre, 0.00008),
    )


def _cardboard(s: Shader, colour: Any, _: str, shift: float) -> Material:
    where = s.place(shift=shift)
    fibre = s.noise(where, 300, 5)
    return s.surface(
        Base_Color=s.lit(colour, s.stretch(fibre, 0.3, 0.7, (0.86, 1.08))),
        Roughness=0.9,
        Normal=s.bump(s.wave(where, 80, "X"), 0.0002),
    )


def _wicker(s: Shader, colour: Any, _: str, shift: float) -> Material:
    where = s.place(shift=shift)
    canes = s.noise(s.place((1, 1, 1), shift), 180, 3)
    return s.surface(
        Base_Color=s.lit(
            _cloudy(s, colour, 30, 0.22, shift), s.stretch(canes, 0.3, 0.7, (0.7, 1.15))
        ),
        Roughness=0.6,
        Normal=s.bump(s.noise(where, 260), 0.0008),
    )


def _wax(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=colour,
        Roughness=0.4,
        Subsurface_Weight=0.5,
        Subsurface_Radius=(0.02, 0.012, 0.008),
        Normal=s.bump(s.noise(s.place(shift=shift), 40), 0.0004),
    )


def _marble(s: Shader, colour: Any, _: str, shift: float) -> Material:
    veins = s.noise(s.place(shift=shift), 7, 8, distortion=2.2)
    band = s.stretch(s.math("ABSOLUTE", s.math("SUBTRACT", veins, 0.5)), 0.0, 0.045, (0.6, 0))
    return s.surface(
        Base_Color=s.mix(band, colour, (0.12, 0.12, 0.13, 1)), Roughness=0.16, Coat_Weight=0.3
    )


def _concrete(s: Shader, colour: Any, _: str, shift: float) -> Material:
    grit = s.noise(s.place(shift=shift), 90, 8)
    return s.surface(
        Base_Color=s.lit(colour, s.stretch(grit, 0.3, 0.7, (0.8, 1.1))),
        Roughness=0.9,
        Normal=s.bump(grit, 0.0012),
    )


def _cork(s: Shader, colour: Any, _: str, shift: float) -> Material:
    grains = s.cells(s.place(shift=shift), 260)
    return s.surface(
        Base_Color=s.lit(colour, s.stretch(grains, 0.0, 0.7, (1.1, 0.6))),
        Roughness=0.9,
        Normal=s.bump(grains, 0.0006),
    )


def _leaf(s: Shader, colour: Any, _: str, shift: float) -> Material:
    return s.surface(
        Base_Color=_cloudy(s, colour, 60, 0.25, shift),
        Roughness=0.45,
        Subsurface_Weight=0.15,
        Normal=s.bump(s.noise(s.place(shift=shift), 120), 0.0008),
    )


def _gem(s: Shader, colour: Any, _: str, __: float) -> Material:
    return s.surface(Base_Color=colour, Roughness=0.0, Transmission_Weight=0.9, IOR=1.9)


MATERIALS: dict[str, Callable[[Shader, Any, str, float], Material]] = {
    "ceramic": _ceramic,
    "porcelain": _ceramic,
    "stoneware": _stoneware,
    "terracotta": _terracotta,
    "enamel": _lacquer,
    "lacquer": _lacquer,
    "glass": _glass,
    "frosted glass": _frosted,
    "gem": _gem,
    "wood": _wood,
    "bamboo": _wood,
    "steel": _brushed,
    "aluminium": _brushed,
    "polished metal": _polished,
    "brass": _polished,
    "copper": _polished,
    "gold": _polished,
    "silver": _polished,
    "cast iron": _iron,
    "plastic": _plastic,
    "rubber": _rubber,
    "silicone": _rubber,
    "leather": _leather,
    "suede": _suede,
    "cotton": _woven(190, 0.0004, 0.1, 0.25),
    "canvas": _woven(130, 0.0008, 0.06, 0.15),
    "linen": _woven(110, 0.0009, 0.08, 0.2),
    "denim": _woven(160, 0.0006, 0.28, 0.1),
    "nylon": _woven(240, 0.0003, 0.05, 0.3),
    "felt": _suede,
    "velvet": _velvet,
    "wool": _wool,
    "paper": _paper,
    "cardboard": _cardboard,
    "wicker": _wicker,
    "wax": _wax,
    "marble": _marble,
    "concrete": _concrete,
    "cork": _cork,
    "leaf": _leaf,
}
