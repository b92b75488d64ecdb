"""All pictures of the shop, one after another; what is there already is not rendered again."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from samples import darkroom
from samples.blender import phone, stage, studio
from samples.designs import Design
from samples.measures import Measures
from samples.pictures import masks_of, phone_photos_of, photo_of, pictures_of


def render_all(
    designs: Sequence[Design], out: Path, measures: Measures, say: Callable[[str], None] = print
) -> None:
    """Render the missing pictures of all designs into `out` and note what the products measure."""
    for number, design in enumerate(designs, start=1):
        missing = [path for path in pictures_of(design) if not (out / path).exists()]
        if missing or design.id not in measures:
            say(f"{number}/{len(designs)} {design.id}")
            with tempfile.TemporaryDirectory() as scratch:
                measures.note(design.id, _render(design, out, Path(scratch) / "render.png"))


def _render(design: Design, out: Path, raw: Path) -> dict[str, float | str]:
    line = design.line
    model = getattr(importlib.import_module(f"samples.models.{line.module}"), line.kind)
    masks = {photo: out / mask for photo, mask in masks_of(design).items()}
    for path in pictures_of(design):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
    photo = photo_of(design)
    azimuth = -line.view[0] if design.owner else line.view[0]  # a supplier has a studio of its own
    measure = studio.shoot(
        model, design.look(), (azimuth, line.view[1]), raw, design.seed, line.turn, masks.get(photo)
    )
    darkroom.studio_jpeg(raw, out / photo)
    for number, path in enumerate(phone_photos_of(design), start=1):
        _render_phone(model, design, number, raw, masks.get(path))
        darkroom.phone_jpeg(raw, out / path, design.seed + number)
    return measure.as_plain()


def _render_phone(
    model: stage.Build, design: Design, number: int, raw: Path, mask: Path | None
) -> None:
    line = design.line
    seed = design.seed + number
    phone.shoot(model, design.look(), line.place, line.view, raw, seed, line.phone_turn, mask)
