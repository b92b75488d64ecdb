"""When and on what the catalogue's adapter is fitted."""

from __future__ import annotations

import numpy as np

from skulens.encoders.blocks import MEANING
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
    pairs = store.title_pairs(encoder_id, MAX_PAIRS, seed=0)
    texts, labels = np.unique(np.array(_texts(pairs), dtype=object), return_inverse=True)
    meaning = encoder.encode_texts(list(texts))[:, encoder.blocks.slice_of(MEANING)]
    usable = (np.linalg.norm(meaning, axis=1) > 0)[labels]
    count = int(usable.sum())
    if count < min_pairs:
        message = f"not fitted: {count} photos with a title, {min_pairs} are needed"
        return FitReport(False, count, 0.0, 0.0, None, message)
    fit = fit_adapter(
        pairs.vectors[usable], meaning[labels][usable], encoder.blocks, labels[usable]
    )
    metrics = {"pairs": count, "recall_at_10_before": fit.before, "recall_at_10_after": fit.after}
    version = store.save_adapter(encoder_id, fit.adapter.to_arrays(), metrics)
    store.activate_adapter(encoder_id, version if fit.is_better else None)
    message = (
        "in use: it finds more held-out photos by their titles"
        if fit.is_better
        else "not used: it finds no more held-out photos than the encoder alone"
    )
    return FitReport(fit.is_better, count, fit.before, fit.after, version, message)


def _texts(pairs: TitlePairs) -> list[str]:
    """A product's title, preceded by its category's own name where the title does not hold it."""
    texts = []
    for title, category in zip(pairs.titles, pairs.categories, strict=True):
        leaf = category.rpartition(CATEGORY_SEPARATOR)[2]
        texts.append(title if leaf.lower() in title.lower() else f"{leaf} {title}")
    return texts
