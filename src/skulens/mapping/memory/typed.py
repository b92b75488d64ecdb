"""What a person types as a value of one of our fields, and what may be typed."""

from __future__ import annotations

from skulens.errors import UsageError
from skulens.mapping.target import TargetField
from skulens.mapping.values.booleans import BooleanReader
from skulens.mapping.values.numbers import read_number
from skulens.records import AttributeValue
from skulens.taxonomy.attribute_schema import KINDS_WITH_VALUES
from skulens.taxonomy.meaning import meant
from skulens.taxonomy.names import clean, shown
from skulens.taxonomy.tree import Taxonomy


def is_number(field: TargetField) -> bool:
    """Whether values of a field are numbers."""
    return field.role == "price" or (field.role == "attribute" and field.attribute.kind == "number")


def value_typed(field: TargetField, text: str, taxonomy: Taxonomy | None = None) -> AttributeValue:
    """Return the value that a text is: a number, yes or no, a category's path, or words.

    A field of several values takes them with commas between. Whether words are values of the field
    is not looked at. Raises `UsageError` for what is no number, and neither yes nor no,
    `NotFoundError` for a category that is not in the taxonomy.
    """
    text = clean(text)
    if is_number(field):
        number = read_number(text)
        if number is None:
            unit = f", in {field.attribute.unit}" if field.attribute.unit else ""
            raise UsageError(f"{shown(text)} is no number; write one such as 1200 or 12.5{unit}")
        return number
    if field.role == "category" and taxonomy is not None and len(taxonomy):
        return taxonomy.path(meant(text, taxonomy))
    if field.role == "attribute" and field.attribute.kind == "boolean":
        said = BooleanReader(field).read_one(text).value
        if said is None:
            raise UsageError(f"{shown(text)} is neither yes nor no; write one of them")
        return said
    if field.role == "attribute" and field.attribute.kind == "many_of":
        return tuple(filter(None, map(clean, text.split(","))))
    return text


def values_to_type(field: TargetField, taxonomy: Taxonomy | None = None) -> tuple[str, ...]:
    """The values that a field can have, where they are known: words, paths, or yes and no."""
    if field.role == "category" and taxonomy is not None:
        return tuple(taxonomy.path(node.id) for node in taxonomy)
    if field.role == "attribute" and field.attribute.kind == "boolean":
        return "yes", "no"
    if field.attribute.kind in KINDS_WITH_VALUES and field.attribute.values:
        return tuple(one.name for one in field.attribute.values)
    return field.examples
