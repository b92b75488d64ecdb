"""Paperbacks, one or a few on a pile."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bmesh
import bpy
from mathutils import Matrix

from samples.blender.forms import made_since, padded
from samples.blender.materials import skin
from samples.blender.shapes import Object, Point2, mesh
from samples.look import Look
from samples.models import Facts
from samples.models.books.cover import Cover, ink_on, ink_skin, letters, print_frame
from samples.models.books.designs import DESIGNS, SUBTITLES, TITLES
from samples.models.books.hardbacks import leaf_block


def paperback(look: Look) -> Facts:
    """A paperback lying with its cover a little curled, or a stack of three volumes."""
    count = 3 if look.style == "stack" else 1
    height = look.between(0.176, 0.186)
    width = height * look.between(0.61, 0.64)
    thick = look.between(0.012, 0.018)
    designs = ["circles", "waves", "rays"] if count == 3 else [look.style]
    title, pages, z = "", 0, 0.0
    for number, design in enumerate(designs):
        title = look.dice.choice(TITLES[design])
        before = set(bpy.context.scene.objects)
        _volume(look, design, title, width, height, thick, curl=number == count - 1)
        turn = look.between(-9, 9) + (number - 1) * 7 if count == 3 else 0.0
        lift = Matrix.Translation((0, 0, z)) @ Matrix.Rotation(math.radians(turn), 4, "Z")
        for part in made_since(before):
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
    _standing(leaf_block(0.0006, width, thick / 2 - wall, 0, 0, height), x0, thick / 2, y0)
    leaf = skin("paper", "ivory")
    for share in (0.15, 0.35, 0.6) if curl else ():
        _strip(lifted(share), y0 + 0.0004, y0 + height - 0.0004, leaf, 0.0001)
    wrap = [(x0 + width, 0.0), (x0 + 0.0006, 0.0), (x0, 0.0006), (x0, thick - 0.0008)]
    _strip(wrap + lifted(1.0), y0, y0 + height, card, wall)
    # the print follows the curl: corners only bend where there are corners, so cut it fine
    before = set(bpy.context.scene.objects)
    frame = print_frame((x0 + 0.0004, y0 + 0.0004, 0), (1, 0, 0), (0, 1, 0))
    cover = Cover(frame, width - 0.0008, height - 0.0008, look.material)
    subtitle = look.dice.choice(SUBTITLES)
    DESIGNS[design](cover, look, title, subtitle)
    line = lifted(1.0)
    for part in made_since(before):
        _draped(part, line)
    pale = ink_on(look)
    spine = print_frame((x0 - 0.00015, height * 0.12, thick / 2), (0, -1, 0), (0, 0, 1))
    letters(title, height * 0.5, thick * 0.5, ink_skin(look.material, pale)).matrix_basis = spine


def _standing(body: Object, x: float, z: float, y: float) -> None:
    """A block made standing (spine left, cover to the front) laid down with its cover up."""
    lay = Matrix.Translation((x, y, z)) @ Matrix.Rotation(math.radians(-90), 4, "X")
    body.matrix_basis = lay @ body.matrix_basis


def _strip(
    line: Sequence[Point2], low: float, high: float, material: bpy.types.Material, thickness: float
) -> Object:
    """A sheet of paper or card bent along a line in x and z, from y = low to high."""
    corners = [(x, y, z) for x, z in line for y in (low, high)]
    faces = [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(len(line) - 1)]
    body = mesh("card", corners, faces, material)
    return padded(body, thickness)


def _draped(body: Object, line: Sequence[Point2]) -> None:
    """Flat print laid on a card bent along a line in x and z, cut where the card bends."""
    shape = bmesh.new()
    shape.from_mesh(body.data)
    shape.transform(body.matrix_basis)
    low, high = line[0][0], line[-1][0]
    for k in range(1, len(line) - 1):
        where = (low + (high - low) * k / (len(line) - 1), 0, 0)
        bmesh.ops.bisect_plane(shape, geom=[*shape.verts, *shape.edges, *shape.faces],
                               plane_co=where, plane_no=(1, 0, 0))  # fmt: skip
    for corner in shape.verts:
        t = (corner.co.x - low) / (high - low) * (len(line) - 1)
        k = min(max(int(t), 0), len(line) - 2)
        (ax, az), (bx, bz) = line[k], line[k + 1]
        corner.co.z += az + (t - k) * (bz - az) + 0.00021
        corner.co.x = ax + (t - k) * (bx - ax)
    shape.to_mesh(body.data)
    shape.free()
    body.matrix_basis = Matrix.Identity(4)
