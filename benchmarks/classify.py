"""How well photos are put into categories: zero-shot, neighbours, head and ensemble side by side.

    python -m benchmarks.classify --data ../shared/data [--json results.json]
    python -m benchmarks.classify --data ../shared/data --speed

Each data set is learned from its own training file and asked about its own validation file:

- grocery: 81 fine and 43 coarse classes; "by the tree" sums the probabilities of the fine ones.
- clothing: 10 kinds of garments.
- fashion-mnist: the official split, 60,000 against 10,000 drawings of 28 x 28 pixels.
- myntra: article types and base colours, five stratified folds.

The embedded encoder was trained on the training files of grocery, clothing and fashion-mnist, so
what a head says to photos held out from these is too good: there, pools and thresholds are fitted on
one half of the validation file and measured on the other, both ways. On myntra, which no encoder has
seen, they are fitted on the training folds alone, as a catalogue does it.

Columns: top-1, top-5, macro-F1, expected calibration error; then, where 95 % right are asked for,
the share of photos that is answered without a person, and how many of these are right; then the
mean tree distance of mistakes with the decision rules `top` and `least-distance`. "Five" learns from
five photos of each category. Nothing here was used to choose a setting but myntra's first fold.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from skulens import Catalog
from skulens.classify.decision import decide
from skulens.classify.fits import METHODS, MethodName, members_of
from skulens.classify.measuring import fitted
from skulens.classify.phrases import category_phrases
from skulens.classify.targets import Targets
from skulens.classify.testimony import Ground, Testimony
from skulens.classify.trainer import photo_weights, title_meanings
from skulens.classify.training import Validation, train_categories
from skulens.datasets.sample_shop import sample_shop
from skulens.encoders import Encoder, load_encoder
from skulens.encoders.blocks import Vectors
from skulens.evaluation.answers import Answer
from skulens.evaluation.results import measure_answers
from skulens.heads.labelled import LabelledExamples
from skulens.heads.prompts import phrase_vectors
from skulens.heads.training import Examples, HeadOptions, train_head
from skulens.images.files import default_limits
from skulens.images.preparing import prepare
from skulens.progress import silent
from skulens.records import CATEGORY_SEPARATOR
from skulens.search.adapter import Adapter, fit_adapter, refit_adapter
from skulens.search.fitting import usable_pairs
from skulens.search.looking import look
from skulens.search.query import QueryPhoto
from skulens.store import TitlePairs
from skulens.taxonomy.tree import Taxonomy

TARGET = 0.95
FEW = 5
_PAIRS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Photos:
    """Vectors `(n, dim)` with the path of each one's category and a title, "" for none."""

    vectors: Vectors
    paths: tuple[str, ...]
    titles: tuple[str, ...]

    def at(self, rows: npt.NDArray[np.intp]) -> Photos:
        return Photos(
            self.vectors[rows],
            tuple(self.paths[row] for row in rows),
            tuple(self.titles[row] for row in rows),
        )


@dataclass(frozen=True, slots=True)
class Task:
    """What is learned from, what is asked, and whether the encoder has seen the former."""

    name: str
    learned: Photos
    asked: Photos
    seen: bool


