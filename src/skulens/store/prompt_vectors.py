"""Vectors of the texts that stand for categories and values: made once, kept for the next start."""

from __future__ import annotations

import time
from contextlib import suppress

import numpy as np
from sqlalchemy import delete, insert, select

from skulens.errors import CatalogError
from skulens.store.parts import Part, Vectors
from skulens.store.schema import prompt_vectors
from skulens.store.texts import storable


class PromptVectors(Part):
    """A cache: it never makes an answer wait or fail."""

    def prompt_vectors(self, key: str) -> Vectors | None:
        """What is kept under a key, `(texts, dim)`, or None."""
        columns = prompt_vectors.c
        query = select(columns.texts, columns.vectors).where(columns.key == key)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return np.frombuffer(row.vectors, "<f4").reshape(row.texts, -1).astype(np.float32)

    def keep_prompt_vectors(self, key: str, label: str, encoder_id: int, vectors: Vectors) -> None:
        """Keep `(texts, dim)` vectors, in place of all with the same label; `label` is for people."""
        if self._database.read_only:
            return
        columns = prompt_vectors.c
        old = (columns.key == key) | (
            (columns.label == storable(label)) & (columns.encoder_id == encoder_id)
        )
        with suppress(CatalogError), self._database.write_if_free() as connection:
            connection.execute(delete(prompt_vectors).where(old))
            connection.execute(
                insert(prompt_vectors).values(
                    key=key,
                    encoder_id=encoder_id,
                    label=storable(label),
                    texts=len(vectors),
                    created_at=time.time(),
                    vectors=vectors.astype("<f4").tobytes(),
                )
            )

    def kept_prompts(self) -> list[tuple[str, int]]:
        """Labels, and how many texts each stands for."""
        query = select(prompt_vectors.c.label, prompt_vectors.c.texts).order_by(
            prompt_vectors.c.label
        )
        with self._database.read() as connection:
            return [(row.label, row.texts) for row in connection.execute(query)]

    def clear_prompt_vectors(self) -> int:
        """Forget all; returns how many labels there were."""
        with self._database.write() as connection:
            return connection.execute(delete(prompt_vectors)).rowcount
