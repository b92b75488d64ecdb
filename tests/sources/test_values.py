import pytest

from skulens.sources.tables import Cell
from skulens.sources.values import attribute_value, category_path, parse_price, text_of


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("12.5", 12.5),
        ("1.299,00 €", 1299.0),
        ("$1,299.00", 1299.0),
        ("EUR 1 299,00", 1299.0),
        ("1\u00a0299,95 €", 1299.95),
        ("CHF 1'299.00", 1299.0),
        ("12,-", 12.0),
        ("12.– €", 12.0),
        ("12,5", 12.5),
        ("1,299", 1299.0),
        ("1.299 €", 1299.0),
        ("1.234.567", 1234567.0),
        ("0.125", 0.125),
        ("19.999,9", 19999.9),
        ("12.99 USD", 12.99),
        ("US$ 12", 12.0),
        ("249 kr.", 249.0),
        (7.0, 7.0),
        (0.0, 0.0),
    ],
)
def test_prices(cell: Cell, price: float) -> None:
    assert parse_price(cell) == price


@pytest.mark.parametrize(
    "cell",
    [
        "1.299",
        "$10 - $20",
        "-5",
        -5.0,
        float("nan"),
        float("inf"),
        "free",
        "",
        "12.3.4",
        "1,23,456.7.8",
        "1,5.5",
        "9" * 400,
        "$6.94 $ 6 . 94",
        True,
        ("1", "2"),
        "١٢",
    ],
)
def test_what_is_no_single_price(cell: Cell) -> None:
    assert parse_price(cell) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12.0),
        ("-0.5", -0.5),
        ("00123", "00123"),
        ("1e5", "1e5"),
        ("12,5", "12,5"),
        ("yes", "yes"),
        ("4006381333931", 4006381333931.0),
        ("1234567890123456", "1234567890123456"),
        (True, True),
        (("a", "b"), ("a", "b")),
    ],
)
def test_attributes(cell: Cell, value: object) -> None:
    result = attribute_value(cell)
    assert (type(result), result) == (type(value), value)


def test_codes_stay_text() -> None:
    assert attribute_value("4006381333931", is_code=True) == "4006381333931"
    assert attribute_value(4006381333931.0, is_code=True) == "4006381333931"


def test_text_of_cells() -> None:
    assert [text_of(cell) for cell in (3.0, 2.5, True, ("a", "b"), "x")] == [
        "3",
        "2.5",
        "true",
        "a, b",
        "x",
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Fruit > Apple>Golden", "Fruit > Apple > Golden"),
        ("Toys & Games | Learning, Education | ", "Toys & Games > Learning, Education"),
        ("Home/Garden", "Home > Garden"),
        ("Food/Drink > Tea", "Food/Drink > Tea"),
        ("Baby::Toys", "Baby > Toys"),
        ("T-Shirts - Men", "T-Shirts - Men"),
        ("  Shoes  ", "Shoes"),
        ("", ""),
    ],
)
def test_category_paths(text: str, path: str) -> None:
    assert category_path(text) == path
