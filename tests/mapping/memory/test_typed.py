"""What a person types becomes a value, or is sent back with a reason."""

from __future__ import annotations

import pytest

from skulens.errors import NotFoundError, UsageError
from skulens.mapping.memory.typed import is_number, value_typed, values_to_type
from skulens.mapping.target import PRODUCT_FIELDS, TargetField
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute
from skulens.taxonomy.tree import Node, Taxonomy

TREE = Taxonomy((Node("f", "Fruit", None), Node("fa", "Apple", "f", ("pomme",))))
CATEGORY, PRICE = PRODUCT_FIELDS[3], PRODUCT_FIELDS[5]
WIDTH = TargetField(Attribute("width", "Width", "number", unit="cm"))
ORGANIC = TargetField(Attribute("organic", "Organic", "boolean"))
USES = TargetField(Attribute("uses", "Uses", "many_of", (AllowedValue("indoor"),)))
MAKER = TargetField(Attribute("maker", "Maker", "text"), examples=("Acme",))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (WIDTH, "12,5", 12.5),
        (WIDTH, " 1200 ", 1200.0),
        (PRICE, "9.95", 9.95),
        (ORGANIC, "ja", True),
        (ORGANIC, "no", False),
        (USES, "indoor,  out door ,", ("indoor", "out door")),
        (MAKER, " Acme  Ltd ", "Acme Ltd"),
        (CATEGORY, "pomme", "Fruit > Apple"),
    ],
)
def test_text_becomes_what_the_field_holds(field: TargetField, text: str, value: object) -> None:
    assert value_typed(field, text, TREE) == value


@pytest.mark.parametrize(
    ("field", "text", "error", "message"),
    [
        (WIDTH, "wide", UsageError, "'wide' is no number; write one such as 1200 or 12.5, in cm"),
        (WIDTH, "1.299", UsageError, "'1.299' is no number"),
        (ORGANIC, "perhaps", UsageError, "'perhaps' is neither yes nor no"),
        (CATEGORY, "aple", NotFoundError, "did you mean 'Fruit > Apple'"),
    ],
)
def test_what_is_no_value_is_sent_back(field, text, error, message) -> None:
    with pytest.raises(error, match=message):
        value_typed(field, text, TREE)


def test_without_a_taxonomy_any_category_may_be_typed() -> None:
    assert value_typed(CATEGORY, "Bread", None) == "Bread"
    assert value_typed(CATEGORY, "Bread", Taxonomy(())) == "Bread"


def test_known_values_are_offered() -> None:
    assert values_to_type(CATEGORY, TREE) == ("Fruit", "Fruit > Apple")
    assert values_to_type(ORGANIC) == ("yes", "no")
    assert values_to_type(USES) == ("indoor",)
    assert values_to_type(MAKER) == ("Acme",)
    assert values_to_type(WIDTH) == ()


def test_prices_and_numbers_are_numbers() -> None:
    assert [one for one in (CATEGORY, PRICE, WIDTH, MAKER) if is_number(one)] == [PRICE, WIDTH]
