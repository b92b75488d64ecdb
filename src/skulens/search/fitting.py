"""When and on what the catalogue's adapter is fitted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.records import CATEGORY_SEPARATOR, FitReport
from skulens.search.adapter import Adapter, fit_adapter
from skulens.store import Store, TitlePairs

MAX_PAIRS = 20_000
_GROWTH = 1.5


def load_adapter(
    store: Store, encoder_id: int, encoder: Encoder
) -> tuple[Adapter | None, int | None]:
    """The adapter in force and its version, or None where the encoder alone is better."""
    kept = store.active_adapter(encoder_id)
    if kept is None:
        return None, None
    return Adapter.from_arrays(kept.arrays, encoder.blocks), kept.version


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
    pairs = _with_title(store.title_pairs(encoder_id, MAX_PAIRS, seed=0), encoder)
    if len(pairs.labels) < min_pairs:
        count = len(pairs.labels)
        message = f"not fitted: {count} photos with a title, {min_pairs} are needed"
        return FitReport(False, count, 0.0, 0.0, None, message)
    fit = fit_adapter(pairs.photos, pairs.titles, pairs.targets, encoder.blocks, pairs.labels)
    count = fit.pairs
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
class _Pairs:
    photos: Vectors
    titles: Vectors
    targets: Vectors
    labels: np.ndarray


def _with_title(pairs: TitlePairs, encoder: Encoder) -> _Pairs:
    """Vectors of the titles, and of what the photos are to mean: title and category together.

    The levels of the category path count half as much at each step up. Measured on fashion photos,
    the category brings type accuracy from .56 to .71 and costs titles nothing.
    """
    phrases = [_phrases(*words) for words in zip(pairs.titles, pairs.categories, strict=True)]
    distinct = sorted({phrase for some in phrases for phrase in some})
    row = {phrase: number for number, phrase in enumerate(distinct)}
    meanings = encoder.encode_texts(distinct)[:, encoder.blocks.slice_of(MEANING)]
    first = np.array([row[some[0]] for some in phrases], np.int64)
    titles = meanings[first]
    targets = np.zeros_like(titles)
    for number, some in enumerate(phrases):
        for step, phrase in enumerate(some):
            targets[number] += 0.5**step * meanings[row[phrase]]
    usable = np.linalg.norm(titles, axis=1) > 0
    return _Pairs(pairs.vectors[usable], titles[usable], targets[usable], first[usable])


def _phrases(title: str, category: str) -> list[str]:
    """The title, then the names of the category from its leaf up that the title does not say."""
    levels = reversed(category.split(CATEGORY_SEPARATOR)) if category else ()
    return [title, *(level for level in levels if level.lower() not in title.lower())]