class Bench:
    """Trains and asks with one encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def encoded(self, pictures: Iterator[Image.Image]) -> Vectors:
        found, some = [], []
        for picture in pictures:
            some.append(prepare(picture, self.encoder.preparation))
            if len(some) == 64:
                found.append(self.encoder.encode_images(np.stack(some)))
                some = []
        if some:
            found.append(self.encoder.encode_images(np.stack(some)))
        return np.concatenate(found)

    def ask(self, task: Task) -> dict[str, dict[str, float | None]]:
        """Every method's figures by its name."""
        taxonomy = Taxonomy.of_paths(sorted(set(task.learned.paths) | set(task.asked.paths)))
        examples = self._examples(task.learned)
        asked = self._examples(task.asked)
        targets = Targets(taxonomy, set(task.learned.paths) | set(task.asked.paths))
        ground = self._ground(examples, targets)
        checked = Validation(asked, title_meanings(self.encoder, task.asked.titles))
        plain = HeadOptions()
        said = train_categories(examples, ground, plain, silent, checked).held_out
        if task.seen:
            fits = [(half, 1 - half) for half in (0, 1)]
            parts = np.arange(len(asked)) % 2
            answers: dict[MethodName, list[Answered]] = {method: [] for method in METHODS}
            for learned, measured in fits:
                for method in METHODS:
                    fitted_on = _part(said, parts == learned)
                    answers[method].append(
                        _answers(method, fitted_on, _part(said, parts == measured), targets)
                    )
            return {method: _figures(found, targets) for method, found in answers.items()}
        own = train_categories(examples, ground, plain, silent).held_out
        return {
            method: _figures([_answers(method, own, said, targets)], targets) for method in METHODS
        }

    def _examples(self, photos: Photos) -> LabelledExamples:
        numbers = [str(number) for number in range(len(photos.paths))]
        return LabelledExamples.of(photos.vectors, photos.paths, numbers, photos.titles)

    def _ground(self, examples: LabelledExamples, targets: Targets) -> Ground:
        layout = self.encoder.blocks
        share = self._share(examples)

        def adapt(rows: npt.NDArray[np.intp]) -> object:
            if share is None:
                return lambda vectors: vectors
            pairs = usable_pairs(_pairs(examples, rows), self.encoder)
            adapter: Adapter = refit_adapter(pairs.photos, pairs.targets, share)
            return lambda vectors: adapter.apply(vectors, layout)

        return Ground(
            layout,
            targets,
            phrase_vectors(self.encoder, category_phrases(targets)),
            photo_weights(self.encoder),
            title_meanings(self.encoder, examples.titles),
            adapt,  # type: ignore[arg-type]
        )

    def _share(self, examples: LabelledExamples) -> float | None:
        """How much the adapter of a catalogue with these titles would count."""
        if not any(examples.titles) or len(examples) < _PAIRS:
            return None
        pairs = usable_pairs(_pairs(examples, np.arange(len(examples))), self.encoder)
        fit = fit_adapter(pairs.photos, pairs.targets, pairs.queries, self.encoder.blocks)
        return fit.adapter.share if fit.is_better else None


def _pairs(examples: LabelledExamples, rows: npt.NDArray[np.intp]) -> TitlePairs:
    return TitlePairs(
        examples.vectors[rows],
        tuple(examples.titles[row] for row in rows),
        tuple(examples.labels[rows].tolist()),
        tuple(examples.products[row] for row in rows),
    )


