from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.datasets.sample_shop import sample_shop
from skulens.errors import TaxonomyError
from skulens.taxonomy.attribute_schema import check_uses
from skulens.taxonomy.reading import read_taxonomy
from skulens.taxonomy.schema_reading import check_attributes, read_attributes

Write = Callable[..., Path]


def test_the_sample_shop() -> None:
    schema = read_attributes(sample_shop().attributes)
    taxonomy = read_taxonomy(sample_shop().taxonomy)
    assert check_attributes(sample_shop().attributes) == check_uses(schema, taxonomy) == []
    candles = {
        use.attribute.key: use.required
        for use in schema.uses(taxonomy, taxonomy.find("candle") or "")
    }
    assert candles["wicks"]
    assert not candles["weight_g"]
    assert schema.attribute("color").value_of("Off White") == "white"
    assert schema.attribute("capacity_ml").unit == "ml"


def test_the_error_names_the_lines(write: Write) -> None:
    path = write("a.yaml", "attributes:\n  a: {type: x}\n  b: {type: y}\n")
    with pytest.raises(TaxonomyError) as caught:
        read_attributes(path)
    first, second, third = str(caught.value).splitlines()
    assert first == f"{path} has 2 problems:"
    assert second.startswith("  line 2: the type 'x' of the attribute 'a' is unknown")
    assert third.startswith("  line 3: the type 'y' of the attribute 'b' is unknown")


@pytest.mark.parametrize("text", ["# nothing", "- a\n- b", "colour: red", "word"])
def test_no_attributes(write: Write, text: str) -> None:
    message = "line 1: no attributes; write 'attributes:' and below it each attribute with its type"
    with pytest.raises(TaxonomyError, match=message):
        read_attributes(write("a.yaml", text))


def test_syntax(write: Write) -> None:
    (problem,) = check_attributes(write("a.yaml", "attributes: [\n"))
    assert problem.code == "syntax"


def test_a_folder_without_attributes(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"no attributes in the folder .*; name a file, or"):
        read_attributes(tmp_path)


@pytest.mark.real_data
def test_shopify(shopify: Path) -> None:
    schema, taxonomy = read_attributes(shopify), read_taxonomy(shopify)
    assert len(schema) > 2_000
    assert check_uses(schema, taxonomy) == []
    keys = [use.attribute.key for use in schema.uses(taxonomy, "aa-1-1")]
    assert keys[:2] == ["color", "pattern"]
    assert schema.attribute("color").kind == schema.attribute("shell/frame_color").kind == "colour"


@pytest.mark.real_data
def test_shopify_json_and_yaml_are_one_schema(shopify: Path) -> None:
    json, yaml = (
        {a.key: (a.name, a.kind, {v.name for v in a.values}) for a in read_attributes(path)}
        for path in (shopify / "attributes.json", shopify / "attributes.yml")
    )
    assert json == yaml
