"""Headphones."""

from __future__ import annotations

import math

from samples.blender.materials import glow, skin
from samples.blender.shapes import box, curve, lathe, moved, rod, tube
from samples.look import Look
from samples.models import Facts
from samples.models.electronics.parts import finish, ribbon


def headphones(look: Look) -> Facts:
    """Headphones: closed over-ear, studio with a coiled cord, light retro on-ear, or gaming with a microphone."""
    main, dark = skin(look.material, look.shade), skin("plastic", "black")
    trim, steel = skin("leather", look.accent), finish("aluminium", "steel")
    retro, studio, gaming = (look.style == name for name in ("retro", "studio", "gaming"))
    half, high = look.between(0.078, 0.082), look.between(0.175, 0.185)
    z = 0.058 if not retro else 0.045
    arch = [(half * math.copysign(abs(math.cos(a)) ** 0.8, math.cos(a)), 0.0,
             z + (high - z) * math.sin(a) ** 0.8)
            for a in (math.pi * k / 36 for k in range(37))]  # fmt: skip
    if retro:
        ribbon(arch, 0.011, 0.0014, steel)
        ribbon([(x * 0.985, y, h - 0.002) for x, y, h in arch[12:25]], 0.017, 0.003, trim)
    else:
        ribbon(arch[3:34], 0.03, 0.005, main)
        ribbon([(x * 0.945, y, h - 0.008) for x, y, h in arch[9:28]], 0.032, 0.013, trim)
        for x in (-1, 1):  # sliders of steel between band and cups
            tube([(x * half * 1.0, 0, z + 0.055), (x * half * 1.045, 0, z + 0.03),
                  (x * half * 1.05, 0, z + 0.004)], 0.0042, steel)  # fmt: skip
            box(
                (0.012, 0.034, 0.026), main, (x * half * 0.985, 0, z + 0.045), 0.004, (0, -x * 4, 0)
            )
    for x in (-1, 1):
        size = 0.026 if retro else (0.047 if gaming else 0.044)
        tall = 1.0 if retro else 1.16
        thick = 0.011 if retro else 0.021
        cup = [(0, thick), (size * 0.62, thick * 0.97), (size * 0.84, thick * 0.82),
               (size * 0.95, thick * 0.5), (size * 0.95, 0), (0, 0)]  # fmt: skip
        body = lathe([*curve(cup[:5], 6), cup[-1]], main, 72)
        parts = [body]
        if retro:
            pad = skin("felt", look.accent)
            parts.append(lathe(curve([(0, -0.0125), (size * 0.7, -0.0125), (size, -0.009),
                                      (size * 1.04, -0.003), (size * 0.96, 0.002)], 6),
                               pad, 72))  # fmt: skip
            parts.append(lathe([(0, thick + 0.0012), (size * 0.34, thick + 0.001),
                                (size * 0.36, thick - 0.001)], steel, 48))  # fmt: skip
        else:
            ring = [(size * 0.78 + size * 0.27 * math.cos(a), -0.009 + 0.0105 * math.sin(a))
                    for a in (math.tau * k / 24 for k in range(25))]  # fmt: skip
            parts.append(lathe(ring, trim, 72))
            parts.append(lathe([(0, -0.001), (size * 0.7, -0.001)], skin("nylon", "charcoal"), 48))
            parts.append(lathe([(size * 0.95, 0.001), (size * 0.985, 0.002), (size * 0.985, 0.0045),
                                (size * 0.95, 0.0055)],
                               steel if not gaming else glow(look.accent, 1.2), 72))  # fmt: skip
            disc = steel if studio or look.style == "wireless" else main
            parts.append(lathe([(0, thick + 0.0011), (size * 0.42, thick + 0.001),
                                (size * 0.45, thick - 0.0002), (size * 0.45, thick - 0.003)],
                               disc, 64))  # fmt: skip
            if gaming:
                parts.append(lathe([(size * 0.47, thick - 0.001),
                                    (size * 0.5, thick + 0.0004),
                                    (size * 0.53, thick - 0.001)],
                                   glow(look.accent, 1.5), 64))  # fmt: skip
        for part in parts:
            moved(part, (x * (half + (0.004 if retro else 0.002)), 0, z - 0.004), (0, 90 * x, 0))
            part.scale = (tall, 1, 1)
        if not retro:  # the fork that holds the cup
            fork = [(x * (half + 0.012), math.cos(a) * size * 1.04,
                     z - 0.004 + math.sin(a) * size * 1.2)
                    for a in (math.pi * k / 14 for k in range(15))]  # fmt: skip
            tube(fork, 0.0035, dark if look.shade != "black" else steel, steps=2)
            for y in (-1, 1):
                rod(0.005, (x * (half + 0.012), y * size * 1.08, z - 0.004),
                    (x * (half + 0.012), y * size * 0.9, z - 0.004), steel)  # fmt: skip
    cord = skin("rubber", "black" if not retro else look.accent)
    if studio:
        x0 = half + 0.01
        coil = [(x0 + 0.012 + k * 0.00033, -0.03 - 0.0045 * math.cos(k * 0.75) - k * 0.0002,
                 0.0055 + 0.0045 * math.sin(k * 0.75)) for k in range(150)]  # fmt: skip
        tube([(x0, -0.008, z - 0.05), (x0 + 0.002, -0.018, 0.006), coil[0]], 0.0016, cord)
        tube(coil, 0.0016, cord, steps=1, sides=3)
        end = coil[-1]
        rod(0.0042, end, (end[0] + 0.024, end[1] - 0.004, 0.0045), cord, 0.0035)
        rod(0.0024, (end[0] + 0.024, end[1] - 0.004, 0.0045),
            (end[0] + 0.046, end[1] - 0.0077, 0.0045), skin("gold", "gold"))  # fmt: skip
    elif retro:
        for x in (-1, 1):
            tube([(x * (half + 0.006), 0, z - 0.028), (x * (half + 0.004), -0.012, 0.012),
                  (x * half * 0.6, -0.05, 0.0015), (x * 0.004, -0.075, 0.0015)],
                 0.0012, cord)  # fmt: skip
        tube([(0, -0.075, 0.0015), (0.02, -0.1, 0.0015), (0.06, -0.095, 0.0015),
              (0.09, -0.07, 0.0015)], 0.0016, cord)  # fmt: skip
        rod(0.003, (0.09, -0.07, 0.003), (0.103, -0.06, 0.003), cord)
        rod(0.0016, (0.103, -0.06, 0.003), (0.115, -0.051, 0.003), skin("polished metal", "silver"))
    elif gaming:
        tube([(-half - 0.016, -0.02, z - 0.02), (-half - 0.01, -0.06, z - 0.042),
              (-half * 0.62, -0.1, z - 0.046)], 0.0026, dark)  # fmt: skip
        head = rod(0.0065, (-half * 0.66, -0.096, z - 0.046),
                   (-half * 0.4, -0.115, z - 0.045),
                   skin("nylon", "charcoal"), 0.0055, 0.003)  # fmt: skip
        head.name = "microphone"
    return {"cups": 2, "cable": "none" if look.style == "wireless" else "3.5 mm jack" if not gaming
            else "usb"}  # fmt: skip
