"""Storage jars and bottles."""

from __future__ import annotations

from samples.blender import shapes
from samples.blender.materials import skin
from samples.blender.shapes import Material, lathe, tube
from samples.look import Look
from samples.models import Facts
from samples.models._handles import hoop, lettered
from samples.models._vessels import facets, flutes, rounded_line, vessel, ware_skin, warped
from samples.models.tableware.forms import boxed


def lid(radius: float, z: float, dome: float, material: Material, knob: Material) -> None:
    """A lid that lies on a mouth, and the knob one lifts it by."""
    rim = [(0, z), (radius, z, 0.001), (radius + 0.0005, z + 0.003, 0.0015),
           (radius * 0.94, z + 0.0035, 0.002)]  # fmt: skip
    lathe(rounded_line(*rim, (radius * 0.62, z + 0.003 + dome), (0, z + 0.003 + dome)), material)
    peak, r = z + 0.002 + dome * 0.92, max(0.008, radius * 0.26)
    stem = [(0, peak), (r * 0.62, peak, 0.001), (r * 0.55, peak + r * 0.6),
            (r * 1.1, peak + r * 0.9)]  # fmt: skip
    lathe(rounded_line(*stem, (r * 1.05, peak + r * 1.75), (0, peak + r * 1.75)), knob)


def storage_jar(look: Look) -> Facts:
    """A jar with its lid: clip-top or screwless glass, a canister, a stoneware crock with cork or wood."""
    radius, height, wall, side = {"clip": (0.052, 0.135, 0.0032,
                                           [(0.92, 0, 0.005), (1.0, 0.04), (1.0, 0.8, 0.02),
                                            (0.82, 0.88, 0.008), (0.82, 1.0)]),
                                  "bamboo": (0.05, 0.15, 0.0028,
                                             [(0.95, 0, 0.005), (1.0, 0.05, 0.01), (1.0, 1.0)]),
                                  "canister": (0.056, 0.14, 0.0018,
                                               [(0.98, 0, 0.003), (1.0, 0.05, 0.01), (1.0, 1.0)]),
                                  "cork": (0.06, 0.13, 0.0046,
                                           [(0.8, 0, 0.003), (1.04, 0.05), (1.08, 0.62),
                                            (0.82, 0.9), (0.84, 1.0)]),
                                  "crock": (0.062, 0.145, 0.005,
                                            [(0.92, 0, 0.006), (1.0, 0.05, 0.02), (1.0, 0.9, 0.01),
                                             (0.94, 1.0)])}[look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.95, 1.06)
    base, glass = side[0][0] * radius, look.material == "glass"
    outside = rounded_line((0, 0.003), (base * 0.84, 0.003, 0.001), (base * 0.88, 0, 0.001),
                           *((r * radius, z * height, *more) for r, z, *more in side))  # fmt: skip
    body, paint = ware_skin(look.material, look.shade), skin(look.material, look.accent or "white")
    warp = flutes(44, 0.08 * height, 0.86 * height, 0.0018) if look.style == "crock" else None
    content = vessel(
        outside, wall, body, None if glass else skin(look.material, "white"), 0.007, 0.004, warp
    )
    mouth, wood, rubber = outside[-1][0], skin("wood", "oak", grain="X"), skin("silicone", "white")
    top = height + wall * 0.4
    if look.style == "clip":
        _clip(mouth, height, body)
    elif look.style == "canister":
        lid(mouth + 0.002, top, 0.01, body, paint)
        hoop(mouth + 0.001, top, 0.0042, paint)
        lettered("TEA", 0.036, radius, height * 0.5, paint)
    elif look.style == "cork":
        lathe(rounded_line((0, top - 0.02), (mouth * 0.86, top - 0.02, 0.002),
                           (mouth * 0.93, top + 0.004, 0.0),
                           (mouth * 1.02, top + 0.022, 0.003), (0, top + 0.022)),
              skin("cork", "oak"))  # fmt: skip
    else:
        lathe(rounded_line((0, top), (mouth + 0.001, top, 0.002),
                           (mouth + 0.001, top + 0.016, 0.003), (0, top + 0.016)),
              wood)  # fmt: skip
        lathe(rounded_line((0, top - 0.012),
                           (mouth - wall * 1.3, top - 0.012, 0.002), (mouth - wall * 1.3, top)),
              wood)  # fmt: skip
        hoop(mouth - wall - 0.0006, top - 0.006, 0.0034, rubber)
        if look.style == "crock":
            shapes.sphere(0.014, wood, (0, 0, top + 0.024), (1, 1, 0.85))
    return {"capacity": round(content / 50) * 50, "opening": round((mouth - wall) * 200, 1)}


