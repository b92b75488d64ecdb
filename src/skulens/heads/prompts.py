"""The texts that stand for a category or a value, and their vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from skulens.encoders.blocks import MEANING, Vectors, unit_rows
from skulens.encoders.protocol import Encoder
from skulens.store import Store

Floats = npt.NDArray[np.float32]

TEMPLATES = ("{}", "a photo of a {}", "{}, a product", "a {} for sale")
OTHER_WORDS = 0.5
"""Weight of all synonyms together, and of the path, against the name's 1."""


def value_phrases(
    names: Sequence[tuple[str, Sequence[str]]], thing: str
) -> list[list[tuple[str, float]]]:
    """For each allowed value with its synonyms its phrases: the value, and a thing of that value."""
    return [
        [(name, 1.0), (f"{name} {thing}", 1.0)]
        + [(word, OTHER_WORDS / len(synonyms)) for word in synonyms]
        for name, synonyms in names
    ]


def phrase_vectors(encoder: Encoder, phrases: Sequence[Sequence[tuple[str, float]]]) -> Vectors:
    """One unit vector of meaning for each list of weighted phrases, `(n, meaning)`.

    Each phrase is put into several templates, whose vectors are averaged (Radford et al., ICML
    2021). Raises `EncoderError` for an encoder of photos alone.
    """
    texts = [text for _, text, _ in _filled(phrases)]
    owners = np.array([owner for owner, _, _ in _filled(phrases)], np.int64)
    weights = np.array([weight for _, _, weight in _filled(phrases)], np.float32)
    where = encoder.blocks.slice_of(MEANING)
    sums = np.zeros((len(phrases), where.stop - where.start), np.float32)
    for start in range(0, len(texts), 4096):
        part = slice(start, start + 4096)
        vectors = encoder.encode_texts(texts[part])[:, where]
        np.add.at(sums, owners[part], vectors * weights[part, np.newaxis])
    return unit_rows(sums)


def kept_phrase_vectors(
    store: Store,
    encoder: Encoder,
    encoder_id: int,
    label: str,
    phrases: Sequence[Sequence[tuple[str, float]]],
) -> Vectors:
    """The same, kept in the store for as long as encoder, phrases and templates stay."""
    if not phrases:
        return phrase_vectors(encoder, phrases)
    digest = hashlib.sha256(repr((encoder.fingerprint, TEMPLATES, phrases)).encode()).hexdigest()
    vectors = store.prompt_vectors(digest)
    if vectors is None or len(vectors) != len(phrases):
        vectors = phrase_vectors(encoder, phrases)
        store.keep_prompt_vectors(digest, label, encoder_id, vectors)
    return vectors


def likeness(meanings: Floats, prompts: Floats) -> Floats:
    """How much more each of `(k, meaning)` prompts fits `(n, meaning)` vectors than others do.

    Cosines in standard deviations over the prompts, `(n, k)`: encoders differ in how wide apart
    theirs lie. Vectors of zeros fit none better.
    """
    cosines = meanings @ prompts.T
    cosines -= cosines.mean(axis=1, keepdims=True)
    deviations = cosines.std(axis=1, keepdims=True)
    answer: Floats = cosines / np.maximum(deviations, 1e-6)
    return answer


def _filled(phrases: Sequence[Sequence[tuple[str, float]]]) -> Iterator[tuple[int, str, float]]:
    for owner, own in enumerate(phrases):
        for phrase, weight in own:
            for template in TEMPLATES:
                yield owner, template.format(phrase.replace("{", "(").replace("}", ")")), weight
