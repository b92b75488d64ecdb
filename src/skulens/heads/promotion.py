"""Whether a new version of a head is better than the one in use, on what neither has learned from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.heads.head import Head
from skulens.heads.training import Examples, TrainedHead

Marks = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What a head said to examples held out from it, for comparison with later versions.

    `held_out` are marks `(n,)` (see `marks_of`), `answers` the numbers of the classes it gave;
    `seen` are the marks of all examples that the final head has learned from, `(m,)`.
    """

    held_out: Marks
    answers: npt.NDArray[np.int32]
    seen: Marks


def memory_of(trained: TrainedHead, marks: Marks) -> Memory:
    """What there is to remember of a head trained on examples with these marks."""
    answers = trained.held_out.scores.argmax(axis=1).astype(np.int32)
    return Memory(marks[trained.held_out.rows], answers, marks)


def marks_of(products: Sequence[str], vectors: npt.NDArray[np.float32]) -> Marks:
    """A 64-bit mark of each photo of a product, `(n,)`."""
    digests = (
        hashlib.blake2b(
            product.encode("utf-8", "replace") + b"\0" + vector.tobytes(), digest_size=8
        )
        for product, vector in zip(products, vectors, strict=True)
    )
    return np.array([int.from_bytes(digest.digest(), "little") for digest in digests], np.uint64)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the new version is to answer from now on, and why, in words."""

    promoted: bool
    message: str


def verdict(
    before: tuple[Head, Memory],
    version: int,
    after: tuple[Head, Memory],
    examples: Examples,
) -> Verdict:
    """Compare with the version in use on the new one's held-out examples.

    What the former had learned from counts by what it said when that was held out from it; what
    came since, by what it says now.
    """
    (old_head, old), (new_head, new) = before, after
    now, then = (
        dict(zip(memory.held_out.tolist(), memory.answers.tolist(), strict=True))
        for memory in (new, old)
    )
    seen, marks = set(old.seen.tolist()), new.seen.tolist()
    fresh = [row for row, mark in enumerate(marks) if mark not in seen]
    said = old_head.linear.logits(examples.vectors[fresh]).argmax(axis=1)
    old_answers = dict(zip(fresh, said.tolist(), strict=True))
    right_now = right_then = count = 0
    for row, mark in enumerate(marks):
        answer = old_answers.get(row, then.get(mark))
        if mark in now and answer is not None:
            truth = examples.labels[row]
            right_now += bool(new_head.classes[now[mark]] == truth)
            right_then += bool(old_head.classes[answer] == truth)
            count += 1
    if not count:
        return Verdict(True, f"in use: nothing was held out that version {version} had not seen")
    figures = (
        f"{right_now / count:.3f} against {right_then / count:.3f} right on {count} held-out photos"
    )
    if right_now > right_then:
        return Verdict(True, f"in use: it is better than version {version} ({figures})")
    return Verdict(False, f"not used: it is no better than version {version} ({figures})")
