"""Vectors are sent and received as pgvector's own package does it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pgvector import Vector

from skulens.pgvectors import received, sent, written
from skulens.store.vector_column import sent_bytes, stored_bytes

NUMBERS = st.floats(width=32, allow_nan=False, allow_infinity=False)


@given(arrays(np.float32, st.tuples(st.integers(0, 5), st.integers(1, 9)), elements=NUMBERS))
def test_rows_are_sent_as_the_package_sends_them(vectors: np.ndarray) -> None:
    binary = sent(vectors)
    assert binary == [Vector(row).to_binary() for row in vectors]
    back = received(binary, vectors.shape[1])
    assert back.tobytes() == vectors.tobytes()


def test_stored_vectors_of_several_dimensions_go_there_and_back() -> None:
    stored = [np.arange(size, dtype="<f4").tobytes() for size in (3, 1, 3)]
    assert [stored_bytes(each) for each in sent_bytes(stored)] == stored
    assert sent_bytes([]) == []


def test_a_query_is_written_without_loss() -> None:
    vector = np.array([0.1, -1e-30, 3.0], np.float32)
    assert np.array(Vector.from_text(written(vector)).to_list(), np.float32).tobytes() == (
        vector.tobytes()
    )


@pytest.mark.parametrize("dim", [1, 536, 16_000])
def test_any_dimension_of_pgvector_fits(dim: int) -> None:
    (binary,) = sent(np.ones((1, dim), np.float32))
    assert len(binary) == 4 + 4 * dim
