from __future__ import annotations

import numpy as np

from skulens.heads.labelled import LabelledExamples, data_mark
from support.clusters import examples


def test_photos_of_a_product_and_equal_photos_are_one_group() -> None:
    vectors = np.eye(6, dtype=np.float32)[[0, 1, 1, 2, 3, 4]]
    found = LabelledExamples.of(vectors, list("aabbcc"), ["p", "p", "q", "r", "s", "q"])
    groups = found.groups()
    assert groups[0] == groups[1] == groups[2] == groups[5]
    assert len({groups[0], groups[3], groups[4]}) == 3


def test_copies_are_of_their_product() -> None:
    found = examples(["a", "b", "c"])
    more = found.with_copies(found.vectors[[2, 2]] + 1, np.array([2, 2]))
    assert more.labels.tolist() == ["a", "b", "c", "c", "c"]
    assert more.products == ("p0", "p1", "p2", "p2", "p2")
    assert more.copies.tolist() == [False] * 3 + [True] * 2
    assert len(set(more.groups().tolist())) == 3


def test_the_mark_changes_with_labels_products_and_encoder_and_not_with_the_order() -> None:
    first = LabelledExamples.of(np.zeros((2, 3), np.float32), ["a", "b"], ["p", "q"])
    turned = LabelledExamples.of(np.zeros((2, 3), np.float32), ["b", "a"], ["q", "p"])
    other = LabelledExamples.of(np.zeros((2, 3), np.float32), ["a", "c"], ["p", "q"])
    assert data_mark(first, "x") == data_mark(turned, "x")
    assert len({data_mark(first, "x"), data_mark(first, "y"), data_mark(other, "x")}) == 3
