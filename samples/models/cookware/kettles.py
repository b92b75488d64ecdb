"""Kettles."""

from __future__ import annotations

from samples.blender.forms import rolled_rim, swept
from samples.blender.materials import skin
from samples.blender.outlines import litres
from samples.blender.shapes import Material, box, curve, lathe, moved, rod, sphere, tube
from samples.look import Look
from samples.models import Facts
from samples.models._skins import grip_skin
from samples.models.cookware.parts import spun


def _whistling(
    look: Look,
    radius: float,
    height: float,
    top: float,
    body: Material,
    black: Material,
    steel: Material,
) -> None:
    """Spout with a whistle, and a handle arching over the lid."""
    swept([(radius * 0.7, 0, height * 0.62, 0.056, 0.05),
           (radius * 0.98, 0, height * 0.86, 0.04, 0.038),
           (radius * 1.16, 0, height * 1.06, 0.03, 0.03)], body, wall=0.002, power=2)  # fmt: skip
    rod(0.0185, (radius * 1.12, 0, height * 1.02),
        (radius * 1.24, 0, height * 1.15), black, 0.016, 0.004)  # fmt: skip
    rod(0.005, (radius * 1.2, 0, height * 1.1), (radius * 1.27, 0, height * 1.185), steel)
    swept([(radius * 1.16, 0, height * 1.16, 0.016, 0.006),
           (radius * 1.0, 0, height * 1.28, 0.014, 0.006),
           (radius * 0.86, 0, height * 1.33, 0.018, 0.007)], black)  # fmt: skip
    peak = top + look.between(0.082, 0.095)
    for side in (1, -1):
        box((0.006, 0.026, 0.03),
            steel, (side * radius * 0.66, 0, height * 0.8), 0.002, (0, -side * 42, 0))  # fmt: skip
        swept([(side * radius * 0.64, 0, height * 0.84, 0.016, 0.006),
               (side * radius * 0.8, 0, top + 0.02, 0.014, 0.006),
               (side * radius * 0.72, 0, peak - 0.025, 0.016, 0.008)], steel)  # fmt: skip
    swept([(-radius * 0.75, 0, peak - 0.032, 0.02, 0.016),
           (-radius * 0.58, 0, peak - 0.008, 0.026, 0.02), (-radius * 0.2, 0, peak, 0.03, 0.021),
           (radius * 0.2, 0, peak, 0.03, 0.021), (radius * 0.58, 0, peak - 0.008, 0.026, 0.02),
           (radius * 0.75, 0, peak - 0.032, 0.02, 0.016)], black)  # fmt: skip


def _gooseneck(look: Look, radius: float, height: float, body: Material) -> None:
    """A long thin spout for coffee, and a handle behind."""
    swept([(radius * 0.84, 0, height * 0.2, 0.03, 0.026),
           (radius * 1.28, 0, height * 0.3, 0.02, 0.019),
           (radius * 1.5, 0, height * 0.66, 0.0155, 0.0155),
           (radius * 1.52, 0, height * 0.96, 0.014, 0.014),
           (radius * 1.74, 0, height * 1.14, 0.0125, 0.0125),
           (radius * 1.92, 0, height * 1.13, 0.0115, 0.012)],
          body, wall=0.0012, power=2)  # fmt: skip
    tube([(-radius * 0.72, 0, height * 0.96), (-radius * 1.05, 0, height * 1.1),
          (-radius * 1.5, 0, height * 1.08)], 0.005, body)  # fmt: skip
    swept([(-radius * 1.36, 0, height * 1.1, 0.017, 0.018),
           (-radius * 1.66, 0, height * 1.0, 0.022, 0.02),
           (-radius * 1.78, 0, height * 0.66, 0.024, 0.021),
           (-radius * 1.68, 0, height * 0.28, 0.018, 0.016)], grip_skin(look.accent))  # fmt: skip


def _camping(
    radius: float,
    height: float,
    top: float,
    foot: float,
    body: Material,
    black: Material,
    steel: Material,
) -> None:
    """A short spout, a wire bail with a wooden roll, a dark rim round the foot."""
    swept([(radius * 0.74, 0, height * 0.42, 0.046, 0.044),
           (radius * 1.2, 0, height * 0.58, 0.03, 0.028),
           (radius * 1.42, 0, height * 0.86, 0.022, 0.021),
           (radius * 1.62, 0, height * 1.0, 0.021, 0.019)], body, wall=0.0015, power=2)  # fmt: skip
    peak = top + 0.1
    tube([(x, 0, z)
          for x, z in ((-radius * 0.76, height * 0.84), (-radius * 0.84, top + 0.01),
                       (-radius * 0.62, top + 0.062), (-0.035, peak), (0.035, peak),
                       (radius * 0.62, top + 0.062), (radius * 0.84, top + 0.01),
                       (radius * 0.76, height * 0.84))], 0.0025, steel)  # fmt: skip
    for side in (1, -1):
        sphere(0.009, steel, (side * radius * 0.78, 0, height * 0.86), (0.6, 1, 1.2))
    moved(lathe(curve([(0, -0.042), (0.007, -0.041), (0.01, -0.02), (0.011, 0.0), (0.01, 0.02),
                       (0.007, 0.041), (0, 0.042)]), skin("wood", "oak")),
          (0, 0, peak), (0, 90, 0))  # fmt: skip
    rolled_rim(foot + 0.001, 0.006, 0.0022, black)


