from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.store import column_key, supplier_key, value_key


@pytest.mark.parametrize(
    "names",
    [
        ("Product Name", "product_name", "PRODUCT-NAME", " product.name* ", "ProductName", "“Product Name”"),
        ("Weight (oz)", "weight_oz", "Weight [oz]", "WEIGHT/OZ"),
        ("Größe", "GRÖßE", "Gro\u0308ße", "GRÖSSE"),
        ("Manufacturer's No.", "manufacturer’s no", "'Manufacturers No'"),
        ('Width (")', "width (″)", 'WIDTH "', "Width (”)"),
        ("Area m²", "area_m2"),
    ],
)  # fmt: skip
def test_spellings_that_are_one_column(names: tuple[str, ...]) -> None:
    assert len(set(map(column_key, names))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Weight (oz)", "Weight (kg)"),
        ('Width (")', "Width (')"),
        ("Cotton", "Cotton %"),
        ("Price €", "Price $"),
        ("Image 1 2", "Image 12"),
        ("Item", "Item #"),
        ("---", "***"),
        ("尺寸", "颜色"),
    ],
)
def test_columns_that_are_two(one: str, other: str) -> None:
    assert column_key(one) != column_key(other)


@given(st.text(max_size=30))
def test_every_name_has_a_key_that_can_be_stored_and_stays(name: str) -> None:
    key = column_key(name)
    key.encode()
    assert "\x00" not in key
    assert column_key(f"  {name}  ") == key
    assert bool(key) == bool(name.strip())


@given(st.text(min_size=500, max_size=3000))
def test_keys_are_short_enough_to_be_indexed(text: str) -> None:
    for key in (column_key, value_key, supplier_key):
        assert len(key(text).encode()) < 800
    assert value_key(text) == value_key(text.upper().lower().swapcase()) or not text.isascii()


def test_values_differ_by_more_than_case_and_blanks() -> None:
    assert value_key(" Navy  Blue") == value_key("navy blue")
    assert value_key("navy-blue") != value_key("navy blue")
    assert supplier_key("ACME ") == supplier_key("acme")
