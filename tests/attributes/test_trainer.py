"""Attributes are learned from the catalogue's own values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skulens import Catalog, Product, Settings
from skulens.errors import ModelError, NotFoundError, UsageError
from support.pictures import COLOURS, write_photo

SCHEMA = """
attributes:
  tone: {type: one_of, values: {warm: [hot], cool: [], dark: []}}
  weight: {type: number, unit: g}
  shiny: {type: boolean}
everywhere: [tone, weight, shiny]
"""
TONES = {"red": "warm", "yellow": "hot", "blue": "cool", "green": "cool", "black": "dark"}


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    products = []
    for number, colour in enumerate(list(COLOURS) * 5):
        photo = write_photo(tmp_path / "photos" / f"{number}.png", colour, seed=number)
        kind = "Mugs" if number % 2 else "Bowls"
        said = {"tone": TONES[colour], "shiny": colour in ("red", "yellow"), "weight": number}
        products.append(Product(f"p{number}", category=kind, attributes=said, photos=(str(photo),)))
    with Catalog.open(
        tmp_path / "catalog", settings=Settings(encoder="dummy", threads=2)
    ) as opened:
        opened.add(products)
        yield opened


@pytest.fixture
def schema(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "schema.yaml").write_text(SCHEMA, "utf-8")
    catalog.import_schema(attributes=tmp_path / "schema.yaml")


def said(catalog: Catalog, photo: Path) -> dict[str, object]:
    (found,) = catalog.classify([photo], queue=False)
    return {one.name: (one.value, one.method) for one in found.attributes}


@pytest.mark.usefixtures("schema")
def test_it_learns_the_schemas_values_through_their_synonyms(
    catalog: Catalog, tmp_path: Path
) -> None:
    (report,) = catalog.train_attribute(attribute="tone", phone_copies=False)
    assert (report.name, report.examples, report.classes) == ("tone everywhere", 25, 3)
    photo = write_photo(tmp_path / "new.png", "yellow", seed=99)
    assert said(catalog, photo)["tone"] == ("warm", "head")


@pytest.mark.usefixtures("schema")
def test_a_boolean_is_answered_as_one(catalog: Catalog, tmp_path: Path) -> None:
    catalog.train_attribute(attribute="shiny", phone_copies=False)
    assert said(catalog, write_photo(tmp_path / "r.png", "red", seed=99))["shiny"] == (True, "head")
    assert said(catalog, write_photo(tmp_path / "b.png", "blue", seed=99))["shiny"] == (
        False,
        "head",
    )


@pytest.mark.usefixtures("schema")
def test_the_model_of_the_nearest_category_answers(catalog: Catalog, tmp_path: Path) -> None:
    catalog.train_attribute(attribute="tone", phone_copies=False)
    (report,) = catalog.train_attribute(attribute="tone", category="Mugs", phone_copies=False)
    assert (report.name, report.examples) == ("tone of Mugs", 12)
    assert [(m.category, m.attribute) for m in catalog.models()] == [("", "tone"), ("Mugs", "tone")]
    catalog.use_model(None, attribute="tone")
    photo = write_photo(tmp_path / "new.png", "red", seed=99)
    (found,) = catalog.classify([photo], queue=False)
    assert found.category is not None
    methods = {one.name: one.method for one in found.attributes}
    assert methods["tone"] == ("head" if found.category.path == "Mugs" else "zero-shot")


def test_without_a_schema_the_values_found_are_learned(catalog: Catalog, tmp_path: Path) -> None:
    (report,) = catalog.train_attribute(attribute="Tone", phone_copies=False)
    assert report.classes == 4
    photo = write_photo(tmp_path / "new.png", "yellow", seed=99)
    assert said(catalog, photo) == {"tone": ("hot", "head")}


@pytest.mark.usefixtures("schema")
def test_values_that_are_not_allowed_are_listed(catalog: Catalog, tmp_path: Path) -> None:
    photo = write_photo(tmp_path / "odd.png", "red", seed=50)
    catalog.add(
        [Product("odd", category="Mugs", attributes={"tone": "loud"}, photos=(str(photo),))]
    )
    (report,) = catalog.train_attribute(attribute="tone", phone_copies=False)
    assert [one.message for one in report.skipped] == [
        "'loud' is no allowed value of 'tone' (1 photos)"
    ]


@pytest.mark.usefixtures("schema")
def test_what_no_photo_tells_is_refused(catalog: Catalog) -> None:
    with pytest.raises(ModelError, match="'weight' is a number, which no photo tells"):
        catalog.train_attribute(attribute="weight")


@pytest.mark.usefixtures("schema")
def test_names_that_there_are_not(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="no attribute 'tine'"):
        catalog.train_attribute(attribute="tine")
    with pytest.raises(NotFoundError, match="Mug"):
        catalog.train_attribute(attribute="tone", category="Mug")
    with pytest.raises(UsageError, match="say which attribute"):
        catalog.train_attribute()


def test_one_value_alone_is_nothing_to_learn(tmp_path: Path) -> None:
    photos = [write_photo(tmp_path / f"{n}.png", "red", seed=n) for n in range(3)]
    products = [
        Product(f"p{n}", category="Mugs", attributes={"tone": "warm"}, photos=(str(photo),))
        for n, photo in enumerate(photos)
    ]
    with Catalog.open(tmp_path / "one", settings=Settings(encoder="dummy")) as catalog:
        catalog.add(products)
        with pytest.raises(ModelError, match="all 3 examples are 'warm'"):
            catalog.train_attribute(attribute="tone", phone_copies=False)


def test_a_folder_in_the_wrong_place_is_told(catalog: Catalog, tmp_path: Path) -> None:
    write_photo(tmp_path / "taught" / "red" / "a.png", "red")
    with pytest.raises(ModelError, match="photos are to lie in <category>/<attribute>/<class>"):
        catalog.train_attribute(tmp_path / "taught")


def test_an_attribute_can_be_chosen_from_folders(catalog: Catalog, tmp_path: Path) -> None:
    for attribute in ("tone", "glow"):
        for colour in ("red", "blue"):
            for number in range(3):
                place = tmp_path / "taught" / "Mugs" / attribute / colour / f"{number}.png"
                write_photo(place, colour, seed=number)
    reports = catalog.train_attribute(tmp_path / "taught", attribute="glow", phone_copies=False)
    assert [report.name for report in reports] == ["glow of Mugs"]
    reports = catalog.train_attribute(tmp_path / "taught", category="Mugs", phone_copies=False)
    assert {report.name for report in reports} == {"glow of Mugs", "tone of Mugs"}
    assert any("no better than version 1" in report.message for report in reports)


def test_an_attribute_of_several_values_is_answered_by_all_that_are_likely(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text(
        "attributes:\n  mood: {type: many_of, values: {warm: [], bright: [], cold: []}}\n"
        "everywhere: [mood]\n",
        "utf-8",
    )
    moods = {"red": ("warm", "bright"), "blue": ("cold",)}
    products = []
    for number in range(20):
        colour = "red" if number % 2 else "blue"
        photo = write_photo(tmp_path / "photos" / f"{number}.png", colour, seed=number)
        said = {"mood": moods[colour]}
        products.append(
            Product(f"p{number}", category="Mugs", attributes=said, photos=(str(photo),))
        )
    with Catalog.open(tmp_path / "moods", settings=Settings(encoder="dummy")) as catalog:
        catalog.add(products)
        catalog.import_schema(attributes=schema)
        catalog.train_attribute(attribute="mood", phone_copies=False)
        red = write_photo(tmp_path / "red.png", "red", seed=99)
        (found,) = catalog.classify([red], queue=False)[0].attributes
        assert set(found.value or ()) == {"warm", "bright"}  # type: ignore[arg-type]
        blue = write_photo(tmp_path / "blue.png", "blue", seed=99)
        (found,) = catalog.classify([blue], queue=False)[0].attributes
        assert found.value == ("cold",)
