"""What columns are about: a brand, a weight, a colour; and how near two names are by that.

The shipped list of concepts holds, for some 240 of them, the names that feeds and shops give
them, and what their values look like. `related` says which are near each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from skulens.mapping.matching.names import SMALL, normal, tokens
from skulens.mapping.values.word_files import rows_of

FILLERS = frozenset(
    (
        "item product article variant unit overall assembled retail original given data value"
        " detail general description information name code text field attribute custom google"
        " shopping info standard default basic own 1"
    ).split()
)
"""Words that say little of what a column is about."""

MEDIUM = frozenset("type form kind style level technology feature design group set class".split())
"""Words that say something, but not what."""

_FACETS = {
    word: facet
    for facet, words in {
        "who": "brand manufacturer maker vendor provider publisher",
        "kind": "type kind style technology description technique",
        "model": "model series line family name title version edition",
        "rate": "speed rate frequency clock latency",
        "extent": "size capacity dimension length width height depth weight volume",
        "how many": "count number quantity",
        "code": "code sku upc ean gtin mpn id barcode",
        "colour": "colour shade",
        "material": "material fabric",
        "platform": "platform system interface",
        "life": "life duration time",
    }.items()
    for word in words.split()
}
"""Which side of a thing the last word of a name says it tells."""

_LIMITS = frozenset({"maximum", "max", "minimum", "min", "upto"})

_FILLER_WEIGHT, _MEDIUM_WEIGHT = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Concept:
    """What a column can be about; `shape` says what its values look like."""

    name: str
    shape: str
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A name by what it is about: its units (concepts as `=name`, other words) with their weights.

    `main` is the concept that covers most of it, "" if none.
    """

    main: str
    units: Mapping[str, float]


class Concepts:
    """Concepts and their phrases."""

    def __init__(self, concepts: Sequence[Concept], related: Mapping[tuple[str, str], float]):
        self.concepts = {concept.name: concept for concept in concepts}
        self.related = related
        self._by_phrase: dict[tuple[str, ...], str] = {}
        for concept in concepts:
            for phrase in filter(None, concept.phrases):
                self._by_phrase.setdefault(phrase, concept.name)
        self._by_bag = {tuple(sorted(key)): name for key, name in self._by_phrase.items()}
        self._longest = max((len(phrase) for phrase in self._by_phrase), default=0)

    def without(self, names: Sequence[tuple[str, ...]]) -> Concepts:
        """The concepts with some names unknown: for measuring what is not simply looked up."""
        gone = {tuple(sorted(name)) for name in names}
        kept = [
            Concept(
                one.name,
                one.shape,
                tuple(phrase for phrase in one.phrases if tuple(sorted(phrase)) not in gone)
                or ((),),
            )
            for one in self.concepts.values()
        ]
        return Concepts(kept, self.related)

    def likeness(self, one: str, other: str) -> float:
        """How near two concepts are, 1 for the same, 0 for strangers."""
        if one == other:
            return 1.0
        return self.related.get((one, other)) or self.related.get((other, one)) or 0.0

    def called(self, concept: str) -> str:
        """What people usually call a concept."""
        return " ".join(self.concepts[concept].phrases[0]) or concept

    def shape(self, concept: str) -> str:
        """What values of a concept look like, "" for no concept."""
        return self.concepts[concept].shape if concept in self.concepts else ""

    def read(self, words: Sequence[str]) -> Reading:
        """What a name's words are about, longest phrases first."""
        whole = self._by_bag.get(tuple(sorted(words)))
        if whole:
            return Reading(whole, {f"={whole}": 1.0})
        units: dict[str, float] = {}
        best, best_rank = "", (0.0, 0)
        position = 0
        while position < len(words):
            phrase, length = self._at(words, position)
            part = words[position : position + length]
            weight = max(map(weight_of, part))
            unit = f"={phrase}" if phrase else part[0]
            units[unit] = max(units.get(unit, 0.0), weight)
            # In English what a name is about stands last: a tie goes to the later one.
            rank = (weight * (1 + 0.2 * (length - 1)), position)
            if phrase and rank > best_rank:
                best, best_rank = phrase, rank
            position += length
        return Reading(best, units)

    def _at(self, words: Sequence[str], position: int) -> tuple[str, int]:
        for length in range(min(self._longest, len(words) - position), 0, -1):
            found = self._by_phrase.get(tuple(words[position : position + length]))
            if found:
                return found, length
        return "", 1


def other_facet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names tell different sides of a thing: a processor's brand and its speed.

    A largest size that is possible is also another thing than the size.
    """
    sides = [_FACETS.get(words[-1]) if words else None for words in (one, other)]
    differ = None not in sides and sides[0] != sides[1]
    return differ or _LIMITS.isdisjoint(one) != _LIMITS.isdisjoint(other)


def weight_of(word: str) -> float:
    """How much a word says of what a column is about."""
    if word in FILLERS or word.isdigit():
        return _FILLER_WEIGHT
    return _MEDIUM_WEIGHT if word in MEDIUM else 1.0


@cache
def concepts() -> Concepts:
    """The shipped concepts."""
    found = []
    for name, shape, phrases in rows_of("concepts"):
        found.append(Concept(name, shape, tuple(map(_phrase, phrases.split(";")))))
    related = {}
    for one, other, likeness in rows_of("related"):
        related[one, other] = float(likeness)
    return Concepts(found, related)


@cache
def vocabulary() -> frozenset[str]:
    """Every English word of the concepts' names."""
    return (
        frozenset(
            word
            for _, _, phrases in rows_of("concepts")
            for phrase in phrases.split(";")
            for word in _phrase(phrase)
        )
        | FILLERS
        | MEDIUM
    )


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(word for word in map(normal, tokens(text)) if word not in SMALL)
