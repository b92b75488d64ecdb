"""Chairs of wood: turned, bent, caned, woven."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Point3, curve, moved, rod, sphere, tube
from samples.look import Look
from samples.models._joinery import Stuff, bar, cane, pad, plank, rush, slat, turned

_TURNING = [(0.013, 0), (0.017, 0.25), (0.022, 0.45), (0.014, 0.62), (0.02, 0.7), (0.016, 1)]


def spindle(look: Look) -> float:
    """A Windsor chair: saddle seat, hoop back, splayed turned legs."""
    wood = (look.material, look.shade)
    z = look.between(0.44, 0.46)
    _saddle(wood, 0.45, 0.42, z)
    _splayed(wood, z - 0.03, 0.15, 0.14, 0.05)
    top = look.between(0.9, 0.97)
    _hoop_back(wood, z, top, 0.155, 7)
    return z


def rocking(look: Look) -> float:
    """A rocking chair: a Windsor with a high comb, arms and rockers."""
    wood = (look.material, look.shade)
    z, w = 0.43, 0.235
    _saddle(wood, 0.52, 0.48, z)
    _splayed(wood, z - 0.03, 0.19, 0.17, 0.04, foot=0.055)
    stick = skin(*wood)
    for side in (-1, 1):
        x = side * 0.23
        runner = [(x, -0.42, 0.085), (x, -0.2, 0.035), (x, 0.05, 0.02), (x, 0.3, 0.045),
                  (x, 0.56, 0.12)]  # fmt: skip
        for dz in (0, 0.012, 0.024):
            tube([(a, b, c + dz) for a, b, c in runner], 0.014, stick, sides=4)
        bar(wood, 0.017, (side * w * 0.86, 0.19, z - 0.01), (side * w, 0.34, 1.06), 0.013)
        arm = [(side * 0.225, 0.24, z + 0.215), (side * 0.275, 0.02, z + 0.22),
               (side * 0.285, -0.2, z + 0.21)]  # fmt: skip
        for dx in (-0.016, 0, 0.016):
            tube([(a + dx, b, c) for a, b, c in arm], 0.014, stick, sides=4)
        for y, lower in ((-0.16, -0.15), (0.02, -0.01)):
            bar(wood, 0.012, (side * 0.22, lower, z - 0.01), (side * 0.278, y, z + 0.215))
    slat(wood, 0.56, (0, 0.325, 1.0), 0.13, 0.02, bow=0.035, arch=0.02, lean=13)
    for k in range(7):
        u = k / 3 - 1
        bend = 0.03 * (1 - u * u)
        tube([(u * 0.15, 0.19 + bend, z - 0.01), (u * 0.18, 0.25 + bend, z + 0.3),
              (u * 0.19, 0.34 + bend, 1.03)],
             0.008, stick, radii=[0.9, 1.3, 0.8], sides=4)  # fmt: skip
    return z


def _saddle(wood: Stuff, width: float, depth: float, z: float) -> None:
    """A seat carved from one thick board."""

    def carved(x: float, y: float, h: float) -> Point3:
        u, v = 2 * x / width, 2 * y / depth
        dip = 0.016 * max(0.0, (1 - u * u) * (1 - v * v)) * (0.4 + h / 0.045 + 0.5)
        wide = 1 - 0.07 * v
        return (x * math.sqrt(1 - 0.3 * v * v) * wide, y * math.sqrt(1 - 0.3 * u * u),
                h - dip)  # fmt: skip

    pad((width, depth, 0.045), skin(*wood, grain="Y"), (0, 0, z - 0.045),
        rounding=0.018, puff=(0, 0, 0), warp=carved, cells=(16, 16, 3))  # fmt: skip


def _splayed(wood: Stuff, z: float, x: float, y: float, splay: float, foot: float = 0.0) -> None:
    """Four turned legs that spread downwards, tied by an H of stretchers."""
    for sx in (-1, 1):
        for sy in (-1, 1):
            low = (sx * (x + splay), sy * (y + splay), foot)
            turned(wood, low, (sx * x, sy * y, z), _TURNING)
        share = 0.42
        side = x + splay * (1 - share)
        reach = y + splay * (1 - share)
        height = foot + (z - foot) * share
        bar(wood, 0.011, (sx * side, -reach, height), (sx * side, reach, height))
    bar(wood, 0.011, (-side, 0, height), (side, 0, height))


def _hoop_back(wood: Stuff, z: float, top: float, y: float, count: int) -> None:
    stick = skin(*wood)
    half = [(0.185, y, z - 0.02), (0.205, y + 0.04, z + 0.2), (0.165, y + 0.085, top - 0.07),
            (0.085, y + 0.1, top - 0.012)]  # fmt: skip
    hoop = [(-a, b, c) for a, b, c in half] + [(0, y + 0.103, top)] + half[::-1]
    tube(hoop, 0.0125, stick, sides=6)
    line = [p for p in curve(hoop, 12) if p[2] > z + 0.3]
    for k in range(count):
        u = 2 * k / (count - 1) - 1
        low = (u * 0.14, y + 0.025 * (1 - u * u), z - 0.015)
        high = min(line, key=lambda p: abs(p[0] - u * 0.165))
        middle = tuple((a + b) / 2 for a, b in zip(low, high, strict=True))
        tube([low, middle, high], 0.007, stick, radii=[0.9, 1.25, 0.8], sides=4)


def ladder(look: Look) -> float:
    """A ladder back with a rush seat."""
    wood = (look.material, look.shade)
    z, top, slats = 0.45, look.between(1.0, 1.08), 4
    post = skin(*wood)
    for side in (-1, 1):
        back = [(side * 0.18, 0.2, 0), (side * 0.18, 0.19, z), (side * 0.185, 0.21, 0.7),
                (side * 0.19, 0.27, top)]  # fmt: skip
        tube(back, 0.0175, post, radii=[0.85, 1, 1, 0.85], sides=6)
        sphere(0.018, post, (side * 0.19, 0.272, top + 0.012), (1, 1, 1.25))
        bar(wood, 0.015, (side * 0.225, -0.19, 0), (side * 0.225, -0.19, z + 0.01), 0.0185)
        for height in (0.16, 0.29):
            bar(wood, 0.0095, (side * 0.225, -0.19, height), (side * 0.18, 0.195, height))
    for height in (0.14, 0.26):
        bar(wood, 0.0095, (-0.225, -0.19, height + 0.03), (0.225, -0.19, height + 0.03))
    bar(wood, 0.0095, (-0.18, 0.195, 0.22), (0.18, 0.195, 0.22))
    for k in range(slats):
        height = z + 0.1 + (top - z - 0.19) * k / (slats - 1)
        lean = max(0.0, (height - 0.62) / (top - 0.62)) ** 1.2
        slat(wood, 0.37, (0, 0.195 + 0.06 * lean, height), 0.06, 0.011, 0.028, 0.016, 8 if k else 2)
    rush(("wicker", "rattan"), [(-0.232, -0.2), (0.232, -0.2), (0.185, 0.2), (-0.185, 0.2)], z)
    return z


def cane_chair(look: Look) -> float:
    """A cantilever of steel tube with cane in wooden frames."""
    wood = (look.material, look.shade)
    z, w = 0.455, 0.23
    steel = skin("polished metal", "steel")
    half = [(w, 0.262, 0.9), (w, 0.25, 0.8), (w, 0.235, 0.72), (w, 0.19, z + 0.035),
            (w, 0.13, z - 0.015), (w, -0.18, z - 0.018), (w, -0.235, z - 0.05),
            (w, -0.235, 0.06), (w, -0.19, 0.013), (w, 0.2, 0.012), (w, 0.235, 0.012),
            (0.05, 0.238, 0.012)]  # fmt: skip
    for sx in (-1, 1):
        tube([(sx * x, y, h) for x, y, h in half], 0.0115, steel, steps=6, sides=6)
    rod(0.0115, (-0.06, 0.238, 0.012), (0.06, 0.238, 0.012), steel)
    panes = (((0.46, 0.42), (0, -0.02, z), 2), ((0.46, 0.24), (0, 0.213, 0.78), 97))
    for (width, depth), (x, y, h), tilt in panes:
        frame = [plank(wood, (width, 0.042, 0.024), (0, side * (depth / 2 - 0.021), -0.012),
            bevel=0.008) for side in (-1, 1)] + [plank(wood, (0.042, depth - 0.02, 0.023),
            (side * (width / 2 - 0.021), 0, -0.0115), bevel=0.008) for side in (-1, 1)]  # fmt: skip
        frame.append(moved(cane(width - 0.07, depth - 0.07, skin("wicker", "rattan")),
                           (0, 0, 0.006)))  # fmt: skip
        base = frame[0]
        for part in frame[1:]:
            part.parent = base
            part.location[1] -= base.location[1]
            part.location[2] -= base.location[2]
        lift = base.location.copy()
        a = math.radians(tilt)
        moved(base, (x, y + lift[1] * math.cos(a), h + lift[1] * math.sin(a)), (tilt, 0, 0))
    return z


def bentwood(look: Look) -> float:
    """The coffee house chair: bent rods, a round cane seat."""
    wood = (look.material, look.shade)
    z = 0.46
    stick = skin(*wood)
    ring = [(0.2 * math.cos(a), 0.2 * math.sin(a)) for a in (k * math.pi / 12 for k in range(24))]
    for dz in (0.0, 0.014, 0.028):
        tube([(x, y, z - 0.028 + dz) for x, y in ring], 0.0165, stick, True, steps=2, sides=5)
    moved(cane(0.38, 0.38, skin("wicker", "rattan"), True), (0, 0, z + 0.008))
    low = [(0.155 * math.cos(a), 0.155 * math.sin(a), 0.21)
           for a in (k * math.pi / 12 for k in range(24))]  # fmt: skip
    tube(low, 0.0095, stick, True, steps=2, sides=5)
    outer = [(0.19, 0.24, 0), (0.16, 0.155, z - 0.02), (0.19, 0.2, 0.65), (0.165, 0.24, 0.83),
             (0.09, 0.26, 0.905)]  # fmt: skip
    tube([(-x, y, h) for x, y, h in outer] + [(0, 0.265, 0.925)] + outer[::-1],
         0.0145, stick, radii=[0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8], sides=6)  # fmt: skip
    inner = [(0.11, 0.16, z - 0.01), (0.125, 0.19, 0.62), (0.1, 0.225, 0.76)]
    tube([(-x, y, h) for x, y, h in inner] + [(0, 0.24, 0.825)] + inner[::-1],
         0.0115, stick, sides=6)  # fmt: skip
    for sx in (-1, 1):
        tube([(sx * 0.14, -0.13, z - 0.03), (sx * 0.155, -0.15, 0.22), (sx * 0.185, -0.185, 0)],
             0.0155, stick, radii=[1.1, 1, 0.75], sides=6)  # fmt: skip
    return z


def wishbone(look: Look) -> float:
    """The Y chair: a steam-bent top rail, a forked splat, a paper cord seat."""
    wood = (look.material, look.shade)
    z = 0.44
    stick = skin(*wood)
    rail = [(0.27, -0.08, 0.69), (0.262, 0.06, 0.7), (0.215, 0.19, 0.715), (0.12, 0.255, 0.73)]
    ring = [(-x, y, h) for x, y, h in rail] + [(0, 0.272, 0.735)] + rail[::-1]
    for dz in (-0.007, 0.007):
        tube([(x, y, h + dz) for x, y, h in ring],
             0.0145, stick, radii=[0.8, *[1] * 7, 0.8], sides=6)  # fmt: skip
    for sx in (-1, 1):
        bar(wood, 0.013, (sx * 0.24, -0.19, 0), (sx * 0.235, -0.19, z + 0.012), 0.019)
        tube([(sx * 0.175, 0.2, 0), (sx * 0.19, 0.175, 0.3), (sx * 0.215, 0.155, z),
              (sx * 0.245, 0.12, 0.7)],
             0.0175, stick, radii=[0.75, 1, 1, 0.8], sides=6)  # fmt: skip
        bar(wood, 0.011, (sx * 0.24, -0.19, 0.25), (sx * 0.188, 0.18, 0.25))
        tube([(sx * 0.012, 0.185, z + 0.08), (sx * 0.03, 0.215, z + 0.16),
              (sx * 0.11, 0.255, 0.725)], 0.012, stick, sides=5)  # fmt: skip
    tube([(0, 0.175, z - 0.005), (0, 0.185, z + 0.06), (0, 0.205, z + 0.13)], 0.019, stick, sides=5)
    bar(wood, 0.012, (-0.2, 0.17, z - 0.02), (0.2, 0.17, z - 0.02))
    bar(wood, 0.011, (-0.24, -0.19, 0.3), (0.24, -0.19, 0.3))
    rush(("cotton", "beige"), [(-0.25, -0.205), (0.25, -0.205), (0.205, 0.185), (-0.205, 0.185)], z)
    return z
