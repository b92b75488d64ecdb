"""Small renders of models while they are made: `python -m samples.blender.preview MODULE.KIND ...`."""

from __future__ import annotations

import argparse
import importlib
import random
import tempfile
from pathlib import Path

from PIL import Image

from samples.blender import studio
from samples.look import Look


def main() -> None:
    """Render each `module.kind:style:material:shade[:accent]` and lay them out on one sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("looks", nargs="+", help="module.kind:style:material:shade[:accent]")
    parser.add_argument("--view", default="28,22", help="azimuth,elevation in degrees")
    parser.add_argument("--turn", default="0,0,0", help="the product turned about x,y,z in degrees")
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--samples", type=int, default=8)
    parser.add_argument("--out", type=Path, default=Path("preview.png"))
    given = parser.parse_args()
    azimuth, elevation = (float(part) for part in given.view.split(","))
    turn = tuple(float(part) for part in given.turn.split(","))
    pictures = []
    with tempfile.TemporaryDirectory() as folder:
        for number, words in enumerate(given.looks):
            name, style, material, shade, *accent = words.split(":")
            module, kind = name.split(".")
            model = getattr(importlib.import_module(f"samples.models.{module}"), kind)
            look = Look(
                kind, style, material, shade, (accent or ["white"])[0], random.Random(number)
            )
            path = Path(folder) / f"{number}.png"
            measure = studio.shoot(
                model, look, (azimuth, elevation), path, number, turn,  # type: ignore[arg-type]
                size=given.size, samples=given.samples,
            )  # fmt: skip
            size = " x ".join(
                f"{v * 100:.1f}" for v in (measure.width, measure.depth, measure.height)
            )
            print(f"{words}: {size} cm {measure.facts}", flush=True)
            with Image.open(path) as picture:
                pictures.append(picture.convert("RGB"))
    columns = min(6, len(pictures))
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * given.size, rows * given.size), "white")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % columns * given.size, number // columns * given.size))
    sheet.save(given.out)


if __name__ == "__main__":
    main()
