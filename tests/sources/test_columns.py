import pytest

from skulens.errors import SourceError, UsageError
from skulens.sources.columns import is_code_column, plan_columns


def test_english_names() -> None:
    plan = plan_columns(["SKU", "Product_Name", "category path", "Price", "Image-URL", "colour"])
    assert plan.fields == {"id": "SKU", "title": "Product_Name", "price": "Price"}
    assert plan.categories == ("category path",)
    assert plan.photos == ("Image-URL",)
    assert "colour" not in plan.taken()


def test_german_names() -> None:
    plan = plan_columns(["Artikelnummer", "Bezeichnung", "Warengruppe", "VK-Preis", "Bilddatei"])
    assert plan.fields == {"id": "Artikelnummer", "title": "Bezeichnung", "price": "VK-Preis"}
    assert plan.categories == ("Warengruppe",)
    assert plan.photos == ("Bilddatei",)


def test_likelier_name_wins_and_the_other_is_an_attribute() -> None:
    plan = plan_columns(["ean", "sku", "id", "list price", "selling price", "photo"])
    assert plan.fields == {"id": "id", "price": "selling price"}
    assert not plan.taken() & {"ean", "sku", "list price"}


def test_numbered_photo_columns() -> None:
    names = ["id", "image_1", "image_2", "Image 10", "additional_image_3", "image count"]
    assert plan_columns(names).photos == ("image_1", "image_2", "Image 10", "additional_image_3")


def test_generic_name_is_a_photo_only_where_nothing_is_clearer() -> None:
    assert plan_columns(["id", "filename"]).photos == ("filename",)
    assert plan_columns(["id", "filename", "photo"]).photos == ("photo",)


def test_chosen_columns_go_first() -> None:
    plan = plan_columns(["id", "SKU", "img_main", "photo"], {"id": "sku", "photo": "img_main"})
    assert plan.fields["id"] == "SKU"
    assert plan.photos == ("img_main",)


def test_several_chosen_columns() -> None:
    plan = plan_columns(
        ["id", "front", "back", "master", "sub"],
        {"photo": "front, back", "category": "master,sub"},
    )
    assert plan.photos == ("front", "back")
    assert plan.categories == ("master", "sub")


def test_one_column_in_two_roles() -> None:
    plan = plan_columns(["id", "name"], {"photo": "id", "id": "id"})
    assert plan.fields["id"] == "id"
    assert plan.photos == ("id",)


def test_no_photo_column() -> None:
    with pytest.raises(SourceError, match=r"x\.csv .* id, name\. .*--column photo=NAME"):
        plan_columns(["id", "name"], feed="x.csv")


def test_chosen_column_is_missing() -> None:
    with pytest.raises(SourceError, match="no column 'nope' for id; its columns are: id, photo"):
        plan_columns(["id", "photo"], {"id": "nope"})


def test_unknown_field() -> None:
    with pytest.raises(UsageError, match="'brand' is no field"):
        plan_columns(["id", "photo"], {"brand": "id"})


@pytest.mark.parametrize("name", ["EAN", "Upc Ean Code", "gtin13", "parent_id", "Barcode", "PLZ"])
def test_columns_of_codes(name: str) -> None:
    assert is_code_column(name)


@pytest.mark.parametrize("name", ["weight", "width", "Größe", "year", "ocean depth", "paid"])
def test_columns_of_quantities(name: str) -> None:
    assert not is_code_column(name)
