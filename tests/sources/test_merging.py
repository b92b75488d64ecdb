from collections.abc import Mapping
from typing import Any

import pytest

from skulens.records import Product, Rejection
from skulens.sources.merging import NumberedItem, merged
from skulens.sources.protocol import SourceItem

REJECTION = Rejection("feed:3", "bad", "row 3: bad")


def run(*items: NumberedItem) -> list[SourceItem]:
    return list(merged(items, "feed", "row"))


def test_photos_of_rows_that_follow_each_other_are_joined_once_each() -> None:
    found = run(
        (2, Product("1", "Mug", photos=("a", "b"))),
        REJECTION,
        (4, Product("1", photos=("b", "c"))),
        (5, Product("2")),
    )
    assert found == [REJECTION, Product("1", "Mug", photos=("a", "b", "c")), Product("2")]


@pytest.mark.parametrize(
    "second",
    [
        Product("1", "Cup"),
        Product("1", price=3.0),
        Product("1", attributes={"size": "L"}),
        Product("1", extra={"more": 1}),
    ],
)
def test_a_row_that_says_something_else_is_a_duplicate(second: Product) -> None:
    rejection, product = run((2, Product("1", "Mug")), (3, second))
    assert product == Product("1", "Mug")
    assert rejection == Rejection(
        "feed:3", "duplicate_id", "row 3: the id '1' is that of row 2, which was kept"
    )


def test_a_row_that_follows_another_product_is_a_duplicate() -> None:
    found = run((2, Product("1")), (3, Product("2")), (4, Product("1")))
    assert [item.reason for item in found if isinstance(item, Rejection)] == ["duplicate_id"]


def test_who_merges_says_whether_two_extras_agree() -> None:
    def agree(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
        return first["a"] == second["a"]

    rows = [(2, Product("1", extra={"a": 1, "b": 1})), (3, Product("1", extra={"a": 1, "b": 2}))]
    assert list(merged(rows, "feed", "row", agree)) == [Product("1", extra={"a": 1, "b": 1})]
