"""Pepper mills."""

from __future__ import annotations

import math

from samples.blender.forms import rolled_rim, swept
from samples.blender.materials import skin
from samples.blender.shapes import Object, Point2, copied, curve, lathe, moved, rod, sphere
from samples.look import Look
from samples.models import Facts


def pepper_mill(look: Look) -> Facts:
    """A pepper mill: turned in the old way, a column with a window, or with a crank on top."""
    body, metal = skin(look.material, look.shade), skin("polished metal", "steel")
    tall = look.between(0.94, 1.08)
    r = 0.029

    def turned(profile: list[Point2], smooth: int = 6) -> Object:
        points = [(radius * r / 0.029, z * tall) for radius, z in profile]
        return lathe(curve(points, smooth) if smooth > 1 else points, body)

    if look.style == "classic":
        turned([(0, 0.002), (0.029, 0.002)], 1)
        turned([(0.029, 0.002), (0.0305, 0.006), (0.0305, 0.018), (0.0285, 0.022), (0.026, 0.027),
                (0.0275, 0.031), (0.026, 0.036), (0.0205, 0.06), (0.0185, 0.085), (0.0205, 0.108),
                (0.0255, 0.122), (0.0265, 0.126), (0.0255, 0.1295), (0.0235, 0.131),
                (0.015, 0.1312)])  # fmt: skip
        turned([(0.015, 0.1318), (0.0235, 0.132), (0.0255, 0.1335), (0.0255, 0.1375),
                (0.0225, 0.141), (0.0175, 0.146), (0.0185, 0.15), (0.025, 0.158), (0.0285, 0.17),
                (0.0262, 0.184), (0.0175, 0.194), (0.009, 0.1965), (0.006, 0.197)])  # fmt: skip
        top = 0.197 * tall
        lathe([(0.0295, 0.0), (0.0312, 0.0005), (0.0316, 0.004), (0.0308, 0.006)], metal)
    elif look.style == "column":
        turned([(0.02, 0.001), (0.0262, 0.001), (0.0272, 0.003), (0.0272, 0.034), (0.026, 0.036),
                (0, 0.036)], 1)  # fmt: skip
        lathe([(0.0262, 0.036 * tall), (0.0262, 0.074 * tall), (0.0245, 0.074 * tall),
               (0.0245, 0.0365 * tall)], skin("glass", "clear"))  # fmt: skip
        lathe(
            [(0.018, 0.037 * tall), (0.018, 0.066 * tall), (0, 0.068 * tall)], skin("cork", "cream")
        )
        grain = curve(
            [(0, -0.0024), (0.0017, -0.0017), (0.0024, 0), (0.0017, 0.0017), (0, 0.0024)], 2
        )
        corns = [lathe(grain, skin("cork", tone), 10) for tone in ("chocolate", "ebony", "black")]
        for k in range(140):  # the peppercorns one sees through the window
            a, out = 2.4 * k, look.between(0.0198, 0.0218)
            z = 0.039 + 0.0285 * ((0.618 * k) % 1)
            spot = (out * math.cos(a), out * math.sin(a), z * tall)
            copied(corns[k % 3], spot) if k > 2 else moved(corns[k], spot)
        lathe([(0.0255, 0.0742 * tall), (0.0275, 0.0745 * tall), (0.0275, 0.079 * tall),
               (0.0255, 0.0794 * tall)], metal)  # fmt: skip
        turned([(0.015, 0.0796), (0.0264, 0.0798), (0.0272, 0.081), (0.0272, 0.16),
                (0.0258, 0.1655), (0.02, 0.168), (0.006, 0.1685)], 1)  # fmt: skip
        top = 0.1685 * tall
    else:
        turned(
            [(0.02, 0.001), (0.0235, 0.001), (0.0245, 0.003), (0.0245, 0.012), (0.0235, 0.014)], 1
        )
        for low, high in ((0.014, 0.07), (0.075, 0.13)):
            turned([(0.02, low), (0.0228, low + 0.0005), (0.0228, high - 0.0005), (0.02, high)], 1)
        for z in (0.0145, 0.072, 0.1295):  # rings rolled into the metal
            for dz in (-0.003, 0.0, 0.003):
                rolled_rim(0.0234, (z + dz) * tall, 0.0013, body)
        turned([(0.0235, 0.131), (0.0245, 0.1325), (0.0245, 0.138), (0.0215, 0.147), (0.014, 0.155),
                (0.006, 0.158)])  # fmt: skip
        top = 0.158 * tall
        rod(0.0035, (0, 0, top - 0.004), (0, 0, top + 0.016), body)
        swept([(-0.008, 0, top + 0.014, 0.011, 0.004), (0.02, 0, top + 0.0155, 0.008, 0.004),
               (0.052, 0, top + 0.02, 0.01, 0.004)], body)  # fmt: skip
        rod(0.002, (0.05, 0, top + 0.018), (0.05, 0, top + 0.032), metal)
        lathe(curve([(0, 0), (0.005, 0.0005), (0.0085, 0.008), (0.009, 0.014), (0.0055, 0.02),
                     (0, 0.021)]), skin("wood", "walnut"), at=(0.05, 0, top + 0.025))  # fmt: skip
        sphere(0.0055, body, (0, 0, top + 0.017), (1, 1, 0.7))
        return {"mechanism": "crank"}
    if look.style == "column":
        lathe([(0.009, top - 0.001), (0.009, top + 0.003), (0.008, top + 0.004), (0, top + 0.004)],
              metal)  # fmt: skip
    else:
        lathe(curve([(0.0045, top - 0.002), (0.0045, top + 0.003), (0.0075, top + 0.007),
                     (0.0065, top + 0.013), (0, top + 0.0155)]), metal)  # fmt: skip
    return {"mechanism": "twist"}
