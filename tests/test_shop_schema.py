from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens.datasets.sample_shop import sample_shop
from skulens.errors import TaxonomyError
from skulens.shop_schema import ShopSchema
from skulens.store import Store
from support.products import BLOCKS, put, thing


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "catalog") as opened:
        encoder = opened.register_encoder("fingerprint", "dummy", BLOCKS)
        put(opened, encoder, thing("a", category="Fruit > Apple"), thing("b", category="Tea"))
        yield opened


def test_without_an_import_products_imply_the_tree(store: Store) -> None:
    schema = ShopSchema(store)
    assert [node.id for node in schema.taxonomy()] == ["Fruit", "Fruit > Apple", "Tea"]
    assert schema.taxonomy() is schema.taxonomy()
    assert schema.attributes() is None
    assert not schema.is_imported


def test_what_is_imported_is_there_for_all(store: Store, tmp_path: Path) -> None:
    tree = tmp_path / "tree.csv"
    tree.write_text("id,parent,name\nf,,Fruit\na,f,Apple\n", "utf-8")
    other = ShopSchema(store)
    assert len(other.taxonomy()) == 3
    report = ShopSchema(store).import_files(tree, None)
    assert report.unplaced == (("Tea", 1),)
    assert other.taxonomy().path("a") == "Fruit > Apple"
    assert other.is_imported


def test_the_sample_shops_schema(store: Store) -> None:
    shop = sample_shop()
    report = ShopSchema(store).import_files(shop.taxonomy, shop.attributes)
    assert (report.categories, report.leaves) == (144, 95)
    assert {warning.reason for warning in report.warnings} == {"shared_synonym"}
    schema = ShopSchema(store)
    tree, attributes = schema.taxonomy(), schema.attributes()
    assert attributes is not None
    mugs = tree.find("Mugs")
    assert mugs is not None
    assert {"colour", "material"} <= {use.attribute.key for use in attributes.uses(tree, mugs)}


def test_attributes_of_categories_that_are_not_there_are_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "attributes.yaml"
    path.write_text(
        "attributes:\n  size: {type: number}\ncategories:\n  Shoes: {required: [size]}\n", "utf-8"
    )
    (warning,) = ShopSchema(store).import_files(None, path).warnings
    assert warning.reason == "unknown_category"
    assert "Shoes" in warning.message


def test_a_tree_that_is_wrong_is_not_taken(store: Store, tmp_path: Path) -> None:
    tree = tmp_path / "tree.csv"
    tree.write_text("id,parent,name\nf,,Fruit\na,x,Apple\n", "utf-8")
    with pytest.raises(TaxonomyError, match="line 3"):
        ShopSchema(store).import_files(tree, None)
    assert not ShopSchema(store).is_imported
