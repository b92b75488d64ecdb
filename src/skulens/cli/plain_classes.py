"""What things are, as rows of fields, for pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skulens.cli.plain import Row, rejection_rows
from skulens.cli.text import shown_value
from skulens.records import CategoryPrediction, Classification


def classification_rows(found: Sequence[Classification]) -> Iterator[Row]:
    """What the row says, photos, then by kind; the refused photos last.

    `category`: path, confidence, `sure` or `review` or `unsure`, item of the queue, method, title.
    `alternative`: path, probability. `attribute`: name, value, confidence, method. `similar`:
    category, score, product id, title. `note`: sentence.
    """
    for one in found:
        photos = shown_value(one.photos)
        if one.category is not None:
            yield from ((row[0], photos, *row[1:]) for row in _category(one, one.category))
        for attribute in one.attributes:
            value = shown_value(attribute.value)
            yield (
                *("attribute", photos, attribute.name, value),
                *(f"{attribute.confidence:.4f}", attribute.method),
            )
    yield from rejection_rows([item for one in found for item in one.rejections])


def _category(one: Classification, category: CategoryPrediction) -> Iterator[Row]:
    state = "sure" if category.accepted else "unsure" if one.review is None else "review"
    yield (
        *("category", category.path, f"{category.confidence:.4f}", state),
        *("" if one.review is None else str(one.review), category.method, one.title),
    )
    for other in category.alternatives:
        yield "alternative", other.path, f"{other.probability:.4f}"
    for near in category.evidence:
        yield "similar", near.category, f"{near.score:.4f}", near.product_id, near.title
    yield from (("note", note) for note in category.notes)
