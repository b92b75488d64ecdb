"""What is stored already, so that an ingest does again only what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import and_, select

from skulens.store.encoders import encoder_dim
from skulens.store.parts import Part, chunks, of_encoder, unpacked
from skulens.store.schema import photos, products, vectors
from skulens.store.values import KnownContent, KnownPhoto


class Known(Part):
    """Asking before reading, decoding and encoding."""

    def digests(self, product_ids: Sequence[str]) -> dict[str, str]:
        """The stored products among the ids, with their `product_digest`."""
        found: dict[str, str] = {}
        query = select(products.c.external_id, products.c.digest)
        with self._database.read() as connection:
            for some in chunks(product_ids):
                rows = connection.execute(query.where(products.c.external_id.in_(some)))
                found.update((external_id, digest) for external_id, digest in rows)
        return found

    def known_photos(
        self, product_ids: Sequence[str], encoder_id: int
    ) -> dict[str, dict[str, KnownPhoto]]:
        """The stored photos of products, by product and source; unknown products are left out."""
        found: dict[str, dict[str, KnownPhoto]] = {}
        has_vector = and_(vectors.c.photo_id == photos.c.id, of_encoder(encoder_id))
        query = (
            select(
                products.c.external_id,
                photos.c.source,
                photos.c.id,
                photos.c.content_hash,
                photos.c.file_size,
                photos.c.modified_ns,
                vectors.c.change,
            )
            .select_from(products)
            .outerjoin(photos, photos.c.product_id == products.c.id)
            .outerjoin(vectors, has_vector)
        )
        with self._database.read() as connection:
            for some in chunks(product_ids):
                for row in connection.execute(query.where(products.c.external_id.in_(some))):
                    of_product = found.setdefault(row.external_id, {})
                    if row.id is not None:
                        of_product[row.source] = KnownPhoto(
                            row.id,
                            row.content_hash,
                            row.file_size,
                            row.modified_ns,
                            row.change is not None,
                        )
        return found

    def vectors_by_content(
        self, content_hashes: Iterable[str], encoder_id: int
    ) -> dict[str, KnownContent]:
        """Vectors of pictures seen before anywhere in the catalogue, by their content's hash."""
        wanted = list(dict.fromkeys(content_hashes))
        found: dict[str, KnownContent] = {}
        query = select(
            photos.c.content_hash,
            photos.c.format,
            photos.c.width,
            photos.c.height,
            photos.c.perceptual_hash,
            vectors.c.vector,
        ).join(vectors, vectors.c.photo_id == photos.c.id)
        query = query.where(of_encoder(encoder_id))
        with self._database.read() as connection:
            dim = encoder_dim(connection, encoder_id)
            for some in chunks(wanted):
                for row in connection.execute(query.where(photos.c.content_hash.in_(some))):
                    if row.content_hash not in found:
                        found[row.content_hash] = KnownContent(
                            unpacked([row.vector], dim)[0],
                            row.format,
                            row.width,
                            row.height,
                            row.perceptual_hash,
                        )
        return found
