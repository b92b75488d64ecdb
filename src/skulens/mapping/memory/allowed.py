"""Values that people give, held against those that a field allows."""

from __future__ import annotations

from skulens.errors import NotFoundError
from skulens.mapping.target import TargetField
from skulens.records import AttributeValue
from skulens.taxonomy.names import guess, shown


def allowed(field: TargetField | None, value: AttributeValue | None) -> AttributeValue | None:
    """Return a value as a field has it: words by their names or synonyms, several as a tuple.

    Raises `NotFoundError` for a word that is none of the field's values.
    """
    if field is not None and field.attribute.kind == "many_of" and isinstance(value, str):
        value = (value,)
    if field is None or not field.attribute.values or not isinstance(value, str | tuple):
        return value
    words = []
    for word in (value,) if isinstance(value, str) else value:
        known = field.attribute.value_of(word)
        if known is None:
            names = [one.name for one in field.attribute.values]
            raise NotFoundError(
                f"{shown(word)} is no value of {shown(field.key)}"
                f"{guess(word, names) or '; use one of its values'}"
            )
        words.append(known)
    return words[0] if isinstance(value, str) else tuple(words)
