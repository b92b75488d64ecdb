"""The forms of chairs: wooden, moulded, bent, padded, folding, turning."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import (
    Material,
    Object,
    Point3,
    box,
    curve,
    loft,
    moved,
    rod,
    sphere,
    thickened,
    tube,
)
from samples.look import Look
from samples.models._joinery import (
    BLACK_STEEL,
    BRASS,
    STEEL,
    Stuff,
    bar,
    cane,
    leg,
    pad,
    plank,
    rounded,
    rush,
    shell,
    slat,
    tufted,
    turned,
)

OAK: Stuff = ("wood", "oak")
_TURNING = [(0.013, 0), (0.017, 0.25), (0.022, 0.45), (0.014, 0.62), (0.02, 0.7), (0.016, 1)]


def _spindle(look: Look) -> float:
    """A Windsor chair: saddle seat, hoop back, splayed turned legs."""
    wood = (look.material, look.shade)
    z = look.between(0.44, 0.46)
    _saddle(wood, 0.45, 0.42, z)
    _splayed(wood, z - 0.03, 0.15, 0.14, 0.05)
    top = look.between(0.9, 0.97)
    _hoop_back(wood, z, top, 0.155, 7)
    return z


def _rocking(look: Look) -> float:
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
            (u * 0.19, 0.34 + bend, 1.03)], 0.008, stick, radii=[0.9, 1.3, 0.8], sides=4)  # fmt: skip
    return z


def _saddle(wood: Stuff, width: float, depth: float, z: float) -> None:
    """A seat carved from one thick board."""

    def carved(x: float, y: float, h: float) -> Point3:
        u, v = 2 * x / width, 2 * y / depth
        dip = 0.016 * max(0.0, (1 - u * u) * (1 - v * v)) * (0.4 + h / 0.045 + 0.5)
        wide = 1 - 0.07 * v
        return (x * math.sqrt(1 - 0.3 * v * v) * wide, y * math.sqrt(1 - 0.3 * u * u), h - dip)  # fmt: skip

    pad((width, depth, 0.045), skin(*wood, grain="Y"), (0, 0, z - 0.045), rounding=0.018,
        puff=(0, 0, 0), warp=carved, cells=(16, 16, 3))  # fmt: skip


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


def _ladder(look: Look) -> float:
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


def _upholstered(look: Look) -> float:
    """A padded dining chair on wooden legs, its covers piped."""
    cloth = skin(look.material, look.shade)
    wood = (look.material, look.accent) if look.material == "wood" else ("wood", look.accent)
    z, w = 0.48, look.between(0.46, 0.49)
    pad((w, 0.48, 0.09), cloth, (0, 0, z - 0.1), rounding=0.03, puff=(0, 0.01, 0.03), piping=cloth)

    def curved(x: float, y: float, h: float) -> Point3:
        u = 2 * x / w
        v = h / 0.56 + 0.5
        return x * (1 - 0.08 * (1 - v)), y - 0.035 * u * u + 0.03 * v * v, h - 0.03 * u * u * v

    pad((w, 0.06, 0.56), cloth, (0, 0.235, z - 0.09), (-6, 0, 0), 0.026, (0, 0.02, 0.0), curved,
        piping=cloth, rings="Y")  # fmt: skip
    for sx in (-1, 1):
        leg(wood, (sx * (w / 2 - 0.04), -0.19, z - 0.09), (sx * (w / 2 - 0.035), -0.205, 0), 0.042,
            0.026, True)  # fmt: skip
        leg(wood, (sx * (w / 2 - 0.04), 0.21, z - 0.08), (sx * (w / 2 - 0.045), 0.29, 0), 0.042,
            0.026, True)  # fmt: skip
    return z


def _tufted(look: Look) -> float:
    """A velvet chair with a buttoned barrel back on slim metal legs."""
    cloth = skin(look.material, look.shade)
    metal: Stuff = BRASS if look.accent == "brass" else BLACK_STEEL
    z, w = 0.48, 0.5

    def hugging(x: float, y: float, h: float) -> Point3:
        a = x / 0.3
        v = h / 0.4 + 0.5
        return (0.3 * math.sin(a) * (1 + 0.03 * v), y - 0.34 * (1 - math.cos(a)) + 0.05 * v,
            h - 0.04 * a * a * v)  # fmt: skip

    pad((w, 0.48, 0.1), cloth, (0, -0.02, z - 0.1), rounding=0.035, puff=(0.01, 0.02, 0.035),
        warp=rounded(w, 0.48), piping=cloth, cells=(16, 16, 6))  # fmt: skip
    tufted((0.74, 0.08, 0.4), cloth, (0, 0.22, z - 0.07), 5, 3, 0.022, warp=hugging, rounding=0.035)
    for sx in (-1, 1):
        for y, out in ((-0.16, -0.05), (0.14, 0.08)):
            bar(metal, 0.008, (sx * 0.22, y + out, 0.0), (sx * 0.17, y, z - 0.09), 0.012)
    return z


def _shell(look: Look) -> float:
    """A moulded shell on wooden dowel legs with wire struts."""
    z = 0.45
    rows = [
        (-0.235, -0.035, 0.2, 0.0), (-0.2, -0.005, 0.215, 0.015), (-0.08, 0.0, 0.225, 0.045),
        (0.06, -0.004, 0.225, 0.07), (0.145, 0.03, 0.222, 0.085), (0.185, 0.11, 0.218, 0.075),
        (0.215, 0.24, 0.205, 0.05), (0.245, 0.36, 0.18, 0.03),
    ]  # fmt: skip
    plastic = skin(look.material, look.shade)
    body = shell([(y, h + z, w, rise) for y, h, w, rise in rows], plastic, 0.006, (0.05, 0.16))
    body.location[2] = 0.0
    wire = skin(*BLACK_STEEL)
    tops = []
    for sx in (-1, 1):
        for sy in (-1, 1):
            top = (sx * 0.13, sy * 0.11, z - 0.045)
            foot = (sx * 0.225, sy * 0.205, 0)
            bar(OAK, 0.011, foot, top, 0.015)
            rod(0.008, top, (top[0], top[1], z - 0.004), wire, segments=20)
            tops.append(top)
            low = tuple(f + (t - f) * 0.42 for f, t in zip(foot, top, strict=True))
            for other in ((-sx * 0.12, sy * 0.11, z - 0.03), (sx * 0.13, -sy * 0.1, z - 0.03)):
                rod(0.0033, low, other, wire, segments=10)
    for a, b in ((0, 1), (2, 3), (0, 2), (1, 3)):
        rod(0.006, tops[a], tops[b], wire, segments=12)
    return z


def _plywood(look: Look) -> float:
    """One sheet of bent plywood, waisted, on thin steel legs."""
    z = 0.455
    rows = [
        (-0.225, -0.03, 0.18, 0.0), (-0.195, -0.004, 0.205, 0.0), (-0.05, 0.002, 0.215, 0.012),
        (0.09, -0.004, 0.185, 0.02), (0.16, 0.02, 0.125, 0.01), (0.195, 0.085, 0.095, 0.0),
        (0.215, 0.17, 0.15, 0.008), (0.235, 0.26, 0.2, 0.025), (0.25, 0.33, 0.2, 0.035),
        (0.265, 0.39, 0.15, 0.02),
    ]  # fmt: skip
    wood = skin(look.material, look.shade, grain="Y")
    shell([(y, h + z, w, rise) for y, h, w, rise in rows], wood, 0.01, (0.03, 0.05), along=64)
    steel = skin("polished metal", "steel")
    for sx in (-1, 1):
        for sy in (-1, 1):
            tube([(sx * 0.035, sy * 0.03, z - 0.018), (sx * 0.12, sy * 0.11, z - 0.022),
                (sx * 0.165, sy * 0.15, z - 0.06), (sx * 0.21, sy * 0.2, 0.012)], 0.0075, steel,
                sides=6)  # fmt: skip
            rod(0.011, (sx * 0.214, sy * 0.204, 0), (sx * 0.21, sy * 0.2, 0.022),
                skin("rubber", "black"), segments=20)  # fmt: skip
    rod(0.075, (0, 0, z - 0.03), (0, 0, z - 0.01), skin(*BLACK_STEEL))
    return z


def _cane(look: Look) -> float:
    """A cantilever of steel tube with cane in wooden frames."""
    wood = (look.material, look.shade)
    z, w = 0.455, 0.23
    steel = skin("polished metal", "steel")
    half = [
        (w, 0.262, 0.9), (w, 0.25, 0.8), (w, 0.235, 0.72), (w, 0.19, z + 0.035), (w, 0.13, z - 0.015),
        (w, -0.18, z - 0.018), (w, -0.235, z - 0.05), (w, -0.235, 0.06), (w, -0.19, 0.013), (w, 0.2, 0.012),
        (w, 0.235, 0.012), (0.05, 0.238, 0.012),
    ]  # fmt: skip
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


def _bentwood(look: Look) -> float:
    """The coffee house chair: bent rods, a round cane seat."""
    wood = (look.material, look.shade)
    z = 0.46
    stick = skin(*wood)
    ring = [(0.2 * math.cos(a), 0.2 * math.sin(a)) for a in (k * math.pi / 12 for k in range(24))]
    for dz in (0.0, 0.014, 0.028):
        tube([(x, y, z - 0.028 + dz) for x, y in ring], 0.0165, stick, True, steps=2, sides=5)
    moved(cane(0.38, 0.38, skin("wicker", "rattan"), True), (0, 0, z + 0.008))
    low = [(0.155 * math.cos(a), 0.155 * math.sin(a), 0.21) for a in (k * math.pi / 12
        for k in range(24))]  # fmt: skip
    tube(low, 0.0095, stick, True, steps=2, sides=5)
    outer = [(0.19, 0.24, 0), (0.16, 0.155, z - 0.02), (0.19, 0.2, 0.65), (0.165, 0.24, 0.83),
        (0.09, 0.26, 0.905)]  # fmt: skip
    tube([(-x, y, h) for x, y, h in outer] + [(0, 0.265, 0.925)] + outer[::-1], 0.0145, stick,
        radii=[0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8], sides=6)  # fmt: skip
    inner = [(0.11, 0.16, z - 0.01), (0.125, 0.19, 0.62), (0.1, 0.225, 0.76)]
    tube([(-x, y, h) for x, y, h in inner] + [(0, 0.24, 0.825)] + inner[::-1], 0.0115, stick,
        sides=6)  # fmt: skip
    for sx in (-1, 1):
        tube([(sx * 0.14, -0.13, z - 0.03), (sx * 0.155, -0.15, 0.22), (sx * 0.185, -0.185, 0)],
            0.0155, stick, radii=[1.1, 1, 0.75], sides=6)  # fmt: skip
    return z


def _bistro(look: Look) -> float:
    """The pressed-steel terrace chair."""
    paint = skin(look.material, look.shade)
    metal = (look.material, look.shade)
    z, w = 0.45, 0.36

    def pressed(x: float, y: float, h: float) -> Point3:
        u, v = min(1.0, abs(2 * x / w)), min(1.0, abs(2 * y / w))
        dish = 0.012 if max(u, v) < 0.8 and h > 0 else 0.0
        return x * (1 - 0.06 * 2 * y / w), y, h - dish

    pad((w, w, 0.028), paint, (0, 0, z - 0.028), rounding=0.013, puff=(0, 0, 0), warp=pressed,
        cells=(20, 20, 2))  # fmt: skip
    for k in (-1, 0, 1):  # the embossed star and its drain hole
        rod(0.0045, (-0.1, k * 0.05, z - 0.011), (0.1, k * 0.05, z - 0.011), paint, segments=12)
    for sx in (-1, 1):
        for sy in (-1, 1):
            leg(metal, (sx * 0.155, sy * 0.15, z - 0.015), (sx * 0.215,
                sy * (0.22 if sy > 0 else 0.2), 0), 0.055, 0.03, True)  # fmt: skip
            rod(0.016, (sx * 0.216, sy * (0.221 if sy > 0 else 0.201), 0),
                (sx * 0.215, sy * (0.219 if sy > 0 else 0.2), 0.015), skin("rubber", "black"))  # fmt: skip
            rod(0.005, (sx * 0.185, sy * 0.18, 0.22), (0, 0, z - 0.03), paint, segments=12)
        slat(metal, 0.3, (0, sx * 0.165 - 0.005, z - 0.075), 0.055, 0.004)
    hoop = [(0.168, 0.13, z), (0.178, 0.175, z + 0.12), (0.178, 0.22, z + 0.3),
        (0.13, 0.24, z + 0.385)]  # fmt: skip
    tube([(-x, y, h) for x, y, h in hoop] + [(0, 0.245, z + 0.4)] + hoop[::-1], 0.0125, paint,
        sides=6)  # fmt: skip
    shell([(0.17, z - 0.01, 0.065, -0.004), (0.2, z + 0.15, 0.07, -0.006),
        (0.235, z + 0.3, 0.085, -0.008), (0.245, z + 0.395, 0.1, -0.01)], paint, 0.004,
        opening=lambda s, t: abs(s) < 0.45 and 0.86 < t < 0.93)  # fmt: skip
    return z


def _folding(look: Look) -> float:
    """A folding garden chair of flat steel with slats."""
    frame = (look.material, look.shade)
    z, w = 0.45, 0.2
    for k in range(7):
        y = -0.19 + k * 0.058
        slat_z = z - 0.006 * math.sin(math.pi * k / 6)
        plank(frame, (0.42, 0.044, 0.011), (0, y, slat_z), (-6 if k == 0 else 0, 0, 0), bevel=0.004)
    for sx in (-1, 1):
        x = sx * w
        _strap(frame, (x, -0.235, 0.0), (x, 0.3, 0.86))
        _strap(frame, (x * 0.9, 0.24, 0.0), (x * 0.9, -0.2, z))
        rod(0.009, (x * 0.86, 0.025, 0.25), (x * 1.06, 0.025, 0.25), skin(*STEEL), segments=20)
        plank(frame, (0.007, 0.4, 0.02), (x * 0.95, -0.01, z - 0.022))
    for y, h in ((-0.2, 0.055), (0.22, 0.045)):
        rod(0.008, (-w, y, h), (w, y, h), skin(*frame), segments=20)
    for k, h in enumerate((0.58, 0.66, 0.74, 0.82)):
        y = -0.235 + 0.535 * h / 0.86
        slat(frame, 0.43, (0, y - 0.014, h - 0.022), 0.05, 0.009, bow=0.022, arch=0.02 * (k == 3),
            lean=30)  # fmt: skip
    return z


def _strap(stuff: Stuff, start: Point3, end: Point3) -> Object:
    """A flat bar on edge from point to point in a plane of equal x."""
    dy, dz = end[1] - start[1], end[2] - start[2]
    tilt = math.degrees(math.atan2(dy, dz))
    return plank(stuff, (0.012, 0.026, math.hypot(dy, dz)), start, (-tilt, 0, 0))


def _office(look: Look) -> float:
    """A swivel chair on five castors."""
    cover = skin(look.material, look.shade)
    black: Stuff = ("plastic", "charcoal")
    shine = skin("polished metal", "steel")
    z, leather = 0.5, look.material == "leather"
    metal = ("polished metal", "steel") if leather else black
    for angle in range(18, 378, 72):
        a = math.radians(angle)
        c, s = math.cos(a), math.sin(a)
        tube([(0.02 * c, 0.02 * s, 0.125), (0.15 * c, 0.15 * s, 0.105), (0.3 * c, 0.3 * s, 0.075)],
            0.022, skin(*metal), radii=[1.15, 0.95, 0.7], sides=6)  # fmt: skip
        for side in (-1, 1):
            x, y = 0.3 * c - side * 0.015 * s, 0.3 * s + side * 0.015 * c
            dx, dy = -0.009 * s, 0.009 * c
            rod(0.028, (x - dx, y - dy, 0.028), (x + dx, y + dy, 0.028), skin("plastic", "black"),
                bevel=0.006)  # fmt: skip
        rod(0.008, (0.3 * c, 0.3 * s, 0.03), (0.3 * c, 0.3 * s, 0.08), shine, segments=16)
    rod(0.028, (0, 0, 0.1), (0, 0, 0.24), skin(*black))
    rod(0.015, (0, 0, 0.23), (0, 0, z - 0.1), shine)
    box((0.2, 0.26, 0.045), skin(*black), (0, 0.02, z - 0.125), 0.012)
    rod(0.006, (0.09, -0.04, z - 0.1), (0.24, -0.05, z - 0.1), skin(*black), 0.01, segments=20)

    def fall(x: float, y: float, h: float) -> Point3:
        drop = 0.05 * max(0.0, (-y - 0.1) / 0.16) ** 2
        return x * (1 - 0.04 * (2 * y / 0.5)), y, h - drop + 0.012 * (2 * x / 0.52) ** 2

    pad((0.52, 0.5, 0.085), cover, (0, 0, z - 0.085), rounding=0.036, puff=(0, 0, 0.02), warp=fall,
        piping=cover if leather else None, cells=(14, 14, 6))  # fmt: skip

    def lumbar(x: float, y: float, h: float) -> Point3:
        v = h / 0.6 + 0.5
        u = 2 * x / 0.5
        seams = 0.011 * abs(math.sin(math.pi * 5 * v)) ** 0.4 if leather and y < 0 else 0.0
        return (x * (0.88 + 0.3 * math.sin(math.pi * min(1, v * 0.85))),
            y - 0.05 * math.sin(math.pi * min(1.0, v * 1.5)) - 0.045 * u * u + 0.09 * v * v - seams,
            h - 0.03 * u * u * v)  # fmt: skip

    pad((0.44, 0.07, 0.62), cover, (0, 0.25, z + 0.05), rounding=0.03, puff=(0, 0.012, 0),
        warp=lumbar, cells=(14, 4, 50))  # fmt: skip
    tube([(0, 0.05, z - 0.1), (0, 0.24, z - 0.1), (0, 0.3, z - 0.04), (0, 0.29, z + 0.2)], 0.024,
        skin(*black), sides=6)  # fmt: skip
    for sx in (-1, 1):
        x = sx * 0.285
        tube([(sx * 0.18, 0.05, z - 0.09), (x, 0.05, z - 0.08), (x, 0.045, z), (x, 0.04, z + 0.18)],
            0.016, skin(*metal), sides=6)  # fmt: skip
        pad((0.075, 0.27, 0.032), skin(*black) if not leather else cover, (x, 0.0, z + 0.185),
            rounding=0.015)  # fmt: skip
    return z


def _director(look: Look) -> float:
    """The folding chair of film sets: a canvas sling between crossed wooden legs."""
    wood: Stuff = ("wood", look.accent)
    cloth = skin(look.material, look.shade)
    z, w = 0.44, 0.27
    for sx in (-1, 1):
        plank(wood, (0.036, 0.45, 0.026), (sx * w, 0, 0), bevel=0.006)
        plank(wood, (0.03, 0.44, 0.028), (sx * 0.255, 0, z - 0.005), bevel=0.006)
        for y in (-0.17, 0.17):
            angle = math.degrees(math.atan2(2 * w - 0.03, z - 0.02)) * sx
            length = math.hypot(2 * w - 0.03, z - 0.02)
            plank(wood, (0.03, 0.02, length), (-sx * (w - 0.012), y + sx * 0.0105, 0.018),
                (0, angle, 0))  # fmt: skip
            plank(wood, (0.026, 0.032, 0.22 if y < 0 else 0.44), (sx * w, y, z + 0.01), bevel=0.006)
        plank(wood, (0.056, 0.47, 0.022), (sx * w, -0.01, z + 0.205), bevel=0.008)
    for y in (-0.18, 0.18):
        rod(0.008, (0, y - 0.02, z / 2 + 0.01), (0, y + 0.02, z / 2 + 0.01), skin(*BRASS),
            segments=20)  # fmt: skip
    sag = [(-0.235, 0.0), (-0.1, -0.02), (0.1, -0.02), (0.235, 0.0)]
    for side in (0, 1):
        line = curve(sag, 8)
        rows = [
            [(x, -0.2, z + 0.026 + h), (x, 0.2, z + 0.026 + h)] if side == 0
            else [(x * 1.12, 0.19 - h * 0.9, z + 0.27), (x * 1.12, 0.19 - h * 0.9, z + 0.44)]
            for x, h in line
        ]  # fmt: skip
        _canvas(rows, cloth)
    for sx in (-1, 1):  # the sleeves of the back around its posts
        tube([(sx * w, 0.17, z + 0.27), (sx * w, 0.17, z + 0.44)], 0.024, cloth, steps=1)
    return z + 0.02


def _canvas(rows: list[list[Point3]], cloth: Material) -> None:
    """Cloth stretched over lines of points."""
    thickened(loft(rows, cloth, False, False, 0), 0.004)


def _wishbone(look: Look) -> float:
    """The Y chair: a steam-bent top rail, a forked splat, a paper cord seat."""
    wood = (look.material, look.shade)
    z = 0.44
    stick = skin(*wood)
    rail = [(0.27, -0.08, 0.69), (0.262, 0.06, 0.7), (0.215, 0.19, 0.715), (0.12, 0.255, 0.73)]
    ring = [(-x, y, h) for x, y, h in rail] + [(0, 0.272, 0.735)] + rail[::-1]
    for dz in (-0.007, 0.007):
        tube([(x, y, h + dz) for x, y, h in ring], 0.0145, stick, radii=[0.8, *[1] * 7, 0.8],
            sides=6)  # fmt: skip
    for sx in (-1, 1):
        bar(wood, 0.013, (sx * 0.24, -0.19, 0), (sx * 0.235, -0.19, z + 0.012), 0.019)
        tube([(sx * 0.175, 0.2, 0), (sx * 0.19, 0.175, 0.3), (sx * 0.215, 0.155, z),
            (sx * 0.245, 0.12, 0.7)], 0.0175, stick, radii=[0.75, 1, 1, 0.8], sides=6)  # fmt: skip
        bar(wood, 0.011, (sx * 0.24, -0.19, 0.25), (sx * 0.188, 0.18, 0.25))
        tube([(sx * 0.012, 0.185, z + 0.08), (sx * 0.03, 0.215, z + 0.16),
            (sx * 0.11, 0.255, 0.725)], 0.012, stick, sides=5)  # fmt: skip
    tube([(0, 0.175, z - 0.005), (0, 0.185, z + 0.06), (0, 0.205, z + 0.13)], 0.019, stick, sides=5)
    bar(wood, 0.012, (-0.2, 0.17, z - 0.02), (0.2, 0.17, z - 0.02))
    bar(wood, 0.011, (-0.24, -0.19, 0.3), (0.24, -0.19, 0.3))
    rush(("cotton", "beige"), [(-0.25, -0.205), (0.25, -0.205), (0.205, 0.185), (-0.205, 0.185)], z)
    return z


CHAIRS = {
    "spindle": (_spindle, "without"),
    "rocking": (_rocking, "with"),
    "ladder": (_ladder, "without"),
    "upholstered": (_upholstered, "without"),
    "tufted": (_tufted, "without"),
    "shell": (_shell, "without"),
    "plywood": (_plywood, "without"),
    "cane": (_cane, "without"),
    "bentwood": (_bentwood, "without"),
    "bistro": (_bistro, "without"),
    "folding": (_folding, "without"),
    "office": (_office, "with"),
    "director": (_director, "with"),
    "wishbone": (_wishbone, "with"),
}
