"""Chairs of every form."""

from __future__ import annotations

from samples.look import Look
from samples.models import Facts
from samples.models._joinery import proportioned
from samples.models.seats.folding_chairs import bistro, director, folding
from samples.models.seats.upholstered_chairs import (
    office,
    plywood,
    shell_chair,
    tufted_chair,
    upholstered_chair,
)
from samples.models.seats.wooden_chairs import (
    bentwood,
    cane_chair,
    ladder,
    rocking,
    spindle,
    wishbone,
)

CHAIRS = {
    "spindle": (spindle, "without"),
    "rocking": (rocking, "with"),
    "ladder": (ladder, "without"),
    "upholstered": (upholstered_chair, "without"),
    "tufted": (tufted_chair, "without"),
    "shell": (shell_chair, "without"),
    "plywood": (plywood, "without"),
    "cane": (cane_chair, "without"),
    "bentwood": (bentwood, "without"),
    "bistro": (bistro, "without"),
    "folding": (folding, "without"),
    "office": (office, "with"),
    "director": (director, "with"),
    "wishbone": (wishbone, "with"),
}


def chair(look: Look) -> Facts:
    """A chair for one, from Windsor to office."""
    build, armrests = CHAIRS[look.style]
    height, higher = proportioned(look, build)
    return {"seat_height": round(height * higher * 100), "armrests": armrests}
