"""Trains a catalogue's model of categories, keeps it, and uses it where it is better."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from skulens.classify.decision import DEFAULT_RULE
from skulens.classify.fits import Fit
from skulens.classify.model import CategoryModel
from skulens.classify.phrases import category_phrases
from skulens.classify.targets import Targets
from skulens.classify.testimony import Ground
from skulens.classify.training import Validation, train_categories
from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError, ModelError
from skulens.heads.copies import with_phone_copies
from skulens.heads.keeping import Candidate, Former, Place, keep
from skulens.heads.labelled import LabelledExamples
from skulens.heads.prompts import kept_phrase_vectors
from skulens.heads.training import HeadOptions
from skulens.images.files import DecodingLimits
from skulens.progress import Progress
from skulens.records import TrainReport
from skulens.search.adapter import Adapter, refit_adapter
from skulens.search.fitting import MAX_PAIRS, load_adapter, usable_pairs
from skulens.search.weights import choose_weights
from skulens.store import Store, TitlePairs
from skulens.taxonomy.tree import Taxonomy

CATEGORY_MODEL = ("", "")
"""Where the store keeps it: no category, no attribute."""
_LABEL = "categories"


@dataclass(frozen=True, slots=True)
class CategoryTrainer:
    """Learns from one store with one encoder."""

    store: Store
    encoder: Encoder
    encoder_id: int
    limits: DecodingLimits
    threads: int

    def ground(
        self, examples: LabelledExamples, taxonomy: Taxonomy, validation: LabelledExamples | None
    ) -> Ground:
        """What the examples are compared by."""
        labels = set(examples.labels.tolist())
        labels.update(() if validation is None else validation.labels.tolist())
        targets = Targets(taxonomy, labels)
        version = self.store.active_adapter_version(self.encoder_id)
        adapter = load_adapter(self.store, self.encoder_id, self.encoder, version)
        return Ground(
            self.encoder.blocks,
            targets,
            category_prompts(self.store, self.encoder, self.encoder_id, targets),
            photo_weights(self.encoder),
            title_meanings(self.encoder, examples.titles),
            self._adapting(examples, taxonomy, adapter),
        )

    def train(
        self,
        examples: LabelledExamples,
        taxonomy: Taxonomy,
        options: HeadOptions,
        progress: Progress,
        *,
        target_precision: float,
        phone_copies: bool = True,
        validation: LabelledExamples | None = None,
    ) -> TrainReport:
        """Train on examples; a version that is not better is kept, but not used.

        With `phone_copies`, also on copies of their photos as a phone would have taken them; then
        confidences are measured on these, unless there is a `validation` part. Raises `ModelError`
        where nothing can be learned.
        """
        started = time.monotonic()
        if not len(examples):
            raise ModelError(
                "there is no photo with a category to learn from; add products with categories, "
                "or photos with --category-from-folder"
            )
        if phone_copies:
            examples = with_phone_copies(
                examples, self.encoder, self.limits, self.threads, progress
            )
        checked = (
            None
            if validation is None
            else Validation(validation, title_meanings(self.encoder, validation.titles))
        )
        ground = self.ground(examples, taxonomy, validation)
        trained = train_categories(examples, ground, options, progress, checked)
        model = trained.model
        kept = self.store.model_in_use(self.encoder_id, *CATEGORY_MODEL)
        former = None if kept is None else Former(kept.version)
        if kept is not None:
            with suppress(ModelError):
                old = CategoryModel.read(kept.details, kept.arrays, self.encoder.blocks)
                former = Former(kept.version, old.photo_head, old.memory)
        fit = model.fits.get("photo", {}).get("ensemble")
        return keep(
            Place(
                self.store,
                self.encoder_id,
                self.encoder.fingerprint,
                *CATEGORY_MODEL,
                name="category",
            ),
            Candidate(
                model.photo_head,
                model.memory,
                model.to_plain() | {"options": asdict(options)},
                model.to_arrays(),
                {} if fit is None else {**fit.metrics, **_reached(fit, target_precision)},
            ),
            former,
            examples,
            shown=taxonomy.path,
            skipped=examples.skipped + (() if validation is None else validation.skipped),
            seconds=time.monotonic() - started,
        )

    def _adapting(
        self, examples: LabelledExamples, taxonomy: Taxonomy, adapter: Adapter | None
    ) -> Callable[[npt.NDArray[np.intp]], Callable[[Vectors], Vectors]]:
        layout = self.encoder.blocks

        def adapt(inside: npt.NDArray[np.intp]) -> Callable[[Vectors], Vectors]:
            if adapter is None:
                return lambda vectors: vectors
            some = inside
            if len(some) > MAX_PAIRS:
                some = np.random.default_rng(0).choice(inside, MAX_PAIRS, replace=False)
            pairs = usable_pairs(
                TitlePairs(
                    examples.vectors[some],
                    tuple(examples.titles[row] for row in some),
                    tuple(taxonomy.path(examples.labels[row]) for row in some),
                    tuple(examples.products[row] for row in some),
                ),
                self.encoder,
            )
            if not len(pairs.photos):
                return lambda vectors: vectors
            own = refit_adapter(pairs.photos, pairs.targets, adapter.share)
            return lambda vectors: own.apply(vectors, layout)

        return adapt


def _reached(fit: Fit, target_precision: float) -> dict[str, float | None]:
    """From which confidence on answers are right often enough, and how many are that sure."""
    point = fit.curves[DEFAULT_RULE].at(target_precision)
    return {
        "target_precision": target_precision,
        "threshold": None if point is None else point.threshold,
        "coverage_at_target": 0.0 if point is None else point.coverage,
    }


def category_prompts(
    store: Store, encoder: Encoder, encoder_id: int, targets: Targets
) -> Vectors | None:
    """The targets' texts as vectors; None for an encoder of photos alone."""
    try:
        return kept_phrase_vectors(store, encoder, encoder_id, _LABEL, category_phrases(targets))
    except EncoderError:
        return None


def photo_weights(encoder: Encoder) -> Vectors:
    """What makes an inner product of photos a score: `(dim,)`."""
    weights = choose_weights(encoder, "photo", None)
    total = sum(weights.values())
    found = np.zeros(encoder.dim, np.float32)
    for name, where in encoder.blocks.slices():
        found[where] = weights[name] / total
    return found


def title_meanings(encoder: Encoder, titles: tuple[str, ...]) -> Vectors:
    """Titles as `(n, meaning)`; zeros for empty ones, unknown words, and encoders without texts."""
    if MEANING not in encoder.blocks.names:
        return np.zeros((len(titles), 0), np.float32)
    where = encoder.blocks.slice_of(MEANING)
    found = np.zeros((len(titles), where.stop - where.start), np.float32)
    texts, numbers = np.unique(np.array(titles, dtype=object), return_inverse=True)
    try:
        for start in range(0, len(texts), 4096):
            vectors = encoder.encode_texts(list(texts[start : start + 4096]))[:, where]
            own = (numbers >= start) & (numbers < start + 4096)
            found[own] = vectors[numbers[own] - start]
    except EncoderError:
        return np.zeros_like(found)
    found[[not title.strip() for title in titles]] = 0
    return found
