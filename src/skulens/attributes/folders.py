"""Folders `<category>/<attribute>/<class>` of photos, from which attributes are learned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from skulens.attributes.trainer import refusals
from skulens.attributes.values import allowed, values_of
from skulens.encoders.protocol import Encoder
from skulens.errors import ModelError
from skulens.heads.labelled import LabelledExamples
from skulens.images.files import DecodingLimits
from skulens.progress import Progress
from skulens.records import CATEGORY_SEPARATOR, Rejection
from skulens.search.labelled_source import LabelledPhoto, labelled_photos, stacked
from skulens.sources.protocol import Source
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, AttributeSchema, folded_word
from skulens.taxonomy.tree import Taxonomy


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """What folders teach of one attribute of one category, "" for all."""

    category: str
    attribute: Attribute
    examples: LabelledExamples


def lessons(
    source: Source,
    encoder: Encoder,
    limits: DecodingLimits,
    taxonomy: Taxonomy,
    schema: AttributeSchema | None,
    category: str,
    attribute: str | None,
    progress: Progress,
) -> tuple[list[Lesson], list[Rejection]]:
    """What a folder tree teaches, and what of it could not be used.

    Folders above the last three levels are part of the category, which must be in the taxonomy.
    Only `category` (an id) and `attribute` are looked at where given. Without a schema the classes
    are the allowed values. Raises `ModelError` where nothing in the tree has such a place.
    """
    taught: dict[tuple[str, str], list[tuple[str, LabelledPhoto]]] = defaultdict(list)
    skipped: list[Rejection] = []
    for one in labelled_photos(source, encoder, limits, progress):
        if isinstance(one, Rejection):
            skipped.append(one)
            continue
        *names, of, value = ["", "", *one.product.category.split(CATEGORY_SEPARATOR)]
        path = CATEGORY_SEPARATOR.join(filter(None, names))
        if not path:
            skipped.append(
                Rejection(
                    one.looked.photo.label,
                    "wrong_place",
                    "it does not lie in a folder <category>/<attribute>/<class>",
                )
            )
        elif attribute is None or folded_word(of) == folded_word(attribute):
            taught[path, of].append((value, one))
    found = []
    for (category_name, attribute_name), photos in taught.items():
        node = taxonomy.find(category_name)
        if node is None:
            skipped.append(
                Rejection(
                    category_name,
                    "unknown_category",
                    f"{len(photos)} photos are of '{category_name}', which is not in the taxonomy",
                )
            )
            continue
        if category and node != category:
            continue
        attribute_of = _attribute(schema, attribute_name, [value for value, _ in photos])
        found.append(_lesson(node, attribute_of, photos, encoder.dim))
    if not found:
        raise ModelError(
            "no folder teaches such an attribute: photos are to lie in"
            " <category>/<attribute>/<class>, of categories that the taxonomy has"
        )
    return found, skipped


def _attribute(schema: AttributeSchema | None, name: str, values: Sequence[str]) -> Attribute:
    if schema is not None:
        return schema.attribute(name)
    return Attribute(
        name, name, "one_of", tuple(AllowedValue(value) for value in dict.fromkeys(values))
    )


def _lesson(
    node: str, attribute: Attribute, photos: Sequence[tuple[str, LabelledPhoto]], dim: int
) -> Lesson:
    refused: Counter[str] = Counter()
    kept: list[LabelledPhoto] = []
    labels: list[str] = []
    if not allowed(attribute):
        raise ModelError(f"'{attribute.key}' has no allowed values; choose an attribute that has")
    for value, photo in photos:
        known, unknown = values_of(attribute, {attribute.key: value})
        refused.update(unknown)
        kept += [photo] * len(known)
        labels += known
    examples = LabelledExamples.of(
        stacked(kept, dim),
        labels,
        [photo.product.id for photo in kept],
        sources=[photo.looked.photo.label for photo in kept],
        skipped=refusals(attribute, refused),
    )
    return Lesson(node, attribute, examples)
