"""How well search finds: asked by photos and titles whose product is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from skulens.encoders.blocks import MEANING, Vectors
from skulens.encoders.protocol import Encoder
from skulens.errors import EncoderError, EvaluationError, UsageError
from skulens.evaluation.outcome import now, write_results
from skulens.evaluation.retrieval import measure_ranks, rank
from skulens.evaluation.search_report import Miss, SearchReport, Shown, write_search_report
from skulens.evaluation.worse_photos import spread
from skulens.images.files import DecodingLimits
from skulens.progress import Progress, ProgressEvent
from skulens.records import (
    CATEGORY_SEPARATOR,
    Evaluation,
    Filter,
    Hit,
    Neighbour,
    Photo,
    Product,
    Rejection,
)
from skulens.search.engine import Page
from skulens.search.labelled_source import labelled_photos
from skulens.search.searcher import Question, Searcher
from skulens.sources.protocol import Source
from skulens.store import Store
from skulens.taxonomy.tree import Taxonomy

TEXT_TO_PHOTO, PHOTO_TO_TEXT, PHOTO_TO_PHOTO = "text_to_photo", "photo_to_text", "photo_to_photo"
DEEPEST = 100
"""Places are counted down to this one."""
MOST_QUESTIONS = 2_000
"""Of each kind, that a catalogue asks itself."""

_WORDS = {
    TEXT_TO_PHOTO: "by title: its photo",
    PHOTO_TO_TEXT: "by photo: its title",
    PHOTO_TO_PHOTO: "by photo: its product",
}
_AT_ONCE = 256
_SHOWN = 3


@dataclass(slots=True)
class _Asked:
    """Places of the right answers by kind of question, and the misses."""

    ranks: dict[str, list[int | None]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    def take(self, kind: str, place: int | None) -> bool:
        """Count an answer; returns whether it missed, the right one not being first."""
        self.ranks.setdefault(kind, []).append(place)
        return place != 1


@dataclass(frozen=True, slots=True)
class SearchEvaluator:
    """Measures the search of one catalogue at this moment; it changes nothing."""

    store: Store
    encoder: Encoder
    encoder_id: int
    searcher: Searcher
    limits: DecodingLimits
    taxonomy: Taxonomy

    def of_source(
        self, source: Source, name: str, out: Path | None, command: str, progress: Progress
    ) -> Evaluation:
        """Ask by every photo of a feed or folder, and by its titles.

        Right is the product of the catalogue with the same id or, where there is none, any of the
        category that the source names. Raises `EvaluationError`.
        """
        asked = _Asked()
        titles: set[tuple[str, str]] = set()
        for one in labelled_photos(source, self.encoder, self.limits, progress):
            if isinstance(one, Rejection):
                asked.rejections.append(one)
                continue
            right = self._right(one.product)
            label = one.looked.photo.label
            if right is None:
                asked.rejections.append(_unknown(one.product, label))
                continue
            self._by_photo(one.looked.vector, label, one.product, right, asked)
            if one.product.title and (one.product.id, one.product.title) not in titles:
                titles.add((one.product.id, one.product.title))
                self._by_title(one.product.title, one.product, right, asked)
        how = f"Every photo of {name}" + (", and its titles" if titles else "")
        return self._concluded(asked, how, source.origin, out, command)

    def of_catalogue(self, out: Path | None, command: str, progress: Progress) -> Evaluation:
        """Ask by the catalogue's own titles and photos, at most `MOST_QUESTIONS` of each.

        Raises `EvaluationError`.
        """
        asked = _Asked()
        products = [product for product in self.store.products() if product.photos]
        if not products:
            raise EvaluationError("the catalogue has no photos; run: skulens add")
        titled = [product for product in products if product.title.strip()]
        some = [titled[row] for row in spread(len(titled), MOST_QUESTIONS)]
        if self._knows_words():
            for number, product in enumerate(some):
                progress(ProgressEvent("titles", number, len(some)))
                self._by_title(product.title, product, _Right({product.id}), asked)
            progress(ProgressEvent("titles", len(some), len(some)))
            self._titles_of_photos(titled, some, asked, progress)
        several = [product for product in products if len(product.photos) > 1]
        several = [several[row] for row in spread(len(several), MOST_QUESTIONS)]
        for number, product in enumerate(several):
            progress(ProgressEvent("photos", number, len(several)))
            self._other_photos(product, asked)
        how = "The catalogue's own titles and photos; a photo never finds itself"
        return self._concluded(asked, how, "catalogue", out, command)

    def _knows_words(self) -> bool:
        try:
            self.encoder.encode_texts(["a"])
        except EncoderError:
            return False
        return MEANING in self.encoder.blocks.names

    def _right(self, product: Product) -> _Right | None:
        known = self.store.product(product.id)
        if known is not None:
            return _Right({product.id})
        id = self.taxonomy.find(product.category) if product.category else None
        if id is None:
            return None
        return _Right(set(), {node.id for node in self.taxonomy.subtree(id)}, self.taxonomy)

    def _by_photo(
        self, vector: Vectors, label: str, product: Product, right: _Right, asked: _Asked
    ) -> None:
        found = self.searcher.nearest(vector[np.newaxis], DEEPEST)
        place = right.place((one.product_id, one.category) for one in found)
        if asked.take(PHOTO_TO_PHOTO, place):
            asked.misses.append(self._miss(PHOTO_TO_PHOTO, "", label, product, place, found))

    def _by_title(self, title: str, product: Product, right: _Right, asked: _Asked) -> None:
        """By meaning alone: the words themselves are in the product's texts."""
        question = Question(text=title, hybrid=False)
        found: tuple[Hit, ...] = ()
        with suppress(UsageError):  # not one of its words is known
            found = self.searcher.find(question, Filter(), Page(DEEPEST))
        place = right.place((one.product_id, one.category) for one in found)
        if asked.take(TEXT_TO_PHOTO, place):
            asked.misses.append(self._miss(TEXT_TO_PHOTO, title, "", product, place, found))

    def _other_photos(self, product: Product, asked: _Asked) -> None:
        """By a product's first photo, which is left out itself, as are copies of the same file."""
        photos: tuple[Photo, ...] = self.store.photos_of([product.id]).get(product.id, ())
        ids, vectors = self.store.vectors([photo.id for photo in photos], self.encoder_id)
        first = next((photo for photo in photos if photo.id in ids), None)
        if first is None:
            return
        same = {photo.id for photo in photos if photo.content_hash == first.content_hash}
        if not set(ids.tolist()) - same:
            return
        vector = vectors[ids == first.id]
        found = self.searcher.nearest(vector, DEEPEST, frozenset(same))
        place = rank((one.product_id for one in found), {product.id})
        if asked.take(PHOTO_TO_PHOTO, place):
            source = first.source
            asked.misses.append(self._miss(PHOTO_TO_PHOTO, "", source, product, place, found))

    def _titles_of_photos(
        self,
        titled: Sequence[Product],
        some: Sequence[Product],
        asked: _Asked,
        progress: Progress,
    ) -> None:
        """Rank all titles of the catalogue by how well they fit a photo's meaning.

        Equal titles are one; of titles that fit equally well, the right one comes last.
        """
        where = self.encoder.blocks.slice_of(MEANING)
        titles = list(dict.fromkeys(product.title for product in titled))
        of_title = {title: number for number, title in enumerate(titles)}
        texts = np.concatenate(
            [
                self.encoder.encode_texts(titles[start : start + 4096])[:, where]
                for start in range(0, len(titles), 4096)
            ]
            or [np.zeros((0, where.stop - where.start), np.float32)]
        )
        for start in range(0, len(some), _AT_ONCE):
            progress(ProgressEvent("photos to titles", start, len(some)))
            part, vectors = self._first_vectors(some[start : start + _AT_ONCE])
            if not part:
                continue
            fits = self.searcher.adapted(vectors)[:, where] @ texts.T
            for (product, photo), scores in zip(part, fits, strict=True):
                own = scores[of_title[product.title]]
                place = int((scores >= own - 1e-7).sum())
                if asked.take(PHOTO_TO_TEXT, place if place <= DEEPEST else None):
                    best = np.argsort(-scores, kind="stable")[:_SHOWN].tolist()
                    found = tuple(Shown(titles[at], score=float(scores[at])) for at in best)
                    right = Shown(product.title)
                    kind = _WORDS[PHOTO_TO_TEXT]
                    asked.misses.append(Miss(kind, "", photo, right, place, found))

    def _first_vectors(
        self, products: Sequence[Product]
    ) -> tuple[list[tuple[Product, str]], Vectors]:
        """Products whose first photo has a vector, its source, and the vectors `(n, dim)`."""
        photos = self.store.photos_of([product.id for product in products])
        firsts = {
            product.id: photos[product.id][0] for product in products if photos.get(product.id)
        }
        ids, vectors = self.store.vectors([photo.id for photo in firsts.values()], self.encoder_id)
        row_of = {id: row for row, id in enumerate(ids.tolist())}
        found = [
            (product, firsts[product.id])
            for product in products
            if product.id in firsts and firsts[product.id].id in row_of
        ]
        rows = [row_of[photo.id] for _, photo in found]
        return [(product, photo.source) for product, photo in found], vectors[rows]

    def _miss(
        self,
        kind: str,
        words: str,
        photo: str,
        product: Product,
        place: int | None,
        found: Sequence[Hit | Neighbour],
    ) -> Miss:
        known = self.store.product(product.id)
        if known is None:
            right = Shown(product.category)
        else:
            right = Shown(known.id, next(iter(known.photos), ""), known.title)
        shown = (Shown(one.product_id, one.photo, one.title, one.score) for one in found[:_SHOWN])
        return Miss(_WORDS[kind], words, photo, right, place, tuple(shown))

    def _concluded(
        self, asked: _Asked, how: str, source: str, out: Path | None, command: str
    ) -> Evaluation:
        if not asked.ranks:
            why = "; ".join(one.message for one in asked.rejections[:3])
            raise EvaluationError(f"nothing to ask: {why or 'no titles, and no second photos'}")
        version = self.store.active_adapter_version(self.encoder_id)
        by_kind = {kind: measure_ranks(ranks) for kind, ranks in asked.ranks.items()}
        metrics = {
            f"{kind}_{name}": value
            for kind, figures in by_kind.items()
            for name, value in figures.items()
        }
        settings: Mapping[str, Any] = {
            "source": source,
            "encoder": self.encoder.fingerprint,
            "adapter_version": version,
            "products": self.store.counts().products,
            "deepest": DEEPEST,
            "items": sum(map(len, asked.ranks.values())),
            "skipped": len(asked.rejections),
            "date": now(),
        }
        files: tuple[Path, ...] = ()
        if out is not None:
            files = (out / "results.json", out / "report.html")
            write_results(files[0], "search", metrics, settings, None)
            report = SearchReport(
                title="How well search finds",
                subtitle=f"{how}; among {settings['products']:,} products, down to place {DEEPEST}.",
                metrics={_WORDS[kind]: figures for kind, figures in by_kind.items()},
                misses=asked.misses,
                rejections=asked.rejections,
                command=command,
            )
            write_search_report(files[1], report)
        return Evaluation(
            what="search",
            metrics=metrics,
            settings=settings,
            robustness=None,
            confusions=(),
            buckets=(),
            rejections=tuple(asked.rejections),
            files=tuple(map(str, files)),
            seconds=0.0,
        )


@dataclass(frozen=True, slots=True)
class _Right:
    """What answers a question: products by id or, where there are none, any of some categories."""

    products: Set[str]
    categories: Set[str] = frozenset()
    taxonomy: Taxonomy | None = None

    def place(self, found: Iterator[tuple[str, str]]) -> int | None:
        """Where the first right one stands among products and the paths of their categories."""
        if self.taxonomy is None:
            return rank((product_id for product_id, _ in found), self.products)
        taxonomy = self.taxonomy
        return rank((taxonomy.find_path(path) or "" for _, path in found), self.categories)


def _unknown(product: Product, label: str) -> Rejection:
    if product.category:
        leaf = product.category.split(CATEGORY_SEPARATOR)[-1]
        what = f"'{product.id}' is no product of the catalogue, '{leaf}' none of its categories"
    else:
        what = f"'{product.id}' is no product of the catalogue, and it names no category"
    return Rejection(label, "unknown_product", what)
