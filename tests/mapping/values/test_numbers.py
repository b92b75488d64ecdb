import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.values.numbers import (
    NUMBER,
    decimal_mark,
    is_ambiguous,
    read_number,
    shown_number,
    tidy,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("16-1/2", 16.5),
        ("1 3/4", 1.75),
        ("½", 0.5),
        ("2½", 2.5),
        ("3/4", 0.75),
        ("1.299,00", 1299.0),
        ("1,299.00", 1299.0),
        ("1'299.50", 1299.5),
        ("12 000", 12000.0),
        ("1.234.567", 1234567.0),
        ("0,5", 0.5),
        ("0.125", 0.125),
        (",5", 0.5),
        ("-3,5", -3.5),
        ("\N{MINUS SIGN}3", -3.0),
        ("1.5e3", 1500.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "abc", "1.299", "35/70", "1.2.3", "1,2.3,4", "12x", "1e999", "9" * 50, "1 22 333"]
)
def test_what_is_no_number_or_may_be_two_is_none(text: str) -> None:
    assert read_number(text) is None


def test_the_column_says_what_its_mark_means() -> None:
    assert read_number("1.299", ",") == 1299.0
    assert read_number("1.299", ".") == 1.299
    assert is_ambiguous("1.299")
    assert not is_ambiguous("1.29")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1,5", "2,25", "1.000"], ","),
        (["1.5", "1,000"], "."),
        (["1.299,00"], ","),
        (["1,400", "4,300", "11,500", "39,700", "2,150"], ","),
        (["850", "920", "1.200", "640", "450", "700"], ","),
        (["1.299"], ""),
        (["12", "13"], ""),
        ([], ""),
    ],
)
def test_the_decimal_mark_is_told_from_all_numbers_of_a_column(texts: list[str], mark: str) -> None:
    assert decimal_mark(texts) == mark


@given(st.floats(0.01, 9e5))
def test_a_number_in_german_and_in_english_is_the_same(number: float) -> None:
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_number(english, ".") == read_number(german, ",")


@given(st.text(st.sampled_from("0123456789.,/-½ '"), max_size=60))
def test_any_digits_and_marks_give_a_finite_number_or_none(text: str) -> None:
    read = read_number(text)
    assert read is None or math.isfinite(read)


def test_digits_without_end_are_looked_at_once() -> None:
    assert len(NUMBER.findall("1 " * 50_000 + "1." * 50_000)) > 0


def test_a_number_is_shown_without_noise() -> None:
    assert shown_number(340.19400000001) == "340.194"
    assert shown_number(1200.0) == "1200"
    assert shown_number(0.00002) == "0.00002"
    assert tidy(12.345678) == 12.3457
