"""Which allowed values are near a text in meaning, by the encoder of texts.

The chance that the nearest is right is a logistic function of its cosine and of its lead on the
second; the three numbers are fitted on values of which no word list knew anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from skulens.encoders.blocks import MEANING
from skulens.encoders.protocol import Encoder
from skulens.heads.prompts import phrase_vectors, value_phrases
from skulens.mapping.values.phrases import phrase_of
from skulens.taxonomy.attribute_schema import Attribute

_MOST_NEAR = 3
_BATCH = 4096
_COSINE, _LEAD, _CONSTANT = 2.8, 10.4, -2.4
_HARDLY = 0.05


class MeaningOfValues:
    """Compares texts with the values of an attribute; the values are encoded once."""

    def __init__(self, attribute: Attribute, encoder: Encoder) -> None:
        self._encoder = encoder
        self._names = [value.name for value in attribute.values]
        named = [(value.name, value.synonyms) for value in attribute.values]
        self._values = phrase_vectors(encoder, value_phrases(named, attribute.name))

    def nearest(self, texts: Sequence[str]) -> list[tuple[tuple[str, float], ...]]:
        """Return for each text the nearest values and how likely each is meant, best first.

        Numbers and denials have no meaning that vectors tell apart: these are hardly likely.
        """
        where = self._encoder.blocks.slice_of(MEANING)
        found: list[tuple[tuple[str, float], ...]] = []
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            cosines = self._encoder.encode_texts(batch)[:, where] @ self._values.T
            for text, row in zip(batch, cosines, strict=True):
                found.append(self._chances(text, [float(cosine) for cosine in row]))
        return found

    def _chances(self, text: str, cosines: list[float]) -> tuple[tuple[str, float], ...]:
        order = np.argsort(cosines)[::-1][:_MOST_NEAR]
        if len(order) == 0:
            return ()
        second = cosines[order[1]] if len(order) > 1 else 0.0
        best = cosines[order[0]]
        chance = 1 / (1 + math.exp(-(_COSINE * best + _LEAD * (best - second) + _CONSTANT)))
        if not _comparable(text, self._names[order[0]]):
            chance = _HARDLY
        rest = (1 - chance) / (_MOST_NEAR + 1)
        chances = [chance, *([min(rest, chance)] * (len(order) - 1))]
        return tuple((self._names[at], one) for at, one in zip(order, chances, strict=True))


def _comparable(text: str, name: str) -> bool:
    """Whether nearness may mean sameness: not of numbers, nor of opposites."""
    words, own = " ".join(phrase_of(text)), " ".join(phrase_of(name))
    if not words or any(map(str.isdigit, words)) or "!" in words or "!" in own:
        return False
    # Caffeinated is near to decaffeinated, and the opposite of it.
    return not any(
        long != short and long.endswith(short) and len(short) > 3
        for one in words.split()
        for other in own.split()
        for long, short in ((one, other), (other, one))
    )
