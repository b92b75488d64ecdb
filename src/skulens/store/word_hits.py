"""Which products have the words of a query, and how large a part of it they are.

A word counts the more the fewer products have it (inverse document frequency, Spärck Jones 1972).
The weights are made of plain counts here and not by the database, so that they are the same on
every one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Select, exists, select

from skulens.images.colour_names import without_colours
from skulens.records import Filter
from skulens.store.filters import conditions_of
from skulens.store.parts import CHUNK, Ids, Part, chunks, ids_of, of_encoder
from skulens.store.schema import photos, products, vectors
from skulens.store.words import Alternatives, asked_words, matching, words_of_products

MAX_ASKED = 32
"""Different words of a query that are looked for."""
COMMON = 10_000
"""A word that more products have finds none by itself; it counts for those that others find."""

Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WordHits:
    """Photos of the products found by words, and the share of the query's words in each.

    `photo_ids` and `shares` in [0, 1] are `(n,)`: the products in falling order of their share,
    equal ones in the order in which they were added, and all photos of each. `known` holds the
    shares of the photos that were asked about, by id.
    """

    photo_ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    shares: Shares = field(default_factory=lambda: np.empty(0))
    known: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """A word that is asked for, its weight, and the products that have it: of a common one some."""

    spellings: Alternatives
    weight: float
    products: Ids
    is_colour: bool = False

    @property
    def is_rare(self) -> bool:
        return 0 < len(self.products) <= COMMON

    def is_in(self, words: frozenset[str]) -> bool:
        return any(words.issuperset(spelling) for spelling in self.spellings)


class WordSearch(Part):
    """Finding products by the words of their texts."""

    def word_hits(
        self,
        text: str,
        wanted: Filter,
        encoder_id: int,
        limit: int,
        also: Collection[int] = (),
    ) -> WordHits:
        """The best `limit` products that pass a filter and have a vector, by the words of a text.

        A product's share is the summed weight of the words it has, out of that of all words asked
        for. Where a thing in a colour is asked for, only products with words of both have a share:
        "red couch" is neither any red thing nor any couch, as vectors know both. `also` are ids of photos of which the shares are wanted as well. Raises
        `NotFoundError` as `photo_ids` does.
        """
        with self._database.read() as connection:
            conditions = conditions_of(connection, wanted)
            words = _weighed(connection, text)
            rare = [word for word in words if word.is_rare]
            found = _passing(connection, rare, conditions)
            shares = _shares(connection, words, rare, found)
            best = np.lexsort((found, -shares))[: np.count_nonzero(shares)]
            hits = _photos(connection, found[best], shares[best], encoder_id, limit)
            return WordHits(*hits, _known(connection, words, also))


def _weighed(connection: Connection, text: str) -> list[_Word]:
    """The words with their weights; one that no product has counts like one that a single has.

    Of a word with joiners the parts may stand anywhere (`mug 12` for `mug-12`). Where some products
    have it written together, these get the rest of the weight that it has by their number.
    """
    asked = asked_words(text, MAX_ASKED)
    things = {spellings[0] for spellings in asked_words(without_colours(text), MAX_ASKED)}
    everything = len(_bounded(connection, select(products.c.id.label("id")))) if asked else 0
    words: list[_Word] = []
    for spellings in asked:
        having = _bounded(connection, matching(connection, [spellings]))
        weight = math.log1p(everything / max(1, len(having)))
        words.append(_Word(spellings, weight, having, spellings[0] not in things))
        together = tuple(spelling for spelling in spellings if len(spelling) == 1)
        if len(having) and len(together) not in (0, len(spellings)):
            closer = _bounded(connection, matching(connection, [together]))
            if len(closer):
                rest = math.log1p(everything / len(closer)) - weight
                words.append(_Word(together, rest, closer))
    return words


def _bounded(connection: Connection, query: Select[tuple[int]]) -> Ids:
    """The ids a query has; beyond `COMMON` it does not matter which, nor how many more."""
    ids = query.limit(COMMON + 1).subquery()
    return ids_of(connection, ids.c.id, select(ids.c.id))


def _passing(
    connection: Connection, rare: Sequence[_Word], conditions: Sequence[ColumnElement[bool]]
) -> Ids:
    """The products that have a rare word and meet the conditions, ascending."""
    if not rare:
        return np.empty(0, np.int64)
    if not conditions:
        return np.unique(np.concatenate([word.products for word in rare]))
    having = matching(connection, [word.spellings for word in rare])
    query = select(products.c.id).where(products.c.id.in_(having), *conditions)
    return ids_of(connection, products.c.id, query)


def _shares(
    connection: Connection, words: Sequence[_Word], rare: Sequence[_Word], found: Ids
) -> Shares:
    """The share of the words in each product of an ascending list; each has a rare word."""
    summed, coloured, named = (np.zeros(len(found)) for _ in range(3))
    for word in words:
        having = word.products
        if len(found) and len(having) > COMMON:
            both = matching(connection, [each.spellings for each in rare], also=word.spellings)
            ids = both.subquery()
            having = ids_of(connection, ids.c.id, select(ids.c.id))
        has = np.isin(found, having, assume_unique=True)
        summed[has] += word.weight
        (coloured if word.is_colour else named)[has] = 1
    # Summed up in the same order, so that a product with all words has exactly one.
    shares: Shares = summed / (sum(word.weight for word in words) or 1.0)
    if _asks_for_both(words):
        shares[(coloured == 0) | (named == 0)] = 0.0
    return shares


def _asks_for_both(words: Sequence[_Word]) -> bool:
    """Whether a thing in a colour is asked for."""
    return len({word.is_colour for word in words}) == 2


def _photos(
    connection: Connection, found: Ids, shares: Shares, encoder_id: int, limit: int
) -> tuple[Ids, Shares]:
    """All photos with a vector of the first `limit` products that have one, product by product."""
    photo_ids: list[int] = []
    share_of_each: list[float] = []
    left = limit
    has_vector = exists().where(vectors.c.photo_id == photos.c.id, of_encoder(encoder_id))
    query = select(photos.c.product_id, photos.c.id).where(has_vector).order_by(photos.c.id)
    for some in chunks(
        list(zip(found.tolist(), shares.tolist(), strict=True)), min(max(limit, 100), CHUNK)
    ):
        of_product: dict[int, list[int]] = {product_id: [] for product_id, _ in some}
        for product_id, photo_id in connection.execute(
            query.where(photos.c.product_id.in_(list(of_product)))
        ):
            of_product[product_id].append(photo_id)
        for product_id, share in some:
            if left and of_product[product_id]:
                left -= 1
                photo_ids += of_product[product_id]
                share_of_each += [share] * len(of_product[product_id])
        if not left:
            break
    return np.array(photo_ids, np.int64), np.array(share_of_each, np.float64)


def _known(
    connection: Connection, words: Sequence[_Word], photo_ids: Collection[int]
) -> dict[int, float]:
    """The share of the words in the product of each photo; photos that are gone are left out."""
    of_photo: dict[int, int] = {}
    for some in chunks(list(photo_ids)):
        query = select(photos.c.id, photos.c.product_id).where(photos.c.id.in_(some))
        of_photo.update(
            (photo_id, product_id) for photo_id, product_id in connection.execute(query)
        )
    total = sum(word.weight for word in words) or 1.0
    shares: dict[int, float] = {}
    if any(len(word.products) for word in words):
        kept = words_of_products(connection, sorted(set(of_photo.values())))
        for product_id, own in kept.items():
            had = [word for word in words if word.is_in(own)]
            if had and (_asks_for_both(had) or not _asks_for_both(words)):
                shares[product_id] = sum(word.weight for word in had) / total
    return {photo: shares.get(product_id, 0.0) for photo, product_id in of_photo.items()}
