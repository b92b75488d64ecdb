import pytest

from skulens.mapping.matching.shapes import is_barcode, shape_of
from skulens.mapping.values.units import parse_unit


def shape(*texts, unit=None):
    return shape_of(dict.fromkeys(texts, 1), unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4006381333931", "barcode"),
        ("https://shop.example/p/1.jpg", "image"),
        ("harbour-001.jpg", "image"),
        ("https://shop.example/p/1", "url"),
        ("<p>Solid oak</p>", "html"),
        ("55,50 €", "money"),
        ("$1,299.00", "money"),
        ("2026-11-21", "date"),
        ("January 1, 2018", "date"),
        ("1366x768", "resolution"),
        ("19.8 x 18.82 x 46.06 in", "dimensions"),
        ("QRTB364T", "code"),
        ("Garden > Tools > Rakes", "path"),
        ("oak", "wordy"),
        ("yes", "boolean"),
        ("3.3 pounds", "mass"),
        ("8 GB", "data"),
    ],
)
def test_a_text_looks_like_what_it_is(text, kind):
    assert shape(text).share(kind) == 1


def test_bare_numbers_have_the_unit_of_the_name():
    found = shape("12", "14.5", unit=parse_unit("oz"))
    assert found.unit == parse_unit("oz")
    assert found.share("mass") == 1


def test_a_code_with_letters_like_units_measures_nothing():
    assert shape("B07D5N1PFY", "B076DKFYF9").share("measure") == 0


def test_shares_are_of_distinct_texts():
    assert shape("1", "2", "blue", "red").share("number") == 0.5


def test_no_texts_have_no_shape():
    assert shape_of({}).shares == {}
    assert shape_of({"": 3}).characters == 0


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [
        ("4006381333931", True),
        ("4006381333932", False),
        ("034138364208", True),
        ("96385074", True),
        ("400638133393", False),
        ("４００６３８１３３３９３１", False),
    ],
)
def test_a_barcode_has_a_right_check_digit(digits, is_one):
    assert is_barcode(digits) is is_one


def test_a_million_characters_are_looked_at_in_no_time():
    assert shape("a1-" * 400_000).share("long") == 1
