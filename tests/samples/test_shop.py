"""The sample shop as it lies there: whole, consistent, and what its tables say."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import yaml
from PIL import Image

from samples.palette import SHADES
from skulens import Catalog, Settings
from skulens.datasets.sample_shop import SampleShop, sample_shop
from skulens.sources.delimited import DelimitedTable
from skulens.sources.spreadsheet import SpreadsheetTable

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def shop() -> SampleShop:
    return sample_shop()


@pytest.fixture(scope="module")
def products(shop: SampleShop) -> list[Row]:
    return rows_of(shop.products)


def test_it_is_a_shop_of_some_size(shop: SampleShop, products: list[Row]) -> None:
    leaves = Counter(row["category"] for row in products)
    assert len(products) >= 400
    assert len({row["category"].split(" > ")[0] for row in products}) >= 8
    assert len({row["id"].rsplit("-", 1)[0] for row in products}) >= 40
    assert len(leaves) >= 60
    assert sum(count >= 20 for count in leaves.values()) >= 4
    assert sum(3 <= count <= 6 for count in leaves.values()) >= len(leaves) / 2
    photographed = {phone.product_id for phone in shop.phone_photos()}
    assert len(photographed) >= len(products) / 2
    assert len(shop.silhouettes()) >= 150
    assert len(rows_of(shop.reviews)) >= 1000
    size = sum(path.stat().st_size for path in shop.folder.rglob("*") if path.is_file())
    assert size <= 14 * 2**20


def test_every_picture_is_named_by_a_table_and_every_name_is_a_picture(
    shop: SampleShop, products: list[Row]
) -> None:
    named = {shop.folder / row["photo"] for row in products}
    named |= {phone.photo for phone in shop.phone_photos()}
    named |= {silhouette.mask for silhouette in shop.silhouettes()}
    lying = {path for path in shop.folder.rglob("*") if path.suffix in {".jpg", ".png"}}
    assert named == {path for path in lying if "feeds" not in path.parts}
    for path in sorted(lying):
        with Image.open(path) as picture:
            picture.load()
            assert min(picture.size) >= 270


def test_ids_are_their_own_and_everything_points_to_one(
    shop: SampleShop, products: list[Row]
) -> None:
    ids = [row["id"] for row in products]
    assert len(set(ids)) == len(ids)
    pointing = [phone.product_id for phone in shop.phone_photos()]
    pointing += [silhouette.product_id for silhouette in shop.silhouettes()]
    pointing += [row["product"] for row in rows_of(shop.reviews)]
    assert set(pointing) <= set(ids)
    paths = {row["path"] for row in rows_of(shop.taxonomy)}
    assert {row["category"] for row in products} <= paths


def test_the_taxonomy_is_a_tree_of_three_levels(shop: SampleShop, products: list[Row]) -> None:
    nodes = {row["id"]: row for row in rows_of(shop.taxonomy)}
    for node in nodes.values():
        above = nodes[node["parent"]]["path"] + " > " if node["parent"] else ""
        assert node["path"] == above + node["name"]
    leaves = {node["path"] for node in nodes.values()} - {
        nodes[node["parent"]]["path"] for node in nodes.values() if node["parent"]
    }
    assert len(leaves) >= 60
    assert leaves == {row["category"] for row in products}
    assert all(node["synonyms"] for node in nodes.values() if node["path"] in leaves)


def test_products_keep_to_their_schema(shop: SampleShop, products: list[Row]) -> None:
    schema = yaml.safe_load(shop.attributes.read_text("utf-8"))
    for row in products:
        required = list(schema["everywhere"]["required"])
        for path, wanted in schema["categories"].items():
            if f"{row['category']} > ".startswith(f"{path} > "):
                required += wanted["required"]
        assert all(row[name] for name in required), row["id"]
        for name, attribute in schema["attributes"].items():
            if not row[name]:
                continue
            if attribute["type"] == "number":
                assert float(row[name]) >= 0
            elif "values" in attribute:
                assert row[name] in attribute["values"], (row["id"], name)


def test_titles_and_descriptions_are_varied_and_whole(products: list[Row]) -> None:
    titles = [row["title"] for row in products]
    assert len(set(titles)) > 0.95 * len(titles)
    assert max(Counter(title.split()[0].lower() for title in titles).values()) < len(titles) / 8
    for text in (*titles, *(row["description"] for row in products)):
        assert text == text.strip()
        assert "  " not in text
        assert not any(part in text for part in (" ,", "{", "()", "–  ", ",,", " ."))


def test_reviews_vary(shop: SampleShop) -> None:
    reviews = rows_of(shop.reviews)
    ratings = Counter(row["rating"] for row in reviews)
    assert set(ratings) == set("12345")
    assert ratings["5"] > 3 * ratings["2"]
    per_product = sorted(Counter(row["product"] for row in reviews).values())
    assert per_product[-1] >= 20
    assert per_product[len(per_product) // 2] <= 4
    texts = [row["text"] for row in reviews]
    assert max(Counter(text for text in texts if len(text) > 40).values()) == 1
    assert sum(len(text) < 20 for text in texts) > 50
    assert sum(len(text) > 120 for text in texts) > 50
    low = [row["text"].lower() for row in reviews if row["rating"] in "12"]
    high = [row["text"].lower() for row in reviews if row["rating"] in "45"]
    for mood in (low, high):  # a word like "not" alone tells nothing
        assert sum("n't" in text or " not " in text or "not " in text for text in mood) > 20
    assert sum(word in text for text in low for word in ("great", "congratulations", "wonderful", "five stars")) > 8  # fmt: skip


def lab(pixels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """CIELAB of sRGB values from 0 to 1."""
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    scaled = linear @ to_xyz.T / np.array([0.9505, 1.0, 1.089])
    root = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def test_colours_are_those_one_sees(shop: SampleShop, products: list[Row]) -> None:
    """Near enough: a product's own colour is among the two families most of its pixels are near to."""
    families = {shade.family for shade in SHADES.values()} - {"clear"}
    reference = lab(np.array([shade.rgb for shade in SHADES.values()]) / 255)
    family = np.array([shade.family for shade in SHADES.values()])
    weights = np.array([0.5, 1.0, 1.0])  # light and shadow are not the product's
    colours = {row["id"]: {row["colour"], row["second_colour"]} for row in products}
    seen, right = 0, 0
    for silhouette in shop.silhouettes():
        if "photos" not in silhouette.photo.parts or colours[silhouette.product_id] & {"clear"}:
            continue
        with Image.open(silhouette.photo) as photo, Image.open(silhouette.mask) as mask:
            pixels = np.asarray(photo)[np.asarray(mask)][::7] / 255
        distance = np.linalg.norm((lab(pixels)[:, None] - reference[None]) * weights, axis=2)
        nearest = Counter(family[distance.argmin(axis=1)].tolist())
        seen += 1
        right += bool({name for name, _ in nearest.most_common(2)} & colours[silhouette.product_id])
    assert families >= {"red", "blue"}
    assert seen >= 100
    assert right / seen >= 0.9


