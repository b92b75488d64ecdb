"""The store's vectors as the index sees them: with the catalogue's adapter applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skulens.encoders.blocks import BlockLayout, Vectors
from skulens.index.protocol import VectorChanges
from skulens.search.adapter import Adapter
from skulens.store import Store


class AdaptedVectors:
    """A source of vectors for an index; another adapter version is another identity."""

    def __init__(
        self,
        store: Store,
        encoder_id: int,
        fingerprint: str,
        layout: BlockLayout,
        adapter: Adapter | None = None,
        version: int | None = None,
    ) -> None:
        self._store, self._encoder_id, self._layout = store, encoder_id, layout
        self.adapter = adapter
        self.identity = f"{fingerprint}+adapter{version}" if adapter else fingerprint
        self.dim = layout.dim

    def latest_counter(self) -> int:
        """The change counter of the store."""
        return self._store.latest_change(self._encoder_id)

    def count(self) -> int:
        """How many vectors there are."""
        return self._store.vector_count(self._encoder_id)

    def changes_since(self, counter: int) -> Iterator[VectorChanges]:
        """What changed after `counter`, adapted, in chunks."""
        for reached, ids, vectors, removed in self._store.changes_since(counter, self._encoder_id):
            yield VectorChanges(reached, ids, self._adapted(vectors), removed)

    def vectors(self, photo_ids: Sequence[int]) -> dict[int, Vectors]:
        """Adapted vectors `(dim,)` by photo id; ids without a vector are left out."""
        ids, vectors = self._store.vectors(photo_ids, self._encoder_id)
        return dict(zip(map(int, ids), self._adapted(vectors), strict=True))

    def _adapted(self, vectors: Vectors) -> Vectors:
        if self.adapter is None or len(vectors) == 0:
            return vectors
        return self.adapter.apply(vectors, self._layout)
