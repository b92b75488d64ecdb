"""Hardback books."""

from __future__ import annotations

import math

from samples.blender.materials import skin
from samples.blender.shapes import Object, Point2, rod, sheet
from samples.look import Look
from samples.models import Facts
from samples.models.books.cover import Cover, ink_on, ink_skin, letters, print_frame
from samples.models.books.designs import DESIGNS, SUBTITLES, TITLES


def book(look: Look) -> Facts:
    """A hardcover standing a finger open: rounded spine, hinge grooves, headbands, printed case."""
    tall = {"gilt": 0.19, "label": 0.2, "circles": 0.225}.get(look.style, 0.212)
    height = tall * look.between(0.97, 1.03)
    width = height * look.between(0.66, 0.7) * (1.08 if look.style in ("circles", "maze") else 1)
    half = look.between(0.0125, 0.019) * (1.15 if look.style == "gilt" else 1)
    board, groove, opening = 0.0026, 0.0075, math.radians(look.between(2.0, 4.5))
    swell = 0.0035 if look.style != "label" else 0.001
    case = skin(look.material, look.shade)
    side = [(width, half), (groove + 0.005, half), (groove + 0.003, half - 0.0014),
            (groove + 0.001, half - 0.0014), (groove - 0.002, half), (0.0015, half)]  # fmt: skip
    inner = [(0.0015, half - board), (groove, half - board), (width, half - board)]
    hinge = (groove, -half + board)

    def opened(x: float, y: float, angle: float = opening) -> Point2:
        """Where a point of the front board lies once it is opened by `angle`."""
        if x < groove:
            return x, y
        dx, dy = x - hinge[0], y - hinge[1]
        c, s = math.cos(angle), math.sin(angle)
        return hinge[0] + dx * c + dy * s, hinge[1] - dx * s + dy * c

    def spine(x: float, bulge: float, reach: float) -> list[Point2]:
        return [(x - bulge * (1 - t * t), t * reach) for t in (k / 8 for k in range(8, -9, -1))]

    outline = side + spine(0, swell, half - 0.001) + [opened(x, -y) for x, y in reversed(side)]
    outline += [opened(x, -y) for x, y in reversed(inner)] + spine(0.0016, swell, half - board)[
        ::-1] + inner  # fmt: skip
    sheet(outline, height, case, bevel=0.0007)
    thick = half - board
    leaf_block(0.0018, width - 0.004, thick, swell, 0.003, height - 0.003)
    leaf = skin("paper", "ivory")
    for share in (0.25, 0.55, 1.0):
        row = [opened(x, -thick - 0.0001, opening * share)
               for x in (groove, width * 0.5, width - 0.0045)]  # fmt: skip
        row = [(x, y - 0.0012 * share * (i == 1) + 0.0001) for i, (x, y) in enumerate(row)]
        back = [(x, y + 0.0003) for x, y in reversed(row)]
        sheet(row + back, height - 0.0062, leaf, 0.0, at=(0, 0, 0.0031))
    band = skin("cotton", look.accent, "white", "bands", 0.12)
    for z in (0.0025, height - 0.0022):
        rod(0.0016, (0.0035, -thick + 0.001, z), (0.0035, thick - 0.001, z), band)

    x0, y0 = opened(groove + 0.0052, -half)
    c, s = math.cos(opening), math.sin(opening)
    frame = print_frame((x0, y0, 0.0008), (c, -s, 0), (0, 0, 1))
    cover = Cover(frame, width - groove - 0.006, height - 0.0016, look.material)
    title = look.dice.choice(TITLES[look.style])
    subtitle = look.dice.choice(SUBTITLES)
    DESIGNS[look.style](cover, look, title, subtitle)
    _backed(look, title, subtitle, height, 2 * half, swell)
    return {"pages": round(thick * 2 / 0.00011 * 2 / 16) * 16, "title": title.lower()}


def _backed(
    look: Look, title: str, subtitle: str, height: float, thick: float, swell: float
) -> None:
    """Title, subtitle and lines on the spine of a hardcover; raised bands and gilding on leather."""
    gilt = look.style == "gilt"
    shade = look.accent if gilt or look.style == "typography" else ink_on(look)
    ink = ink_skin(look.material, shade)

    def put(words: str, z: float, length: float, tall: float) -> None:
        body = letters(words, length, tall, ink, 0.016)
        for corner in body.data.vertices:  # laid round the swell
            corner.co.z += swell * (1 - (corner.co.y / (thick / 2)) ** 2)
        body.matrix_basis = print_frame((-0.0006, 0, z), (0, 0, -1), (0, -1, 0))

    put(title, height * (0.64 if not gilt else 0.62),
        height * (0.5 if not gilt else 0.24), thick * 0.42)  # fmt: skip
    put(subtitle, height * (0.2 if not gilt else 0.32),
        height * (0.2 if not gilt else 0.15), thick * 0.26)  # fmt: skip
    line = [(-0.00025 - swell * (1 - t * t), t * (thick / 2 - 0.001))
            for t in (k / 8 for k in range(-8, 9))]  # fmt: skip
    marks = [0.12, 0.22, 0.42, 0.8, 0.9] if gilt else [0.06, 0.07, 0.93, 0.94]
    back = [(x + 0.0012, y) for x, y in reversed(line)]
    for mark in marks:
        if gilt:
            raised = [(x - 0.0018, y * 0.97) for x, y in line] + back
            sheet(raised, 0.004, skin(look.material, look.shade),
                  0.0014, at=(0, 0, height * mark - 0.002))  # fmt: skip
            for z in (-0.0035, 0.003):
                sheet(line + back, 0.0008, ink, 0.0, at=(0, 0, height * mark + z))
        else:
            sheet(line + back, 0.0011, ink, 0.0, at=(0, 0, height * mark))


def leaf_block(
    left: float, right: float, half: float, swell: float, low: float, high: float
) -> Object:
    """A block of leaves standing on its edge, lined where one sees their edges."""
    across = [k / 8 for k in range(-8, 9)]
    back = [(left - swell * (1 - t * t), t * half) for t in across]
    fore = [(right - swell * (1 - t * t), t * half) for t in reversed(across)]
    paper = skin("paper", "ivory", "sand", "stripes", 0.045)
    # stripes run across x: built lengthwise in y and turned
    return sheet([(y, -x) for x, y in back + fore], high - low, paper, 0.0, (0, 0, low), (0, 0, 90))
