"""How good the answers about one attribute are: on labelled photos, or on the catalogue held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, get_args

import numpy as np

from skulens.attributes.reader import HEAD, LEAST_SURE, PIXELS, AttributeReader
from skulens.attributes.trainer import AttributeTrainer, model_name, refusals
from skulens.attributes.values import allowed, implied_attribute, values_of
from skulens.errors import EvaluationError, UsageError
from skulens.evaluation.answers import Answer
from skulens.evaluation.outcome import Measured
from skulens.evaluation.worse_photos import spread
from skulens.heads.copies import with_phone_copies
from skulens.heads.training import Examples, train_head
from skulens.progress import Progress
from skulens.records import CATEGORY_SEPARATOR, AttributeValue, Product, Rejection
from skulens.search.labelled_source import labelled_photos, outside_taxonomy
from skulens.search.searcher import Searcher
from skulens.sources.folder import FolderSource
from skulens.sources.products import ProductsSource
from skulens.sources.protocol import Source
from skulens.taxonomy.attribute_schema import Attribute, AttributeSchema, folded_word
from skulens.taxonomy.tree import Taxonomy

Way = Literal["head", "zero-shot", "pixels"]
WAYS: tuple[Way, ...] = get_args(Way)
_RANKED = 5
_MOST_PRODUCTS = 2_000
"""Of the catalogue, whose pictures are read anew."""


def check_way(way: str) -> Way:
    """The way to read attributes of that name; raises `UsageError`."""
    for known in WAYS:
        if way == known:
            return known
    raise UsageError(f"attributes are not read by '{way}'; there are {', '.join(WAYS)}")


@dataclass(slots=True)
class _Heard:
    """Answers so far, by which way they came, and what could not be asked about."""

    answers: list[Answer]
    ways: Counter[str]
    unread: list[Rejection]
    refused: Counter[str]
    unplaced: Counter[str]
    unheard: int = 0
    others: int = 0

    @classmethod
    def nothing(cls) -> _Heard:
        return cls([], Counter(), [], Counter(), Counter())


@dataclass(frozen=True, slots=True)
class AttributeEvaluator:
    """Measures what one catalogue reads of an attribute at this moment; it changes nothing.

    `category` is the id of the one to which it is limited with all below it, "" for all; `way` is
    how to read, None for the best there is.
    """

    trainer: AttributeTrainer
    reader: AttributeReader
    searcher: Searcher
    taxonomy: Taxonomy
    attribute: Attribute
    category: str
    way: Way | None
    target_precision: float

    def of_source(self, source: Source, name: str, progress: Progress) -> Measured:
        """Read every photo of folders `<category>/<attribute>/<class>`, or of a feed with values.

        A product without a category in the feed has that of the catalogue's product of the same id.
        Raises `EvaluationError`, `UsageError`.
        """
        self._check()
        heard = _Heard.nothing()
        self._read(source, self.way, heard, progress)
        return self._measured(heard, f"Every photo of {name}", source.origin, held_out=False)

    def of_catalogue(self, progress: Progress) -> Measured:
        """Read the catalogue's own photos: by heads trained anew without the product shown.

        What no head reads is read from the pixels or by words, as anyone would ask. Raises
        `EvaluationError`, `ModelError`.
        """
        self._check()
        heard = _Heard.nothing()
        places = self._places() if self.way in (None, "head") else []
        for place in places:
            self._hold_out(place, places, heard, progress)
        if self.way != "head":
            left = [product for product in self._products() if not self._place_of(product, places)]
            left = [left[row] for row in spread(len(left), _MOST_PRODUCTS)]
            if left:
                self._read(ProductsSource(left), self.way, heard, progress)
        how = "The catalogue's own photos"
        if places:
            how += ", each read by a head that had not seen its product"
        return self._measured(heard, how, "catalogue", held_out=bool(places))

    def _check(self) -> None:
        if self.way == "pixels" and self.attribute.kind != "colour":
            raise UsageError(
                f"'{self.attribute.key}' is no colour, and pixels tell nothing else; "
                "choose head or zero-shot"
            )
        if self.way == "head" and not self._places():
            raise EvaluationError(
                f"no head is trained for '{self.attribute.key}'; run: skulens train attribute"
            )
        if not allowed(self.attribute):
            raise EvaluationError(
                f"'{self.attribute.key}' has no allowed values; choose an attribute that has"
            )

    def _places(self) -> list[str]:
        """Categories, and "" for everywhere, with a head for the attribute, the deepest first."""
        store, encoder_id = self.trainer.store, self.trainer.encoder_id
        found = [
            at
            for at, key in store.models_in_use(encoder_id)
            if key == self.attribute.key and (not at or at in self.taxonomy)
        ]
        return sorted(found, key=lambda at: -self.taxonomy.depth(at) if at else 0)

    def _line(self, category: str) -> list[str]:
        """A category and those above it up to "", or nothing where it is not asked about."""
        line = [node.id for node in reversed(self.taxonomy.ancestors(category))]
        return [*line, ""] if not self.category or self.category in line else []

    def _place_of(self, product: Product, places: Sequence[str]) -> str | None:
        id = self.taxonomy.find_path(product.category)
        line = [] if id is None else self._line(id)
        return next((f"in {at}" for at in line if at in places), None)

    def _products(self) -> Iterator[Product]:
        for product in self.trainer.store.products():
            id = self.taxonomy.find_path(product.category) if product.category else None
            if (
                id is not None
                and self._line(id)
                and any(values_of(self.attribute, product.attributes))
            ):
                yield product

    def _hold_out(
        self, place: str, places: Sequence[str], heard: _Heard, progress: Progress
    ) -> None:
        """Train the head of a place anew, fold by fold, and hear what it says to what is left out."""
        trainer = self.trainer
        examples = trainer.catalogue_examples(self.taxonomy, place, self.attribute)
        heard.unread += [one for one in examples.skipped if one not in heard.unread]
        learned = with_phone_copies(
            examples, trainer.encoder, trainer.limits, trainer.threads, progress
        )
        trained = train_head(
            Examples(learned.vectors, learned.labels, learned.groups()), trainer.encoder.blocks
        )
        classes, held = trained.head.classes, trained.held_out
        unsure: list[Product] = []
        truths: dict[tuple[str, str], list[str]] = {}
        for product, source, label in zip(
            examples.products, examples.sources, examples.labels.tolist(), strict=True
        ):
            truths.setdefault((product, source), []).append(label)
        ids = set(examples.products)
        products = trainer.store.products()
        known = {product.id: product for product in products if product.id in ids}
        for row, scores in zip(held.rows.tolist(), held.scores, strict=True):
            key = learned.products[row], learned.sources[row]
            own = None if learned.copies[row] else truths.pop(key, None)
            if own is None:  # a copy, or a photo of several values that was asked already
                continue
            id = self.taxonomy.find_path(known[key[0]].category)
            line = [] if id is None else self._line(id)
            if next((at for at in line if at in places), None) != place:
                continue
            order = np.argsort(-scores, kind="stable")
            shares = np.exp(scores)
            ranked = [(classes[at], float(shares[at])) for at in order[:_RANKED]]
            is_sure = ranked[0][1] >= LEAST_SURE
            if not is_sure and self.attribute.kind == "colour" and self.way is None:
                unsure.append(replace(known[key[0]], photos=(key[1],)))
                continue
            self._hear(heard, key[0], key[1], own, ranked, is_sure)
            heard.ways[HEAD] += 1
        if unsure:  # as in use, the pixels are asked then
            self._read(ProductsSource(unsure), PIXELS, heard, progress)

    def _read(self, source: Source, way: str | None, heard: _Heard, progress: Progress) -> None:
        """Read every photo as anyone would ask."""
        trainer, is_folder = self.trainer, isinstance(source, FolderSource)
        for one in labelled_photos(source, trainer.encoder, trainer.limits, progress):
            if isinstance(one, Rejection):
                heard.unread.append(one)
                continue
            product, photo = one.product, one.looked.photo.label
            path, said = self._said(product, is_folder=is_folder)
            if said is None:
                heard.others += 1
                continue
            id = self.taxonomy.find(path) if path else None
            if id is None:
                heard.unplaced[path] += 1
                continue
            if not self._line(id):
                heard.others += 1
                continue
            known, unknown = said
            heard.refused.update(unknown)
            if not known:
                continue
            adapted = self.searcher.adapted(one.looked.vector[np.newaxis])
            answer = self.reader.read_one(self.attribute, id, [one.looked], adapted, way)
            if answer is None:
                heard.unheard += 1
                continue
            heard.ways[answer.method] += 1
            self._hear(
                heard, product.id, photo, list(known), answer.alternatives, answer.value is not None
            )

    def _said(
        self, product: Product, *, is_folder: bool
    ) -> tuple[str, tuple[tuple[str, ...], tuple[str, ...]] | None]:
        """A product's category, and what is said of the attribute; None for nothing."""
        if is_folder:
            path, of, value = _folders_of(product.category)
            own = {folded_word(self.attribute.key), folded_word(self.attribute.name)}
            if path and folded_word(of) not in own:
                return path, None
            return path, values_of(self.attribute, {self.attribute.key: value})
        known = self.trainer.store.product(product.id)
        path = product.category or ("" if known is None else known.category)
        said = values_of(self.attribute, product.attributes)
        if not any(said) and known is not None:
            said = values_of(self.attribute, known.attributes)
        return path, said if any(said) else None

    def _hear(
        self,
        heard: _Heard,
        item: str,
        photo: str,
        truths: Sequence[str],
        ranked: Sequence[tuple[str, float]],
        is_sure: bool,
    ) -> None:
        """Take an answer beside the truth; of several true values the one answered counts."""
        truth = ranked[0][0] if ranked and ranked[0][0] in truths else truths[0]
        heard.answers.append(Answer(item, (photo,), truth, tuple(ranked) if is_sure else ()))

    def _measured(self, heard: _Heard, how: str, source: str, *, held_out: bool) -> Measured:
        rejections = [*heard.unread, *refusals(self.attribute, heard.refused)]
        rejections += [
            outside_taxonomy(path, count) for path, count in sorted(heard.unplaced.items())
        ]
        if heard.unheard:
            rejections.append(
                Rejection(
                    self.attribute.key,
                    "not_readable",
                    f"{heard.unheard} photos: no {self.way or 'method'} reads it there",
                )
            )
        where = model_name(self.taxonomy, self.category, self.attribute.key)
        if not heard.answers:
            why = "; ".join(one.message for one in rejections[:3])
            raise EvaluationError(
                f"nothing to measure for {where}: {why or 'no photo says what it has'}"
            )
        ways = ", ".join(sorted(heard.ways))
        return Measured(
            what="attribute",
            title=f"How well {where} is read",
            subtitle=f"{how}. Read by {ways}; an answer below {LEAST_SURE:.0%} is 'unknown', which"
            " counts as wrong.",
            answers=heard.answers,
            settings={
                "source": source,
                "held_out": held_out,
                "attribute": self.attribute.key,
                "category": self.taxonomy.path(self.category) if self.category else "",
                "method": ways,
                "encoder": self.trainer.encoder.fingerprint,
                "model_version": self._version(),
            },
            target_precision=self.target_precision,
            rejections=rejections,
            skipped=len(heard.unread)
            + heard.refused.total()
            + heard.unplaced.total()
            + heard.unheard,
            noun=("value", "values"),
        )

    def _version(self) -> int | None:
        places = [*(self._line(self.category) if self.category else []), ""]
        for at in dict.fromkeys(places):
            kept = self.trainer.store.model_in_use(self.trainer.encoder_id, at, self.attribute.key)
            if kept is not None:
                return kept.version
        return None


def asked_attribute(
    trainer: AttributeTrainer, schema: AttributeSchema | None, name: str, source: Source | None
) -> Attribute:
    """The attribute of that name in the schema or, without one, as products and source imply it.

    Raises `NotFoundError`, `ModelError`.
    """
    if schema is not None or source is None:
        return trainer.attribute(schema, name)
    is_folder = isinstance(source, FolderSource)
    said: list[Mapping[str, AttributeValue]] = [
        dict([_folders_of(item.category)[1:]]) if is_folder else item.attributes
        for item in source.items()
        if isinstance(item, Product)
    ]
    return implied_attribute(
        name, chain((product.attributes for product in trainer.store.products()), said)
    )


def _folders_of(category: str) -> tuple[str, str, str]:
    """The category's path, the attribute and the value that folders name."""
    *names, of, value = ["", "", *category.split(CATEGORY_SEPARATOR)]
    return CATEGORY_SEPARATOR.join(filter(None, names)), of, value
