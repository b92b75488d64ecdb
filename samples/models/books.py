"""Hardcover books and paperbacks, with covers drawn in flat inks."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bmesh
import bpy
from mathutils import Matrix, Vector

from samples.blender.materials import skin
from samples.blender.shapes import Object, Point2, curve, mesh, rod, sheet
from samples.look import Look
from samples.palette import SHADES

Facts = dict[str, float | str]

_LAYER = 0.000006  # from one ink to the next above it: none may share a plane

_SUBTITLES = ["A NOVEL", "STORIES", "POEMS", "ESSAYS", "BOOK ONE", "A JOURNEY"]
_TITLES = {
    "landscape": ["HIGH COUNTRY", "OVER THE PASS", "LONG VALLEY"],
    "circles": ["ECHOES", "THE ORBIT", "COLLISION"],
    "stripes": ["SIDEWAYS", "STRAIGHT ON", "THE DETOUR"],
    "plant": ["THE SEEDLING", "GREENHOUSE", "SLOW GARDEN"],
    "moon": ["NIGHT WALK", "MOONLIGHT", "AFTER DARK"],
    "typography": ["SALT AND STONE", "WE ARE WATER", "NO SMALL FIRES"],
    "waves": ["THE CROSSING", "HIGH TIDE", "OPEN WATER"],
    "houses": ["QUIET STREET", "THE NEIGHBOURS", "NUMBER SEVEN"],
    "forest": ["DEEP WOODS", "THE CLEARING", "NORTHWARD"],
    "bird": ["SONGBIRD", "FIRST LIGHT", "THE WREN"],
    "rays": ["NEW MORNING", "RADIANT", "THE SUMMER"],
    "gilt": ["COLLECTED TALES", "OLD LEGENDS", "WINTER STORIES"],
    "label": ["FIELD NOTES", "LETTERS HOME", "THE JOURNAL"],
    "maze": ["THE PUZZLE", "BLIND ALLEY", "RIGHT ANGLES"],
}


@dataclass
class _Cover:
    """A face to print on: `frame` leads to its lower left corner; lengths count in its width."""

    frame: Matrix
    width: float
    height: float
    paper: str
    layer: int = 1

    @property
    def top(self) -> float:
        return self.height / self.width

    def fill(self, outline: Sequence[Point2], shade: str) -> None:
        """A flat shape over everything printed so far, clipped to the cover."""
        inside = _clipped(outline, self.top)
        if len(inside) < 3:
            return
        points = [(x * self.width, y * self.width, 0.0) for x, y in inside]
        if sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) < 0:  # fmt: skip
            points.reverse()
        self._put(
            mesh("print", points, [range(len(points))], _ink(self.paper, shade), smooth=False)
        )

    def disc(self, x: float, y: float, radius: float, shade: str) -> None:
        """A round spot."""
        self.fill(_arc(x, y, radius, 0, 360), shade)

    def line(self, points: Sequence[Point2], width: float, shade: str) -> None:
        """A stroke of even width."""
        left, right = [], []
        for i, (x, y) in enumerate(points):
            (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
            length = math.hypot(bx - ax, by - ay) or 1.0
            nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.fill(left + right[::-1], shade)

    def words(self, words: str, x: float, y: float, width: float, height: float, shade: str, bold: float = 0.016) -> None:  # fmt: skip
        """Letters centred at a place, as large as width and height allow."""
        self._put(
            _letters(words, width * self.width, height * self.width, _ink(self.paper, shade), bold),
            x * self.width,
            y * self.width,
        )
        self.layer += 5  # letters are printed five times

    def _put(self, body: Object, x: float = 0.0, y: float = 0.0) -> None:
        self.layer += 1
        body.matrix_basis = self.frame @ Matrix.Translation((x, y, self.layer * _LAYER))


def book(look: Look) -> Facts:
    """A hardcover standing a finger open: rounded spine, hinge grooves, headbands, printed case."""
    tall = {"gilt": 0.19, "label": 0.2, "circles": 0.225}.get(look.style, 0.212)
    height = tall * look.between(0.97, 1.03)
    width = height * look.between(0.66, 0.7) * (1.08 if look.style in ("circles", "maze") else 1)
    half = look.between(0.0125, 0.019) * (1.15 if look.style == "gilt" else 1)
    board, groove, opening = 0.0026, 0.0075, math.radians(look.between(2.0, 4.5))
    swell = 0.0035 if look.style != "label" else 0.001
    case = skin(look.material, look.shade)
    side = [(width, half), (groove + 0.005, half), (groove + 0.003, half - 0.0014), (groove + 0.001, half - 0.0014),
            (groove - 0.002, half), (0.0015, half)]  # fmt: skip
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
    outline += [opened(x, -y) for x, y in reversed(inner)] + spine(0.0016, swell, half - board)[::-1] + inner  # fmt: skip
    sheet(outline, height, case, bevel=0.0007)
    thick = half - board
    _pages(0.0018, width - 0.004, thick, swell, 0.003, height - 0.003)
    leaf = skin("paper", "ivory")
    for share in (0.25, 0.55, 1.0):
        row = [
            opened(x, -thick - 0.0001, opening * share)
            for x in (groove, width * 0.5, width - 0.0045)
        ]
        row = [(x, y - 0.0012 * share * (i == 1) + 0.0001) for i, (x, y) in enumerate(row)]
        back = [(x, y + 0.0003) for x, y in reversed(row)]
        sheet(row + back, height - 0.0062, leaf, 0.0, at=(0, 0, 0.0031))
    band = skin("cotton", look.accent, "white", "bands", 0.12)
    for z in (0.0025, height - 0.0022):
        rod(0.0016, (0.0035, -thick + 0.001, z), (0.0035, thick - 0.001, z), band)

    x0, y0 = opened(groove + 0.0052, -half)
    c, s = math.cos(opening), math.sin(opening)
    frame = _frame((x0, y0, 0.0008), (c, -s, 0), (0, 0, 1))
    cover = _Cover(frame, width - groove - 0.006, height - 0.0016, look.material)
    title = look.dice.choice(_TITLES[look.style])
    subtitle = look.dice.choice(_SUBTITLES)
    _DESIGNS[look.style](cover, look, title, subtitle)
    _backed(look, title, subtitle, height, 2 * half, swell)
    return {"pages": round(thick * 2 / 0.00011 * 2 / 16) * 16, "title": title.lower()}


def paperback(look: Look) -> Facts:
    """A paperback lying with its cover a little curled, or a stack of three volumes."""
    count = 3 if look.style == "stack" else 1
    height = look.between(0.176, 0.186)
    width = height * look.between(0.61, 0.64)
    thick = look.between(0.012, 0.018)
    designs = ["circles", "waves", "rays"] if count == 3 else [look.style]
    title, pages, z = "", 0, 0.0
    for number, design in enumerate(designs):
        title = look.dice.choice(_TITLES[design])
        before = set(bpy.context.scene.objects)
        _volume(look, design, title, width, height, thick, curl=number == count - 1)
        turn = look.between(-9, 9) + (number - 1) * 7 if count == 3 else 0.0
        lift = Matrix.Translation((0, 0, z)) @ Matrix.Rotation(math.radians(turn), 4, "Z")
        for part in sorted(set(bpy.context.scene.objects) - before, key=lambda p: p.name):
            part.matrix_basis = lift @ part.matrix_basis
        z += thick + 0.0006
        pages += round(thick / 0.00009 * 2 / 16) * 16
    facts: Facts = {"pages": pages, "volumes": count}
    return facts if count > 1 else {**facts, "title": title.lower()}


def _volume(
    look: Look, design: str, title: str, width: float, height: float, thick: float, curl: bool
) -> None:
    """One paperback, middle at the origin, spine left, cover up."""
    wall, rise = 0.0004, look.between(0.008, 0.014) if curl else 0.0
    card = skin(look.material, look.shade)
    x0 = -width / 2
    y0 = -height / 2

    def lifted(share: float) -> list[Point2]:
        """The cover from the spine to the fore-edge as (x, rise): flat to the crease, then curling."""
        found = []
        for k in range(17):
            t = k / 16
            up = share * rise * max(0.0, (t - 0.05) / 0.95) ** 2.2
            found.append((x0 + width * t - up * up * 0.6 / width, thick - wall + up))
        return found

    # pages, then the loose leaves between them and the lifted cover
    _standing(_pages(0.0006, width, thick / 2 - wall, 0, 0, height), x0, thick / 2, y0)
    leaf = skin("paper", "ivory")
    for share in (0.15, 0.35, 0.6) if curl else ():
        _strip(lifted(share), y0 + 0.0004, y0 + height - 0.0004, leaf, 0.0001)
    wrap = [(x0 + width, 0.0), (x0 + 0.0006, 0.0), (x0, 0.0006), (x0, thick - 0.0008)]
    _strip(wrap + lifted(1.0), y0, y0 + height, card, wall)
    # the print follows the curl: corners only bend where there are corners, so cut it fine
    before = set(bpy.context.scene.objects)
    frame = _frame((x0 + 0.0004, y0 + 0.0004, 0), (1, 0, 0), (0, 1, 0))
    cover = _Cover(frame, width - 0.0008, height - 0.0008, look.material)
    subtitle = look.dice.choice(_SUBTITLES)
    _DESIGNS[design](cover, look, title, subtitle)
    line = lifted(1.0)
    for part in sorted(set(bpy.context.scene.objects) - before, key=lambda p: p.name):
        _draped(part, line)
    pale = _on(look)
    spine = _frame((x0 - 0.00015, height * 0.12, thick / 2), (0, -1, 0), (0, 0, 1))
    _letters(title, height * 0.5, thick * 0.5, _ink(look.material, pale)).matrix_basis = spine


def _backed(look: Look, title: str, subtitle: str, height: float, thick: float, swell: float) -> None:
    """Title, subtitle and lines on the spine of a hardcover; raised bands and gilding on leather."""
    gilt = look.style == "gilt"
    shade = look.accent if gilt or look.style == "typography" else _on(look)
    ink = _ink(look.material, shade)

    def put(words: str, z: float, length: float, tall: float) -> None:
        body = _letters(words, length, tall, ink, 0.016)
        for corner in body.data.vertices:  # laid round the swell
            corner.co.z += swell * (1 - (corner.co.y / (thick / 2)) ** 2)
        body.matrix_basis = _frame((-0.0006, 0, z), (0, 0, -1), (0, -1, 0))

    put(
        title,
        height * (0.64 if not gilt else 0.62),
        height * (0.5 if not gilt else 0.24),
        thick * 0.42,
    )
    put(
        subtitle,
        height * (0.2 if not gilt else 0.32),
        height * (0.2 if not gilt else 0.15),
        thick * 0.26,
    )
    line = [
        (-0.00025 - swell * (1 - t * t), t * (thick / 2 - 0.001))
        for t in (k / 8 for k in range(-8, 9))
    ]
    marks = [0.12, 0.22, 0.42, 0.8, 0.9] if gilt else [0.06, 0.07, 0.93, 0.94]
    back = [(x + 0.0012, y) for x, y in reversed(line)]
    for mark in marks:
        if gilt:
            raised = [(x - 0.0018, y * 0.97) for x, y in line] + back
            sheet(raised, 0.004, skin(look.material, look.shade), 0.0014, at=(0, 0, height * mark - 0.002))  # fmt: skip
            for z in (-0.0035, 0.003):
                sheet(line + back, 0.0008, ink, 0.0, at=(0, 0, height * mark + z))
        else:
            sheet(line + back, 0.0011, ink, 0.0, at=(0, 0, height * mark))


def _landscape(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.66, 0.74, 0.16, "cream")
    c.fill(
        [
            (0, 0.4),
            (0.18, 0.66),
            (0.27, 0.58),
            (0.46, 0.86),
            (0.62, 0.6),
            (0.72, 0.68),
            (1, 0.36),
            (1, 0),
            (0, 0),
        ],
        "slate",
    )
    c.fill(
        [(0.35, 0.7), (0.46, 0.86), (0.56, 0.7), (0.5, 0.73), (0.46, 0.68), (0.41, 0.74)], "white"
    )
    c.fill([(0.12, 0.573), (0.18, 0.66), (0.232, 0.615), (0.2, 0.59), (0.17, 0.61)], "white")
    c.fill(_hill(0.36, 0.07, 0.9, 0.4), look.accent)
    c.fill(_hill(0.2, 0.05, 1.3, 2.2), "forest")
    for x in (0.1, 0.2, 0.28, 0.82, 0.9):
        _fir(c, x, 0.16, 0.13, "forest")
    _titled(c, title, subtitle, _on(look), 1.24)


def _circles(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    pale = _on(look)
    for k, (x, y) in enumerate([(0.34, 0.62), (0.66, 0.62), (0.5, 0.36)]):
        for ring in range(4):
            shade = [look.accent, look.shade, pale, look.shade][(ring + k) % 4]
            c.disc(x, y, 0.25 - ring * 0.06, shade)
    _titled(c, title, subtitle, pale, c.top - 0.24)


def _stripes(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    for k in range(-6, 10, 2):
        x = k * 0.11
        c.fill([(x, 0), (x + 0.11, 0), (x + 1.11, c.top), (x + 1, c.top)], look.accent)
    low, high = c.top * 0.56, c.top * 0.9
    c.fill([(0.1, low), (0.9, low), (0.9, high), (0.1, high)], look.shade)
    c.line([(0.14, low + 0.05), (0.86, low + 0.05)], 0.008, _on(look))
    c.words(title, 0.5, (low + high) / 2 + 0.06, 0.7, 0.14, _on(look))
    c.words(subtitle, 0.5, low + 0.11, 0.5, 0.055, _on(look))


def _plant(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    stem = curve([(0.5, 0.18), (0.47, 0.45), (0.53, 0.75), (0.5, 1.06)], 8)
    c.line(stem, 0.016, look.accent)
    for k in range(5):
        x, y = stem[4 + k * 4]
        size = 0.34 - k * 0.035
        for side in (-1, 1):
            c.fill(_leaf_shape(x, y, 90 - side * (58 - k * 5), size, 0.3), look.accent)
            c.line(
                [(x, y), (x + side * size * 0.66, y + size * (0.42 + k * 0.06))], 0.006, look.shade
            )
    c.fill(_leaf_shape(0.5, 1.02, 92, 0.22, 0.34), look.accent)
    c.fill([(0.34, 0.13), (0.66, 0.13), (0.6, 0), (0.4, 0)], _on(look))
    c.fill([(0.31, 0.21), (0.69, 0.21), (0.69, 0.13), (0.31, 0.13)], _on(look))
    _titled(c, title, subtitle, _on(look), c.top - 0.14)


def _moon(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.62, 0.86, 0.2, look.accent)
    c.disc(0.54, 0.91, 0.175, look.shade)
    for k in range(16):
        x, y = (0.13 + k * 0.377) % 0.9 + 0.05, 0.55 + (k * 0.617 % 1) * 0.6
        if math.hypot(x - 0.6, y - 0.88) > 0.24 and y < c.top - 0.38:
            c.fill(_star(x, y, 0.012 + 0.012 * (k % 3 == 0)), "ivory")
    c.fill(_hill(0.4, 0.08, 0.8, 0.2), "slate")
    c.fill(_hill(0.25, 0.07, 1.0, 2.4), "black")
    for x in (0.2, 0.31, 0.74):
        _fir(c, x, 0.2 + 0.05 * math.sin(6 * x), 0.16, "black")
    _titled(c, title, subtitle, look.accent, c.top - 0.16)


def _typography(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    lines = title.split()
    step = (c.top - 0.3) / len(lines)
    for k, line in enumerate(lines):
        c.words(line, 0.5, c.top - 0.08 - step * (k + 0.5), 0.88, step * 0.86, look.accent, 0.02)
    c.fill([(0.06, 0.2), (0.94, 0.2), (0.94, 0.185), (0.06, 0.185)], look.accent)
    c.words(subtitle, 0.5, 0.11, 0.6, 0.07, look.accent)


def _waves(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.74, 0.92, 0.13, look.accent)
    c.fill([(0.28, 0.56), (0.62, 0.56), (0.56, 0.47), (0.34, 0.47)], "rust")
    c.fill([(0.44, 0.58), (0.44, 0.98), (0.24, 0.6)], "ivory")
    c.fill([(0.46, 0.58), (0.46, 0.9), (0.62, 0.6)], "cream")
    for k in range(6):
        shade = [look.accent, "white", look.shade][k % 3]
        c.fill(_hill(0.5 - k * 0.095, 0.022, 4, k * 1.9), shade)
    _titled(c, title, subtitle, _on(look), c.top - 0.19)


def _houses(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    walls = [look.accent, "cream", "brick", "ivory", look.accent]
    for k, wall in enumerate(walls):
        x, high = 0.06 + k * 0.178, 0.44 + (k * 0.37 % 0.25)
        c.fill([(x, 0.2), (x + 0.165, 0.2), (x + 0.165, high), (x, high)], wall)
        c.fill([(x - 0.012, high), (x + 0.177, high), (x + 0.0825, high + 0.14)], "charcoal")
        rows = int((high - 0.28) / 0.11)
        for row in range(rows):
            for column in (0.03, 0.095):
                y = 0.36 + row * 0.11
                c.fill([(x + column, y), (x + column + 0.04, y), (x + column + 0.04, y + 0.06), (x + column, y + 0.06)], "mustard" if (k + row) % 3 else "charcoal")  # fmt: skip
        c.fill([(x + 0.06, 0.2), (x + 0.105, 0.2), (x + 0.105, 0.3), (x + 0.06, 0.3)], "charcoal")
    c.fill([(0, 0), (1, 0), (1, 0.2), (0, 0.2)], "charcoal")
    c.disc(0.8, c.top - 0.52, 0.08, "cream")
    c.words(title, 0.5, c.top - 0.2, 0.84, 0.15, _on(look))
    c.words(subtitle, 0.5, 0.1, 0.6, 0.065, "cream")


def _forest(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    c.disc(0.5, 0.82, 0.2, "cream")
    for k in range(7):
        _fir(c, 0.02 + k * 0.16, 0.24, 0.52 + 0.12 * math.sin(k * 2.3), look.accent)
    for k in range(6):
        _fir(c, 0.1 + k * 0.165, 0.04, 0.44 + 0.1 * math.sin(k * 1.7 + 1), "forest")
    c.fill([(0, 0), (1, 0), (1, 0.1), (0, 0.1)], "forest")
    _titled(c, title, subtitle, _on(look), c.top - 0.17)


def _bird(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    c.line(curve([(0, 0.36), (0.3, 0.33), (0.7, 0.37), (1, 0.33)], 6), 0.022, "chocolate")
    for x, angle in ((0.12, 60), (0.22, -55), (0.8, 58), (0.9, -50), (0.68, 70)):
        c.fill(_leaf_shape(x, 0.345, angle, 0.15, 0.4), "olive")
    c.line([(0.46, 0.36), (0.47, 0.46)], 0.012, "chocolate")
    c.line([(0.53, 0.36), (0.53, 0.46)], 0.012, "chocolate")
    c.fill([(0.36, 0.52), (0.05, 0.5), (0.08, 0.44), (0.4, 0.45)], look.accent)
    body = [
        (0.3, 0.53),
        (0.38, 0.44),
        (0.52, 0.42),
        (0.66, 0.5),
        (0.72, 0.64),
        (0.72, 0.76),
        (0.66, 0.83),
        (0.57, 0.81),
        (0.52, 0.72),
        (0.42, 0.64),
    ]
    c.fill(curve(body, 5, closed=True), look.accent)
    breast = [(0.55, 0.46), (0.67, 0.52), (0.715, 0.64), (0.68, 0.72), (0.62, 0.66), (0.57, 0.56)]
    c.fill(curve(breast, 5, closed=True), "tangerine")
    c.fill(_leaf_shape(0.57, 0.67, 208, 0.34, 0.42), "charcoal")
    c.fill([(0.715, 0.785), (0.715, 0.74), (0.79, 0.755)], "mustard")
    c.disc(0.665, 0.77, 0.02, "white")
    c.disc(0.668, 0.77, 0.012, "black")
    _titled(c, title, subtitle, _on(look), c.top - 0.18)


def _rays(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    middle = 0.52
    for k in range(14):
        a, b = (math.radians((k + t) * 360 / 14) for t in (0.0, 0.5))
        c.fill([(0.5, middle), (0.5 + 2 * math.cos(a), middle + 2 * math.sin(a)), (0.5 + 2 * math.cos(b), middle + 2 * math.sin(b))], look.accent)  # fmt: skip
    c.disc(0.5, middle, 0.27, look.shade)
    c.disc(0.5, middle, 0.22, "ivory")
    c.disc(0.5, middle, 0.17, look.accent)
    c.fill([(0, c.top - 0.36), (1, c.top - 0.36), (1, c.top), (0, c.top)], look.shade)
    c.words(title, 0.5, c.top - 0.15, 0.84, 0.15, _on(look))
    c.words(subtitle, 0.5, c.top - 0.29, 0.5, 0.055, _on(look))


def _gilt(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    for inset, width in ((0.07, 0.014), (0.105, 0.006)):
        low, high, right = inset, c.top - inset, 1 - inset
        for a, b in (((low, low), (right, low)), ((low, high), (right, high)), ((low, low), (low, high)), ((right, low), (right, high))):  # fmt: skip
            c.line([a, b], width, look.accent)
    for x in (0.17, 0.83):
        for y in (0.17, c.top - 0.17):
            for angle in (45, 135, 225, 315):
                c.fill(_leaf_shape(x, y, angle, 0.075, 0.4), look.accent)
    for k in range(8):
        c.fill(_leaf_shape(0.5, 0.56, k * 45, 0.2 if k % 2 else 0.14, 0.36), look.accent)
    c.disc(0.5, 0.56, 0.04, look.shade)
    for k, word in enumerate(title.split()):
        c.words(word, 0.5, c.top - 0.36 - k * 0.16, 0.62, 0.1, look.accent)
    c.words(subtitle, 0.5, 0.2, 0.4, 0.045, look.accent)


def _label(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    low, high = c.top * 0.52, c.top * 0.86
    c.fill([(0.18, low), (0.82, low), (0.82, high), (0.18, high)], "ivory")
    for y in (low + 0.03, high - 0.03):
        c.line([(0.21, y), (0.79, y)], 0.008, look.accent)
    for x in (0.21, 0.79):
        c.line([(x, low + 0.03), (x, high - 0.03)], 0.008, look.accent)
    first, *rest = title.split()
    c.words(first, 0.5, high - 0.15, 0.48, 0.1, "charcoal")
    c.words(" ".join(rest), 0.5, high - 0.28, 0.48, 0.1, "charcoal")
    c.words(subtitle, 0.5, low + 0.085, 0.36, 0.045, look.accent)


def _maze(c: _Cover, look: Look, title: str, subtitle: str) -> None:
    for k in range(5):  # squares within squares, each with one gap
        r = 0.38 - k * 0.075
        for side in range(4):
            a, gap = math.radians(90 * side), 0.05 if (side + k) % 4 == 0 else 0.0
            for low, high in ((-r - 0.0125, -gap), (gap, r + 0.0125)):
                ends = [(r, low), (r, high)]
                c.line([(0.5 + x * math.cos(a) - y * math.sin(a), 0.52 + x * math.sin(a) + y * math.cos(a)) for x, y in ends], 0.025, look.accent)  # fmt: skip
    c.disc(0.5, 0.52, 0.035, _on(look))
    _titled(c, title, subtitle, _on(look), c.top - 0.2)


_DESIGNS: dict[str, Callable[[_Cover, Look, str, str], None]] = {
    "landscape": _landscape,
    "circles": _circles,
    "stripes": _stripes,
    "plant": _plant,
    "moon": _moon,
    "typography": _typography,
    "waves": _waves,
    "houses": _houses,
    "forest": _forest,
    "bird": _bird,
    "rays": _rays,
    "gilt": _gilt,
    "label": _label,
    "maze": _maze,
}


def _titled(c: _Cover, title: str, subtitle: str, shade: str, y: float) -> None:
    """The title across the cover, the subtitle small below it."""
    c.words(title, 0.5, y, 0.84, 0.15, shade)
    c.words(subtitle, 0.5, y - 0.14, 0.5, 0.055, shade, 0.01)


def _fir(c: _Cover, x: float, y: float, high: float, shade: str) -> None:
    for k in range(3):
        low, wide = y + high * (0.12 + k * 0.25), high * (0.27 - k * 0.065)
        c.fill([(x - wide, low), (x + wide, low), (x, low + high * 0.4)], shade)
    c.line([(x, y - 0.02), (x, y + high * 0.2)], high * 0.08, shade)


def _hill(y: float, swing: float, times: float, phase: float) -> list[Point2]:
    crest = [(k / 40, y + swing * math.sin(math.tau * times * k / 40 + phase)) for k in range(41)]
    return [*crest, (1, -0.01), (0, -0.01)]


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point2]:
    turns = [math.radians(start + (end - start) * k / 48) for k in range(48)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns]


def _star(x: float, y: float, size: float) -> list[Point2]:
    return [
        (x + size * (1 if k % 2 == 0 else 0.3) * math.cos(math.tau * k / 8),
         y + size * (1 if k % 2 == 0 else 0.3) * math.sin(math.tau * k / 8))
        for k in range(8)
    ]  # fmt: skip


def _leaf_shape(x: float, y: float, angle: float, length: float, fat: float) -> list[Point2]:
    """A leaf growing from a point at an angle (degrees)."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = [(t, fat / 2 * math.sin(math.pi * t**0.8)) for t in (k / 10 for k in range(11))]
    rim = half + [(t, -w) for t, w in reversed(half[1:-1])]
    return [(x + length * (t * c - w * s), y + length * (t * s + w * c)) for t, w in rim]


