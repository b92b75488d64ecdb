"""Trains the model of one attribute within one category, keeps it, and uses it where it is better."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from skulens.attributes.model import AttributeModel
from skulens.attributes.values import SEEN_KINDS, implied_attribute, values_of
from skulens.encoders.protocol import Encoder
from skulens.errors import ModelError
from skulens.heads.calibration import expected_calibration_error
from skulens.heads.copies import with_phone_copies
from skulens.heads.keeping import Candidate, Former, Place, keep
from skulens.heads.labelled import LabelledExamples
from skulens.heads.promotion import marks_of, memory_of
from skulens.heads.training import Examples, HeadOptions, HeldOut, train_head
from skulens.images.files import DecodingLimits
from skulens.progress import Progress
from skulens.records import Filter, Rejection, TrainReport
from skulens.store import Store
from skulens.taxonomy.attribute_schema import Attribute, AttributeSchema
from skulens.taxonomy.tree import Taxonomy

_MOST_EXAMPLES = 200_000
_LEAST_HELD_OUT = 20


def model_name(taxonomy: Taxonomy, category: str, attribute: str) -> str:
    """How people call a model."""
    if not attribute:
        return "category"
    where = taxonomy.path(category) if category in taxonomy else category
    return f"{attribute} of {where}" if where else f"{attribute} everywhere"


@dataclass(frozen=True, slots=True)
class AttributeTrainer:
    """Learns from one store with one encoder."""

    store: Store
    encoder: Encoder
    encoder_id: int
    limits: DecodingLimits
    threads: int

    def attribute(self, schema: AttributeSchema | None, name: str) -> Attribute:
        """The attribute of that name in the schema or, without one, as products imply it.

        Raises `NotFoundError` where the schema has none, `ModelError` where a photo cannot tell it.
        """
        if schema is None:
            return implied_attribute(
                name, (product.attributes for product in self.store.products())
            )
        attribute = schema.attribute(name)
        if attribute.kind not in SEEN_KINDS:
            raise ModelError(
                f"'{attribute.key}' is a {attribute.kind}, which no photo tells; "
                f"choose one of the kinds {', '.join(sorted(SEEN_KINDS))}"
            )
        return attribute

    def catalogue_examples(
        self, taxonomy: Taxonomy, category: str, attribute: Attribute
    ) -> LabelledExamples:
        """The catalogue's photos of a category, "" for all, with their products' values.

        A photo of a product with several values is there once for each. Values that are not
        allowed are listed as skipped.
        """
        found = self.store.labelled(self.encoder_id, Filter(), _MOST_EXAMPLES)
        within = {node.id for node in taxonomy.subtree(category)} if category else None
        ids = {path: taxonomy.find_path(path) for path in set(found.categories)}
        said = self.store.attributes_by_product(sorted(set(found.product_ids)))
        rows: list[int] = []
        labels: list[str] = []
        refused: Counter[str] = Counter()
        for row, (product, path) in enumerate(
            zip(found.product_ids, found.categories, strict=True)
        ):
            if within is not None and ids[path] not in within:
                continue
            if not np.isfinite(found.vectors[row]).all():
                continue
            known, unknown = values_of(attribute, said.get(product, {}))
            refused.update(unknown)
            rows += [row] * len(known)
            labels += known
        return LabelledExamples.of(
            found.vectors[rows],
            labels,
            [found.product_ids[row] for row in rows],
            sources=[found.sources[row] for row in rows],
            skipped=refusals(attribute, refused),
        )

    def train(
        self,
        examples: LabelledExamples,
        taxonomy: Taxonomy,
        category: str,
        attribute: Attribute,
        options: HeadOptions,
        progress: Progress,
        *,
        copies: bool = True,
    ) -> TrainReport:
        """Train on examples; a version that is not better is kept, but not used.

        With `copies`, also on copies of their photos as a phone would have taken them. Raises
        `ModelError` where there is nothing to tell apart.
        """
        started = time.monotonic()
        name = model_name(taxonomy, category, attribute.key)
        if not len(examples):
            raise ModelError(f"no photo has a value to learn from for {name}")
        if copies:
            examples = with_phone_copies(
                examples, self.encoder, self.limits, self.threads, progress
            )
        of_values = Examples(examples.vectors, examples.labels, examples.groups())
        trained = train_head(of_values, self.encoder.blocks, options)
        figures = _measured(trained.held_out, examples)
        memory = memory_of(trained, marks_of(examples.products, examples.vectors))
        model = AttributeModel(trained.head, memory, bool(figures))
        kept = self.store.model_in_use(self.encoder_id, category, attribute.key)
        former = None if kept is None else Former(kept.version)
        if kept is not None:
            with suppress(ModelError):
                old = AttributeModel.read(kept.details, kept.arrays, self.encoder.blocks, name)
                former = Former(kept.version, old.head, old.memory)
        return keep(
            Place(
                self.store,
                self.encoder_id,
                self.encoder.fingerprint,
                category,
                attribute.key,
                name,
            ),
            Candidate(model.head, memory, model.to_plain(), model.to_arrays(), figures),
            former,
            examples,
            shown=str,
            skipped=examples.skipped,
            seconds=time.monotonic() - started,
        )


def refusals(attribute: Attribute, words: Counter[str]) -> list[Rejection]:
    """What products say that is no allowed value, with how often."""
    return [
        Rejection(
            word,
            "value_not_allowed",
            f"'{word}' is no allowed value of '{attribute.key}' ({count} photos)",
        )
        for word, count in sorted(words.items())
    ]


def _measured(held_out: HeldOut, examples: LabelledExamples) -> dict[str, float | None]:
    if len(held_out.rows) < _LEAST_HELD_OUT:
        return {}
    asked = examples.copies[held_out.rows]
    if not asked.any():
        asked = np.ones(len(asked), np.bool_)
    answers = held_out.scores[asked].argmax(axis=1)
    right = answers == held_out.labels[asked]
    confidences = np.exp(held_out.scores[asked].max(axis=1))
    return {
        "top_1": float(right.mean()),
        "ece": expected_calibration_error(confidences, right),
        "held_out": int(asked.sum()),
    }
