import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.sources.names import (
    MAX_ID_CHARACTERS,
    bounded_id,
    composed_names,
    storable,
    title_from_name,
    words,
)

FILE_NAMES = st.binary(min_size=1, max_size=40).map(os.fsdecode)


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("Golden-Delicious_001", "Golden Delicious"),
        ("red running shoe (2)", "red running shoe"),
        ("Grüner_Apfel", "Grüner Apfel"),
        ("赤いりんご", "赤いりんご"),
        ("IMG_1234", ""),
        ("DSC00042", ""),
        ("P1010001", ""),
        ("PXL_20240101_123456789", ""),
        ("0001", ""),
        ("20240101-120000", ""),
        ("ea7b6656-3f84-4eb3-9099-23e623fc1018", ""),
        ("d41d8cd98f00b204e9800998ecf8427e", ""),
        ("shoe_800x600", "shoe"),
        ("facade", "facade"),
        ("blue-t-shirt_01", "blue t-shirt"),
        ("women-s-dress-m-red", "women s dress m red"),
        ("a", ""),
        ("", ""),
    ],
)
def test_title_is_the_words_of_a_file_name(stem: str, title: str) -> None:
    assert title_from_name(stem) == title


def test_words_of_a_folder() -> None:
    assert words("Golden-Delicious_new  ") == "Golden Delicious new"
    assert words("T-Shirts") == "T-Shirts"


@given(st.lists(FILE_NAMES, unique=True, max_size=8))
def test_composed_names_are_storable_and_distinct(names: list[str]) -> None:
    composed = composed_names(names)
    assert list(composed) == names
    assert len(set(composed.values())) == len(names)
    for plain in composed.values():
        plain.encode()


def test_two_spellings_of_one_name_stay_apart() -> None:
    decomposed = unicodedata.normalize("NFD", "é.jpg")
    assert composed_names([decomposed]) == {decomposed: "é.jpg"}
    assert composed_names([decomposed, "é.jpg"]) == {decomposed: decomposed, "é.jpg": "é.jpg"}


def test_escaped_name_beside_one_that_looks_like_it() -> None:
    names = ["a\\xff.jpg", os.fsdecode(b"a\xff.jpg")]
    assert list(composed_names(names).values()) == ["a\\xff.jpg", "a\\xff.jpg~1"]


def test_undecodable_bytes_are_shown() -> None:
    assert storable(os.fsdecode(b"caf\xe9\\.jpg")) == r"caf\xe9\\.jpg"
    assert storable("half \ud83d") == r"half \ud83d"


def test_long_ids_are_shortened_and_stay_apart() -> None:
    one, other = bounded_id("x" * 5000 + "1"), bounded_id("x" * 5000 + "2")
    assert one != other
    assert len(one) <= MAX_ID_CHARACTERS
    assert bounded_id("short") == "short"
