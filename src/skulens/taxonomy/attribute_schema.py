"""Which attributes products have: their kinds, their allowed values, and where each is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, get_args

from skulens.errors import NotFoundError, TaxonomyError
from skulens.taxonomy.names import folded, folded_path, guess, shown
from skulens.taxonomy.tree import Node, Taxonomy

Kind = Literal["one_of", "many_of", "number", "boolean", "text", "colour"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""What an attribute can be; `colour` is one of its values, told from the photo."""

KINDS_WITH_VALUES = frozenset({"one_of", "many_of", "colour"})

_GUESSES = 5
_JOINT = re.compile(r"(?<=\w)[\s_\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+(?=\w)")
_SPELLINGS = (("color", "colour"), ("gray", "grey"))


@dataclass(frozen=True, slots=True)
class AllowedValue:
    """A value an attribute may have, and other words for it."""

    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attribute:
    """An attribute of products; `values` is empty for numbers, texts and yes/no."""

    key: str
    name: str
    kind: Kind
    values: tuple[AllowedValue, ...] = ()
    unit: str = ""
    synonyms: tuple[str, ...] = ()

    def value_of(self, text: str) -> str | None:
        """Return the allowed value that a text means by its name or a synonym, or None.

        Case, blanks, hyphens and the spellings color/colour and gray/grey make no difference.
        """
        return self._by_word.get(folded_word(text))

    @cached_property
    def _by_word(self) -> dict[str, str]:
        words = {folded_word(value.name): value.name for value in self.values}
        for value in self.values:
            for synonym in value.synonyms:
                words.setdefault(folded_word(synonym), value.name)
        return words


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """An attribute of a category; `required` says that every product of it should have it."""

    attribute: Attribute
    required: bool = False


class AttributeSchema:
    """The attributes by key, those of everywhere, and those that categories add.

    `categories` is keyed by the id or the path of a category and holds for all below it too.
    Raises `TaxonomyError` if two attributes have one key.
    """

    def __init__(
        self,
        attributes: Iterable[Attribute],
        everywhere: Iterable[AttributeUse] = (),
        categories: Mapping[str, Iterable[AttributeUse]] | None = None,
    ) -> None:
        by_key: dict[str, Attribute] = {}
        for attribute in attributes:
            if by_key.setdefault(attribute.key, attribute) is not attribute:
                raise TaxonomyError(f"two attributes have the key {shown(attribute.key)}")
        self.attributes: Mapping[str, Attribute] = MappingProxyType(by_key)
        self.everywhere = tuple(everywhere)
        self.categories: Mapping[str, tuple[AttributeUse, ...]] = MappingProxyType(
            {category: tuple(uses) for category, uses in (categories or {}).items()}
        )

    def __len__(self) -> int:
        return len(self.attributes)

    def __iter__(self) -> Iterator[Attribute]:
        return iter(self.attributes.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AttributeSchema):
            return NotImplemented
        return self.to_plain() == other.to_plain()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<AttributeSchema of {len(self)} attributes>"

    def attribute(self, text: str) -> Attribute:
        """Return an attribute by its key or, if it means no other, by its name or a synonym.

        Case, blanks, hyphens and the spellings color/colour make no difference.
        Raises `NotFoundError` with the nearest keys, or with those that a name may mean.
        """
        found = self.attributes_called(text)
        if len(found) == 1:
            return found[0]
        if found:
            keys = " or ".join(shown(attribute.key) for attribute in found[:5])
            raise NotFoundError(f"the attribute {shown(text)} may be {keys}; use one of these keys")
        hint = guess(text, self.attributes) or "; use one of the schema's attributes"
        raise NotFoundError(f"no attribute {shown(text)}{hint}")

    def attributes_called(self, text: str) -> tuple[Attribute, ...]:
        """Return the attribute with this key or else all with this name or synonym."""
        if text in self.attributes:
            return (self.attributes[text],)
        word = folded_word(text)
        return tuple(self._by_key.get(word) or self._by_word.get(word) or ())

    def uses(self, taxonomy: Taxonomy, node_id: str) -> tuple[AttributeUse, ...]:
        """Return the attributes of a category: of everywhere, then from the top down to itself.

        Where several name one attribute, the nearest says whether it is required.
        Raises `NotFoundError` for an unknown category.
        """
        found = {use.attribute.key: use for use in self.everywhere}
        path: tuple[str, ...] = ()
        for node in taxonomy.ancestors(node_id):
            path = (*path, folded(node.name))
            for category in self._keys_of(node, path):
                found.update((use.attribute.key, use) for use in self.categories[category])
        return tuple(found.values())

    def to_plain(self) -> dict[str, Any]:
        """Return what JSON can hold, for the database."""
        return {
            "attributes": [
                [
                    *(attribute.key, attribute.name, attribute.kind, attribute.unit),
                    list(attribute.synonyms),
                    [[value.name, *value.synonyms] for value in attribute.values],
                ]
                for attribute in self
            ],
            "everywhere": _plain_uses(self.everywhere),
            "categories": {key: _plain_uses(uses) for key, uses in self.categories.items()},
        }

    @classmethod
    def from_plain(cls, plain: Any) -> AttributeSchema:
        """Return the schema that `to_plain` gave. Raises `TaxonomyError` if it is none."""
        try:
            attributes = {row[0]: _attribute(*row) for row in plain["attributes"]}
            return cls(
                attributes.values(),
                _uses(plain["everywhere"], attributes),
                {key: _uses(rows, attributes) for key, rows in plain["categories"].items()},
            )
        except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
            raise TaxonomyError(
                "the stored attributes cannot be understood; read them again from their file"
            ) from error

    def _keys_of(self, node: Node, path: tuple[str, ...]) -> list[str]:
        """Return the keys of `categories` that mean a category of a tree, far to near."""
        formerly = [self._by_path.get(folded_path(former)) for former in node.former_paths]
        keys = [*formerly, self._by_path.get(path), node.id if node.id in self.categories else None]
        return list(dict.fromkeys(key for key in keys if key is not None))

    @cached_property
    def _by_path(self) -> dict[tuple[str, ...], str]:
        return {folded_path(key): key for key in self.categories}

    @cached_property
    def _by_key(self) -> dict[str, list[Attribute]]:
        return _grouped((attribute.key, attribute) for attribute in self)

    @cached_property
    def _by_word(self) -> dict[str, list[Attribute]]:
        return _grouped(
            (word, attribute)
            for attribute in self
            for word in (attribute.name, *attribute.synonyms)
        )