def _clipped(outline: Sequence[Point2], top: float) -> list[Point2]:
    """The part of an outline inside the cover (Sutherland-Hodgman)."""
    points = list(outline)
    for axis, limit, sign in ((0, 0.0, 1), (0, 1.0, -1), (1, 0.0, 1), (1, top, -1)):
        kept: list[Point2] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            da, db = sign * (a[axis] - limit), sign * (b[axis] - limit)
            if da >= 0:
                kept.append(a)
            if da * db < 0:
                t = da / (da - db)
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        points = kept
    return points


def _on(look: Look) -> str:
    """An ink that reads on the cover: dark on light, the accent if it is dark enough."""
    if _bright(look.shade) < 140:
        return "ivory"
    return look.accent if _bright(look.accent) < 95 else "charcoal"


def _bright(shade: str) -> float:
    red, green, blue = SHADES[shade].rgb
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _ink(paper: str, shade: str) -> bpy.types.Material:
    """Print in a shade; gold is foil."""
    return skin("gold" if shade in ("gold", "silver") else paper, shade)


def _frame(at: Sequence[float], right: Sequence[float], up: Sequence[float]) -> Matrix:
    """A place to print on, from its origin, its reading direction and its up."""
    r, u = Vector(right), Vector(up)
    found = Matrix((r, u, r.cross(u))).transposed().to_4x4()
    found.translation = Vector(at)
    return found


