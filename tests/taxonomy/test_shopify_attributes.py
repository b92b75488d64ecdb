from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.errors import TaxonomyError
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute
from skulens.taxonomy.schema_reading import check_attributes, read_attributes

Write = Callable[..., Path]

ATTRIBUTES = """---
base_attributes:
- name: Color
  friendly_id: color
  values: [color__red, color__blue]
- name: Door/Frame use
  friendly_id: door/frame_use
  values: [use__in]
extended_attributes:
- name: Frame color
  friendly_id: frame_color
  values_from: color
"""
VALUES = """
- {name: Red, friendly_id: color__red}
- {name: Blue, friendly_id: color__blue}
- {name: Indoors, friendly_id: use__in}
"""
CATEGORIES = """
- {id: a, name: A, children: [a-1], attributes: [color]}
- {id: a-1, name: B, children: [], attributes: [frame_color]}
"""
JSON = """{"attributes": [
  {"name": "Color", "handle": "color",
   "values": [{"name": "Red"}, {"name": "Blue"}],
   "extended_attributes": [{"name": "Frame color", "handle": "frame-color"}]},
  {"name": "Door/Frame use", "handle": "door-frame-use", "values": [{"name": "Indoors"}]}
]}"""
RED_BLUE = (AllowedValue("Red"), AllowedValue("Blue"))
EXPECTED = [
    Attribute("color", "Color", "colour", RED_BLUE),
    Attribute("door/frame_use", "Door/Frame use", "one_of", (AllowedValue("Indoors"),)),
    Attribute("frame_color", "Frame color", "colour", RED_BLUE),
]


def by_key(attribute: Attribute) -> str:
    return attribute.key


def test_the_folder(write: Write) -> None:
    write("values.yml", VALUES)
    write("categories/a.yml", CATEGORIES)
    folder = write("attributes.yml", ATTRIBUTES).parent
    schema = read_attributes(folder)
    assert sorted(schema, key=by_key) == EXPECTED
    uses = {id: [use.attribute.key for use in uses] for id, uses in schema.categories.items()}
    assert uses == {"a": ["color"], "a-1": ["frame_color"]}
    assert read_attributes(folder / "categories") == schema
    assert read_attributes(folder / "attributes.yml").categories == {}


def test_json(write: Write) -> None:
    assert sorted(read_attributes(write("attributes.json", JSON)), key=by_key) == EXPECTED


def test_values_are_needed(write: Write) -> None:
    path = write("attributes.yml", ATTRIBUTES)
    with pytest.raises(TaxonomyError, match=r"needs Shopify's values\.yml beside it"):
        read_attributes(path)


def test_problems(write: Write) -> None:
    write("values.yml", VALUES.replace("color__blue", "color__navy"))
    write("categories/a.yml", CATEGORIES.replace("[color]", "[colr, zzz]"))
    path = write("attributes.yml", ATTRIBUTES.replace("values_from: color", "values_from: colr"))
    assert [problem.message for problem in check_attributes(path.parent)] == [
        "a.yml line 2: 'colr' of 'a' is no attribute; did you mean 'color'?",
        "a.yml line 2: 'zzz' of 'a' is no attribute; add it to attributes.yml",
        "a.yml line 3: 'frame_color' of 'a-1' is no attribute; add it to attributes.yml",
        "line 5: the value 'color__blue' is not in values.yml; add or delete",
        "line 10: values_from 'colr' is no attribute; did you mean 'color'?",
    ]
