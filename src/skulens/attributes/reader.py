"""Reads attributes from photos: by a trained head, else from the pixels, else by what words fit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import numpy as np

from skulens.attributes.model import AttributeModel
from skulens.attributes.pixel_colour import PixelColour
from skulens.attributes.trainer import model_name
from skulens.attributes.values import SEEN_KINDS, allowed, choices, typed
from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError
from skulens.heads.calibration import log_softmax
from skulens.heads.prompts import likeness, phrase_vectors, value_phrases
from skulens.records import AttributePrediction, AttributeValue
from skulens.search.looking import Looked
from skulens.store import Store
from skulens.taxonomy.attribute_schema import Attribute, AttributeSchema
from skulens.taxonomy.tree import Taxonomy

HEAD, PIXELS, WORDS = "head", "pixels", "zero-shot"
WAYS = HEAD, PIXELS, WORDS
"""How an attribute is read, the best way first."""
LEAST_SURE = 0.4
"""Less sure, the answer is "unknown"."""
_ALSO = 0.5
"""Of the likeliest value's probability that makes a further value of a `many_of` attribute."""
_ZERO_SHOT = 2.0
_ALTERNATIVES = 5
_MOST_PROMPTS = 2_000
"""Lists of values whose texts' vectors are in memory."""


class AttributeReader:
    """Reads attributes of one store's categories; safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        encoder_id: int,
        taxonomy: Callable[[], Taxonomy],
        schema: Callable[[], AttributeSchema | None],
    ) -> None:
        self._store, self._encoder, self._encoder_id = store, encoder, encoder_id
        self._taxonomy, self._schema = taxonomy, schema
        self._loading = threading.Lock()
        self._models: dict[int, AttributeModel] = {}
        self._colours: dict[tuple[object, ...], PixelColour] = {}
        self._prompts: dict[tuple[object, ...], Vectors] = {}

    def loaded(self) -> tuple[str, ...]:
        """Names of the models that are in memory."""
        names = {
            model.id: model_name(self._taxonomy(), model.category, model.attribute)
            for model in self._store.models(self._encoder_id)
        }
        return tuple(names[id] for id in self._models if id in names)

    def forget(self) -> int:
        """Drop what is in memory; returns how many models that were."""
        with self._loading:
            count = len(self._models)
            self._models.clear()
            self._colours.clear()
            self._prompts.clear()
        return count

    def read(
        self, category: str, looked: Sequence[Looked], adapted: Vectors, method: str | None
    ) -> tuple[AttributePrediction, ...]:
        """The attributes of a thing of a category, from its photos and their adapted vectors.

        `method` is `head` or `zero-shot` to read by nothing else, None for the best there is. What
        no photo tells (numbers, free text) is left out.
        """
        if not looked:
            return ()
        taxonomy = self._taxonomy()
        trained = self._store.models_in_use(self._encoder_id)
        line = [node.id for node in reversed(taxonomy.ancestors(category))]
        ways = {"head": (HEAD,), "zero-shot": (PIXELS, WORDS)}.get(method or "", WAYS)
        found = []
        for attribute in self._attributes(taxonomy, category, trained, line):
            answer = self._read(attribute, taxonomy, trained, line, looked, adapted, ways)
            found += [answer] if answer is not None else []
        return tuple(found)

    def read_one(
        self,
        attribute: Attribute,
        category: str,
        looked: Sequence[Looked],
        adapted: Vectors,
        way: str | None,
    ) -> AttributePrediction | None:
        """One attribute of a thing, whether or not the schema lists it for the category.

        `way` is one of `WAYS` to read by nothing else. None where it cannot be read so.
        """
        taxonomy = self._taxonomy()
        trained = self._store.models_in_use(self._encoder_id)
        line = [node.id for node in reversed(taxonomy.ancestors(category))]
        ways = WAYS if way is None else (way,)
        return self._read(attribute, taxonomy, trained, line, looked, adapted, ways)

    def _read(
        self,
        attribute: Attribute,
        taxonomy: Taxonomy,
        trained: dict[tuple[str, str], int],
        line: list[str],
        looked: Sequence[Looked],
        adapted: Vectors,
        ways: Sequence[str],
    ) -> AttributePrediction | None:
        """By the first of the ways that there is; `line` leads from the category up."""
        at = next((at for at in (*line, "") if (at, attribute.key) in trained), None)
        if at is not None and HEAD in ways:
            answer = self._by_head(attribute, trained[at, attribute.key], line, looked)
            if attribute.kind == "colour" and PIXELS in ways:
                return _agreed(attribute, answer, self._by_pixels(attribute, looked))
            return answer
        if attribute.kind == "colour" and PIXELS in ways:
            return self._by_pixels(attribute, looked)
        if WORDS in ways:
            return self._by_words(attribute, taxonomy.node(line[0]).name, adapted)
        return None

    def _attributes(
        self,
        taxonomy: Taxonomy,
        category: str,
        trained: dict[tuple[str, str], int],
        line: list[str],
    ) -> list[Attribute]:
        """What the schema lists for the category, and what was trained without a schema."""
        schema = self._schema()
        uses = () if schema is None else schema.uses(taxonomy, category)
        found = [use.attribute for use in uses if use.attribute.kind in SEEN_KINDS]
        known = {attribute.key for attribute in found}
        found += [
            Attribute(key, key, "one_of")
            for at, key in trained
            if key and key not in known and at in (*line, "")
        ]
        return found

    def _by_head(
        self, attribute: Attribute, model_id: int, line: list[str], looked: Sequence[Looked]
    ) -> AttributePrediction:
        model = self._model(model_id, attribute.key, line)
        vectors = np.stack([one.vector for one in looked])
        logs = log_softmax(model.head.linear.logits(vectors)).mean(axis=0, keepdims=True)
        shares = np.exp(log_softmax(logs))[0]
        ranked = _ranked(model.head.classes, shares)
        if attribute.values:  # the schema may have changed since
            ranked = [
                pair for pair in ranked if pair[0] in {value.name for value in attribute.values}
            ]
        return _prediction(attribute, ranked, "head", model.calibrated)

    def _by_pixels(self, attribute: Attribute, looked: Sequence[Looked]) -> AttributePrediction:
        reader = self._colour(attribute)
        padding = self._encoder.preparation.background
        sums: dict[str, float] = {}
        for one in looked:
            reading = reader.read(one.pixels, padding)
            ranked = reading.secondary if _is_second(attribute) else reading.primary
            for value, confidence in ranked:
                sums[value] = sums.get(value, 0.0) + confidence / len(looked)
        ranked_values = sorted(sums.items(), key=lambda pair: -pair[1])
        return _prediction(attribute, ranked_values, "pixels", False)

    def _by_words(
        self, attribute: Attribute, thing: str, adapted: Vectors
    ) -> AttributePrediction | None:
        values = allowed(attribute)
        if len(values) < 2 or MEANING not in self._encoder.blocks.names:
            return None
        try:
            prompts = self._phrases(attribute, thing)
        except EncoderError:
            return None
        meanings = adapted[:, self._encoder.blocks.slice_of(MEANING)]
        scores = likeness(meanings, prompts).mean(axis=0, keepdims=True) * np.float32(_ZERO_SHOT)
        ranked = _ranked(tuple(value.name for value in values), np.exp(log_softmax(scores))[0])
        return _prediction(attribute, ranked, "zero-shot", False)

    def _model(self, model_id: int, key: str, line: list[str]) -> AttributeModel:
        with self._loading:
            if model_id not in self._models:
                for at in (*line, ""):
                    kept = self._store.model_in_use(self._encoder_id, at, key)
                    if kept is not None:
                        name = model_name(self._taxonomy(), at, key)
                        self._models[model_id] = AttributeModel.read(
                            kept.details, kept.arrays, self._encoder.blocks, name
                        )
                        break
            return self._models[model_id]

    def _phrases(self, attribute: Attribute, thing: str) -> Vectors:
        """The values' texts, `(values, meaning)`; raises `EncoderError`."""
        names = choices(allowed(attribute))
        if attribute.kind == "boolean":
            names = [(f"with {attribute.name}", ()), (f"without {attribute.name}", ())]
        key = (thing, *names)
        with self._loading:
            if key not in self._prompts:
                if len(self._prompts) >= _MOST_PROMPTS:
                    self._prompts.clear()
                self._prompts[key] = phrase_vectors(self._encoder, value_phrases(names, thing))
            return self._prompts[key]

    def _colour(self, attribute: Attribute) -> PixelColour:
        with self._loading:
            names = tuple(choices(attribute.values))
            if names not in self._colours:
                self._colours[names] = PixelColour(names)
            return self._colours[names]


