"""When and on what the catalogue's adapter is fitted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError
from skulens.records import CATEGORY_SEPARATOR, FitReport
from skulens.search.adapter import Adapter, Queries, fit_adapter
from skulens.store import Store, TitlePairs

MAX_PAIRS = 20_000
_GROWTH = 1.5
_QUERY_KINDS = 3
"""Titles, leaf categories, and their parents."""


def load_adapter(
    store: Store, encoder_id: int, encoder: Encoder, version: int | None
) -> Adapter | None:
    """A version of the adapter; None where the encoder alone is better."""
    kept = None if version is None else store.adapter(encoder_id, version)
    return None if kept is None else Adapter.from_arrays(kept.arrays, encoder.blocks)


def is_due(store: Store, encoder_id: int, min_pairs: int) -> bool:
    """Whether there are enough titles for a first fit, or half as many again since the last."""
    pairs = min(store.count_title_pairs(encoder_id), MAX_PAIRS)
    fits = store.adapters(encoder_id)
    last = fits[-1].metrics["pairs"] if fits else 0
    return pairs >= max(min_pairs, last * _GROWTH)


def fit_catalogue(store: Store, encoder_id: int, encoder: Encoder, min_pairs: int) -> FitReport:
    """Fit an adapter on the store's photo-title pairs and use it if it is better.

    A fit that is not better is kept as well, unused, so that it is not tried again before the
    catalogue has grown.
    """
    try:
        encoder.encode_texts(["a"])
    except EncoderError as error:  # an encoder of photos alone
        return FitReport(False, 0, 0.0, 0.0, None, f"not fitted: {error}")
    pairs = usable_pairs(store.title_pairs(encoder_id, MAX_PAIRS, seed=0), encoder)
    count = len(pairs.photos)
    if count < min_pairs:
        message = f"not fitted: {count} photos with a title, {min_pairs} are needed"
        return FitReport(False, count, 0.0, 0.0, None, message)
    fit = fit_adapter(pairs.photos, pairs.targets, pairs.queries, encoder.blocks)
    metrics = {"pairs": count, "recall_at_10_before": fit.before, "recall_at_10_after": fit.after}
    version = store.save_adapter(encoder_id, fit.adapter.to_arrays(), metrics)
    store.activate_adapter(encoder_id, version if fit.is_better else None)
    message = (
        "in use: it finds more held-out photos by their titles"
        if fit.is_better
        else "not used: it finds no more held-out photos than the encoder alone"
    )
    return FitReport(fit.is_better, count, fit.before, fit.after, version, message)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Photo vectors `(n, dim)`, what they are to mean `(n, meaning)`, and the texts to find them.

    The queries are the titles and, where there are categories, the leaf's and its parent's names.
    """

    photos: Vectors
    targets: Vectors
    queries: tuple[Queries, ...]


def usable_pairs(pairs: TitlePairs, encoder: Encoder) -> Pairs:
    """Vectors of what photos are to mean: title and category together.

    The levels of the category path count half as much at each step up. Titles without any word
    that the encoder knows are left out.
    """
    levels = [
        category.split(CATEGORY_SEPARATOR)[::-1] if category else []
        for category in pairs.categories
    ]
    kinds = [list(pairs.titles)]
    kinds += [
        [_at(path, step) for path in levels] for step in range(max(map(len, levels), default=0))
    ]
    words, rows = np.unique(np.array(kinds, dtype=object), return_inverse=True)
    rows = rows.reshape(len(kinds), len(pairs.titles))
    meanings = encoder.encode_texts(list(words))[:, encoder.blocks.slice_of(MEANING)]
    usable = np.linalg.norm(meanings[rows[0]], axis=1) > 0
    targets = np.zeros_like(meanings[rows[0]])
    for number, title in enumerate(pairs.titles):
        new = [level for level in levels[number] if level and level.lower() not in title.lower()]
        for step, phrase in enumerate([title, *new]):
            targets[number] += 0.5**step * meanings[np.searchsorted(words, phrase)]
    queries = (
        Queries(meanings[row][usable], np.where(words[row] == "", -1, row)[usable])
        for row in rows[:_QUERY_KINDS]
    )
    return Pairs(pairs.vectors[usable], targets[usable], tuple(queries))


def _at(path: list[str], step: int) -> str:
    return path[step] if step < len(path) else ""
