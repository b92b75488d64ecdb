"""The open pictures that train the picture tower, prepared as the product prepares them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare

FASHION_MNIST = (
    "t-shirt",
    "trousers",
    "pullover",
    "dress",
    "coat",
    "sandals",
    "shirt",
    "sneakers",
    "handbag",
    "ankle boots",
)
CLOTHING = {
    "Dress": "dress",
    "Hat": "hat",
    "Longsleeve": "long sleeve top",
    "Outwear": "jacket",
    "Pants": "pants",
    "Shirt": "shirt",
    "Shoes": "shoes",
    "Shorts": "shorts",
    "Skirt": "skirt",
    "T-Shirt": "t-shirt",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set of pictures with one label each; `images` are RGB, `names` say the label in words."""

    source: str
    images: list[Image.Image]
    labels: NDArray[np.int64]
    names: list[str]


def _open(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


def grocery(data: Path, split: str) -> Labelled:
    """Grocery Store Dataset with its 81 fine classes."""
    folder = data / "grocery"
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as file:
        names = [row["Class Name (str)"].replace("-", " ").lower() for row in csv.DictReader(file)]
    rows = [line.split(", ") for line in (folder / f"{split}.txt").read_text().splitlines()]
    labels = np.array([int(row[1]) for row in rows])
    return Labelled("grocery", [_open(folder / row[0]) for row in rows], labels, names)


def clothing(data: Path, split: str) -> Labelled:
    """Clothing dataset with its 10 categories."""
    folder = data / "clothing"
    with (folder / "images.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    keys = list(CLOTHING)
    labels = np.array([keys.index(row["label"]) for row in rows])
    images = [_open(folder / "images" / f"{row['image']}.jpg") for row in rows]
    return Labelled("clothing", images, labels, list(CLOTHING.values()))


def fashion_mnist(data: Path, count: int, seed: int) -> Labelled:
    """`count` pictures of Fashion-MNIST, inverted to lie on white as shop photos do."""
    folder = data / "fashion-mnist"
    pixels = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())
    values = np.frombuffer(pixels, np.uint8, offset=16).reshape(-1, 28, 28)
    raw = gzip.decompress((folder / "train-labels-idx1-ubyte.gz").read_bytes())
    labels = np.frombuffer(raw, np.uint8, offset=8).astype(np.int64)
    rows = np.sort(np.random.default_rng(seed).choice(len(labels), count, replace=False))
    images = [Image.fromarray(255 - values[row]).convert("RGB") for row in rows]
    return Labelled("fashion-mnist", images, labels[rows], list(FASHION_MNIST))


def prepare_all(images: Sequence[Image.Image], preparation: Preparation) -> NDArray[np.uint8]:
    """Pixels of all pictures, `(n, size, size, 3)`."""
    return np.stack([prepare(image, preparation) for image in images])
