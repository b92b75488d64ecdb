import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.taxonomy.names import folded, folded_path, guess, levels, shown, synonyms_in


@pytest.mark.parametrize("name", ["Granny Smith", " granny  SMITH ", "GRANNY\tsmith"])
def test_case_and_blanks_are_folded(name: str) -> None:
    assert folded(name) == "granny smith"


def test_unicode_forms_are_folded() -> None:
    assert folded("Ku\u0308che") == folded("K\u00fcche") == folded("KÜCHE")


@given(st.text())
def test_folding_twice_is_folding_once_for_blanks(name: str) -> None:
    assert folded(f"  {name} ") == folded(name)


def test_paths_are_cut_with_and_without_blanks() -> None:
    assert levels("Fruit>Apple  >  Granny  Smith") == ("Fruit", "Apple", "Granny Smith")
    assert levels("Fruit > > Apple") == ("Fruit", "", "Apple")
    assert folded_path("Fruit > > Apple") == ("fruit", "apple")


def test_synonyms_are_given_once() -> None:
    assert synonyms_in("mug| coffee  cup||mug") == ("mug", "coffee cup")


def test_what_is_shown_is_short_and_printable() -> None:
    assert shown("a\x1b[2Jb") == "'a\N{REPLACEMENT CHARACTER}[2Jb'"
    assert len(shown("x" * 1000)) == 62


def test_guess() -> None:
    assert guess("aple", ["Apple", "Pear"]) == "; did you mean 'Apple'?"
    assert guess("zzz", ["Apple", "Pear"]) == ""
