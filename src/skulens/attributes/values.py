"""What products say of an attribute, in the allowed values of the shop's schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from skulens.errors import ModelError
from skulens.records import AttributeValue
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, folded_word

SEEN_KINDS = frozenset({"one_of", "many_of", "boolean", "colour"})
"""Kinds that a photo can tell; numbers and free texts are read elsewhere."""

YES, NO = "true", "false"
_MOST_IMPLIED = 200


def allowed(attribute: Attribute) -> tuple[AllowedValue, ...]:
    """The values an attribute may have; yes and no for a boolean."""
    if attribute.kind == "boolean":
        return AllowedValue(YES, ("yes",)), AllowedValue(NO, ("no", "none"))
    return attribute.values


def is_called(attribute: Attribute, name: str) -> bool:
    """Whether a product's field means the attribute: by its key, name or a synonym."""
    words = (attribute.key, attribute.name, *attribute.synonyms)
    return folded_word(name) in {folded_word(word) for word in words}


def values_of(
    attribute: Attribute, attributes: Mapping[str, AttributeValue]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a product says of an attribute: allowed values, and words that are none."""
    known: list[str] = []
    unknown: list[str] = []
    for name, value in attributes.items():
        if is_called(attribute, name):
            for word in value if isinstance(value, tuple) else (value,):
                found = _allowed_value(attribute, word)
                if found is not None:
                    known.append(found)
                elif str(word).strip():
                    unknown.append(str(word))
    return tuple(dict.fromkeys(known)), tuple(unknown)


def typed(attribute: Attribute, value: str) -> AttributeValue:
    """An allowed value as products hold it: a boolean is one."""
    return value == YES if attribute.kind == "boolean" else value


def implied_attribute(name: str, products: Iterable[Mapping[str, AttributeValue]]) -> Attribute:
    """The attribute that products imply where there is no schema: its values are those found.

    Raises `ModelError` where no product has it, or where it has too many values to be a choice.
    """
    probe = Attribute(name, name, "one_of")
    counts: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for attributes in products:
        for key, value in attributes.items():
            if is_called(probe, key):
                called[key] += 1
                counts.update(
                    str(word) for word in (value if isinstance(value, tuple) else (value,))
                )
    if not counts:
        raise ModelError(f"no product has the attribute '{name}', and the schema does not know it")
    if len(counts) > _MOST_IMPLIED:
        raise ModelError(
            f"'{name}' has {len(counts)} values; import a schema that says which are allowed: "
            "skulens taxonomy import --attributes FILE"
        )
    key = called.most_common(1)[0][0]
    values = {folded_word(value): value for value, _ in reversed(counts.most_common())}
    kind = "colour" if folded_word(name) == folded_word("colour") else "one_of"
    return Attribute(key, key, kind, tuple(AllowedValue(value) for value in values.values()))  # type: ignore[arg-type]


def _allowed_value(attribute: Attribute, word: str | float | bool) -> str | None:
    if attribute.kind != "boolean":
        return attribute.value_of(str(word))
    folded = folded_word(str(word))
    return next(
        (
            value.name
            for value in allowed(attribute)
            if folded in {folded_word(name) for name in (value.name, *value.synonyms)}
        ),
        None,
    )


def choices(values: Sequence[AllowedValue]) -> list[tuple[str, tuple[str, ...]]]:
    """Names with their synonyms."""
    return [(value.name, value.synonyms) for value in values]