def _part(said: Testimony, rows: npt.NDArray[np.bool_]) -> Testimony:
    scores = {member: found[rows] for member, found in said.scores.items()}
    return Testimony(scores, said.truth[rows], said.titled[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """Probabilities `(n, targets)`, the truth, and the threshold that was fitted elsewhere."""

    probabilities: npt.NDArray[np.float32]
    truth: npt.NDArray[np.int64]
    threshold: float | None


def _answers(
    method: MethodName, learned: Testimony, measured: Testimony, targets: Targets
) -> Answered:
    members = members_of(method, "photo")
    known = learned.truth >= 0
    fit = fitted({m: learned.scores[m][known] for m in members}, learned.truth[known], targets)
    assert fit is not None
    shares = fit.pool.probabilities([measured.scores[member] for member in fit.members])
    reached = fit.curves["top"].at(TARGET)
    return Answered(shares, measured.truth, None if reached is None else reached.threshold)


def _figures(found: Sequence[Answered], targets: Targets) -> dict[str, float | None]:
    answers, distances = [], {"top": [], "least-distance": []}  # type: ignore[var-annotated]
    taxonomy = targets.taxonomy
    for answered in found:
        best = np.argsort(-answered.probabilities, axis=1, kind="stable")[:, :5]
        for row, truth in enumerate(answered.truth):
            ranked = tuple(
                (targets.ids[column], float(answered.probabilities[row, column]))
                for column in best[row]
            )
            sure = answered.threshold is not None and ranked[0][1] >= answered.threshold
            answers.append(Answer(str(row), ("",), targets.ids[truth], ranked, sure))
        for rule, total in distances.items():
            chosen = decide(rule, answered.probabilities, targets)  # type: ignore[arg-type]
            for position, truth in zip(chosen.positions.tolist(), answered.truth, strict=True):
                away = taxonomy.distance(taxonomy.at(position).id, targets.ids[truth])
                total += [away] if away else []
    measured = measure_answers(answers, taxonomy, target_precision=TARGET)
    return {
        **{key: measured[key] for key in ("items", "top_1", "top_5", "macro_f1", "ece")},
        "answered": measured["accepted_share"],
        "right": measured["accepted_precision"],
        **{rule: float(np.mean(total)) if total else 0.0 for rule, total in distances.items()},
    }


def _few(photos: Photos) -> Photos:
    rows = []
    counts: dict[str, int] = {}
    for row in np.random.default_rng(0).permutation(len(photos.paths)):
        path = photos.paths[row]
        counts[path] = counts.get(path, 0) + 1
        if counts[path] <= FEW:
            rows.append(row)
    return photos.at(np.array(sorted(rows)))


def _open(path: Path) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def grocery(bench: Bench, data: Path) -> Iterator[Task]:
    folder = data / "grocery"
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    fine = {int(row["Class ID (int)"]): row["Class Name (str)"] for row in rows}
    coarse = {int(row["Coarse Class ID (int)"]): row["Coarse Class Name (str)"] for row in rows}
    parts = {}
    for split in ("train", "val"):
        lines = [line.strip().split(", ") for line in (folder / f"{split}.txt").open()]
        vectors = bench.encoded(_open(folder / line[0]) for line in lines)
        kinds = [line[0].split("/")[1] for line in lines]
        whole = [
            (kind, coarse[int(line[2])], fine[int(line[1])])
            for kind, line in zip(kinds, lines, strict=True)
        ]
        paths = [tuple(dict.fromkeys(name.replace("-", " ") for name in names)) for names in whole]
        parts[split] = {
            "fine": Photos(
                vectors, tuple(CATEGORY_SEPARATOR.join(path) for path in paths), ("",) * len(paths)
            ),
            "coarse": Photos(
                vectors,
                tuple(CATEGORY_SEPARATOR.join(path[:2]) for path in paths),
                ("",) * len(paths),
            ),
        }
    for level in ("fine", "coarse"):
        yield Task(f"grocery {level}", parts["train"][level], parts["val"][level], seen=True)
    yield Task("grocery fine, five", _few(parts["train"]["fine"]), parts["val"]["fine"], seen=True)


def clothing(bench: Bench, data: Path) -> Iterator[Task]:
    folder = data / "clothing"
    with (folder / "images.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    vectors = bench.encoded(
        _open(next((folder / "images").glob(f"{row['image']}*"))) for row in rows
    )
    photos = Photos(vectors, tuple(row["category"] for row in rows), ("",) * len(rows))
    is_train = np.array([row["split"] == "train" for row in rows])
    learned, asked = (photos.at(np.flatnonzero(part)) for part in (is_train, ~is_train))
    yield Task("clothing", learned, asked, seen=True)
    yield Task("clothing, five", _few(learned), asked, seen=True)


def fashion_mnist(bench: Bench, data: Path) -> Iterator[Task]:
    names = [
        "T-shirt",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle-boot",
    ]
    parts = []
    for split in ("train", "t10k"):
        with gzip.open(data / "fashion-mnist" / f"{split}-images-idx3-ubyte.gz") as file:
            pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
        with gzip.open(data / "fashion-mnist" / f"{split}-labels-idx1-ubyte.gz") as file:
            labels = np.frombuffer(file.read(), np.uint8, offset=8)
        vectors = bench.encoded(Image.fromarray(one).convert("RGB") for one in pixels)
        paths = tuple(names[label].replace("-", " ") for label in labels)
        parts.append(Photos(vectors, paths, ("",) * len(paths)))
    yield Task("fashion-mnist", parts[0], parts[1], seen=True)


def myntra(bench: Bench, data: Path) -> Iterator[Task]:
    folder = data / "myntra"
    with (folder / "styles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    vectors = bench.encoded(_open(folder / "images" / f"{row['id']}.jpg") for row in rows)
    titles = tuple(row["productDisplayName"] for row in rows)
    types = [(row["masterCategory"], row["subCategory"], row["articleType"]) for row in rows]
    labels = {
        "myntra article type": tuple(
            CATEGORY_SEPARATOR.join(dict.fromkeys(path)) for path in types
        ),
        "myntra base colour": tuple(row["baseColour"] for row in rows),
    }
    for name, paths in labels.items():
        photos = Photos(vectors, paths, titles)
        fold = stratified(paths)
        for number in range(5):
            learned, asked = (
                photos.at(np.flatnonzero(part)) for part in (fold != number, fold == number)
            )
            yield Task(name, learned, asked, seen=False)
            if name == "myntra article type":
                yield Task(f"{name}, five", _few(learned), asked, seen=False)


def stratified(paths: Sequence[str]) -> npt.NDArray[np.int64]:
    """Five folds, the photos of each class dealt out in turn."""
    order = np.random.default_rng(0).permutation(len(paths))
    order = order[np.argsort(np.array(paths)[order], kind="stable")]
    fold = np.empty(len(paths), np.int64)
    fold[order] = np.arange(len(paths)) % 5
    return fold


SETS = {"grocery": grocery, "clothing": clothing, "fashion-mnist": fashion_mnist, "myntra": myntra}
COLUMNS = ("top_1", "top_5", "macro_f1", "ece", "answered", "right", "top", "least-distance")


def speed(data: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds to classify a photo among 10,000 categories, and seconds to train a large head."""
    with tempfile.TemporaryDirectory() as scratch, Catalog.open(Path(scratch)) as catalog:
        shop = sample_shop()
        catalog.add(shop.products)
        shopify = data / "taxonomy" / "shopify"
        report = catalog.import_schema(shopify / "categories.txt", shopify)
        photos = [phone.photo.read_bytes() for phone in shop.phone_photos()[:100]]
        for part in (photos, photos):  # the first time loads what stays in memory
            started = time.perf_counter()
            for photo in part:
                catalog.classify([photo], queue=False)
            whole = time.perf_counter() - started
        encoder, limits = load_encoder("embedded"), default_limits()
        started = time.perf_counter()
        for photo in photos:
            list(look([QueryPhoto("", photo)], encoder, limits))
        alone = time.perf_counter() - started
        yield (
            f"ms a photo, {report.categories:,} categories, with attributes",
            whole * 1e3 / len(photos),
        )
        yield "ms of it to read, prepare and encode the picture", alone * 1e3 / len(photos)
    layout = load_encoder("embedded").blocks
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(150), 1000)
    vectors = random.standard_normal((150, layout.dim))[labels] * 0.35
    vectors += 1.5 * random.standard_normal(vectors.shape)
    rows = layout.join(layout.split(vectors.astype(np.float32)), len(labels))
    started = time.perf_counter()
    train_head(Examples(rows, labels.astype(str), np.arange(len(labels))), layout)
    yield "s to train a head, 150 categories x 1,000 vectors", time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=SETS, nargs="*", default=list(SETS))
    parser.add_argument("--encoder", default="embedded")
    parser.add_argument("--speed", action="store_true", help="time instead")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    if arguments.speed:
        for name, value in speed(arguments.data):
            print(f"{name:60} {value:8.1f}")
        return
    bench = Bench(load_encoder(arguments.encoder))
    found: dict[str, dict[str, list[dict[str, float | None]]]] = {}
    for name in arguments.only:
        for task in SETS[name](bench, arguments.data):
            started = time.monotonic()
            for method, figures in bench.ask(task).items():
                found.setdefault(task.name, {}).setdefault(method, []).append(figures)
            print(f"# {task.name}: {time.monotonic() - started:.0f} s", flush=True)
    header = " ".join(f"{column:>14}" for column in COLUMNS)
    print(f"{'':34} {header}")
    results = {}
    for name, by_method in found.items():
        for method, folds in by_method.items():
            mean = {column: _mean([fold[column] for fold in folds]) for column in COLUMNS}
            results[f"{name}, {method}"] = mean
            shown = " ".join(
                "             -" if mean[c] is None else f"{mean[c]:14.3f}" for c in COLUMNS
            )
            print(f"{name:22} {method:11} {shown}")
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=2))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None


if __name__ == "__main__":
    main()
