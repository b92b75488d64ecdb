"""Puts a catalogue's parts together when they are first needed: encoder, index, searcher."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from skulens.attributes.reader import AttributeReader
from skulens.attributes.trainer import AttributeTrainer
from skulens.binding import Binding, bind, rebind, register
from skulens.classify.classifier import Asked
from skulens.classify.classifying import MAX_PHOTOS, Classifying, Wanted, opened_thing
from skulens.classify.knowledge import Knowledge
from skulens.classify.trainer import CategoryTrainer
from skulens.encoders import Encoder, load_encoder
from skulens.images.files import DecodingLimits, default_limits
from skulens.index import IndexRecipe
from skulens.mapping.mapper import SupplierMapper
from skulens.progress import Progress, ProgressEvent
from skulens.records import Classification, FitReport, Rejection
from skulens.search.evaluating import SearchEvaluator
from skulens.search.fitting import fit_catalogue
from skulens.search.indexes import FolderPlace, IndexPlace, ServerPlace
from skulens.search.query import read_photo
from skulens.search.searcher import Searcher
from skulens.settings import Settings
from skulens.shop_schema import ShopSchema
from skulens.store import Store


class Wiring:
    """The parts of one open catalogue; safe to ask from several threads."""

    def __init__(
        self, store: Store, folder: Path | None, settings: Settings, encoder: str | None
    ) -> None:
        """`folder` is None for a catalogue on a server; `encoder` is the one asked for, if any."""
        self._store, self._folder, self._settings = store, folder, settings
        self._wanted_encoder = encoder
        self._loading = threading.RLock()

    @property
    def binding(self) -> Binding:
        """The encoder; raises `EncoderMismatchError`."""
        with self._loading:
            return self._binding

    @property
    def searcher(self) -> Searcher:
        """What answers questions."""
        with self._loading:
            return self._searcher

    @cached_property
    def limits(self) -> DecodingLimits:
        """What a picture may take."""
        limits = default_limits()
        wanted = self._settings.max_megapixels
        return DecodingLimits(
            max_bytes=self._settings.max_file_mb << 20,
            max_pixels=limits.max_pixels if wanted is None else int(wanted * 1e6),
        )

    @cached_property
    def schema(self) -> ShopSchema:
        """The shop's category tree and attributes."""
        return ShopSchema(self._store)

    @property
    def knowledge(self) -> Knowledge:
        """What is known of categories."""
        with self._loading:
            return self._knowledge

    @property
    def attributes(self) -> AttributeReader:
        """What reads attributes from photos."""
        with self._loading:
            return self._attributes

    @property
    def classifying(self) -> Classifying:
        """What classifies photos."""
        binding = self.binding
        return Classifying(
            self._store,
            binding.encoder,
            binding.encoder_id,
            self.limits,
            self.knowledge,
            self.attributes,
        )

    @property
    def mapper(self) -> SupplierMapper:
        """What maps suppliers' feeds."""
        return SupplierMapper(
            self._store,
            self.binding.encoder,
            self.schema.taxonomy(),
            self.schema.attributes(),
            self._classify_files,
        )

    @property
    def category_trainer(self) -> CategoryTrainer:
        """What trains the model of categories."""
        return CategoryTrainer(*self._ground())

    @property
    def attribute_trainer(self) -> AttributeTrainer:
        """What trains models of attributes."""
        return AttributeTrainer(*self._ground())

    @property
    def search_evaluator(self) -> SearchEvaluator:
        """What measures search."""
        store, encoder, encoder_id, limits, _ = self._ground()
        return SearchEvaluator(
            store, encoder, encoder_id, self.searcher, limits, self.schema.taxonomy()
        )

    def loaded_models(self) -> tuple[str, ...]:
        """Names of the trained models in memory; nothing is loaded in order to answer."""
        with self._loading:
            knowledge: Knowledge | None = vars(self).get("_knowledge")
            attributes: AttributeReader | None = vars(self).get("_attributes")
        own = ("category",) if knowledge is not None and knowledge.loaded() else ()
        return own if attributes is None else (*own, *attributes.loaded())

    def forget_models(self) -> int:
        """Drop trained models, and what goes with them, from memory; returns how many they were."""
        with self._loading:
            knowledge: Knowledge | None = vars(self).get("_knowledge")
            attributes: AttributeReader | None = vars(self).get("_attributes")
        count = 0 if knowledge is None else knowledge.forget()
        return count if attributes is None else count + attributes.forget()

    def fit(self, progress: Progress) -> FitReport:
        """Fit the adapter, and activate it if it is better; see `fit_catalogue`."""
        progress(ProgressEvent("adapter", 0))
        binding = self.binding
        return fit_catalogue(
            self._store, binding.encoder_id, binding.encoder, self._settings.adapter_min_pairs
        )

    def change_encoder(self, spec: str, progress: Progress) -> tuple[int, tuple[Rejection, ...]]:
        """Encode everything with another encoder, and only then switch to it.

        Returns how many photos were encoded, and which could not be read.
        """
        from skulens.classify.examples import reencode_reviews
        from skulens.ingest.reencode import reencode

        encoder = load_encoder(spec)
        encoder_id = register(self._store, encoder)
        done = reencode(
            self._store,
            encoder,
            encoder_id,
            self.limits,
            self._settings.threads,
            self._settings.batch_size,
            progress,
        )
        with self._loading:
            rebind(self._store, encoder, spec)
            self._wanted_encoder = None
            for part in ("_binding", "_searcher", "_knowledge", "_attributes"):
                vars(self).pop(part, None)
        reencode_reviews(self._store, encoder, encoder_id, self.limits)
        for other in self._store.encoders():
            if other.id != encoder_id:
                self._store.drop_vectors(other.id)
        return done.encoded, done.rejections

    def _classify_files(
        self, things: Sequence[tuple[tuple[str, ...], str]]
    ) -> list[Classification]:
        """Categories of things by their photos' files and titles; nothing is asked of people."""
        asked = Asked(None, "top", self._settings.target_precision)
        wanted = Wanted(attributes=False, queue=False)
        opened = [
            opened_thing(files[:MAX_PHOTOS], title, lambda file: read_photo(file, self.limits))
            for files, title in things
        ]
        return list(self.classifying.classify(opened, asked, wanted))

    def _ground(self) -> tuple[Store, Encoder, int, DecodingLimits, int]:
        binding = self.binding
        return (
            self._store,
            binding.encoder,
            binding.encoder_id,
            self.limits,
            self._settings.threads,
        )

    @cached_property
    def _knowledge(self) -> Knowledge:
        binding = self.binding
        return Knowledge(
            self._store,
            binding.encoder,
            binding.encoder_id,
            self.searcher,
            self.schema.taxonomy,
        )

    @cached_property
    def _attributes(self) -> AttributeReader:
        binding = self.binding
        return AttributeReader(
            self._store,
            binding.encoder,
            binding.encoder_id,
            self.schema.taxonomy,
            self.schema.attributes,
        )

    @cached_property
    def _binding(self) -> Binding:
        return bind(self._store, self._wanted_encoder, self._settings.encoder)

    @cached_property
    def _searcher(self) -> Searcher:
        binding = self.binding
        return Searcher(
            self._store,
            binding.encoder,
            binding.encoder_id,
            self._index_place(binding.encoder_id),
            self.limits,
            self._store.query_cache if self._settings.query_cache_size else None,
        )

    def _index_place(self, encoder_id: int) -> IndexPlace:
        recipe = IndexRecipe(kind=self._settings.index)
        if self._folder is not None:
            return FolderPlace(self._store, encoder_id, self._folder / "index", recipe)
        from skulens.store.postgres.database import PostgresDatabase

        server = self._store.database
        assert isinstance(server, PostgresDatabase)
        return ServerPlace(self._store, server, encoder_id, recipe)
