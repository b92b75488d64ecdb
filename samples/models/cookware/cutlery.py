"""Kitchen knives and cutlery."""

from __future__ import annotations

from samples.blender.forms import swept
from samples.blender.materials import skin
from samples.blender.shapes import Point2, curve, cut, moved, rod, sharpen, sheet, sphere
from samples.look import Look
from samples.models import Facts
from samples.models._skins import grip_skin
from samples.models.cookware.parts import bowl, ground_blade

_BLADES: dict[str, tuple[float, list[Point2], list[Point2]]] = {
    # length, then spine and edge over the blade's length, in metres from the handle's middle line
    "chef": (0.205, [(0, 0.013), (0.5, 0.0125), (0.85, 0.008), (1, -0.013)],
             [(0, -0.034), (0.4, -0.0335), (0.75, -0.027), (0.93, -0.0185), (1, -0.0135)]),
    "santoku": (0.175, [(0, 0.012), (0.6, 0.0115), (0.82, 0.007), (0.95, -0.01), (1, -0.027)],
                [(0, -0.034), (0.5, -0.034), (0.85, -0.0315), (1, -0.028)]),
    "bread": (0.215, [(0, 0.012), (0.6, 0.0115), (0.9, 0.009), (1, -0.009)],
              [(0, -0.021), (0.5, -0.0215), (0.88, -0.0195), (1, -0.0095)]),
    "paring": (0.112, [(0, 0.0095), (0.6, 0.008), (0.85, 0.0035), (1, -0.006)],
               [(0, -0.0155), (0.5, -0.015), (0.85, -0.0105), (1, -0.0065)]),
    "cleaver": (0.18, [(0, 0.016), (0.5, 0.017), (0.96, 0.018), (1, 0.0165)],
                [(0, -0.062), (0.5, -0.063), (0.93, -0.06), (1, -0.057)]),
}  # fmt: skip


def kitchen_knife(look: Look) -> Facts:
    """A kitchen knife lying on its side: chef's, santoku, bread, paring knife or cleaver."""
    length, spine, edge = _BLADES[look.style]
    length *= look.between(0.94, 1.05)
    metal, steel = skin(look.material, look.shade, grain="X"), skin("steel", "steel", grain="X")
    high = 0.0095
    blade = ground_blade(
        length, spine, edge, 0.003, metal, teeth=26 if look.style == "bread" else 0
    )
    blade.location.z = high
    if look.style == "cleaver":
        hole = rod(0.005, (length * 0.92, 0.004, -0.02), (length * 0.92, 0.004, 0.04), metal)
        sharpen(cut(blade, hole), 4)
    elif look.style == "paring":  # the coat ends where the edge is ground
        ground = [(t, y + 0.0042) for t, y in edge]
        blade.data.materials[0] = steel
        ground_blade(length * 0.995, spine, ground, 0.0034, metal).location.z = high
    grip = grip_skin(look.accent, "X")
    if look.style == "santoku":  # the straight handle of Japan, with its collar
        swept([(-0.125, 0, high, 0.025, 0.02), (-0.06, 0, high, 0.0235, 0.0185),
               (-0.012, 0, high, 0.0225, 0.0175)], grip, power=3.4)  # fmt: skip
        swept([(-0.016, 0, high, 0.0232, 0.0182), (0.002, 0, high, 0.0225, 0.0175)],
              skin("plastic", "black" if look.accent != "black" else "grey"),
              power=3.4)  # fmt: skip
    elif look.style == "paring":
        swept([(-0.1, -0.001, high, 0.018, 0.014), (-0.085, 0, high, 0.022, 0.017),
               (-0.045, 0.001, high, 0.0185, 0.016), (-0.015, -0.001, high, 0.021, 0.0165),
               (0.003, -0.001, high, 0.019, 0.012)], grip, power=2.6)  # fmt: skip
    else:
        hold = 0.118
        outline = curve([(0.0, 0.0125), (-0.04, 0.013), (-0.085, 0.0135), (-hold, 0.012),
                         (-hold - 0.005, 0.0), (-hold, -0.016), (-hold + 0.018, -0.0155),
                         (-0.065, -0.0115), (-0.03, -0.0135), (0.0, -0.012)],
                        6, closed=True)  # fmt: skip
        sheet(outline, 0.0034, steel, 0.0003, (0, 0, high - 0.0017))
        small = [(x * 0.985 - 0.001, y * 0.985) for x, y in outline]
        sheet(small, 0.0076, grip, 0.0028, (0, 0, high + 0.0014))
        sheet(small, 0.0076, grip, 0.0028, (0, 0, high - 0.009))
        for x in (-0.022, -0.06, -0.098):
            rod(0.0034, (x, 0.0, high - 0.0092), (x, 0.0, high + 0.0092), steel, bevel=0.0004)
        if look.style == "chef":  # the bolster, where the fingers end
            swept([(-0.006, 0, high, 0.0262, 0.0178), (0.004, -0.0005, high, 0.026, 0.0165),
                   (0.014, -0.002, high, 0.027, 0.004)], steel, power=3)  # fmt: skip
    return {"blade": round(length * 100, 1)}