def _electric(
    radius: float,
    mouth: float,
    base: float,
    top: float,
    body: Material,
    black: Material,
    steel: Material,
) -> None:
    """Base with its cord, flat lid, beak, handle and the gauge one reads the fill from."""
    lathe([(0, 0), (radius * 1.02, 0), (radius * 1.06, 0.003), (radius * 1.06, 0.013),
           (radius * 1.0, 0.018), (0, 0.018)], black)  # fmt: skip
    lathe([(radius * 0.9, 0.019), (radius * 0.98, 0.0195), (radius * 0.985, 0.027),
           (radius * 0.95, 0.028)], steel)  # fmt: skip
    lathe(curve([(mouth - 0.002, top - 0.002), (mouth - 0.003, top + 0.006),
                 (mouth * 0.7, top + 0.014), (0, top + 0.017)]), black)  # fmt: skip
    sphere(0.014, steel, (0, 0, top + 0.016), (1, 1, 0.5))
    rolled_rim(mouth - 0.0005, top, 0.0022, steel)
    swept([(mouth * 0.5, 0, top - 0.046, 0.03, 0.02), (mouth * 0.9, 0, top - 0.022, 0.056, 0.044),
           (mouth * 1.38, 0, top + 0.001, 0.022, 0.014)], body, wall=0.0016, power=2)  # fmt: skip
    x = -radius
    swept([(x * 0.74, 0, top - 0.01, 0.026, 0.016), (x * 1.2, 0, top + 0.002, 0.026, 0.017),
           (x * 1.6, 0, top - 0.022, 0.026, 0.018), (x * 1.66, 0, top - 0.075, 0.025, 0.018),
           (x * 1.52, 0, top - 0.13, 0.024, 0.016), (x * 1.22, 0, top - 0.158, 0.022, 0.014),
           (x * 0.92, 0, top - 0.16, 0.022, 0.014)], black, power=3)  # fmt: skip
    box((0.014, 0.018, 0.03), steel, (x * 1.15, 0, base + 0.012), 0.004, (0, -14, 0))
    tube([(x * 1.02, 0, 0.007), (x * 1.3, 0.012, 0.004), (x * 1.5, 0.07, 0.004),
          (x * 0.9, 0.13, 0.004), (0, 0.125, 0.004)], 0.0032, black)  # fmt: skip
    for k in range(6):  # the gauge one reads the fill from
        box((0.0012, 0.008 if k % 2 else 0.013, 0.0012), black,
            (radius * 0.02, -radius * (1.0 - 0.02 * k), base + 0.04 + 0.018 * k),
            0.0003, (0, 0, 90))  # fmt: skip


def kettle(look: Look) -> Facts:
    """A kettle: whistling with an arched handle, gooseneck, electric on its base, camping with a bail."""
    speckled = "specks" if look.style == "camping" else "plain"
    body = skin(look.material, look.shade, look.accent, speckled, 0.4)
    if look.material == "steel":
        body = spun(look.shade)
    black, steel = skin("plastic", "black"), skin("steel", "steel")
    radius = look.between(0.092, 0.1) * {"gooseneck": 0.7, "electric": 0.72, "camping": 0.86}.get(
        look.style, 1
    )
    height = {"gooseneck": 0.108, "electric": 0.185, "camping": 0.128}.get(
        look.style, 0.12
    ) * look.between(0.95, 1.06)
    shape = {"whistling": [(0.93, 0.006), (1.0, 0.16), (0.97, 0.4), (0.78, 0.78), (0.47, 0.98),
                           (0.42, 1.0)],
             "gooseneck": [(0.97, 0.006), (1.0, 0.06), (0.9, 0.5), (0.74, 0.94), (0.7, 1.0)],
             "electric": [(0.96, 0.005), (1.0, 0.05), (0.98, 0.35), (0.86, 0.75), (0.78, 1.0)],
             "camping": [(0.8, 0.006), (0.97, 0.16), (1.0, 0.42), (0.88, 0.74), (0.6, 0.95),
                         (0.52, 1.0)]}[look.style]  # fmt: skip
    outer = curve([(radius * r, height * z) for r, z in shape])
    mouth = outer[-1][0]
    base = 0.026 if look.style == "electric" else 0.0
    lathe([(0, 0.002 + base), (outer[0][0] - 0.006, base), *((r, z + base) for r, z in outer),
           (mouth - 0.004, height + base), (0, height + base)], body)  # fmt: skip
    top = height + base
    if look.style != "electric":
        lid = curve([(mouth + 0.001, top), (mouth + 0.001, top + 0.004), (mouth * 0.8, top + 0.009),
                     (mouth * 0.3, top + 0.014), (0, top + 0.014)])  # fmt: skip
        lathe(lid, body)
        rolled_rim(
            mouth + 0.0005, top + 0.0015, 0.0018, steel if look.style != "camping" else black
        )
        peg = grip_skin(look.accent) if look.style == "gooseneck" else black
        lathe(curve([(0.006, top + 0.012), (0.006, top + 0.02), (0.014, top + 0.028),
                     (0.014, top + 0.036), (0, top + 0.039)]), peg)  # fmt: skip
    if look.style == "whistling":
        _whistling(look, radius, height, top, body, black, steel)
    elif look.style == "gooseneck":
        _gooseneck(look, radius, height, body)
    elif look.style == "camping":
        _camping(radius, height, top, outer[0][0], body, black, steel)
    else:
        _electric(radius, mouth, base, top, body, black, steel)
    return {"capacity": round(0.85 * litres([(r - 0.002, z) for r, z in outer]), 1)}
