"""What an encoder knows: neighbours, zero-shot types, titles to photos, adapter, speed.

    python benchmarks/encoder.py --data ../shared/data [--encoder embedded] [--json results.json]

Nothing here was trained on: myntra is never trained on, grocery and clothing give their validation
splits. Protocols are stated with each measure.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from skulens.encoders import load_encoder
from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare
from skulens.search.adapter import Queries, fit_adapter
from skulens.search.query import combine, encode_queries

Labels = npt.NDArray[np.str_]
SEEDS = (0, 1, 2)
_COLOURED_KINDS = (
    {name: (f"{name} bell pepper",) for name in ("red", "yellow", "green", "orange")},
    {
        "red": ("red delicious", "royal gala", "pink lady"),
        "green": ("granny smith", "golden delicious"),
    },
    {"yellow": ("lemon",), "green": ("lime",)},
)
"""Groceries of one shape in several colours."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table: where, what, and the figure."""

    data: str
    name: str
    value: float

    def __str__(self) -> str:
        shown = f"{self.value:8.3f}" if self.value < 10 else f"{self.value:8.0f}"
        return f"{self.data:10} {self.name:62} {shown}"


@dataclass(frozen=True, slots=True)
class Photos:
    """Prepared pictures with their columns of labels."""

    pixels: npt.NDArray[np.uint8]
    labels: Mapping[str, Labels]


