"""Seconds that whole processes take, from the shell's point of view.

    python benchmarks/startup.py --photos ../shared/data/grocery/train

Fills a catalogue with the photos once, then runs each command several times, after one run that is
not counted, and prints the median.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from skulens import Catalog


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, default=Path("../shared/data/grocery/train"))
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    program = str(Path(sys.executable).with_name("skulens"))
    with tempfile.TemporaryDirectory() as scratch:
        with Catalog.open(scratch) as catalog:
            count = catalog.add(arguments.photos, category_from_folder=True).photos_added
        photos = sorted(map(str, arguments.photos.rglob("*.jpg")))
        here = [program, "--catalog", scratch, "search"]
        commands: dict[str, Callable[[int], list[str]]] = {
            "skulens --help": lambda _: [program, "--help"],
            f"skulens search WORDS, {count:,} photos": lambda run: [*here, f"milk carton {run}"],
            "the same words again": lambda _: [*here, "milk carton"],
            f"skulens search --image PHOTO, {count:,} photos": lambda run: [
                *here,
                "--image",
                photos[run],
            ],
        }
        seconds = {name: measure(command, arguments.runs) for name, command in commands.items()}
    if arguments.json:
        print(json.dumps(seconds, indent=2))
        return
    for name, value in seconds.items():
        print(f"{name:<48} {value:.2f} s")


def measure(command: Callable[[int], list[str]], runs: int) -> float:
    """Median seconds of a command as a whole process; each run asks something new."""
    taken = []
    for run in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command(run), check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    return median(taken[1:])


if __name__ == "__main__":
    main()
