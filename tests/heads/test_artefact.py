from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import ModelError
from skulens.heads.artefact import head_arrays, head_from, packed, unpacked
from skulens.heads.head import Head
from skulens.heads.logistic import Linear


def head(dim: int = 3, classes: int = 2) -> Head:
    random = np.random.default_rng(0)
    matrix = random.standard_normal((dim, classes)).astype(np.float32)
    return Head(tuple("abcdefgh"[:classes]), Linear(matrix, matrix[0].copy()))


@given(st.integers(1, 20), st.integers(1, 8))
def test_a_head_comes_back_bit_for_bit(dim: int, classes: int) -> None:
    before = head(dim, classes)
    arrays = unpacked(packed(head_arrays("photo", before)), "it")
    after = head_from("photo", arrays, before.classes, dim, "it")
    assert (after.linear.matrix == before.linear.matrix).all()
    assert (after.linear.bias == before.linear.bias).all()


def test_bytes_that_are_no_such_file_are_refused() -> None:
    for content in (b"", b"\x80\x04K\x01.", packed(head_arrays("photo", head()))[:-5]):
        with pytest.raises(ModelError, match=r"the model is damaged .* train it again"):
            unpacked(content, "the model")


def test_another_shape_is_refused() -> None:
    arrays = head_arrays("photo", head())
    with pytest.raises(ModelError, match="but 3 classes of vectors of 3 numbers need"):
        head_from("photo", arrays, ("a", "b", "c"), 3, "the model")


def test_numbers_that_are_none_are_refused() -> None:
    arrays = head_arrays("photo", head())
    arrays["photo.bias"][0] = np.nan
    with pytest.raises(ModelError, match="train it again"):
        head_from("photo", arrays, ("a", "b"), 3, "the model")
