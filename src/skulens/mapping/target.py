"""What a supplier's columns may feed: the fields of a product, and the shop's attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from skulens.taxonomy.attribute_schema import Attribute, AttributeSchema
from skulens.taxonomy.tree import Taxonomy

Role = Literal[
    "attribute", "id", "title", "description", "category", "price", "brand", "url", "photos"
]
"""What a field is of a product: one of its own fields, or one of its attributes."""


@dataclass(frozen=True, slots=True)
class TargetField:
    """A field that columns may feed; `examples` are values that products of the shop have.

    `required` says that every product should have it, `categories` are the paths of those asked
    for that use it, none for a field of every product.
    """

    attribute: Attribute
    role: Role = "attribute"
    required: bool = False
    description: str = ""
    examples: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is called in a mapping."""
        return self.attribute.key

    @property
    def name(self) -> str:
        """What people call it."""
        return self.attribute.name


@dataclass(frozen=True)
class Target:
    """The fields of one or several categories; no two have one key."""

    fields: tuple[TargetField, ...]
    categories: tuple[str, ...] = ()
    by_key: Mapping[str, TargetField] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {one.key: one for one in self.fields})


def _core(role: Role, name: str, description: str, *, required: bool = False) -> TargetField:
    return TargetField(Attribute(role, name, "text"), role, required, description)


PRODUCT_FIELDS: tuple[TargetField, ...] = (
    _core("id", "Id", "the number by which the supplier knows the product", required=True),
    _core("title", "Title", "what the product is called in a list", required=True),
    _core("description", "Description", "what is said of the product at length"),
    _core("category", "Category", "where the product belongs"),
    _core("brand", "Brand", "who makes or sells the product under their name"),
    _core("price", "Price", "what a buyer pays for one"),
    _core("url", "URL", "the page of the product"),
    _core("photos", "Photos", "pictures of the product", required=True),
)
"""The fields of every product; `brand` is kept with its attributes."""


def target_of(
    schema: AttributeSchema | None,
    taxonomy: Taxonomy,
    category_ids: Iterable[str],
    examples: Mapping[str, tuple[str, ...]] | None = None,
) -> Target:
    """The product's own fields and the attributes of categories, those of the shop without any.

    An attribute is required if one of its categories requires it; `examples` are by key.
    Raises `NotFoundError` for an unknown category.
    """
    ids = tuple(category_ids)
    found: dict[str, TargetField] = {one.key: one for one in PRODUCT_FIELDS}
    uses = (
        [(taxonomy.path(id), use) for id in ids for use in schema.uses(taxonomy, id)]
        if schema is not None
        else []
    )
    if schema is not None and not ids:
        uses = [("", use) for use in schema.everywhere]
    for path, use in uses:
        key = use.attribute.key
        held = found.get(key)
        if held is None or held.role != "attribute":
            role: Role = "brand" if key == "brand" else "attribute"
            held = TargetField(use.attribute, role)
        found[key] = replace(
            held,
            required=held.required or use.required,
            categories=(*held.categories, path) if path else held.categories,
        )
    return Target(
        tuple(replace(one, examples=(examples or {}).get(one.key, ())) for one in found.values()),
        tuple(taxonomy.path(id) for id in ids),
    )
