from __future__ import annotations

import pytest

from skulens.attributes.values import allowed, implied_attribute, is_called, typed, values_of
from skulens.errors import ModelError
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

COLOUR = Attribute(
    "colour", "Colour", "colour", (AllowedValue("blue", ("navy",)), AllowedValue("red"))
)
NEW = Attribute("is_new", "Is new", "boolean")


def test_an_attribute_goes_by_several_names() -> None:
    assert is_called(COLOUR, "Color")
    assert not is_called(COLOUR, "second colour")


def test_values_are_the_schemas_own() -> None:
    assert values_of(COLOUR, {"Color": "Navy", "x": "red"}) == (("blue",), ())
    assert values_of(COLOUR, {"colour": ("navy", "blue", "red")}) == (("blue", "red"), ())


def test_words_that_are_no_allowed_value_are_told() -> None:
    assert values_of(COLOUR, {"colour": ("mauve", "red", " ")}) == (("red",), ("mauve",))


@pytest.mark.parametrize(
    ("said", "meant"), [(True, "true"), ("Yes", "true"), ("no", "false"), (False, "false")]
)
def test_yes_and_no_have_many_names(said: str | bool, meant: str) -> None:
    assert values_of(NEW, {"is new": said}) == ((meant,), ())
    assert typed(NEW, meant) is (meant == "true")
    assert len(allowed(NEW)) == 2


def test_without_a_schema_products_say_which_values_there_are() -> None:
    found = implied_attribute(
        "MATERIAL",
        [{"material": "wood"}, {"material": "Wood"}, {"material": ("wood", "steel")}, {}],
    )
    assert (found.key, found.kind) == ("material", "one_of")
    assert {value.name for value in found.values} == {"wood", "steel"}


def test_what_no_product_has_cannot_be_learned() -> None:
    with pytest.raises(ModelError, match="no product has the attribute 'material'"):
        implied_attribute("material", [{"colour": "red"}])


def test_a_free_text_is_no_choice() -> None:
    with pytest.raises(ModelError, match="'note' has 300 values; import a schema"):
        implied_attribute("note", [{"note": f"words {number}"} for number in range(300)])
