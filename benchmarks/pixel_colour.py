"""How well a product's colours are named from its pixels alone.

    python benchmarks/pixel_colour.py [--data ../shared/data] [--json results.json]

- primary colour: the first value answered is the product's (top-1), or one of the first two (top-2).
  Asked of the sample shop's catalogue shots, of its phone photos, and of those phone photos whose
  silhouette is known, once with the silhouette as the foreground: what a perfect cut-out would give.
- real fashion: Myntra's studio photos, where every base colour is an allowed value without synonyms.
  Left out if `--data` holds no `myntra/`.
- calibration: the expected calibration error of the first value's confidence, in ten bins (Guo et al.,
  On calibration of modern neural networks, 2017).
- second colour: precision and recall on catalogue shots. No second colour in the table is one more
  truth: answering one there is wrong.

Products of a value without a known colour ("clear") are left out of the primary colour's figures, and
counted. Constants were chosen on the catalogue shots and on Myntra; the way to find the foreground of
phone photos and how much of a cast to take away were chosen by looking at the phone photos.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from PIL import Image

from skulens.attributes.pixel_colour import ColourReading, PixelColour
from skulens.datasets.sample_shop import SampleShop, sample_shop
from skulens.images.foreground import foreground_of
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare

PREPARATION = Preparation(size=128)
SILHOUETTE = Preparation(size=128, background=(0, 0, 0))
_BINS = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    shop = sample_shop()
    figures = on_catalogue_shots(shop) | on_phone_photos(shop)
    if (arguments.data / "myntra").is_dir():
        figures |= on_fashion(arguments.data / "myntra")
    figures |= speed(shop)
    for name, value in figures.items():
        print(f"{name:<68} {value:>8.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))


def on_catalogue_shots(shop: SampleShop, every: int = 1) -> dict[str, float]:
    """First and second colours of the shop's own pictures, or of each n-th."""
    colours = shop_colours(shop)
    rows = list(products(shop).values())[::every]
    readings = [colours.read(pixels(shop.folder / row["photo"]), (255, 255, 255)) for row in rows]
    name = "catalogue shots"
    figures = primary(name, readings, [row["colour"] for row in rows], colours.unknown)
    return figures | second(name, readings, [row["second_colour"] for row in rows])


def on_phone_photos(shop: SampleShop, every: int = 1) -> dict[str, float]:
    """First colours in phone photos, as they are and cut out, or in each n-th."""
    colours, rows = shop_colours(shop), products(shop)
    photos = shop.phone_photos()[::every]
    readings = [colours.read(pixels(photo.photo), (255, 255, 255)) for photo in photos]
    truth = [rows[photo.product_id]["colour"] for photo in photos]
    figures = primary("phone photos", readings, truth, colours.unknown)
    known = [s for s in shop.silhouettes() if s.photo.parent.name == "phone"][::every]
    truth = [rows[silhouette.product_id]["colour"] for silhouette in known]
    for name, cut_out in (("phone photos with silhouette", False), ("the same, cut out", True)):
        readings = []
        for silhouette in known:
            mask = pixels(silhouette.mask, SILHOUETTE)[:, :, 0] > 127 if cut_out else None
            foreground = foreground_of(pixels(silhouette.photo), (255, 255, 255), mask)
            readings.append(colours.read_foreground(foreground))
        figures |= primary(name, readings, truth, colours.unknown)
    return figures


def on_fashion(folder: Path) -> dict[str, float]:
    """First colours of Myntra's products among all its base colours."""
    with (folder / "styles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    truth = [row["baseColour"] for row in rows]
    colours = PixelColour([(value, ()) for value in sorted(set(truth))])
    photos = [folder / "images" / f"{row['id']}.jpg" for row in rows]
    readings = [colours.read(pixels(photo), (255, 255, 255)) for photo in photos]
    return primary("Myntra", readings, truth, colours.unknown)


def speed(shop: SampleShop) -> dict[str, float]:
    """Milliseconds for one picture of 224 pixels a side, one after the other."""
    colours, size = shop_colours(shop), Preparation(size=224)
    pictures = [pixels(photo.photo, size) for photo in shop.phone_photos()[:50]]
    start = time.perf_counter()
    for picture in pictures:
        colours.read(picture, (255, 255, 255))
    return {"milliseconds a picture": 1000 * (time.perf_counter() - start) / len(pictures)}


def shop_colours(shop: SampleShop) -> PixelColour:
    """Names as the sample shop's schema allows them."""
    schema = yaml.safe_load(shop.attributes.read_text(encoding="utf-8"))
    return PixelColour(list(schema["attributes"]["colour"]["values"].items()))


def products(shop: SampleShop) -> dict[str, dict[str, str]]:
    """The rows of the shop's feed by id."""
    with shop.products.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def pixels(path: Path, preparation: Preparation = PREPARATION) -> npt.NDArray[np.uint8]:
    """A prepared picture."""
    with Image.open(path) as picture:
        return prepare(picture.convert("RGB"), preparation)


def primary(
    name: str, readings: Iterable[ColourReading], truth: Sequence[str], unknown: Sequence[str]
) -> dict[str, float]:
    """Accuracy and calibration of first colours."""
    asked = [(r, true) for r, true in zip(readings, truth, strict=True) if true not in unknown]
    first = np.array([r.primary[0][0] == true for r, true in asked], np.float64)
    either = [true in [value for value, _ in r.primary[:2]] for r, true in asked]
    sure = np.array([r.primary[0][1] for r, _ in asked])
    return {
        f"{name}, colour top-1": float(first.mean()),
        f"{name}, colour top-2": float(np.mean(either)),
        f"{name}, calibration error": calibration_error(first, sure),
        f"{name}, of a colour that is never answered": float(len(truth) - len(asked)),
    }


def calibration_error(right: npt.NDArray[np.float64], sure: npt.NDArray[np.float64]) -> float:
    """How far confidences are from the share of right answers, over ten bins of confidence."""
    of_bin = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = [abs((right - sure)[of_bin == number].sum()) for number in range(_BINS)]
    return float(sum(gaps) / len(sure))


def second(name: str, readings: Iterable[ColourReading], truth: Sequence[str]) -> dict[str, float]:
    """Precision and recall of second colours."""
    answered = [(r.secondary[0][0] if r.secondary else "") for r in readings]
    right = sum(bool(a) and a == true for a, true in zip(answered, truth, strict=True))
    return {
        f"{name}, second colour precision": right / max(1, sum(map(bool, answered))),
        f"{name}, second colour recall": right / max(1, sum(map(bool, truth))),
    }


if __name__ == "__main__":
    main()