def test_silhouettes_fit_their_pictures(shop: SampleShop) -> None:
    for silhouette in shop.silhouettes():
        with Image.open(silhouette.photo) as photo, Image.open(silhouette.mask) as mask:
            assert mask.mode == "1"
            assert mask.size == photo.size
            inside = np.asarray(mask)
            pixels = np.asarray(photo.convert("L"), np.float64)
        assert 0.005 < inside.mean() < 0.95, silhouette.mask
        if "photos" in silhouette.photo.parts:  # white outside, save for the shadow
            assert np.median(pixels[~inside]) > 245


@pytest.mark.parametrize("number", [0, 1])
def test_supplier_feeds_can_be_added_as_they_are(
    shop: SampleShop, tmp_path: Path, number: int
) -> None:
    with Catalog.open(tmp_path, settings=Settings(encoder="dummy")) as catalog:
        report = catalog.add(shop.feeds[number])
        assert (report.products, report.rejections) == (60, ())
        assert all(product.photos for product in catalog.products())


def test_the_gold_covers_every_column_once_and_names_what_exists(shop: SampleShop) -> None:
    schema = yaml.safe_load(shop.attributes.read_text("utf-8"))
    fields = {"id", "title", "description", "category", "price", "photo"} | set(
        schema["attributes"]
    )
    gold = rows_of(shop.mapping_gold)
    assert {row["target"] for row in gold} <= fields | {""}
    for feed in shop.feeds:
        own = [row for row in gold if row["feed"] == feed.name]
        columns = list(dict.fromkeys(row["column"] for row in own))
        table = SpreadsheetTable(feed) if feed.suffix == ".xlsx" else DelimitedTable(feed)
        assert tuple(columns) == table.columns
        unmapped = [row for row in own if not row["target"]]
        assert 5 <= len(unmapped) < len(columns) / 2
    merged = Counter((row["feed"], row["column"]) for row in gold if row["target"])
    assert max(merged.values()) == 3
    values = rows_of(shop.value_gold)
    assert {row["target"] for row in values} == {"category", "colour", "second_colour", "material"}
    paths = {row["path"] for row in rows_of(shop.taxonomy)}
    for row in values:
        target = schema["attributes"].get(row["target"])
        assert row["target_value"] in (target["values"] if target else paths), row
    meant = {(row["feed"], row["column"], row["value"]) for row in values}
    assert len(meant) == len(values)  # one word of a supplier's means one thing
