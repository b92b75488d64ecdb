"""What is known of the fields that columns may feed, gathered once for all evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.concepts import Concepts, Reading, concepts
from skulens.mapping.matching.glossary import glossary
from skulens.mapping.matching.names import normal, tokens
from skulens.mapping.matching.shapes import Shape, shape_of
from skulens.mapping.target import Target, TargetField
from skulens.mapping.values.units import Unit, parse_unit, unit_in_name
from skulens.records import CATEGORY_SEPARATOR

ROLE_CONCEPTS = {
    "id": "id",
    "title": "title",
    "description": "description",
    "category": "category",
    "price": "price",
    "brand": "brand",
    "url": "url",
    "photos": "photo",
}
"""What the fields of every product are about."""


_MEASURED = {
    ("net_content", "volume"): "volume",
    ("net_content", "mass"): "weight",
    ("capacity", "volume"): "volume",
}
"""What names are about once one knows what is measured: contents in litres are a volume."""


@dataclass(frozen=True)
class FieldFacts:
    """A field with the words of its names, the first of which is the name that people see."""

    field: TargetField
    names: tuple[tuple[str, ...], ...]

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that numbers are kept in."""
        return parse_unit(self.field.attribute.unit) if self.field.attribute.unit else self._in_name

    @property
    def _in_name(self) -> Unit | None:
        return unit_in_name(self.field.name)[1] if self.field.attribute.kind == "number" else None

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The allowed values, else values that products of the shop have."""
        return tuple(value.name for value in self.field.attribute.values) or self.field.examples

    @cached_property
    def shape(self) -> Shape:
        """What its values look like; empty where none are known."""
        return shape_of(dict.fromkeys(self.values, 1), self.unit)


@dataclass(frozen=True)
class Facts:
    """The fields of a target, and how names are read.

    Words that only name the categories say nothing: in Coffee, `Coffee roast` is the roast.
    """

    fields: tuple[FieldFacts, ...]
    concepts: Concepts
    category_words: frozenset[str]

    def read(self, words: Sequence[str]) -> Reading:
        """What words are about, those of the categories left out unless there are no others."""
        whole = self.concepts.read(words)
        if len(whole.units) <= 1:
            return whole
        bare = [word for word in words if word not in self.category_words]
        return self.concepts.read(bare) if bare and len(bare) < len(words) else whole

    def read_column(self, column: Column) -> Reading:
        """What a column's name is about, by what its values measure."""
        return _as_measured(self.read(column.words.words), column.shape.unit)

    def read_field(self, one: FieldFacts) -> list[Reading]:
        """What each name of a field is about, by what the field measures."""
        return [_as_measured(self.read(words), one.unit) for words in one.names]

    def called(self, reading: Reading) -> str:
        """A name in the words that its concepts are usually called by."""
        return " ".join(
            self.concepts.called(unit[1:]) if unit.startswith("=") else unit
            for unit in reading.units
        )

    def concept(self, one: FieldFacts) -> str:
        """What a field is about, "" if that is not known."""
        return ROLE_CONCEPTS.get(one.field.role) or next(
            (read.main for read in self.read_field(one) if read.main), ""
        )


def facts_of(target: Target, known: Concepts | None = None) -> Facts:
    """Gather what is known of a target's fields; `known` replaces the shipped concepts."""
    words = frozenset(
        normal(token)
        for path in target.categories
        for token in tokens(path.replace(CATEGORY_SEPARATOR, " "))
    )
    return Facts(tuple(map(_facts, target.fields)), known or concepts(), words)


def _as_measured(found: Reading, unit: Unit | None) -> Reading:
    more = _MEASURED.get((found.main, unit.dimension)) if unit else None
    if more is None:
        return found
    units = {unit: weight for unit, weight in found.units.items() if unit != f"={found.main}"}
    return Reading(more, {**units, f"={more}": found.units.get(f"={found.main}", 1.0)})


def _facts(one: TargetField) -> FieldFacts:
    language = glossary().language((one.name, one.key, *one.attribute.synonyms))
    names = dict.fromkeys(
        glossary().words(text, language).words
        for text in (one.name, one.key, *one.attribute.synonyms)
    )
    return FieldFacts(one, tuple(name for name in names if name))
