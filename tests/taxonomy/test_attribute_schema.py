import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import NotFoundError, TaxonomyError
from skulens.taxonomy.attribute_schema import (
    KINDS,
    AllowedValue,
    Attribute,
    AttributeSchema,
    AttributeUse,
    check_uses,
)
from skulens.taxonomy.tree import Node, Taxonomy

COLOUR = Attribute(
    "colour",
    "Colour",
    "colour",
    (AllowedValue("grey", ("slate",)), AllowedValue("white", ("off-white", "grey white"))),
    synonyms=("shade",),
)
BLADE_CM = Attribute("blade_cm", "Blade", "number", unit="cm")
BLADE_MM = Attribute("blade_mm", "Blade", "number", unit="mm")
HOME = Taxonomy(
    [
        Node("home", "Home", None),
        Node("tables", "Tables", "home", (), ("Furniture > Tables",)),
        Node("desks", "Desks", "tables"),
    ]
)


def keys(uses: tuple[AttributeUse, ...]) -> list[tuple[str, bool]]:
    return [(use.attribute.key, use.required) for use in uses]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Grey", "grey"),
        ("GRAY", "grey"),
        ("Off White", "white"),
        ("off_white ", "white"),
        ("gray-white", "white"),
        ("slate", "grey"),
        ("greys", None),
        ("", None),
    ],
)
def test_values_by_their_words(text: str, value: str | None) -> None:
    assert COLOUR.value_of(text) == value


def test_a_sign_is_no_hyphen() -> None:
    lens = Attribute("s", "Sphere", "one_of", (AllowedValue("-1"), AllowedValue("1")))
    assert (lens.value_of("-1"), lens.value_of("1")) == ("-1", "1")


def test_a_name_wins_over_a_synonym() -> None:
    metal = Attribute(
        "m", "M", "one_of", (AllowedValue("brass", ("gold",)), AllowedValue("gold", ()))
    )
    assert metal.value_of("gold") == "gold"


@pytest.mark.parametrize("text", ["colour", "Color", "COLOUR", "shade"])
def test_attributes_by_their_words(text: str) -> None:
    assert AttributeSchema([COLOUR, BLADE_CM]).attribute(text) is COLOUR


def test_a_name_of_two_attributes() -> None:
    schema = AttributeSchema([BLADE_CM, BLADE_MM])
    assert schema.attribute("blade-cm") is BLADE_CM
    assert schema.attributes_called("blade") == (BLADE_CM, BLADE_MM)
    message = "the attribute 'blade' may be 'blade_cm' or 'blade_mm'; use one of these keys"
    with pytest.raises(NotFoundError, match=message):
        schema.attribute("blade")


def test_unknown_attribute() -> None:
    schema = AttributeSchema([COLOUR])
    with pytest.raises(NotFoundError, match=r"no attribute 'colours'; did you mean 'colour'\?"):
        schema.attribute("colours")
    with pytest.raises(NotFoundError, match="no attribute 'zzz'; use one of the schema's"):
        schema.attribute("zzz")


def test_one_key_twice() -> None:
    with pytest.raises(TaxonomyError, match="two attributes have the key 'blade_cm'"):
        AttributeSchema([BLADE_CM, Attribute("blade_cm", "Other", "text")])


@pytest.mark.parametrize("key", ["tables", "Home > Tables", "home>TABLES", "Furniture > Tables"])
def test_uses_are_inherited_and_the_nearest_decides(key: str) -> None:
    schema = AttributeSchema(
        [COLOUR, BLADE_CM, BLADE_MM],
        [AttributeUse(COLOUR, True)],
        {
            key: [AttributeUse(BLADE_CM, True)],
            "desks": [AttributeUse(BLADE_MM), AttributeUse(COLOUR), AttributeUse(BLADE_CM)],
        },
    )
    assert keys(schema.uses(HOME, "home")) == [("colour", True)]
    assert keys(schema.uses(HOME, "tables")) == [("colour", True), ("blade_cm", True)]
    assert keys(schema.uses(HOME, "desks")) == [
        ("colour", False),
        ("blade_cm", False),
        ("blade_mm", False),
    ]
    assert check_uses(schema, HOME) == []


def test_uses_of_no_category() -> None:
    with pytest.raises(NotFoundError, match="no category 'zzz'"):
        AttributeSchema([]).uses(HOME, "zzz")


def test_categories_the_taxonomy_does_not_have() -> None:
    use = [AttributeUse(COLOUR)]
    schema = AttributeSchema([COLOUR], (), {"Home > Table": use, "zzz": use, "Desks": use})
    assert check_uses(schema, HOME) == [
        "the schema has attributes for the category 'Home > Table', which the taxonomy does not "
        "have; did you mean 'Home > Tables' or 'Home > Tables > Desks'?",
        "the schema has attributes for the category 'zzz', which the taxonomy does not have; use "
        "an id or a path of the taxonomy",
        "the schema has attributes for the category 'Desks', which the taxonomy does not have; "
        "use an id or a path of the taxonomy",
    ]


WORDS = st.text(max_size=6)
VALUES = st.builds(AllowedValue, WORDS, st.lists(WORDS, max_size=2).map(tuple))
ATTRIBUTES = st.builds(
    Attribute,
    key=WORDS,
    name=WORDS,
    kind=st.sampled_from(KINDS),
    values=st.lists(VALUES, max_size=3).map(tuple),
    unit=WORDS,
    synonyms=st.lists(WORDS, max_size=2).map(tuple),
)


@given(st.lists(ATTRIBUTES, max_size=4, unique_by=lambda attribute: attribute.key), st.data())
def test_round_trip(attributes: list[Attribute], data: st.DataObject) -> None:
    uses = st.lists(st.builds(AttributeUse, st.sampled_from(attributes), st.booleans()), max_size=3)
    no_uses = st.just([])
    uses = uses if attributes else no_uses
    schema = AttributeSchema(
        attributes, data.draw(uses), data.draw(st.dictionaries(WORDS, uses, max_size=3))
    )
    again = AttributeSchema.from_plain(json.loads(json.dumps(schema.to_plain())))
    assert again == schema
    assert dict(again.attributes) == dict(schema.attributes)
    assert dict(again.categories) == dict(schema.categories)
    assert again.everywhere == schema.everywhere


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        {"attributes": [["a", "A", "nonsense", "", [], []]], "everywhere": [], "categories": {}},
        {"attributes": [], "everywhere": [["a", True]], "categories": {}},
    ],
)
def test_damaged_plain_form(plain: object) -> None:
    message = "the stored attributes cannot be understood; read them again from their file"
    with pytest.raises(TaxonomyError, match=re.escape(message)):
        AttributeSchema.from_plain(plain)
