"""Copies of catalogue photos as a phone would have taken them, to learn and to be measured by.

A shop's own photos are taken in a studio, what people send is not: a head that has seen nothing
else is too sure of itself, and wrong more often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError
from skulens.heads.labelled import LabelledExamples
from skulens.images.files import DecodingLimits, read_bytes
from skulens.progress import Progress, ProgressEvent

MOST_COPIES = 1_500
_COPIES = 3
"""Of each photo, where there are few photos; more no longer help."""
_FAULTS = 2
_SEVERITIES = (1, 2)
_AT_ONCE = 32

Pixels = npt.NDArray[np.uint8]


def phone_copies(
    sources: Sequence[str],
    encoder: Encoder,
    limits: DecodingLimits,
    threads: int,
    progress: Progress,
) -> tuple[Vectors, npt.NDArray[np.intp]]:
    """Vectors `(copies, dim)` of faulty copies of photos, and the number of each one's photo.

    At most `MOST_COPIES`, of photos drawn at random but the same each time. Photos that cannot be
    read are left out.
    """
    each = max(1, min(_COPIES, MOST_COPIES // max(1, len(sources))))
    rows = np.random.default_rng(0).permutation(len(sources))[: MOST_COPIES // each]
    wanted = [(int(row), seed) for row in np.sort(rows) for seed in range(each)]
    vectors, owners = [], []

    def made(one: tuple[int, int]) -> Pixels | None:
        return _copy(sources[one[0]], one[1], encoder, limits)

    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(wanted), _AT_ONCE):
            progress(ProgressEvent("phone copies", start, len(wanted)))
            some = wanted[start : start + _AT_ONCE]
            found = [
                (pixels, row)
                for pixels, (row, _) in zip(pool.map(made, some), some, strict=True)
                if pixels is not None
            ]
            if found:
                vectors.append(encoder.encode_images(np.stack([pixels for pixels, _ in found])))
                owners += [row for _, row in found]
    progress(ProgressEvent("phone copies", len(wanted), len(wanted)))
    empty = np.empty((0, encoder.dim), np.float32)
    return np.concatenate([empty, *vectors]), np.array(owners, np.intp)


def with_phone_copies(
    examples: LabelledExamples,
    encoder: Encoder,
    limits: DecodingLimits,
    threads: int,
    progress: Progress,
) -> LabelledExamples:
    """The examples, and copies of those whose photos can be read."""
    rows = np.flatnonzero([bool(source) for source in examples.sources])
    sources = [examples.sources[row] for row in rows]
    vectors, owners = phone_copies(sources, encoder, limits, threads, progress)
    return examples.with_copies(vectors, rows[owners])


def _copy(source: str, seed: int, encoder: Encoder, limits: DecodingLimits) -> Pixels | None:
    from skulens.images.faults import apply_fault
    from skulens.images.preparing import decode_for, prepare

    preparation = encoder.preparation
    try:
        picture = decode_for(read_bytes(Path(source), limits), preparation, limits).image
    except PictureError:
        return None
    for name, severity, grain in _dealt(seed, source):
        picture = apply_fault(picture, name, severity, grain)
    return prepare(picture, preparation)


def _dealt(seed: int, source: str) -> Iterator[tuple[str, int, int]]:
    """Faults, severities and seeds; the same for the same photo."""
    from skulens.images.faults import FAULTS

    # By the file's name: a shop that was moved to another folder learns the same.
    name = Path(source).name.encode("utf-8", "surrogatepass")
    dice = np.random.default_rng([seed, *name])
    for fault in dice.choice(sorted(FAULTS), _FAULTS, replace=False):
        yield str(fault), int(dice.choice(_SEVERITIES)), int(dice.integers(1 << 31))
