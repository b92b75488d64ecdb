"""Ways to tell a category behind one protocol: each scores every target for each photo or title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from skulens.classify.targets import Columns, Floats, Targets
from skulens.classify.votes import votes
from skulens.encoders.blocks import MEANING, BlockLayout
from skulens.heads.calibration import log_softmax
from skulens.heads.head import Head
from skulens.heads.prompts import likeness

_REST = 0.01
"""What a head leaves for categories that it never met."""


@dataclass(frozen=True, slots=True, eq=False)
class Similar:
    """The most similar labelled photos: their scores and the columns of their categories, `(k,)`."""

    scores: Floats
    columns: Columns


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is known of one thing: vectors of photos `(n, dim)` as encoded, of its title `(meaning,)`.

    `adapted` are the photos' vectors with the catalogue's adapter applied, `similar` what the
    catalogue has that looks like them, None where nobody looked.
    """

    photos: Floats
    adapted: Floats
    title: Floats | None = None
    similar: Similar | None = None


class Method(Protocol):
    """Scores categories; scores of several methods can be added up."""

    def scores(self, shown: Shown) -> Floats | None:
        """Log-probabilities up to a factor and a constant, `(targets,)`.

        None where this method knows nothing of such a thing.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ZeroShot:
    """How well each category's texts fit the photos' meaning; knows every category at once."""

    prompts: Floats
    layout: BlockLayout

    def scores(self, shown: Shown) -> Floats | None:
        """Means over the photos."""
        if not len(shown.adapted):
            return None
        meanings = shown.adapted[:, self.layout.slice_of(MEANING)]
        answer: Floats = likeness(meanings, self.prompts).mean(axis=0)
        return answer


@dataclass(frozen=True, slots=True, eq=False)
class TitleZeroShot:
    """How well each category's texts fit the title."""

    prompts: Floats

    def scores(self, shown: Shown) -> Floats | None:
        """None without a title."""
        if shown.title is None:
            return None
        answer: Floats = likeness(shown.title[np.newaxis], self.prompts)[0]
        return answer


@dataclass(frozen=True, slots=True, eq=False)
class HeadMethod:
    """A head on the photos' vectors."""

    head: Head
    targets: Targets

    def scores(self, shown: Shown) -> Floats | None:
        """Means over the photos."""
        if not len(shown.photos):
            return None
        scores = _head_scores(self.head, shown.photos, self.targets)
        answer: Floats = scores.mean(axis=0)
        return answer


@dataclass(frozen=True, slots=True, eq=False)
class TitleHead:
    """A head on the title's meaning."""

    head: Head
    targets: Targets

    def scores(self, shown: Shown) -> Floats | None:
        """None without a title."""
        if shown.title is None:
            return None
        answer: Floats = _head_scores(self.head, shown.title[np.newaxis], self.targets)[0]
        return answer


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The vote of the most similar products."""

    targets: Targets

    def scores(self, shown: Shown) -> Floats | None:
        """None where nothing labelled is there to compare with."""
        similar = shown.similar
        if similar is None or not (similar.columns >= 0).any():
            return None
        answer: Floats = votes(similar.scores[None], similar.columns[None], len(self.targets))[0]
        return answer


def head_scores(classes: Sequence[str], log_probabilities: Floats, targets: Targets) -> Floats:
    """A head's log-probabilities `(n, classes)` spread over all targets, `(n, targets)`."""
    return targets.spread(log_probabilities, classes, _REST)


def _head_scores(head: Head, vectors: Floats, targets: Targets) -> Floats:
    return head_scores(head.classes, log_softmax(head.linear.logits(vectors)), targets)
