"""Toys from the lathe: stacking rings and spinning tops."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.blender.materials import skin
from samples.blender.shapes import Material, Point2, Point3, curve, lathe, moved, rod, sphere, tube
from samples.look import Look
from samples.models import Facts


def stacking_rings(look: Look) -> Facts:
    """Rings on a post, the widest below: under a ball, on a rocking base or with a rabbit on top."""
    count = 5 if look.style == "rabbit" else 6
    thick, widest = look.between(0.021, 0.023), look.between(0.058, 0.062)
    tints = [look.shade, look.accent, look.shade, "cream", look.shade, look.accent]
    base = (skin("wood", "birch", grain="X")
            if look.material == "wood" else skin(look.material, look.accent))  # fmt: skip
    z = 0.014
    if look.style == "rocking":
        lathe([*curve([(0, 0), (0.03, 0.003), (0.055, 0.013), (0.064, 0.024)], 6), (0.062, 0.027),
               (0, 0.027)], base)  # fmt: skip
        z = 0.027
    else:
        lathe([(0, 0), (0.066, 0), (0.0685, 0.0025), (0.0685, 0.0105), (0.066, 0.0135), (0, 0.014)],
              base)  # fmt: skip
    rod(0.0105, (0, 0, z - 0.002), (0, 0, z + count * thick * 0.98 + 0.012), base, 0.0085)
    for k in range(count):
        middle = widest - k * (widest - 0.031) / (count - 1)
        body = skin(look.material, tints[k], grain="X")
        half = (middle - 0.0125) / 2
        ring = [(middle - half + half * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a)),
                 thick / 2 * (1 + math.copysign(abs(math.sin(a)) ** 0.85, math.sin(a))))
                for a in (math.tau * i / 40 for i in range(41))]  # fmt: skip
        moved(lathe(ring, body), (look.between(-0.0012, 0.0012), look.between(-0.0012, 0.0012), z))
        z += thick * 0.975
    head = skin(look.material, look.accent if look.style != "rabbit" else look.shade)
    sphere(0.0225, head, (0, 0, z + 0.019))
    if look.style == "rabbit":
        pink, dark = skin("felt", "blush"), skin("plastic", "black")
        for side in (-1, 1):
            ear = sphere(0.0085, head, (side * 0.0105, 0.002, z + 0.055), (0.85, 0.5, 2.3))
            ear.rotation_euler = (0, side * 0.18, 0)
            inner = sphere(0.006, pink, (side * 0.0108, -0.0012, z + 0.056), (0.75, 0.3, 2.2))
            inner.rotation_euler = (0, side * 0.18, 0)
            sphere(0.0021, dark, (side * 0.0078, -0.0208, z + 0.0225))
            sphere(0.0035, pink, (side * 0.0125, -0.0178, z + 0.0155), (1, 0.35, 1))
        sphere(0.0027, pink, (0, -0.0224, z + 0.0185), (1.2, 0.6, 0.8))
        for side in (-1, 1):
            tube([(0, -0.0226, z + 0.0165), (side * 0.003, -0.0222, z + 0.0138),
                  (side * 0.006, -0.0214, z + 0.0148)], 0.0005, dark)  # fmt: skip
    return {"rings": count}


def _banded(
    profile: Sequence[Point2], bands: Sequence[tuple[float, Material]], at: Point3 = (0, 0, 0)
) -> None:
    """A turned body painted in bands: each (up to this share of the profile, in this material)."""
    start = 0
    for share, material in bands:
        end = min(round(share * (len(profile) - 1)), len(profile) - 1)
        lathe(profile[start : end + 1], material, 96, at)
        start = end


def spinning_top(look: Look) -> Facts:
    """A top: turned of wood with a stem, a humming top with a knob to pump, or a wide flat disc."""
    main, trim = skin(look.material, look.shade, grain="X"), skin("lacquer", look.accent)
    light, steel = skin("lacquer", "cream"), skin("polished metal", "steel")
    if look.style == "humming":
        r = look.between(0.078, 0.084)
        half = curve([(0.006, 0.018), (r * 0.55, 0.034), (r * 0.92, 0.06), (r, 0.074),
                      (r * 0.93, 0.09), (r * 0.6, 0.112), (0.016, 0.126)], 12)  # fmt: skip
        _banded(half,
                [(0.2, main), (0.28, light), (0.44, trim), (0.48, steel), (0.53, steel),
                 (0.6, light), (0.8, main), (0.88, trim), (1, main)])  # fmt: skip
        dots = 14
        for k in range(dots):
            a = math.tau * k / dots
            sphere(
                0.0065, light, (r * 0.8 * math.cos(a), r * 0.8 * math.sin(a), 0.1005), (1, 1, 0.55)
            )
        lathe([(0, 0), (0.002, 0), (0.0065, 0.012), (0.0075, 0.02)], steel)
        lathe([(0.018, 0), (0.017, 0.006), (0.01, 0.008), (0.0035, 0.009), (0.0035, 0.06),
               (0, 0.06)], steel, at=(0, 0, 0.124))  # fmt: skip
        spiral = [(0.0036 * math.cos(k * 0.7), 0.0036 * math.sin(k * 0.7), 0.135 + k * 0.0007)
                  for k in range(66)]  # fmt: skip
        tube(spiral, 0.0007, steel, steps=1, sides=3)
        knob = curve([(0.005, 0), (0.012, 0.004), (0.0155, 0.014), (0.011, 0.023), (0, 0.0265)], 6)
        lathe([(0, 0), *knob], skin("wood", "birch")
              if look.accent != "birch" else trim, at=(0, 0, 0.182))  # fmt: skip
        return {"launch": "pump knob"}
    r = look.between(0.034, 0.038)
    if look.style == "disc":
        side = curve([(0, 0), (0.002, 0.001), (0.005, 0.008), (0.012, 0.013), (r * 1.3, 0.021),
                      (r * 1.42, 0.026), (r * 1.3, 0.0305), (r * 0.75, 0.031), (0.014, 0.033),
                      (0.006, 0.042)], 10)  # fmt: skip
        _banded(side, [(0.55, main), (0.7, trim), (0.76, main), (0.83, light), (1, main)])
        lathe([*curve([(0.006, 0.042), (0.0042, 0.055), (0.0046, 0.068), (0.0068, 0.0735),
                       (0.005, 0.0785), (0, 0.08)], 8)], main)  # fmt: skip
    else:
        side = curve([(0, 0), (0.0028, 0.002), (0.0055, 0.013), (0.012, 0.022),
                      (r * 0.82, 0.039), (r, 0.053), (r * 0.93, 0.062), (r * 0.6, 0.07),
                      (0.01, 0.074)], 10)  # fmt: skip
        _banded(side,
                [(0.3, main), (0.46, main), (0.53, trim), (0.57, light), (0.66, main), (0.72, trim),
                 (0.76, light), (1, main)])  # fmt: skip
        stem = curve([(0.01, 0.074), (0.0062, 0.08), (0.005, 0.094), (0.0064, 0.105),
                      (0.0082, 0.11), (0.006, 0.1155), (0, 0.117)], 8)  # fmt: skip
        lathe(stem, main)
    return {"launch": "twist by hand"}