def _read(paths: Sequence[Path], preparation: Preparation) -> npt.NDArray[np.uint8]:
    def one(path: Path) -> npt.NDArray[np.uint8]:
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            return prepare(ImageOps.exif_transpose(picture).convert("RGB"), preparation)

    with ThreadPoolExecutor(2) as pool:
        return np.stack(list(pool.map(one, paths)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_myntra(data: Path, preparation: Preparation) -> Photos:
    """Studio photos of 75 article types."""
    folder = data / "myntra"
    rows = _rows(folder / "styles.csv")
    keys = ("articleType", "subCategory", "gender", "baseColour", "productDisplayName")
    labels = {key: np.array([row[key] for row in rows]) for key in keys}
    return Photos(_read([folder / f"images/{row['id']}.jpg" for row in rows], preparation), labels)


def read_grocery(data: Path, split: str, preparation: Preparation) -> Photos:
    """Phone photos of food with fine and coarse class names."""
    folder = data / "grocery"
    classes = _rows(folder / "classes.csv")
    lines = [line.split(", ") for line in (folder / f"{split}.txt").read_text().splitlines()]
    labels = {
        level: np.array([classes[int(line[1])][column].replace("-", " ").lower() for line in lines])
        for level, column in (("fine", "Class Name (str)"), ("coarse", "Coarse Class Name (str)"))
    }
    return Photos(_read([folder / line[0] for line in lines], preparation), labels)


def read_clothing(data: Path, split: str, preparation: Preparation) -> Photos:
    """Phone photos of garments in 10 categories."""
    folder = data / "clothing"
    rows = [row for row in _rows(folder / "images.csv") if row["split"] == split]
    labels = {"category": np.array([row["category"] for row in rows])}
    paths = [folder / f"images/{row['image']}.jpg" for row in rows]
    return Photos(_read(paths, preparation), labels)


def encode(encoder: Encoder, pixels: npt.NDArray[np.uint8], batch: int = 16) -> Vectors:
    """Vectors of prepared pictures, two calls at a time."""
    parts = [pixels[start : start + batch] for start in range(0, len(pixels), batch)]
    with ThreadPoolExecutor(2) as pool:
        return np.concatenate(list(pool.map(encoder.encode_images, parts)))


def weigh(encoder: Encoder, vectors: Vectors, weights: Mapping[str, float]) -> Vectors:
    """Vectors whose inner product with stored ones is the weighted sum of block cosines."""
    weighed = np.zeros_like(vectors)
    for name, where in encoder.blocks.slices():
        weighed[:, where] = weights.get(name, 0.0) * vectors[:, where]
    return weighed


def vote(scores: Vectors, labels: Labels, truth: Labels, k: int = 5) -> float:
    """Accuracy of the `k` nearest neighbours' vote, each weighted by its score."""
    names, numbers = np.unique(labels, return_inverse=True)
    nearest = np.argpartition(-scores, k, axis=1)[:, :k]
    votes = np.zeros((len(scores), len(names)))
    for column in nearest.T:
        rows = np.arange(len(scores))
        votes[rows, numbers[column]] += np.maximum(scores[rows, column], 1e-6)
    return float((names[votes.argmax(axis=1)] == truth).mean())


def top(scores: Vectors, names: Sequence[str], truth: Labels, k: int) -> float:
    """Share of rows whose true name is among the `k` best."""
    best = np.argsort(-scores, axis=1)[:, :k]
    return float((np.array(names)[best] == truth[:, None]).any(axis=1).mean())


def recall(scores: Vectors, titles: Labels, k: int = 10) -> float:
    """Share of titles with a photo of that very title among the `k` best."""
    best = np.argpartition(-scores, k, axis=1)[:, :k]
    return float((titles[best] == titles[:, None]).any(axis=1).mean())


def measure_neighbours(encoder: Encoder, data: Path) -> list[Measure]:
    """5-NN votes with the encoder's weights for photo queries."""
    weights, found = encoder.weights["photo"], []
    for name, reader in (("grocery", read_grocery), ("clothing", read_clothing)):
        validation = "val" if name == "grocery" else "validation"
        gallery = reader(data, "train", encoder.preparation)
        asked = reader(data, validation, encoder.preparation)
        known = encode(encoder, gallery.pixels)
        vectors = encode(encoder, asked.pixels)
        scores = weigh(encoder, vectors, weights) @ known.T
        for level, truth in asked.labels.items():
            accuracy = vote(scores, gallery.labels[level], truth)
            found.append(Measure(name, f"5-NN {level}, {validation} against train", accuracy))
        for level, truth in asked.labels.items():
            kinds = sorted(set(gallery.labels[level]))
            texts = encoder.encode_texts(kinds)
            meant = vectors @ weigh(encoder, texts, {MEANING: 1.0}).T
            found.append(
                Measure(
                    name, f"zero-shot {level} ({len(kinds)}), top-1", top(meant, kinds, truth, 1)
                )
            )
            found.append(
                Measure(
                    name, f"zero-shot {level} ({len(kinds)}), top-5", top(meant, kinds, truth, 5)
                )
            )
            asked_for = encode_queries(encoder, kinds)
            asking = weigh(encoder, asked_for, encoder.weights["text"]) @ vectors.T
            best = np.argsort(-asking, axis=1)[:, :10]
            there = np.isin(kinds, truth)
            right = (truth[best] == np.array(kinds)[:, None]).mean(axis=1)[there]
            found.append(
                Measure(name, f"{level} name -> photos, precision@10", float(right.mean()))
            )
        if name == "grocery":
            kinds_known, kinds_asked = gallery.labels["fine"], asked.labels["fine"]
            found.append(_measure_recoloured(encoder, known, kinds_known, vectors, kinds_asked))
    return found


def _measure_recoloured(
    encoder: Encoder, known: Vectors, kinds: Labels, asked: Vectors, asked_kinds: Labels
) -> Measure:
    """A photo and a colour word -> groceries of that shape in that colour, mean over the pairs."""
    precisions = []
    for shape in _COLOURED_KINDS:
        for (_, own), (colour, wanted) in permutations(shape.items(), 2):
            word = encode_queries(encoder, [colour])[0]
            photos = asked[np.isin(asked_kinds, own)]
            if not len(photos) or not np.isin(wanted, kinds).any():
                continue
            queries = np.stack([combine(encoder.blocks, word, one, None)[0] for one in photos])
            scores = weigh(encoder, queries, encoder.weights["both"]) @ known.T
            best = np.argpartition(-scores, 10, axis=1)[:, :10]
            precisions.append(float(np.isin(kinds[best], wanted).mean()))
    name = f"photo + colour word -> that kind in that colour ({len(precisions)}), P@10"
    return Measure("grocery", name, float(np.mean(precisions)))


def measure_myntra(encoder: Encoder, photos: Photos, vectors: Vectors) -> list[Measure]:
    """5-NN on two random halves, zero-shot types by name."""
    found = []
    rng = np.random.default_rng(0)
    half = rng.permutation(len(vectors)) % 2 == 0
    scores = weigh(encoder, vectors[half], encoder.weights["photo"]) @ vectors[~half].T
    for key in ("articleType", "subCategory", "gender", "baseColour"):
        labels = photos.labels[key]
        accuracy = vote(scores, labels[~half], labels[half])
        found.append(Measure("myntra", f"5-NN {key}, half against half", accuracy))
    types = photos.labels["articleType"]
    names = sorted(set(types))
    texts = weigh(encoder, encoder.encode_texts(names), {MEANING: 1.0})
    for k in (1, 5):
        name = f"zero-shot article type ({len(names)}), top-{k}"
        found.append(Measure("myntra", name, top(vectors @ texts.T, names, types, k)))
    return found


def measure_other_colour(encoder: Encoder, photos: Photos, vectors: Vectors) -> Measure:
    """A photo and a colour word -> the same type in that colour; every pair with 4 products."""
    types, colours = photos.labels["articleType"], photos.labels["baseColour"]
    rng = np.random.default_rng(0)
    words = {colour: encode_queries(encoder, [colour])[0] for colour in set(colours)}
    precisions = []
    for kind, colour in sorted(set(zip(types.tolist(), colours.tolist(), strict=True))):
        right = (types == kind) & (colours == colour)
        others = np.flatnonzero((types == kind) & (colours != colour))
        if right.sum() < 4 or len(others) < 3:
            continue
        for asked in rng.choice(others, 3, replace=False):
            query, _ = combine(encoder.blocks, words[colour], vectors[asked], None)
            scores = vectors @ weigh(encoder, query[None], encoder.weights["both"])[0]
            scores[asked] = -np.inf
            best = np.argsort(-scores)[:10]
            precisions.append(right[best].sum() / min(10, right.sum()))
    name = "photo + colour word -> that type in that colour, P@10"
    return Measure("myntra", name, float(np.mean(precisions)))


def measure_adapter(encoder: Encoder, photos: Photos, vectors: Vectors) -> list[Measure]:
    """Title -> photo and zero-shot on products whose titles no adapter has seen, mean of 3 seeds.

    2,000 random products may be fitted on, the rest (1,507) is asked; 200 are the first of them.
    """
    titles, types = photos.labels["productDisplayName"], photos.labels["articleType"]
    names = sorted(set(types))
    texts = encoder.encode_texts(list(titles))
    queries = weigh(encoder, encoder.encode_texts(names), {MEANING: 1.0})
    asked = encode_queries(encoder, list(titles))
    kinds, wanted = _coloured_kinds(photos)
    asked_kinds = weigh(encoder, encode_queries(encoder, kinds), encoder.weights["text"])
    where = encoder.blocks.slice_of(MEANING)
    searches = (
        ("", weigh(encoder, texts, {MEANING: 1.0})),
        (" + colour", weigh(encoder, asked, encoder.weights["text"])),
    )
    sums: dict[str, list[float]] = {}
    for seed in SEEDS:
        order = np.random.default_rng(seed).permutation(len(titles))
        rest = order[2000:]
        for pairs in (0, 200, 2000):
            stored = vectors
            if pairs:
                fitted = order[:pairs]
                numbers = np.unique(titles[fitted], return_inverse=True)[1]
                known = texts[fitted, where]
                # Titles alone: the products' types are what is asked for, so they are not told.
                fit = fit_adapter(vectors[fitted], known, [Queries(known, numbers)], encoder.blocks)
                stored = fit.adapter.apply(vectors, encoder.blocks)
            tag = f"adapter of {pairs} titles" if pairs else "no adapter"
            for colour, search in searches:
                scores = search[rest] @ stored[rest].T
                sums.setdefault(f"title -> photo Recall@10{colour}, {tag}", []).append(
                    recall(scores, titles[rest])
                )
            found = _precision_at_10(asked_kinds @ stored[rest].T, wanted[:, rest])
            sums.setdefault(f"colour + type in words -> photos P@10, {tag}", []).append(found)
            for k in (1, 5):
                hit = top(stored[rest] @ queries.T, names, types[rest], k)
                sums.setdefault(f"zero-shot article type top-{k}, {tag}", []).append(hit)
    return [Measure("myntra", name, float(np.mean(values))) for name, values in sums.items()]


def _coloured_kinds(photos: Photos) -> tuple[list[str], npt.NDArray[np.bool_]]:
    """Colour and type in words, where 4 products or more have both; and which photos show each."""
    types, colours = photos.labels["articleType"], photos.labels["baseColour"]
    both = np.char.add(np.char.add(colours, " "), types)
    kinds, counts = np.unique(both, return_counts=True)
    named = [kind for kind, count in zip(kinds, counts, strict=True) if count >= 4]
    return named, both == np.array(named)[:, None]


def _precision_at_10(scores: Vectors, right: npt.NDArray[np.bool_]) -> float:
    """Mean share of right photos among the ten best, of those that could be there."""
    there = right.any(axis=1)
    best = np.argpartition(-scores[there], 10, axis=1)[:, :10]
    found = np.take_along_axis(right[there], best, axis=1).sum(axis=1)
    return float((found / np.minimum(10, right[there].sum(axis=1))).mean())


def measure_speed(encoder: Encoder, photos: Photos) -> list[Measure]:
    """Pictures and texts a second; pictures in batches of 16, two calls at a time."""
    encode(encoder, photos.pixels[:64])
    begin = time.perf_counter()
    encode(encoder, photos.pixels[:2048])
    pictures = 2048 / (time.perf_counter() - begin)
    titles = list(photos.labels["productDisplayName"][:2000])
    begin = time.perf_counter()
    encoder.encode_texts(titles)
    texts = len(titles) / (time.perf_counter() - begin)
    return [
        Measure("speed", "pictures a second, two calls at a time, batches of 16", pictures),
        Measure("speed", "texts a second", texts),
    ]


def measure(encoder: Encoder, data: Path) -> list[Measure]:
    """All measures."""
    photos = read_myntra(data, encoder.preparation)
    vectors = encode(encoder, photos.pixels)
    return [
        *measure_myntra(encoder, photos, vectors),
        measure_other_colour(encoder, photos, vectors),
        *measure_adapter(encoder, photos, vectors),
        *measure_neighbours(encoder, data),
        *measure_speed(encoder, photos),
    ]


def main() -> None:
    """Read the arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", default="embedded", help="embedded, onnx:FOLDER or dummy")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    given = parser.parse_args()
    encoder = load_encoder(given.encoder)
    found = measure(encoder, given.data)
    print(f"{encoder.name} {encoder.fingerprint}")
    for row in found:
        print(row)
    if given.json:
        content = {f"{row.data}: {row.name}": round(row.value, 4) for row in found}
        given.json.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
