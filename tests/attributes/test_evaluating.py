"""Figures about an attribute are those of the values read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from skulens import Catalog, Product, Settings
from skulens.errors import EvaluationError, ModelError, NotFoundError, UsageError
from support.pictures import COLOURS, write_photo

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)
SCHEMA = """\
attributes:
  colour: {type: colour, values: {red: [crimson], green: [], blue: [], yellow: [], black: []}}
  shine: {type: one_of, values: {matt: [], glossy: []}}
  weight: {type: number, unit: g}
everywhere: [colour, shine, weight]
"""


@pytest.fixture
def catalog(tmp_path: Path):
    things = []
    for number, colour in enumerate(COLOURS):
        for n in range(6):
            photo = write_photo(tmp_path / f"{colour} {n}.png", colour, seed=number * 31 + n)
            said: dict[str, str | tuple[str, ...]] = {"colour": colour}
            if (colour, n) == ("red", 0):
                said["colour"] = "Crimson"
            if (colour, n) == ("red", 1):
                said["colour"] = ("blue", "red")
            if (colour, n) == ("green", 0):
                said["colour"] = "moss"
            shelf = "Hats" if n % 2 else "Shoes"
            things.append(
                Product(f"{colour}-{n}", category=shelf, attributes=said, photos=(str(photo),))
            )
    (tmp_path / "attributes.yaml").write_text(SCHEMA)
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        opened.add(things)
        opened.import_schema(attributes=tmp_path / "attributes.yaml")
        yield opened


def reasons(rejections: Sequence[object]) -> list[str]:
    return [one.reason for one in rejections]  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", [None, "pixels"])
def test_colours_are_read_from_the_pixels(catalog: Catalog, method: str | None) -> None:
    found = catalog.evaluate_attribute(attribute="colour", method=method)
    assert (found.metrics["items"], found.metrics["top_1"]) == (29, 1.0)
    assert found.settings["method"] == "pixels"
    (refused,) = found.rejections
    assert refused.reason == "value_not_allowed"
    assert "'moss' is no allowed value of 'colour' (1 photos)" in refused.message


def test_a_category_narrows_it(catalog: Catalog) -> None:
    found = catalog.evaluate_attribute(attribute="colour", category="Hats")
    assert found.metrics["items"] == 15
    assert found.settings["category"] == "Hats"


def test_heads_are_asked_about_what_they_have_not_seen(catalog: Catalog) -> None:
    catalog.train_attribute(attribute="colour", category="Hats")
    found = catalog.evaluate_attribute(attribute="colour", method="head")
    assert found.metrics["items"] == 15
    assert found.settings["held_out"] is True
    both = catalog.evaluate_attribute(attribute="colour")
    assert both.metrics["items"] == 29
    assert both.settings["method"] == "head, pixels"
    assert [one.version for one in catalog.models()] == [1]


def test_unknown_is_wrong_and_not_covered(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    write_photo(folder / "Hats" / "shine" / "matt" / "1.png", "red", seed=5)
    write_photo(folder / "Hats" / "shine" / "glossy" / "2.png", "blue", seed=6)
    write_photo(folder / "Hats" / "colour" / "red" / "3.png", "red", seed=7)
    found = catalog.evaluate_attribute(folder, attribute="shine", method="zero-shot")
    (one, two) = (
        catalog.classify([folder / name], method="zero-shot", queue=False)[0]
        for name in ("Hats/shine/matt/1.png", "Hats/shine/glossy/2.png")
    )
    said = [
        next(answer.value for answer in each.attributes if answer.name == "shine")
        for each in (one, two)
    ]
    assert found.metrics["items"] == 2
    assert found.metrics["unanswered"] == said.count(None)
    right = [value == truth for value, truth in zip(said, ("matt", "glossy"), strict=True)]
    assert found.metrics["top_1"] == sum(right) / 2


def test_folders_and_feeds_are_read(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    write_photo(folder / "Hats" / "Colour" / "red" / "1.png", "red", seed=5)
    write_photo(folder / "Hats" / "colour" / "crimson" / "2.png", "blue", seed=6)
    write_photo(folder / "Hats" / "colour" / "moss" / "3.png", "green", seed=6)
    write_photo(folder / "Gloves" / "colour" / "red" / "4.png", "red", seed=6)
    write_photo(folder / "Hats" / "shine" / "matt" / "5.png", "red", seed=6)
    found = catalog.evaluate_attribute(folder, attribute="colour", out=tmp_path / "out")
    assert (found.metrics["items"], found.metrics["top_1"]) == (2, 0.5)
    assert sorted(reasons(found.rejections)) == ["unknown_category", "value_not_allowed"]
    assert (tmp_path / "out" / "report.html").exists()
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "id,photo,category,colour\n"
        "new,asked/Hats/Colour/red/1.png,Hats,red\n"
        "red-3,asked/Hats/colour/crimson/2.png,,\n"
        "other,asked/Hats/colour/crimson/2.png,,red\n"
    )
    found = catalog.evaluate_attribute(feed, attribute="colour")
    assert (found.metrics["items"], found.metrics["top_1"]) == (2, 0.5)
    assert reasons(found.rejections) == ["no_category"]


def test_without_a_schema_the_values_are_those_found(tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    for colour in ("red", "blue"):
        for n in range(2):
            path = folder / "Hats" / "colour" / colour / f"{n}.png"
            write_photo(path, colour, seed=n)
    photo = write_photo(tmp_path / "hat.png", "red")
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add([Product("hat", category="Hats", photos=(str(photo),))])
        found = catalog.evaluate_attribute(folder, attribute="colour")
        assert (found.metrics["items"], found.metrics["top_1"]) == (4, 1.0)
        with pytest.raises(ModelError, match="no product has the attribute"):
            catalog.evaluate_attribute(attribute="colour")


def test_what_cannot_be_measured_says_why(catalog: Catalog) -> None:
    with pytest.raises(EvaluationError, match="no head is trained for 'colour'"):
        catalog.evaluate_attribute(attribute="colour", method="head")
    with pytest.raises(UsageError, match="'shine' is no colour"):
        catalog.evaluate_attribute(attribute="shine", method="pixels")
    with pytest.raises(UsageError, match="attributes are not read by 'neighbours'"):
        catalog.evaluate_attribute(attribute="colour", method="neighbours")
    with pytest.raises(EvaluationError, match="nothing to measure for shine everywhere"):
        catalog.evaluate_attribute(attribute="shine")
    with pytest.raises(ModelError, match="which no photo tells"):
        catalog.evaluate_attribute(attribute="weight")
    with pytest.raises(NotFoundError, match="no category 'Capes'"):
        catalog.evaluate_attribute(attribute="colour", category="Capes")