def _letters(
    words: str, width: float, height: float, material: bpy.types.Material, bold: float = 0.016
) -> Object:
    """Letters in the xy plane about the origin, as large as fits; `bold` fattens them."""
    data = bpy.data.curves.new("letters", "FONT")
    data.body, data.size = words, 1.0
    data.resolution_u = 4
    shape = bpy.data.objects.new("letters", data)
    bpy.context.scene.collection.objects.link(shape)
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    flat = bpy.data.meshes.new_from_object(shape.evaluated_get(graph))
    bpy.data.objects.remove(shape)
    xs, ys = ([corner.co[axis] for corner in flat.vertices] for axis in (0, 1))
    size = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, 0)
    flat.transform(Matrix.Scale(size, 4) @ Matrix.Translation(-Vector(middle)))
    # fattened by printing it five times: widening the outlines makes the M and W cross themselves
    count, by = len(flat.vertices), bold * size
    shifts = [(by * x, by * y) for x, y in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
    corners = [(v.co.x + x, v.co.y + y, k * _LAYER) for k, (x, y) in enumerate(shifts) for v in flat.vertices]  # fmt: skip
    faces = [[v + k * count for v in p.vertices] for k in range(5) for p in flat.polygons]
    body = mesh("letters", corners, faces, material, smooth=False)
    bpy.data.meshes.remove(flat)
    return body


def _pages(left: float, right: float, half: float, swell: float, low: float, high: float) -> Object:
    """A block of leaves standing on its edge, lined where one sees their edges."""
    across = [k / 8 for k in range(-8, 9)]
    back = [(left - swell * (1 - t * t), t * half) for t in across]
    fore = [(right - swell * (1 - t * t), t * half) for t in reversed(across)]
    paper = skin("paper", "ivory", "sand", "stripes", 0.045)
    # stripes run across x: built lengthwise in y and turned
    return sheet([(y, -x) for x, y in back + fore], high - low, paper, 0.0, (0, 0, low), (0, 0, 90))


def _standing(body: Object, x: float, z: float, y: float) -> None:
    """A block made standing (spine left, cover to the front) laid down with its cover up."""
    lay = Matrix.Translation((x, y, z)) @ Matrix.Rotation(math.radians(-90), 4, "X")
    body.matrix_basis = lay @ body.matrix_basis


def _strip(line: Sequence[Point2], low: float, high: float, material: bpy.types.Material, thickness: float) -> Object:  # fmt: skip
    """A sheet of paper or card bent along a line in x and z, from y = low to high."""
    corners = [(x, y, z) for x, z in line for y in (low, high)]
    faces = [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(len(line) - 1)]
    body = mesh("card", corners, faces, material)
    change = body.modifiers.new("thicken", "SOLIDIFY")
    change.thickness, change.offset = thickness, 0
    return body


def _draped(body: Object, line: Sequence[Point2]) -> None:
    """Flat print laid on a card bent along a line in x and z, cut where the card bends."""
    shape = bmesh.new()
    shape.from_mesh(body.data)
    shape.transform(body.matrix_basis)
    low, high = line[0][0], line[-1][0]
    for k in range(1, len(line) - 1):
        where = (low + (high - low) * k / (len(line) - 1), 0, 0)
        bmesh.ops.bisect_plane(shape, geom=[*shape.verts, *shape.edges, *shape.faces], plane_co=where, plane_no=(1, 0, 0))  # fmt: skip
    for corner in shape.verts:
        t = (corner.co.x - low) / (high - low) * (len(line) - 1)
        k = min(max(int(t), 0), len(line) - 2)
        (ax, az), (bx, bz) = line[k], line[k + 1]
        corner.co.z += az + (t - k) * (bz - az) + 0.00021
        corner.co.x = ax + (t - k) * (bx - ax)
    shape.to_mesh(body.data)
    shape.free()
    body.matrix_basis = Matrix.Identity(4)
