"""Words of commerce and what they mean: navy is a blue, beech a wood, `Damen` are women.

Its files lie in `mapping/words`. A row is a concept of a facet (colour, material, country ...),
the wider concepts that it is a kind of, nearest first, and the words for it in several languages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from skulens.mapping.values.phrases import Phrase, phrase_of, transliterated
from skulens.mapping.values.word_files import rows_of, words_in

FILES = ("colours", "materials", "countries", "people", "goods", "values")

MOST_STEPS = 3
"""From a word to a concept that stands for it: velvet, fabric; farther ones mislead."""


@dataclass(frozen=True)
class Facet:
    """A field of meaning: its concepts' wider concepts, and which concepts a phrase may mean."""

    name: str
    wider: Mapping[str, tuple[str, ...]]
    concepts: Mapping[Phrase, tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]] = field(init=False, repr=False, compare=False)
    names: frozenset[Phrase] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        phrases: dict[str, list[Phrase]] = {}
        for phrase, concepts in self.concepts.items():
            for concept in concepts:
                phrases.setdefault(concept, []).append(phrase)
        object.__setattr__(self, "phrases", {key: tuple(own) for key, own in phrases.items()})
        object.__setattr__(self, "names", frozenset(map(phrase_of, self.wider)))

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the concepts that a phrase may mean."""
        return self.concepts.get(phrase, ())

    def steps_up(self, concept: str) -> list[tuple[str, int]]:
        """Return a concept and all that it is a kind of, nearest first, with the steps to each."""
        found = {concept: 0}
        queue = deque([concept])
        while queue:
            one = queue.popleft()
            for place, wider in enumerate(self.wider.get(one, ())):
                steps = found[one] + 1 + (place > 0)
                if wider not in found and steps <= MOST_STEPS:
                    found[wider] = steps
                    queue.append(wider)
        return sorted(found.items(), key=lambda pair: pair[1])


@cache
def facets() -> tuple[Facet, ...]:
    """Return the facets of the shipped lexicon."""
    return facets_of(row for file in FILES for row in rows_of(file))


def facets_of(
    rows: Iterable[tuple[str, ...]], *, leave_out: Callable[[Phrase], bool] | None = None
) -> tuple[Facet, ...]:
    """Return the facets of rows (facet, concept, wider concepts, words).

    `leave_out` says which phrases not to learn: what a measurement asks for must not be known.
    """
    wider: dict[str, dict[str, tuple[str, ...]]] = {}
    concepts: dict[str, dict[Phrase, list[str]]] = {}
    for facet, concept, above, words in rows:
        own = wider.setdefault(facet, {})
        own[concept] = own.get(concept, ()) + tuple(words_in(above))
        by_phrase = concepts.setdefault(facet, {})
        for word in (concept, *words_in(words)):
            typed = transliterated(word)
            for phrase in (
                {phrase_of(word), phrase_of(typed)} if typed != word else (phrase_of(word),)
            ):
                if not phrase or (leave_out is not None and leave_out(phrase)):
                    continue
                held = by_phrase.setdefault(phrase, [])
                if concept not in held:
                    # A word that is itself a concept means that one before any other.
                    held.insert(0 if phrase == phrase_of(concept) else len(held), concept)
    return tuple(
        Facet(name, wider[name], _narrowest_first(concepts[name], wider[name])) for name in wider
    )


def _narrowest_first(
    concepts: Mapping[Phrase, list[str]], wider: Mapping[str, tuple[str, ...]]
) -> dict[Phrase, tuple[str, ...]]:
    """Put concepts before those they are kinds of: `Steinzeug` is stoneware, then ceramic."""
    return {
        phrase: tuple(
            sorted(own, key=lambda one: -len(set(wider[one]) & set(own))) if len(own) > 1 else own
        )
        for phrase, own in concepts.items()
    }