def cutlery(look: Look) -> Facts:
    """A fork, a knife and a spoon side by side: classic, slim, or with riveted bistro handles."""
    bistro = look.style == "bistro"
    kind_of, tone = ("steel", "steel") if bistro else (look.material, look.shade)
    metal, along = skin(kind_of, tone, grain="Y"), skin(kind_of, tone, grain="X")
    grip = skin(look.material, look.shade, grain="Y") if bistro else metal
    slim = 0.62 if look.style == "slim" else 1.0
    rivet = skin("polished metal", "steel")

    def handle(x: float, neck: float) -> None:
        """From the rounded end up to the neck."""
        if bistro:
            swept([(x, 0.01, 0.0075, 0.0205, 0.0125), (x, 0.024, 0.0075, 0.0215, 0.013),
                   (x, 0.06, 0.0075, 0.019, 0.0125), (x, neck - 0.012, 0.0075, 0.0135, 0.0105)],
                  grip, side=(1, 0, 0), power=2.8, nose=True)  # fmt: skip
            swept([(x, neck - 0.014, 0.0075, 0.0142, 0.011),
                   (x, neck - 0.004, 0.0075, 0.011, 0.009), (x, neck + 0.01, 0.008, 0.007, 0.005)],
                  metal, side=(1, 0, 0))  # fmt: skip
            for y in (0.024, 0.052, neck - 0.026):
                sphere(0.0028, rivet, (x, y, 0.0134), (1, 1, 0.55))
        else:
            swept([(x, 0.012, 0.0062, 0.0205 * slim, 0.0036),
                   (x, 0.04, 0.007, 0.018 * slim, 0.0042), (x, 0.085, 0.009, 0.0105 * slim, 0.0046),
                   (x, neck - 0.012, 0.01, 0.0072, 0.0046),
                   (x, neck + 0.012, 0.008, 0.0085, 0.0042)],
                  metal, side=(1, 0, 0), power=2.2, nose=True)  # fmt: skip

    handle(-0.042, 0.118)
    x, neck = -0.042, 0.118
    swept([(x, neck + 0.002, 0.009, 0.0075, 0.0036), (x, neck + 0.012, 0.008, 0.013, 0.003),
           (x, neck + 0.024, 0.0055, 0.0235, 0.0026), (x, neck + 0.042, 0.004, 0.0246, 0.0024)],
          metal, side=(1, 0, 0), power=3)  # fmt: skip
    for k in (-1.5, -0.5, 0.5, 1.5):
        swept([(x + k * 0.0065, neck + 0.038, 0.0042, 0.0047, 0.0024),
               (x + k * 0.0064, neck + 0.06, 0.0045, 0.0043, 0.0023),
               (x + k * 0.0062, neck + 0.085, 0.0085, 0.0026, 0.0018)],
              metal, side=(1, 0, 0), power=2.6)  # fmt: skip
    handle(0, 0.112)
    if bistro:
        line: list[Point2] = [(0, -0.005), (0.1, -0.009), (0.8, -0.011), (1, 0.004)]
    else:
        line = [(0, -0.0036), (0.12, -0.009), (0.7, -0.0105), (0.93, -0.006), (1, 0.0045)]
    blade = ground_blade(0.112,
                         [(0, 0.005), (0.2, 0.0075), (0.8, 0.0085), (0.95, 0.0075), (1, 0.005)],
                         line, 0.0026, along)  # fmt: skip
    moved(blade, (0, 0.108, 0.0085), (0, 0, 90))
    handle(0.044, 0.126)
    moved(bowl(0.066, 0.043, 0.0085, 0.0018, along, neck=0.16), (0.044, 0.13, 0.0095), (0, 0, 90))
    swept([(0.044, 0.116, 0.0095, 0.0072, 0.0042), (0.044, 0.13, 0.0088, 0.008, 0.0036),
           (0.044, 0.142, 0.0062, 0.008, 0.002)], metal, side=(1, 0, 0))  # fmt: skip
    return {"pieces": 3}