def _clip(mouth: float, height: float, glass: Material) -> None:
    """The clip top: a glass lid on an orange gasket, held down by wire."""
    wire, top = skin("polished metal", "gunmetal"), height + 0.0035
    hoop(mouth - 0.001, height + 0.0015, 0.005, skin("silicone", "orange"))
    lathe(rounded_line((0, top), (mouth + 0.003, top, 0.001),
                       (mouth + 0.003, top + 0.004, 0.001), (0, top + 0.006)), glass)  # fmt: skip
    hoop(mouth + 0.0016, height - 0.009, 0.0026, wire)
    for y in (-1, 1):  # over the lid, then down to the band
        foot, edge, hold = y * (mouth + 0.006), y * (mouth + 0.008), y * mouth * 0.72
        arm = [(0.02, foot, height - 0.009), (0.02, edge, top + 0.004), (0.019, hold, top + 0.008)]
        tube(arm + [(-x, away, z) for x, away, z in reversed(arm)], 0.0017, wire, steps=6)
    drop = height - 0.045
    tube([(-0.022, -mouth - 0.002, height - 0.007), (-0.02, -mouth - 0.017, height - 0.02),
          (-0.016, -mouth - 0.016, drop), (0.016, -mouth - 0.016, drop),
          (0.02, -mouth - 0.017, height - 0.02), (0.022, -mouth - 0.002, height - 0.007)],
         0.0018, wire, steps=6)  # fmt: skip


