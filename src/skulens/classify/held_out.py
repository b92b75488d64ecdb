"""The catalogue's own photos, each answered by methods that had not seen its product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from skulens.classify.classifier import Asked
from skulens.classify.examined import Examined, Panel
from skulens.classify.examples import REVIEW_PREFIX, catalogue_examples
from skulens.classify.trainer import CategoryTrainer, title_meanings
from skulens.classify.training import Validation, train_categories
from skulens.errors import EvaluationError
from skulens.evaluation.answers import Answer
from skulens.evaluation.results import Metrics, measure_answers
from skulens.evaluation.worse_photos import FaultKey, Robustness, nested, spread, worse_photos
from skulens.heads.copies import with_phone_copies
from skulens.heads.folds import held_out_parts
from skulens.heads.labelled import LabelledExamples
from skulens.heads.training import HeadOptions
from skulens.progress import Progress
from skulens.records import Rejection
from skulens.store import Model
from skulens.taxonomy.tree import Taxonomy

_MOST_CELLS = 20_000_000
"""Numbers in one method's scores: with many categories, fewer photos are asked."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Answers about held-out photos; `training_counts` are the other products of each category."""

    answers: tuple[Answer, ...]
    training_counts: Mapping[str, int]
    skipped: tuple[Rejection, ...]
    examples: LabelledExamples
    panel: Panel


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Trains anew without the products asked about, as `model` was trained; nothing is saved.

    Without a `model` in use heads have no say, as they have none in the catalogue.
    """

    trainer: CategoryTrainer
    taxonomy: Taxonomy
    model: Model | None
    with_titles: bool

    def answers(self, asked: Asked, progress: Progress) -> Found:
        """Ask about the labelled photos, as many as their scores may be held in memory.

        Raises `EvaluationError`, `ModelError`.
        """
        trainer = self.trainer
        examples = catalogue_examples(trainer.store, trainer.encoder_id, self.taxonomy)
        is_own = [not name.startswith(REVIEW_PREFIX) for name in examples.products]
        own = np.flatnonzero(is_own)
        if not len(own):
            raise EvaluationError(
                "no photo of the catalogue has a category of the taxonomy; add products with "
                "categories, or name a labelled folder or feed to measure on"
            )
        learned = self._learned(examples, progress)
        ground = trainer.ground(learned, self.taxonomy, None)
        rows = own[spread(len(own), max(1000, _MOST_CELLS // len(ground.targets)))]
        trained = train_categories(learned, ground, self._options(), progress, also=rows)
        assert trained.also is not None
        panel = Panel(ground.targets, asked, None if self.model is None else trained.model.fits)
        items = self._examined(examples, trained.also_rows)
        return Found(
            tuple(panel.answers(items, trained.also)),
            _others(examples),
            examples.skipped,
            examples,
            panel,
        )

    def worse(self, found: Found, progress: Progress) -> Robustness:
        """Ask about a sample of photos that one more training goes without, under every fault."""
        trainer, examples, targets = self.trainer, found.examples, found.panel.targets
        columns = targets.columns(examples.labels.tolist())
        inside, outside = next(iter(held_out_parts(columns, examples.groups())))
        own = np.array([row for row in outside if examples.sources[row]], np.intp)
        own = own[spread(len(own))]
        sources = [examples.sources[row] for row in own]
        photos = worse_photos(sources, trainer.encoder, trainer.limits, trainer.threads, progress)
        if not len(photos.rows):
            raise EvaluationError("none of the catalogue's photos can be read to make it worse")
        rows = np.tile(own[photos.rows], len(photos.vectors))
        some = examples.take(rows)
        shown = LabelledExamples.of(
            np.concatenate(list(photos.vectors.values())),
            some.labels.tolist(),
            some.products,
            some.titles,
        )
        learned = self._learned(examples.take(inside), progress)
        ground = trainer.ground(learned, self.taxonomy, shown)
        validation = Validation(shown, title_meanings(trainer.encoder, shown.titles))
        trained = train_categories(learned, ground, self._options(), progress, validation)
        # What is made of it is fitted on neither: the panel is the one that gave the answers.
        panel = Panel(ground.targets, found.panel.asked, found.panel.fits)
        answers = panel.answers(self._examined(examples, rows), trained.held_out)
        size, target = len(photos.rows), panel.asked.target_precision
        metrics: dict[FaultKey, Metrics] = {
            key: measure_answers(
                answers[number * size : (number + 1) * size], self.taxonomy, None, target
            )
            for number, key in enumerate(photos.vectors)
        }
        return nested(metrics)

    def _learned(self, examples: LabelledExamples, progress: Progress) -> LabelledExamples:
        """With phone copies, as in training; where nothing is trained, heads are not asked."""
        if self.model is None:
            return examples
        own = self.trainer
        return with_phone_copies(examples, own.encoder, own.limits, own.threads, progress)

    def _options(self) -> HeadOptions:
        options = {} if self.model is None else self.model.details.get("options", {})
        return HeadOptions(
            options.get("weighting", "none"), float(options.get("logit_adjustment", 0.0))
        )

    def _examined(self, examples: LabelledExamples, rows: Iterable[int]) -> list[Examined]:
        return [
            Examined(
                examples.products[row],
                examples.sources[row],
                str(examples.labels[row]),
                examples.titles[row] if self.with_titles else "",
            )
            for row in rows
        ]


def _others(examples: LabelledExamples) -> dict[str, int]:
    """How many products each category has beside the one asked about."""
    pairs = set(zip(examples.labels.tolist(), examples.products, strict=True))
    counts = Counter(label for label, _ in pairs)
    return {label: count - 1 for label, count in counts.items()}
