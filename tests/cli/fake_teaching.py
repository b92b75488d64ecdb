"""What a catalogue in memory knows of categories, with the facade's signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from fake_reviews import TAXONOMY

from skulens.errors import ModelError, NotFoundError, TaxonomyError, UsageError
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import (
    AttributeEntry,
    AttributePrediction,
    CategoryCandidate,
    CategoryEntry,
    CategoryPrediction,
    Classification,
    ModelInfo,
    Neighbour,
    Rejection,
    SchemaReport,
    TrainReport,
)
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, AttributeSchema, AttributeUse
from skulens.taxonomy.meaning import meant

COLOUR = Attribute("colour", "Colour", "colour", (AllowedValue("red"), AllowedValue("green")))
ORGANIC = Attribute("organic", "Organic", "boolean")
WEIGHT = Attribute("weight", "Weight", "number", unit="g")
SCHEMA = AttributeSchema(
    (COLOUR, ORGANIC, WEIGHT), (AttributeUse(COLOUR, True), AttributeUse(WEIGHT))
)
ALTERNATIVES = (
    CategoryCandidate("fa", "Fruit > Apple", 0.9312),
    CategoryCandidate("fp", "Fruit > Pear", 0.0421),
    CategoryCandidate("ja", "Juice > Apple", 0.0021),
)
EVIDENCE = (
    Neighbour("4711", "Granny Smith apple", "Fruit > Apple", 0.812, "photos/apple/granny.jpg"),
    Neighbour("review 3", "", "Fruit > Apple", 0.744, "a/1.jpg"),
)
SURE = CategoryPrediction(
    "fa", "Fruit > Apple", 0.9312, True, 0.81, 0.95, True, "ensemble", "top", ALTERNATIVES, EVIDENCE
)
UNSURE = replace(
    SURE, confidence=0.42, accepted=False, alternatives=(
        CategoryCandidate("fa", "Fruit > Apple", 0.42), CategoryCandidate("fp", "Fruit > Pear", 0.4),
    ),
)  # fmt: skip
GUESS = replace(
    UNSURE, threshold=None, calibrated=False, method="zero-shot", evidence=(),
    notes=("nothing is trained yet: the confidence is a guess; skulens train category",),
)  # fmt: skip
ATTRIBUTES = (
    AttributePrediction("colour", "green", 0.71, False, "pixels", (("green", 0.71), ("red", 0.2))),
    AttributePrediction("organic", True, 0.88, True, "head", (("yes", 0.88), ("no", 0.12))),
    AttributePrediction("variety", None, 0.31, False, "zero-shot", (("cox", 0.31), ("gala", 0.3))),
)
TRAINED = TrainReport(
    "category", 2, True, "in use: it is better than version 1 (0.912 against 0.874 right)",
    1204, 2408, 3, {"top_1": 0.912, "top_5": 0.99, "ece": 0.0312, "held_out": 803,
     "target_precision": 0.95, "threshold": 0.81, "coverage_at_target": 0.642}, (), (), 12.5,
)  # fmt: skip
SKIPPED = (
    Rejection("Fruit > Quince", "unknown_category", "4 photos are in 'Fruit > Quince', which is"),
)
UNMEASURED = TrainReport(
    "colour of Fruit", 1, False, "not used: it is no better than version 0", 7, 0, 3, {},
    SKIPPED, ("green", "red"), 0.4,
)  # fmt: skip
MODELS = (
    ModelInfo("category", "", "", 1, False, "2025-03-01T12:00:00Z", 900, 3, {"top_1": 0.874}),
    ModelInfo(
        "category", "", "", 2, True, "2025-03-02T12:00:00Z", 1204, 3,
        {"top_1": 0.912, "top_5": 0.99, "ece": 0.0312, "held_out": 803},
    ),
    ModelInfo("colour of Fruit", "Fruit", "colour", 1, True, "2025-03-03T12:00:00Z", 7, 3, {}),
)  # fmt: skip
FIRST_IMPORT = SchemaReport(
    5,
    3,
    2,
    ("Fruit", "Fruit > Apple", "Fruit > Pear", "Juice", "Juice > Apple"),
    (),
    (),
    (),
    (),
    (),
)
CHANGED = SchemaReport(
    5, 3, 2, ("Juice", "Juice > Apple"), ("Bread",), (("Pome", "Apple"),),
    (("Pear", "Fruit > Pear"),), (("Fruit > Quince", 4),),
    (Rejection("tree.csv:3", "shared_synonym", "line 3: 'pomme' is a synonym of two categories"),),
)  # fmt: skip


class FakeTeaching:
    """Answers from constants; the catalogue remembers the calls."""

    taxonomy = TAXONOMY
    attribute_schema: AttributeSchema | None = SCHEMA
    trained: tuple[ModelInfo, ...] = MODELS

    def _note(self, name: str, given: dict[str, object]) -> None:
        raise NotImplementedError

    def classify(
        self,
        photos: Sequence[str | Path | bytes] = (),
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
        """Photos called `unsure` go to the queue, `guess` knows nothing, `missing` is refused."""
        self._note("classify", locals())
        if not photos and not title:
            raise UsageError("nothing to classify: give photos, a title, or both")
        groups = [tuple(map(str, photos))] if together else [(str(photo),) for photo in photos]
        progress(ProgressEvent("photos", len(groups), len(groups)))
        return tuple(self._classified(group, title, attributes, queue) for group in groups or [()])

    def _classified(
        self, photos: tuple[str, ...], title: str, attributes: bool, queue: bool
    ) -> Classification:
        lost = [photo for photo in photos if photo.startswith("missing")]
        refused = tuple(
            Rejection(photo, "missing", f"{photo}: there is no such file") for photo in lost
        )
        if lost and len(lost) == len(photos):
            return Classification(photos, title, None, (), None, refused)
        names = {"unsure": UNSURE, "guess": GUESS}
        first = photos[0].removesuffix(".jpg") if photos else ""
        category = names.get(first, SURE)
        review = 12 if queue and not category.accepted else None
        return Classification(
            photos, title, category, ATTRIBUTES if attributes else (), review, refused
        )

    def train_category(
        self,
        source: str | Path | None = None,
        *,
        validation: str | Path | None = None,
        class_weights: str = "none",
        logit_adjustment: float = 0.0,
        phone_copies: bool = True,
        progress: Progress = silent,
    ) -> TrainReport:
        self._note("train_category", locals())
        progress(ProgressEvent("phone copies", 803, 803))
        progress(ProgressEvent("heads", 0))
        progress(ProgressEvent("held out", 803, 803))
        return TRAINED if source is None else replace(TRAINED, skipped=SKIPPED)

    def train_attribute(
        self,
        source: str | Path | None = None,
        *,
        category: str | None = None,
        attribute: str | None = None,
        class_weights: str = "none",
        logit_adjustment: float = 0.0,
        phone_copies: bool = True,
        progress: Progress = silent,
    ) -> tuple[TrainReport, ...]:
        self._note("train_attribute", locals())
        if source is None and attribute is None:
            raise UsageError("say which attribute is to be trained")
        if attribute == "weight":
            raise ModelError("'weight' is a number, which no photo tells")
        good = replace(
            TRAINED, name="organic everywhere", version=1, message="in use: it is the first"
        )
        return (good,) if source is None else (good, UNMEASURED)

    def models(self) -> tuple[ModelInfo, ...]:
        return self.trained

    def use_model(
        self, version: int | None, *, category: str | None = None, attribute: str | None = None
    ) -> None:
        self._note("use_model", locals())
        if version is not None and version > 2:
            raise NotFoundError(f"there is no version {version} of this model")
        self.trained = tuple(
            replace(model, in_use=model.version == version)
            if model.attribute == (attribute or "")
            else model
            for model in self.trained
        )

    def import_schema(
        self, taxonomy: str | Path | None = None, attributes: str | Path | None = None
    ) -> SchemaReport:
        self._note("import_schema", locals())
        if taxonomy is None and attributes is None:
            raise UsageError("nothing to import: name a file of categories or of attributes")
        if str(taxonomy) == "missing.csv":
            raise TaxonomyError("missing.csv: there is no such file")
        return FIRST_IMPORT if str(taxonomy) == "tree.csv" else CHANGED

    def tree(
        self, category: str | None = None, depth: int | None = None
    ) -> tuple[CategoryEntry, ...]:
        taxonomy = self.taxonomy
        top = None if category is None else meant(category, taxonomy)
        return tuple(
            CategoryEntry(
                node.id,
                node.name,
                taxonomy.path(node.id),
                taxonomy.depth(node.id),
                2,
                node.synonyms,
            )
            for node in (taxonomy if top is None else taxonomy.subtree(top))
            if depth is None or taxonomy.depth(node.id) <= depth
        )

    def attributes_of(self, category: str) -> tuple[AttributeEntry, ...]:
        return (
            AttributeEntry("colour", "Colour", "colour", True, "", ("red", "green")),
            AttributeEntry("variety", "Variety", "one_of", False, "", tuple("abcdefghij")),
            AttributeEntry("weight", "Weight", "number", False, "g", ()),
        )

    def kept_prompts(self) -> Sequence[tuple[str, int]]:
        return [("categories", 5), ("values of variety for Apple", 10)]

    def loaded_models(self) -> Sequence[str]:
        return ["category"]