def bottle(look: Look) -> Facts:
    """A glass bottle or carafe with its stopper: swing top, cork ball, cut decanter, oil, apothecary."""
    radius, height, side, stopper = {
        "swing": (0.043, 0.25,
                  [(0.94, 0, 0.006), (1.0, 0.04, 0.01), (1.0, 0.62, 0.03), (0.42, 0.78, 0.03),
                   (0.34, 0.95, 0.01), (0.42, 0.955, 0.002), (0.42, 1.0)], "swing top"),
        "carafe": (0.058, 0.235,
                   [(0.8, 0, 0.006), (1.16, 0.08), (0.86, 0.5), (0.3, 0.72), (0.44, 0.86),
                    (0.56, 1.0)], "cork"),
        "decanter": (0.066, 0.17,
                     [(0.8, 0, 0.004), (1.06, 0.06), (1.04, 0.6), (0.34, 0.74), (0.26, 0.9),
                      (0.38, 1.0)], "glass"),
        "oil": (0.034, 0.25,
                [(0.92, 0, 0.004), (1.0, 0.04, 0.01), (1.0, 0.56), (0.9, 0.72), (0.36, 0.8),
                 (0.36, 1.0)], "steel pourer"),
        "apothecary": (0.046, 0.15,
                       [(0.96, 0, 0.004), (1.0, 0.05, 0.01), (1.0, 0.68, 0.02),
                        (0.44, 0.78, 0.012), (0.42, 0.96, 0.008), (0.56, 1.0)], "glass"),
        "square": (0.04, 0.2,
                   [(0.9, 0, 0.004), (1.0, 0.05, 0.01), (1.0, 0.7, 0.02), (0.46, 0.82, 0.02),
                    (0.44, 0.94, 0.003), (0.52, 0.945, 0.003), (0.52, 1.0)], "cork")}[
        look.style]  # fmt: skip
    radius, height = radius * look.between(0.97, 1.04), height * look.between(0.97, 1.04)
    base = side[0][0] * radius
    outside = rounded_line((0, 0.004), (base * 0.5, 0.003), (base * 0.86, 0, 0.002),
                           *((r * radius, z * height, *more) for r, z, *more in side))  # fmt: skip
    glass = ware_skin(look.material, look.shade)
    warp, whole = {
        "decanter": (flutes(16, -0.2 * height, 0.42 * height, 0.004), False),
        "square": (boxed(6, height * 0.68, height * 0.84), True),
    }.get(look.style, (None, False))
    content = vessel(outside, 0.0026, glass, None, 0.008, 0.005, warp, whole)
    mouth, cork = outside[-1][0], skin("cork", "oak")
    if look.style == "swing":
        _swing_top(mouth, height, skin("porcelain", look.accent or "white"))
    elif look.style == "carafe":
        shapes.sphere(mouth * 1.08, cork, (0, 0, height + mouth * 0.52))
    elif look.style == "square":
        lathe(rounded_line((0, height - 0.016), (mouth * 0.74, height - 0.016, 0.002),
                           (mouth * 0.9, height + 0.018, 0.003), (0, height + 0.018)),
              cork)  # fmt: skip
    elif look.style == "oil":
        lathe(rounded_line((0, height - 0.012), (mouth * 0.7, height - 0.012),
                           (mouth * 0.76, height + 0.004, 0.001),
                           (mouth * 1.06, height + 0.004, 0.001),
                           (mouth * 1.06, height + 0.011, 0.002),
                           (mouth * 0.5, height + 0.014, 0.002), (0, height + 0.014)),
              skin("plastic", "black"))  # fmt: skip
        tube([(0, 0, height + 0.012), (0, 0, height + 0.032), (-0.016, 0, height + 0.05)],
             0.0036, skin("polished metal", "steel"), radii=[1.3, 1.0, 0.8])  # fmt: skip
    else:
        ball = rounded_line((0, height - 0.022), (mouth * 0.5, height - 0.022, 0.001),
                            (mouth * 0.66, height + 0.002, 0.001), (mouth * 0.9, height + 0.006),
                            (mouth * 1.5, height + 0.016),
                            (mouth * 1.5, height + 0.04), (0, height + 0.042))  # fmt: skip
        warped(lathe(ball, glass), facets(10, height, height + 0.1))
    return {"capacity": round(content / 10) * 10, "stopper": stopper}


def _swing_top(mouth: float, height: float, cap: Material) -> None:
    """A porcelain stopper on a gasket in its wire."""
    wire = skin("polished metal", "gunmetal")
    lathe(rounded_line((0, height), (mouth * 0.94, height, 0.002),
                       (mouth * 0.9, height + 0.012), (mouth * 0.5, height + 0.02),
                       (mouth * 0.34, height + 0.024, 0.002), (0, height + 0.024)),
          cap)  # fmt: skip
    hoop(mouth * 0.82, height + 0.0008, 0.004, skin("silicone", "white"))
    hoop(mouth * 0.86, height - 0.018, 0.0022, wire)
    for x in (-1, 1):
        tube([(x * mouth * 0.9, 0, height - 0.018),
              (x * (mouth + 0.006), 0.002, height - 0.002),
              (x * mouth * 0.9, 0, height + 0.016), (0, 0, height + 0.017)],
             0.0017, wire, steps=5)  # fmt: skip
        tube([(x * (mouth + 0.003), 0, height - 0.014),
              (x * (mouth + 0.004), -mouth - 0.004, height - 0.03),
              (x * mouth * 0.7, -mouth - 0.008, height - 0.045),
              (0, -mouth - 0.008, height - 0.047)], 0.0017, wire, steps=5)  # fmt: skip
