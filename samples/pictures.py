"""Which pictures are made of a design, and where below the shop's folder they lie."""

from __future__ import annotations

from pathlib import Path

from samples.designs import Design


def photo_of(design: Design) -> Path:
    """The catalogue shot."""
    if design.owner:
        return Path("feeds", "photos", f"{design.id}.jpg")
    return Path("photos", f"{design.id}.jpg")


def phone_photos_of(design: Design) -> list[Path]:
    """The phone photos."""
    return [Path("phone", f"{design.id}-{'abc'[k]}.jpg") for k in range(design.phones)]


def masks_of(design: Design) -> dict[Path, Path]:
    """The silhouettes by picture: of the catalogue shot and the first phone photo."""
    shown = [photo_of(design), *phone_photos_of(design)[:1]] if design.masked else []
    return {photo: Path("masks", photo.parent.name, f"{photo.stem}.png") for photo in shown}


def pictures_of(design: Design) -> list[Path]:
    """Every file that is made of a design."""
    return [photo_of(design), *phone_photos_of(design), *masks_of(design).values()]
