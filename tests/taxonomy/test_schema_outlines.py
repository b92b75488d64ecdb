import pytest

from skulens.images.colour_names import REFERENCES
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, AttributeSchema
from skulens.taxonomy.problems import Problem
from skulens.taxonomy.schema_outlines import read_schema
from skulens.taxonomy.yaml_text import Fields, parse_yaml

SCHEMA = """attributes:
  brand: text
  width_cm: {type: number, unit: cm, synonyms: [breadth, wide]}
  lid: {type: boolean, name: With lid}
  material:
    type: many-of
    values:
      wood: [oak, pine]
      no: []
  cut: {type: one_of, values: [low, high]}
everywhere: {required: [brand], optional: [cut]}
categories:
  Home > Tables: {required: [width_cm]}
  Home: [material]
  Toys:
"""


def read(text: str) -> tuple[AttributeSchema, list[tuple[str, str]]]:
    problems: list[Problem] = []
    value = parse_yaml(text, problems)
    assert isinstance(value, Fields)
    schema = read_schema(value, problems)
    return schema, [(problem.code, problem.message) for problem in problems]


def test_a_schema() -> None:
    schema, problems = read(SCHEMA)
    assert problems == []
    assert list(schema) == [
        Attribute("brand", "Brand", "text"),
        Attribute("width_cm", "Width cm", "number", (), "cm", ("breadth", "wide")),
        Attribute("lid", "With lid", "boolean"),
        Attribute(
            "material",
            "Material",
            "many_of",
            (AllowedValue("wood", ("oak", "pine")), AllowedValue("no")),
        ),
        Attribute("cut", "Cut", "one_of", (AllowedValue("low"), AllowedValue("high"))),
    ]
    uses = {"everywhere": schema.everywhere, **schema.categories}
    assert {k: [(use.attribute.key, use.required) for use in v] for k, v in uses.items()} == {
        "everywhere": [("brand", True), ("cut", False)],
        "Home > Tables": [("width_cm", True)],
        "Home": [("material", False)],
        "Toys": [],
    }


def test_colours_need_no_values() -> None:
    schema, problems = read("attributes: {color: color}")
    assert problems == []
    assert [value.name for value in schema.attribute("colour").values] == list(REFERENCES)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "attributes:\n  a: {type: word}",
            "unknown_type",
            "line 2: the type 'word' of the attribute 'a' is unknown; use one of one_of, many_of, "
            "number, boolean, text, colour",
        ),
        (
            "attributes:\n  a: {name: A}",
            "unknown_type",
            "line 2: the attribute 'a' has no type; use one of one_of, many_of, number, boolean, "
            "text, colour",
        ),
        (
            "attributes:\n  a:",
            "shape",
            "line 2: the attribute 'a' needs a type, as in '{type: text}'",
        ),
        (
            "attributes:\n  a:\n    type: one_of\n    values:\n    - red\n    - Red",
            "duplicate_value",
            "lines 5 and 6: the value 'Red' of the attribute 'a' is given twice; delete one",
        ),
        (
            "attributes:\n  a:\n    type: one_of\n    values: [x, x]",
            "duplicate_value",
            "lines 4 and 4: the value 'x' of the attribute 'a' is given twice; delete one",
        ),
        (
            "attributes:\n  a:\n    type: one_of\n    values:\n      red: [wine]\n      blue: [wine]",
            "duplicate_value",
            "lines 5 and 6: 'wine' of the attribute 'a' means both 'red' and 'blue'; delete one",
        ),
        (
            "attributes:\n  a:\n    type: one_of",
            "no_values",
            "line 2: the attribute 'a' is one_of but has no values; list them",
        ),
        (
            "attributes:\n  a:\n    type: number\n    values: [1]",
            "values_of_other_type",
            "line 4: the attribute 'a' is a number and has no values; delete them or make it one_of",
        ),
        (
            "attributes:\n  a: {type: text, colour: red}",
            "unknown_field",
            "line 2: 'colour' of the attribute 'a' is unknown; use name, type, unit, values, "
            "synonyms",
        ),
        (
            "attributes:\n  shaft-cm: text\n  shaft_cm: text",
            "duplicate_key",
            "lines 2 and 3: the attributes 'shaft-cm' and 'shaft_cm' are one; keep one",
        ),
        (
            "attributes:\n  width: number\ncategories:\n  Home:\n    required: [widht]",
            "unknown_attribute",
            "line 5: 'widht' of the category 'Home' is no attribute; did you mean 'width'?",
        ),
        (
            "attributes: {a: text}\neverywhere: [zzz]",
            "unknown_attribute",
            "line 2: 'zzz' of everywhere is no attribute; add it to 'attributes:'",
        ),
        (
            "attributes: {a: text}\neverywhere:\n  required: [a]\n  optional: [a]",
            "duplicate_use",
            "lines 3 and 4: 'a' is given twice for everywhere; keep one",
        ),
        (
            "attributes: {a: text}\ncategories: [Home]",
            "shape",
            "line 2: 'categories:' must have a name and a ':' in each line",
        ),
        (
            "attributes: {a: text}\ncategories:\n  Home: a",
            "shape",
            "line 3: the category 'Home' needs 'required:' and 'optional:', each a list of "
            "attributes",
        ),
        (
            "attributes: {a: text}\ncategory: {}",
            "unknown_field",
            "line 2: 'category' of the schema is unknown; use attributes, everywhere, categories",
        ),
    ],
)
def test_problems(text: str, code: str, message: str) -> None:
    assert read(text)[1] == [(code, message)]
