"""When and on what the catalogue's adapter is fitted."""

from __future__ import annotations

import numpy as np

from skulens.encoders.blocks import MEANING
from skulens.encoders.protocol import Encoder
from skulens.records import FitReport
from skulens.search.adapter import Adapter, fit_adapter
from skulens.store import Store

MAX_PAIRS = 20_000
_GROWTH = 1.5


def load_adapter(
    store: Store, encoder_id: int, encoder: Encoder
) -> tuple[Adapter | None, int | None]:
    """The adapter in force and its version, or None where the encoder alone is better."""
    record = store.active_adapter(encoder_id)
    if record is None:
        return None, None
    return Adapter.from_bytes(record.data, encoder.blocks), record.version


def is_due(store: Store, encoder_id: int, min_pairs: int) -> bool:
    """Whether there are enough titles for a first fit, or half as many again since the last."""
    pairs = min(store.pair_count(encoder_id), MAX_PAIRS)
    last = store.last_adapter_pairs(encoder_id)
    return pairs >= min_pairs and (last is None or pairs >= last * _GROWTH)


def fit_catalogue(store: Store, encoder_id: int, encoder: Encoder, min_pairs: int) -> FitReport:
    """Fit an adapter on the store's photo-title pairs and activate it if it is better.

    A fit that is not better is recorded as well, so that it is not tried again before the
    catalogue has grown.
    """
    vectors, texts = store.title_pairs(encoder_id, MAX_PAIRS)
    if len(texts) < min_pairs:
        return FitReport(
            False, len(texts), 0.0, 0.0, None, f"needs {min_pairs} photos of products with a title"
        )
    distinct, labels = np.unique(np.array(texts, dtype=object), return_inverse=True)
    meaning = encoder.encode_texts(list(distinct))[:, encoder.blocks.slice_of(MEANING)]
    usable = meaning.any(axis=1)[labels]
    fit = fit_adapter(vectors[usable], meaning[labels][usable], encoder.blocks, labels[usable])
    metrics = {
        "pairs": fit.pairs,
        "recall_at_10_before": fit.before,
        "recall_at_10_after": fit.after,
    }
    version = store.save_adapter(
        encoder_id, fit.adapter.to_bytes(), metrics, activate=fit.is_better
    )
    message = (
        "in use: it finds more held-out photos by their titles"
        if fit.is_better
        else "not used: it finds no more held-out photos than the encoder alone"
    )
    return FitReport(fit.is_better, fit.pairs, fit.before, fit.after, version, message)
