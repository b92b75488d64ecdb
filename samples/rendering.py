"""All pictures of the shop, one after another; what is there already is not rendered again."""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from samples import darkroom
from samples.designs import Design
from samples.measures import Measures
from samples.pictures import masks_of, phone_photos_of, photo_of, pictures_of

WORKERS = 2


def render_all(
    designs: Sequence[Design], out: Path, measures: Measures, say: Callable[[str], None] = print
) -> None:
    """Render the missing pictures of all designs into `out` and note what the products measure.

    Raises whatever a model raises, once the pictures begun are done; run again to go on.
    """
    missing = [
        design
        for design in designs
        if design.id not in measures
        or any(not (out / path).exists() for path in pictures_of(design))
    ]
    # Building a mesh keeps one core busy: a second product is rendered meanwhile.
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as workers:
        jobs = {workers.submit(_render, design, out): design for design in missing}
        for number, job in enumerate(as_completed(jobs), start=1):
            measures.note(jobs[job].id, job.result())
            say(f"{number}/{len(missing)} {jobs[job].id}")


def _render(design: Design, out: Path) -> dict[str, float | str]:
    with tempfile.TemporaryDirectory() as scratch:
        return _rendered(design, out, Path(scratch) / "render.png")


def _rendered(design: Design, out: Path, raw: Path) -> dict[str, float | str]:
    from samples.blender import studio  # Blender bends sys.path: workers alone may load it

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
    plain: dict[str, float | str] = measure.as_plain()
    return plain


def _render_phone(
    model: Callable[..., object], design: Design, number: int, raw: Path, mask: Path | None
) -> None:
    from samples.blender import phone

    line = design.line
    seed = design.seed + number
    azimuth, elevation = line.view
    if line.phone_turn != line.turn:  # it lies: people look down on it
        elevation = max(elevation, 40)
    view = (azimuth, elevation)
    phone.shoot(model, design.look(), line.place, view, raw, seed, line.phone_turn, mask)