def check_uses(schema: AttributeSchema, taxonomy: Taxonomy) -> list[str]:
    """Return a sentence for each category of the schema that the taxonomy does not have."""
    wrong: list[str] = []
    for key in schema.categories:
        if key not in taxonomy and taxonomy.find_path(key) is None:
            paths = (taxonomy.path(node.id) for node in taxonomy)
            hint = guess(key, paths) if len(wrong) < _GUESSES else ""
            hint = hint or "; use an id or a path of the taxonomy"
            wrong.append(
                f"the schema has attributes for the category {shown(key)}, "
                f"which the taxonomy does not have{hint}"
            )
    return wrong


def folded_word(text: str) -> str:
    """Return what two spellings of a word have in common: of `off-white` and `Off White`, say."""
    word = _JOINT.sub(" ", folded(text))
    for other, ours in _SPELLINGS:
        word = word.replace(other, ours)
    return word


def _grouped(words: Iterable[tuple[str, Attribute]]) -> dict[str, list[Attribute]]:
    groups: dict[str, list[Attribute]] = {}
    for word, attribute in words:
        group = groups.setdefault(folded_word(word), [])
        if attribute not in group:
            group.append(attribute)
    return groups


def _plain_uses(uses: Iterable[AttributeUse]) -> list[list[Any]]:
    return [[use.attribute.key, use.required] for use in uses]


def _uses(rows: Any, attributes: Mapping[str, Attribute]) -> list[AttributeUse]:
    return [AttributeUse(attributes[key], bool(required)) for key, required in rows]


def _attribute(
    key: str, name: str, kind: Any, unit: str, synonyms: list[str], values: list[list[str]]
) -> Attribute:
    if kind not in KINDS:
        raise ValueError(kind)
    allowed = tuple(AllowedValue(value, tuple(others)) for value, *others in values)
    return Attribute(key, name, kind, allowed, unit, tuple(synonyms))
