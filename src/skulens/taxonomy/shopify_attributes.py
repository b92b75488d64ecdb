"""Shopify's attributes: from its two YAML files or its JSON, and which categories use them.

All are `one_of`, for the data does not say which may have several values; `color`, and what
extends it, is `colour`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from skulens.taxonomy.attribute_schema import (
    AllowedValue,
    Attribute,
    AttributeSchema,
    AttributeUse,
    Kind,
)
from skulens.taxonomy.names import guess, shown
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.shopify import word, words
from skulens.taxonomy.yaml_text import Fields, Items, Value

_COLOUR = "color"
_GUESSES = 5
_NOT_IN_KEYS = re.compile(r"[^\w/\s-]")
_BETWEEN_WORDS = re.compile(r"[\s-]+")


def attributes_of_yaml(value: Fields, values: Items, problems: list[Problem]) -> list[Attribute]:
    """Return the attributes of `attributes.yml` with the names that `values.yml` gives values.

    An extended attribute has the values of the one it extends.
    """
    names = {
        word(item.fields, "friendly_id"): word(item.fields, "name")
        for item in values.items
        if isinstance(item, Fields)
    }
    found: dict[str, Attribute] = {}
    for item in _mappings(value, "base_attributes", problems):
        allowed = []
        for friendly_id in words(item.fields, "values", Place(item.line), problems):
            if friendly_id.text in names:
                allowed.append(names[friendly_id.text])
            else:
                message = f"the value {shown(friendly_id.text)} is not in values.yml; add or delete"
                problems.append(problem_at(Place(friendly_id.line), "unknown_value", message))
        _add(found, item, word(item.fields, "friendly_id"), tuple(dict.fromkeys(allowed)), problems)
    for item in _mappings(value, "extended_attributes", problems):
        base = found.get(word(item.fields, "values_from"))
        if base is None:
            unknown = word(item.fields, "values_from")
            hint = guess(unknown, found) if len(problems) < _GUESSES else ""
            message = f"values_from {shown(unknown)} is no attribute{hint or '; add or delete it'}"
            problems.append(problem_at(Place(item.line), "unknown_attribute", message))
        else:
            _add(found, item, word(item.fields, "friendly_id"), base, problems)
    return list(found.values())


def attributes_of_json(value: Fields, problems: list[Problem]) -> list[Attribute]:
    """Return the attributes of `attributes.json`; keys are made as those of the YAML files are."""
    found: dict[str, Attribute] = {}
    for item in _mappings(value, "attributes", problems):
        allowed = [word(each.fields, "name") for each in _mappings(item, "values", problems)]
        base = _add(found, item, _key(item), tuple(dict.fromkeys(allowed)), problems)
        for extended in _mappings(item, "extended_attributes", problems):
            _add(found, extended, _key(extended), base, problems)
    return list(found.values())


def uses_of_verticals(
    lists: list[tuple[str, Items]], schema: AttributeSchema, problems: list[Problem]
) -> Mapping[str, list[AttributeUse]]:
    """Return the attributes that each category lists, by the category's id; none is required."""
    one_use = {attribute.key: AttributeUse(attribute) for attribute in schema}
    uses: dict[str, list[AttributeUse]] = {}
    for file, items in lists:
        for item in items.items:
            if not isinstance(item, Fields):
                continue
            id = word(item.fields, "id")
            for key in words(item.fields, "attributes", Place(item.line, file), problems):
                if key.text in one_use:
                    uses.setdefault(id, []).append(one_use[key.text])
                else:
                    message = f"{shown(key.text)} of {shown(id)} is no attribute"
                    hint = guess(key.text, one_use) if len(problems) < _GUESSES else ""
                    hint = hint or "; add it to attributes.yml"
                    place = Place(key.line, file)
                    problems.append(problem_at(place, "unknown_attribute", message + hint))
    return uses


def _add(
    found: dict[str, Attribute],
    item: Fields,
    key: str,
    values: Attribute | tuple[str, ...],
    problems: list[Problem],
) -> Attribute:
    """Add an attribute with values of its own, or with those of the one it extends."""
    name = word(item.fields, "name")
    if isinstance(values, Attribute):
        attribute = Attribute(key, name, values.kind, values.values)
    else:
        kind: Kind = "colour" if key == _COLOUR else "one_of"
        attribute = Attribute(key, name, kind, tuple(AllowedValue(value) for value in values))
    if not key or not name:
        message = "an attribute without a friendly_id (or handle) or a name; give it both"
        problems.append(problem_at(Place(item.line), "empty_name", message))
    elif found.setdefault(key, attribute) is not attribute:
        message = f"the attribute {shown(key)} is given twice; keep one"
        problems.append(problem_at(Place(item.line), "duplicate_key", message))
    return attribute


def _key(item: Fields) -> str:
    """Return the `friendly_id` that `attributes.yml` has for a name; two may share a handle."""
    name = unicodedata.normalize("NFKD", word(item.fields, "name").lower())
    return _BETWEEN_WORDS.sub("_", _NOT_IN_KEYS.sub("", name))


def _mappings(value: Fields, field: str, problems: list[Problem]) -> list[Fields]:
    items: Value | None = value.fields.get(field)
    if items is None:
        return []
    if isinstance(items, Items):
        found = [item for item in items.items if isinstance(item, Fields)]
        if len(found) == len(items.items):
            return found
    message = f"{field} must be a list in which each has a name and more"
    problems.append(problem_at(Place(items.line), "shape", message))
    return []