def _agreed(
    attribute: Attribute, head: AttributePrediction, pixels: AttributePrediction
) -> AttributePrediction:
    """The mean of what a head and the pixels say of a colour.

    The head knows what the shop calls its colours, the pixels what is product and what background.
    """
    shares: dict[str, float] = {}
    for answer in (head, pixels):
        for value, share in answer.alternatives:
            shares[value] = shares.get(value, 0.0) + share / 2
    ranked = sorted(shares.items(), key=lambda pair: -pair[1])
    return _prediction(attribute, ranked, "head and pixels", head.calibrated)


def _is_second(attribute: Attribute) -> bool:
    """Whether an attribute asks for the colour beside the main one."""
    words = f"{attribute.key} {attribute.name}".casefold()
    return any(word in words for word in ("second", "accent", "contrast"))


def _ranked(names: Sequence[str], shares: Vectors) -> list[tuple[str, float]]:
    order = np.argsort(-shares, kind="stable")
    return [(names[place], float(shares[place])) for place in order]


def _prediction(
    attribute: Attribute, ranked: Sequence[tuple[str, float]], method: str, calibrated: bool
) -> AttributePrediction:
    best = ranked[0][1] if ranked else 0.0
    value: AttributeValue | None = None
    if best >= LEAST_SURE:
        value = typed(attribute, ranked[0][0])
        if attribute.kind == "many_of":
            value = tuple(name for name, share in ranked if share >= _ALSO * best)
    return AttributePrediction(
        attribute.key, value, best, calibrated, method, tuple(ranked[:_ALTERNATIVES])
    )
