"""How good the answers about categories are: on labelled photos, or on the catalogue held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from skulens.classify.classifier import Asked, Classifier
from skulens.classify.examined import Examined, Skipped
from skulens.classify.held_out import HeldOut
from skulens.classify.knowledge import Knowledge
from skulens.classify.trainer import CATEGORY_MODEL, CategoryTrainer
from skulens.encoders.blocks import Vectors
from skulens.errors import EvaluationError
from skulens.evaluation.answers import Answer
from skulens.evaluation.outcome import Measured
from skulens.evaluation.results import Metrics, measure_answers
from skulens.evaluation.worse_photos import FaultKey, Robustness, nested, spread, worse_photos
from skulens.progress import Progress
from skulens.records import Rejection
from skulens.search.labelled_source import LabelledPhoto, labelled_photos
from skulens.sources.protocol import Source
from skulens.store import Model
from skulens.taxonomy.counts import own_counts
from skulens.taxonomy.tree import Taxonomy


@dataclass(frozen=True, slots=True)
class CategoryEvaluator:
    """Measures what one catalogue says about categories at this moment; it changes nothing.

    `with_titles` shows titles beside the photos, `robustness` also asks about worse photos.
    """

    trainer: CategoryTrainer
    knowledge: Knowledge
    taxonomy: Taxonomy
    asked: Asked
    with_titles: bool = False
    robustness: bool = False

    def of_source(self, source: Source, name: str, progress: Progress) -> Measured:
        """Ask about every photo of a labelled folder or feed, as anyone would; nothing is queued.

        The truth is the category that the source names or, where it names none, that of the
        catalogue's product of the same id. Such a product is not its own neighbour, nor is the very
        same photo; but a head may have learned from it. Raises `EvaluationError`, `UsageError`.
        """
        classifier = self._classifier()
        skipped, items = Skipped(), list[Examined]()
        answers, methods = list[Answer](), Counter[str]()
        for one in labelled_photos(source, self.trainer.encoder, self.trainer.limits, progress):
            if isinstance(one, Rejection):
                skipped.unread.append(one)
            elif (item := self._examined(one)) is None:
                skipped.unknown[one.product.category] += 1
            else:
                answer, method = self._answer(classifier, one.looked.vector, item)
                items.append(item)
                answers.append(answer)
                methods[method] += 1
        if not items:
            why = "; ".join(one.message for one in skipped.rejections()[:3]) or "no photo"
            raise EvaluationError(f"nothing to measure in {name}: {why}")
        worse: Robustness | None = None
        if self.robustness:
            some = [items[row] for row in spread(len(items))]
            worse = self._worse(classifier, some, progress)
        return self._measured(
            answers,
            self._training_counts(classifier),
            f"Every photo of {name}, each by itself",
            {"source": source.origin, "held_out": False, "method": ", ".join(sorted(methods))},
            worse,
            (skipped.rejections(), skipped.photos),
        )

    def of_catalogue(self, progress: Progress) -> Measured:
        """Ask about the catalogue's own photos by methods made anew without the product shown.

        Raises `EvaluationError`, `ModelError` where there is nothing to tell apart.
        """
        self._classifier()
        held_out = HeldOut(self.trainer, self.taxonomy, self._model(), self.with_titles)
        found = held_out.answers(self.asked, progress)
        worse = held_out.worse(found, progress) if self.robustness else None
        return self._measured(
            found.answers,
            found.training_counts,
            "The catalogue's own photos, each held out: neither heads nor neighbours nor adapter"
            " had seen its product",
            {"source": "catalogue", "held_out": True, "method": self.asked.method or "ensemble"},
            worse,
            (found.skipped, len(found.skipped)),
        )

    def _classifier(self) -> Classifier:
        classifier = self.knowledge.classifier()
        if not len(classifier.targets):
            raise EvaluationError(
                "the catalogue knows no categories; import a taxonomy (skulens taxonomy import) or "
                "add products with categories"
            )
        if self.asked.method == "head" and classifier.model is None:
            raise EvaluationError("no head is trained; run: skulens train category")
        return classifier

    def _model(self) -> Model | None:
        trainer = self.trainer
        return trainer.store.model_in_use(trainer.encoder_id, *CATEGORY_MODEL)

    def _examined(self, one: LabelledPhoto) -> Examined | None:
        product, truth = one.product, None
        if product.category:
            truth = self.taxonomy.find(product.category)
        elif (known := self.trainer.store.product(product.id)) is not None:
            truth = self.taxonomy.find_path(known.category)
        if truth is None:
            return None
        title = product.title if self.with_titles else ""
        return Examined(product.id, one.looked.photo.label, truth, title)

    def _answer(
        self, classifier: Classifier, vector: Vectors, item: Examined
    ) -> tuple[Answer, str]:
        """What is said to a photo `(dim,)`, and by which method."""
        question = self.knowledge.question(vector[np.newaxis], item.title)
        said = classifier.classify(replace(question, itself=item.item), self.asked)
        ranked = [(one.id, one.probability) for one in said.alternatives]
        answer = item.answer(
            ranked,
            said.id,
            said.confidence,
            said.threshold,
            leads=self.asked.rule == "least-distance",
        )
        return answer, said.method

    def _worse(
        self, classifier: Classifier, items: Sequence[Examined], progress: Progress
    ) -> Robustness:
        trainer = self.trainer
        sources = [item.photo for item in items]
        worse = worse_photos(sources, trainer.encoder, trainer.limits, trainer.threads, progress)
        target = self.asked.target_precision
        found: dict[FaultKey, Metrics] = {}
        for key, vectors in worse.vectors.items():
            answers = [
                self._answer(classifier, vector, items[row])[0]
                for row, vector in zip(worse.rows.tolist(), vectors, strict=True)
            ]
            found[key] = measure_answers(answers, self.taxonomy, None, target)
        return nested(found)

    def _training_counts(self, classifier: Classifier) -> dict[str, int]:
        """How many products there are to learn each category from, or that there are some."""
        counts: Counter[str] = Counter()
        for path, count in own_counts(dict(self.trainer.store.categories())).items():
            id = self.taxonomy.find_path(path)
            if id is not None:
                counts[id] += count
        if classifier.model is not None:  # it may have learned from elsewhere
            for id in classifier.model.names:
                counts[id] = max(1, counts[id])
        return dict(counts)

    def _measured(
        self,
        answers: Sequence[Answer],
        counts: Mapping[str, int],
        subtitle: str,
        settings: Mapping[str, Any],
        worse: Robustness | None,
        skipped: tuple[tuple[Rejection, ...], int],
    ) -> Measured:
        model = self._model()
        version = None if model is None else model.version
        how = [subtitle + (", with its title" if self.with_titles else "")]
        how.append(f"Method {settings['method']}, rule {self.asked.rule}")
        how.append("Nothing is trained" if version is None else f"Model version {version}")
        return Measured(
            what="category",
            title="How well categories are told",
            subtitle=". ".join(how) + ".",
            answers=answers,
            settings={
                **settings,
                "rule": self.asked.rule,
                "with_titles": self.with_titles,
                "model_version": version,
                "encoder": self.trainer.encoder.fingerprint,
            },
            target_precision=self.asked.target_precision,
            tree=self.taxonomy,
            training_counts=counts,
            robustness=worse,
            rejections=skipped[0],
            skipped=skipped[1],
        )
