"""What things are, and what people and labels teach about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from skulens.attributes.folders import lessons
from skulens.attributes.trainer import model_name
from skulens.catalog.part import Part, PhotoInput
from skulens.classify.classifier import Asked
from skulens.classify.classifying import Wanted, opened_thing
from skulens.classify.decision import check_rule
from skulens.classify.examples import catalogue_examples, examples_of_source
from skulens.classify.fits import check_method
from skulens.classify.review import ReviewQueue
from skulens.errors import ModelError, UsageError
from skulens.heads.training import HeadOptions
from skulens.heads.weighting import Weighting
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import Classification, ModelInfo, SchemaReport, TrainReport
from skulens.sources.opening import open_source
from skulens.taxonomy.attribute_schema import AttributeSchema
from skulens.taxonomy.meaning import meant
from skulens.taxonomy.tree import Taxonomy

_AT_ONCE = 32


class Teaching(Part):
    """The shop's schema, classification, the review queue, trained models."""

    @property
    def taxonomy(self) -> Taxonomy:
        """The category tree: as imported, else as the products' categories imply it."""
        return self._wiring.schema.taxonomy()

    @property
    def attribute_schema(self) -> AttributeSchema | None:
        """The attributes that products may have, None where none were imported."""
        return self._wiring.schema.attributes()

    @property
    def review(self) -> ReviewQueue:
        """What waits for a person to decide."""
        return ReviewQueue(self._store, self._wiring.schema.taxonomy)

    def import_schema(
        self, taxonomy: str | Path | None = None, attributes: str | Path | None = None
    ) -> SchemaReport:
        """Use the category tree and the attributes that files hold; raises `TaxonomyError`."""
        if taxonomy is None and attributes is None:
            raise UsageError("nothing to import: name a file of categories or of attributes")
        return self._wiring.schema.import_files(
            None if taxonomy is None else Path(taxonomy).expanduser(),
            None if attributes is None else Path(attributes).expanduser(),
        )

    def classify(
        self,
        photos: Sequence[PhotoInput] = (),
        *,
        title: str = "",
        together: bool = False,
        method: str | None = None,
        rule: str = "top",
        target_precision: float | None = None,
        attributes: bool = True,
        queue: bool = True,
        progress: Progress = silent,
    ) -> tuple[Classification, ...]:
        """Say what is in photos: a category with its confidence, and attributes.

        Each photo is a thing of its own; with `together`, or with a title, all show one thing.
        `method` is `zero-shot`, `neighbours`, `head` or `ensemble`, None for the best there is;
        `rule` is `top`, `least-distance` or `back-off`. What is not sure enough to be right as
        often as `target_precision` goes to the review queue, unless `queue` is false. Photos that
        cannot be read are answered by their rejection. Raises `UsageError`.
        """
        if not photos and not title.strip():
            raise UsageError("nothing to classify: give photos, a title, or both")
        if title.strip() and len(photos) > 1 and not together:
            raise UsageError("a title belongs to one thing: say that the photos show it together")
        asked = Asked(
            None if method is None else check_method(method),
            check_rule(rule),
            self._target(target_precision),
        )
        wanted = Wanted(attributes, queue)
        groups = [tuple(photos)] if together or not photos else [(photo,) for photo in photos]
        found: list[Classification] = []
        waiting = iter(groups)
        while some := list(islice(waiting, _AT_ONCE)):
            progress(ProgressEvent("photos", len(found), len(groups)))
            things = [opened_thing(group, title.strip(), self._query_photo) for group in some]
            found += self._wiring.classifying.classify(things, asked, wanted)
        progress(ProgressEvent("photos", len(found), len(groups)))
        return tuple(found)

    def train_category(
        self,
        source: str | Path | None = None,
        *,
        validation: str | Path | None = None,
        class_weights: Weighting = "none",
        logit_adjustment: float = 0.0,
        phone_copies: bool = True,
        progress: Progress = silent,
    ) -> TrainReport:
        """Train the model of categories, and use it if it is better than the one before.

        It learns from the catalogue's own labels and the decided reviews or, with `source`, from a
        labelled folder or feed. With `phone_copies` it also learns from copies of the photos as a
        phone would have taken them, and is measured on those; or on `validation`, a labelled
        folder or feed of photos such as people send. The report says how much could be answered
        alone at the target precision of the settings. Raises `ModelError`.
        """
        trainer, schema = self._wiring.category_trainer, self._wiring.schema
        options = HeadOptions(class_weights, logit_adjustment)
        if source is None:
            taxonomy = schema.taxonomy()
            examples = catalogue_examples(self._store, trainer.encoder_id, taxonomy)
        else:
            opened = open_source(Path(source).expanduser(), category_from_folder=True)
            taxonomy = schema.taught(opened)
            examples = examples_of_source(
                opened, trainer.encoder, trainer.limits, taxonomy, progress
            )
        checked = None
        if validation is not None:
            opened = open_source(Path(validation).expanduser(), category_from_folder=True)
            checked = examples_of_source(
                opened, trainer.encoder, trainer.limits, taxonomy, progress
            )
            if not len(checked):
                raise ModelError(f"{validation} holds no photo with a category of the taxonomy")
        return trainer.train(
            examples,
            taxonomy,
            options,
            progress,
            target_precision=self._settings.target_precision,
            phone_copies=phone_copies,
            validation=checked,
        )

    def train_attribute(
        self,
        source: str | Path | None = None,
        *,
        category: str | None = None,
        attribute: str | None = None,
        class_weights: Weighting = "none",
        logit_adjustment: float = 0.0,
        phone_copies: bool = True,
        progress: Progress = silent,
    ) -> tuple[TrainReport, ...]:
        """Train models of attributes within categories, and use each that is better.

        From the catalogue's labels `attribute` is needed, and `category` narrows it to a part of
        the tree. From a folder `<category>/<attribute>/<class>` all that it holds is trained, or
        what both name. Raises `NotFoundError`, `ModelError`.
        """
        trainer, schema = self._wiring.attribute_trainer, self._wiring.schema
        options = HeadOptions(class_weights, logit_adjustment)
        taxonomy = schema.taxonomy()
        node = "" if category is None else meant(category, self.taxonomy)
        if source is None:
            if attribute is None:
                raise UsageError("say which attribute is to be trained")
            wanted = trainer.attribute(schema.attributes(), attribute)
            examples = trainer.catalogue_examples(taxonomy, node, wanted)
            taught = [(node, wanted, examples)]
        else:
            opened = open_source(Path(source).expanduser(), category_from_folder=True)
            found, skipped = lessons(
                opened,
                trainer.encoder,
                trainer.limits,
                taxonomy,
                schema.attributes(),
                node,
                attribute,
                progress,
            )
            taught = [(lesson.category, lesson.attribute, lesson.examples) for lesson in found]
            taught[0] = (
                *taught[0][:2],
                replace(taught[0][2], skipped=(*skipped, *taught[0][2].skipped)),
            )
        return tuple(
            trainer.train(examples, taxonomy, at, what, options, progress, copies=phone_copies)
            for at, what, examples in taught
        )

    def models(self) -> tuple[ModelInfo, ...]:
        """All versions of all trained models, those of categories first."""
        taxonomy = self.taxonomy
        return tuple(
            ModelInfo(
                name=model_name(taxonomy, model.category, model.attribute),
                category=taxonomy.path(model.category)
                if model.category in taxonomy
                else model.category,
                attribute=model.attribute,
                version=model.version,
                in_use=model.active,
                created_at=_moment(model.created_at),
                examples=int(model.details.get("examples", 0)),
                classes=int(model.details.get("classes", 0)),
                metrics=dict(model.details.get("metrics", {})),
            )
            for model in self._store.models(self._binding.encoder_id)
        )

    def use_model(
        self, version: int | None, *, category: str | None = None, attribute: str | None = None
    ) -> None:
        """Use another version of a model from now on, or none; without names that of categories.

        Raises `NotFoundError` for a version or a model that there is not.
        """
        node = "" if category is None else meant(category, self.taxonomy)
        schema = self.attribute_schema
        found = schema.attributes_called(attribute) if schema and attribute else ()
        key = found[0].key if len(found) == 1 else attribute or ""
        self._store.use_model(self._binding.encoder_id, node, key, version)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
