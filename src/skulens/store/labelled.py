"""Photos as examples to learn from: vectors with what the catalogue says of their products."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import select

from skulens.records import AttributeValue, Filter
from skulens.store.filters import conditions_of
from skulens.store.parts import Part, ids_of, of_encoder
from skulens.store.reading import attributes_of, vectors_of, words_of
from skulens.store.schema import photos, products, vectors
from skulens.store.values import Labelled, PhotoWords


class LabelledPhotos(Part):
    """Examples for heads, and what is said of photos that were found."""

    def labelled(self, encoder_id: int, wanted: Filter, limit: int, seed: int = 0) -> Labelled:
        """At most `limit` photos with a vector whose product has a category and passes a filter.

        The same seed on the same catalogue draws the same photos, spread over all of it. Raises
        `NotFoundError` for an unknown category or attribute.
        """
        with self._database.read() as connection:
            query = (
                select(vectors.c.photo_id)
                .join(photos, photos.c.id == vectors.c.photo_id)
                .join(products, products.c.id == photos.c.product_id)
                .where(
                    of_encoder(encoder_id),
                    products.c.category_id.is_not(None),
                    *conditions_of(connection, wanted),
                )
            )
            all_ids = ids_of(connection, vectors.c.photo_id, query)
            if len(all_ids) > limit:
                drawn = np.random.default_rng(seed).choice(len(all_ids), limit, replace=False)
                all_ids = all_ids[np.sort(drawn)]
            ids, rows = vectors_of(connection, all_ids, encoder_id)
            words = words_of(connection, ids)
        return Labelled(
            ids,
            rows,
            tuple(words[photo_id].external_id for photo_id in ids.tolist()),
            tuple(words[photo_id].path or "" for photo_id in ids.tolist()),
            tuple(words[photo_id].title for photo_id in ids.tolist()),
            tuple(words[photo_id].source for photo_id in ids.tolist()),
        )

    def said_of_photos(self, photo_ids: Sequence[int]) -> dict[int, PhotoWords]:
        """What the catalogue says of photos' products, by photo id; unknown photos are left out."""
        with self._database.read() as connection:
            words = words_of(connection, np.asarray(photo_ids, np.int64))
        return {
            photo_id: PhotoWords(row.external_id, row.title, row.path or "", row.source)
            for photo_id, row in words.items()
        }

    def attributes_by_product(
        self, product_ids: Sequence[str]
    ) -> dict[str, dict[str, AttributeValue]]:
        """The attributes of products by the shop's ids; unknown ones are left out."""
        with self._database.read() as connection:
            return attributes_of(connection, product_ids)
