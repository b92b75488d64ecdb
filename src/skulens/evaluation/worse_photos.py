"""The same photos under every fault, for tables of how answers bear worse photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import PictureError
from skulens.images.files import DecodingLimits, read_bytes
from skulens.progress import Progress, ProgressEvent
from skulens.records import Rejection

AS_THEY_ARE = ("as_they_are", "0")
MOST_PHOTOS = 200
"""So many photos under each fault tell enough."""

_AT_ONCE = 8
_KEPT = ("items", "top_1", "macro_f1", "ece")
_IN_USE = ("accepted_share", "accepted_precision")
_AT_TARGET = ("coverage_at_target", "precision_at_target")

Pixels = npt.NDArray[np.uint8]
FaultKey = tuple[str, str]
"""A fault and its severity, "1" to "3"; `AS_THEY_ARE` for none."""
Robustness = Mapping[str, Mapping[str, Mapping[str, float | None]]]


@dataclass(frozen=True, slots=True, eq=False)
class WorsePhotos:
    """Vectors `(n, dim)` of photos by what was done to them, and which photos could be read."""

    vectors: Mapping[FaultKey, Vectors]
    rows: npt.NDArray[np.intp]
    rejections: tuple[Rejection, ...]


def spread(count: int, most: int = MOST_PHOTOS) -> npt.NDArray[np.intp]:
    """At most so many of `count` rows, spread evenly: the same each time."""
    return np.unique(np.linspace(0, max(0, count - 1), min(count, most)).astype(np.intp))


def worse_photos(
    sources: Sequence[str],
    encoder: Encoder,
    limits: DecodingLimits,
    threads: int,
    progress: Progress,
) -> WorsePhotos:
    """Encode photos as they are and under each fault at each severity."""
    found: dict[FaultKey, list[Vectors]] = {}
    rows: list[int] = []
    rejections: list[Rejection] = []

    def made(row: int) -> dict[FaultKey, Pixels] | Rejection:
        return _under_all_faults(sources[row], row, encoder, limits)

    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(sources), _AT_ONCE):
            progress(ProgressEvent("worse photos", start, len(sources)))
            some = range(start, min(start + _AT_ONCE, len(sources)))
            for row, one in zip(some, pool.map(made, some), strict=True):
                if isinstance(one, Rejection):
                    rejections.append(one)
                    continue
                rows.append(row)
                for key, vector in zip(
                    one, encoder.encode_images(np.stack(list(one.values()))), strict=True
                ):
                    found.setdefault(key, []).append(vector)
    progress(ProgressEvent("worse photos", len(sources), len(sources)))
    vectors = {key: np.stack(own) for key, own in found.items()}
    return WorsePhotos(vectors, np.array(rows, np.intp), tuple(rejections))


def nested(metrics: Mapping[FaultKey, Mapping[str, float | None]]) -> Robustness:
    """The figures that tell of robustness, by fault and by severity.

    `coverage` and `precision` are those of the threshold in use; where there is none, of the best
    one for these very photos.
    """
    table: dict[str, dict[str, dict[str, float | None]]] = {}
    in_use = any(own["accepted_share"] is not None for own in metrics.values())
    for (fault, severity), own in metrics.items():
        coverage, precision = own[_IN_USE[0]], own[_IN_USE[1]]
        if not in_use:
            coverage, precision = own[_AT_TARGET[0]], own[_AT_TARGET[1]]
        table.setdefault(fault, {})[severity] = {
            **{name: own[name] for name in _KEPT},
            "coverage": coverage,
            "precision": precision,
        }
    return table


def _under_all_faults(
    source: str, seed: int, encoder: Encoder, limits: DecodingLimits
) -> dict[FaultKey, Pixels] | Rejection:
    from skulens.images.faults import FAULTS, SEVERITIES, apply_fault
    from skulens.images.preparing import decode_for, prepare

    preparation = encoder.preparation
    try:
        picture = decode_for(read_bytes(Path(source), limits), preparation, limits).image
    except PictureError as error:
        return Rejection(source, error.reason, str(error))
    made = {AS_THEY_ARE: prepare(picture, preparation)}
    for name in FAULTS:
        for severity in SEVERITIES:
            worse = apply_fault(picture, name, severity, seed)
            made[name, str(severity)] = prepare(worse, preparation)
    return made
