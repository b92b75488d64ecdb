"""Photos per second of the whole pipeline, beside the packed limit of the same machine.

    python benchmarks/ingest.py --photos ../shared/data/grocery/train

The limit is cores / (CPU seconds per photo of decode + prepare + colour + encode, each measured
alone on one thread): what a machine could do if nothing else cost anything. `--memory N` passes
N photos (the same pictures, made different by a comment in the file) and samples memory.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil
from PIL import Image

from skulens import Catalog
from skulens.encoders import load_encoder
from skulens.encoders.loading import EMBEDDED_FOLDER
from skulens.encoders.onnx_folder import OnnxEncoder
from skulens.images.colour import colour_blocks
from skulens.images.decoding import decode
from skulens.images.files import default_limits
from skulens.images.preparing import prepare
from skulens.progress import ProgressEvent
from skulens.settings import Settings

BATCH = 64


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, default=Path("../shared/data/grocery/train"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", type=int, metavar="N", help="pass N photos and sample memory")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.photos.rglob("*.jpg"))
    results: dict[str, Any] = {"photos": len(files), "cores": len(os.sched_getaffinity(0))}
    with tempfile.TemporaryDirectory() as scratch:
        if arguments.memory:
            results["memory"] = measure_memory(files, arguments.memory, Path(scratch))
        else:
            results["shop photos"] = compare(files, arguments.photos, Path(scratch), arguments.runs)
            phone = Path(scratch) / "phone"
            large = write_phone_photos(files[:: max(1, len(files) // 192)][:192], phone)
            results["12-megapixel photos"] = compare(large, phone, Path(scratch), arguments.runs)
            results["12-megapixel decode, ms"] = draft_gain(large)
    if arguments.json:
        print(json.dumps(results, indent=2))
        return
    for name, value in results.items():
        if isinstance(value, dict):
            print(name)
            for key, figure in value.items():
                print(f"  {key:<42} {figure:>10}")
        else:
            print(f"{name:<44} {value:>10}")


def compare(files: Sequence[Path], folder: Path, scratch: Path, runs: int) -> dict[str, Any]:
    """The pipeline's rate and the machine's limit for the same files."""
    rounds, passes = [], []
    for _ in range(runs):  # in turns, so that a busy neighbour slows both alike
        rounds.append(stage_costs(files))
        passes.append(pipeline_pass(folder, scratch))
    rate, cost = median(rate for rate, _ in passes), median(cost for _, cost in passes)
    costs = {name: median(found[name] for found in rounds) for name in rounds[0]}
    cores = len(os.sched_getaffinity(0))
    limit = cores / sum(costs.values())
    shown: dict[str, Any] = {
        f"{name}, CPU ms": round(cost * 1e3, 2) for name, cost in costs.items()
    }
    return shown | {
        "limit, photos/s": round(limit),
        "pipeline, photos/s (median)": round(rate),
        "pipeline, CPU ms": round(cost * 1e3, 2),
        "pipeline, cores' time, ms": round(cores / rate * 1e3, 2),
        "part of the limit": round(rate / limit, 2),
    }


def stage_costs(files: Sequence[Path]) -> dict[str, float]:
    """CPU seconds per photo of each stage alone on one thread."""
    sample = list(files)[:: max(1, len(files) // 320)][:320]
    preparation = load_encoder("embedded").preparation
    plain = OnnxEncoder(EMBEDDED_FOLDER)
    data = [path.read_bytes() for path in sample]
    limits = default_limits()
    decoded = [
        decode(item, limits=limits, wanted=preparation.wanted).image for item in data[: 2 * BATCH]
    ]
    pixels = np.stack([prepare(picture, preparation) for picture in decoded])
    plain.encode_images(pixels[:BATCH])
    colour_blocks(pixels[:BATCH], preparation.background)

    def batches(work: Callable[[np.ndarray], object]) -> Callable[[], int]:
        def run() -> int:
            for start in range(0, len(pixels), BATCH):
                work(pixels[start : start + BATCH])
            return len(pixels)

        return run

    def decode_all() -> int:
        for item in data:
            decode(item, limits=limits, wanted=preparation.wanted).image.load()
        return len(data)

    def prepare_all() -> int:
        for picture in decoded:
            prepare(picture, preparation)
        return len(decoded)

    return {
        "decode": cpu_seconds(decode_all),
        "prepare": cpu_seconds(prepare_all),
        "colour": cpu_seconds(batches(lambda part: colour_blocks(part, preparation.background))),
        "encode": cpu_seconds(batches(plain.encode_images)),
    }


def cpu_seconds(work: Callable[[], int], rounds: int = 5) -> float:
    """Median CPU seconds per item over several rounds."""
    figures = []
    for _ in range(rounds):
        started = time.process_time()
        items = work()
        figures.append((time.process_time() - started) / items)
    return median(figures)


def pipeline_pass(folder: Path, scratch: Path) -> tuple[float, float]:
    """Photos per second and CPU seconds per photo, from files to a published index.

    The adapter is not fitted.
    """
    with tempfile.TemporaryDirectory(dir=scratch) as where:
        settings = Settings(batch_size=BATCH, adapter_min_pairs=10**9)
        with Catalog.open(where, settings=settings) as catalog:
            catalog.search(images=[next(iter(folder.rglob("*.jpg")))])  # loads the model
            started, worked = time.monotonic(), time.process_time()
            count = catalog.add(folder).photos_added
            seconds, cpu = time.monotonic() - started, time.process_time() - worked
            return count / seconds, cpu / count


def write_phone_photos(files: Sequence[Path], folder: Path) -> list[Path]:
    """The pictures at 4000 x 3000 pixels, as phones save them."""
    folder.mkdir()
    written = []
    for number, path in enumerate(files):
        with Image.open(path) as picture:
            large = picture.convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC)
        written.append(folder / f"{number}.jpg")
        large.save(written[-1], quality=90)
    return written


def draft_gain(files: Sequence[Path]) -> dict[str, float]:
    """Milliseconds per large photo with and without reduced decoding."""
    data = [path.read_bytes() for path in files[:12]]
    size = load_encoder("embedded").preparation.size

    def run(wanted: int | None) -> Callable[[], int]:
        def work() -> int:
            for item in data:
                decode(item, wanted=wanted).image.load()
            return len(data)

        return work

    return {
        "reduced to the size needed": round(cpu_seconds(run(size), 3) * 1e3, 1),
        "in full": round(cpu_seconds(run(None), 3) * 1e3, 1),
    }


def measure_memory(files: Sequence[Path], count: int, scratch: Path) -> dict[str, Any]:
    """Resident memory in MiB while `count` photos pass."""
    folder = scratch / "many"
    for number in range(count):
        target = folder / f"{number // 1000:03}" / f"{number}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(with_comment(files[number % len(files)].read_bytes(), str(number)))
    process = psutil.Process()
    samples: list[tuple[int, float]] = []

    def watch(event: ProgressEvent) -> None:
        if event.stage == "photos" and event.done >= (len(samples) + 1) * count // 10:
            samples.append((event.done, process.memory_info().rss / 2**20))

    settings = Settings(batch_size=BATCH, adapter_min_pairs=10**9)
    with Catalog.open(scratch / "catalog", settings=settings) as catalog:
        started = time.monotonic()
        report = catalog.add(folder, progress=watch)
        seconds = time.monotonic() - started
    shown: dict[str, Any] = {f"after {done} photos, MiB": round(rss) for done, rss in samples}
    return shown | {
        "with the index built, MiB": round(process.memory_info().rss / 2**20),
        "photos added": report.photos_added,
        "photos/s": round(report.photos_added / seconds),
    }


def with_comment(jpeg: bytes, comment: str) -> bytes:
    """The same JPEG picture with a comment, so that its content hash differs."""
    body = comment.encode()
    buffer = io.BytesIO()
    buffer.write(jpeg[:2])
    buffer.write(b"\xff\xfe" + (len(body) + 2).to_bytes(2, "big") + body)
    buffer.write(jpeg[2:])
    return buffer.getvalue()


if __name__ == "__main__":
    main()
