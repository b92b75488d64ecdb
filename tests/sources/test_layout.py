import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.records import Product
from skulens.sources.layout import (
    decode_attribute,
    encode_attribute,
    escape_formula,
    is_own_header,
    is_own_object,
    object_of,
    unescape_formula,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
ATTRIBUTES = (
    TEXT | st.booleans() | st.floats(allow_nan=False) | st.lists(TEXT, max_size=3).map(tuple)
)


@given(ATTRIBUTES)
def test_attributes_come_back(value: str | float | bool | tuple[str, ...]) -> None:
    decoded = decode_attribute(encode_attribute(value))
    assert (type(decoded), decoded) == (type(value), value)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("red", "red"),
        ("00123", "00123"),
        ("12", '"12"'),
        ("true", '"true"'),
        ("", '""'),
        (12.5, "12.5"),
        (True, "true"),
        (("a", "b"), '["a", "b"]'),
    ],
)
def test_cells_of_attributes(value: str | float | bool | tuple[str, ...], cell: str) -> None:
    assert encode_attribute(value) == cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "'=1", "＝1"]
)
def test_formulas_are_escaped(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+49", "-0.5", "1e-5", "'tis", "a=b", "", "[1]", "– dash"])
def test_other_cells_are_not(cell: str) -> None:
    assert escape_formula(cell) == cell


@given(st.text(st.sampled_from("'=+-@\t\r\n 1a")) | TEXT)
def test_escaping_is_undone(cell: str) -> None:
    assert unescape_formula(escape_formula(cell)) == cell


def test_own_header() -> None:
    header = ["id", "title", "description", "category", "price", "url", "photos"]
    assert is_own_header([*header, "attribute:colour", "extra"])
    assert not is_own_header([*header, "colour"])
    assert not is_own_header(header[1:])


def test_own_object() -> None:
    assert is_own_object(object_of(Product("1", attributes={"a": ("b",)})))
    assert not is_own_object({"id": "1"})
    assert not is_own_object({**object_of(Product("1")), "photos": "a.jpg"})
