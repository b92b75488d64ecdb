import json
import os
from pathlib import Path

import pytest

from skulens.sources.photos import PhotoFinder, RefusedPhoto


def reason(finder: PhotoFinder, reference: str) -> str:
    result = finder.find(reference)
    assert isinstance(result, RefusedPhoto), result
    return result.reason


@pytest.fixture
def finder(shop: Path) -> PhotoFinder:
    return PhotoFinder(shop)


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("a.jpg", "a.jpg"),
        ("sub/d.png", "sub/d.png"),
        ("sub\\d.png", "sub/d.png"),
        ("./sub/../a.jpg", "a.jpg"),
        ("sub/d", "sub/d.png"),
    ],
)
def test_paths_below_the_folder(shop: Path, finder: PhotoFinder, reference: str, file: str) -> None:
    assert finder.find(reference) == os.path.realpath(shop / file)


def test_absolute_path_inside(shop: Path, finder: PhotoFinder) -> None:
    inside = os.path.realpath(shop / "a.jpg")
    assert finder.find(inside) == inside


@pytest.mark.parametrize(
    "reference", ["../secret.jpg", "/etc/passwd", "sub/../../secret.jpg", "..\\secret.jpg", "/"]
)
def test_nothing_outside_is_touched(shop: Path, finder: PhotoFinder, reference: str) -> None:
    (shop.parent / "secret.jpg").touch()
    assert reason(finder, reference) == "outside_folder"


def test_neighbour_with_the_same_beginning_is_outside(shop: Path, finder: PhotoFinder) -> None:
    (shop.parent / "shop2").mkdir()
    (shop.parent / "shop2" / "a.jpg").touch()
    assert reason(finder, "../shop2/a.jpg") == "outside_folder"


def test_links_lead_nowhere_outside(shop: Path, finder: PhotoFinder) -> None:
    (shop.parent / "secret.jpg").touch()
    (shop / "link.jpg").symlink_to(shop.parent / "secret.jpg")
    (shop / "up").symlink_to(shop.parent, target_is_directory=True)
    assert reason(finder, "link.jpg") == "outside_folder"
    assert reason(finder, "up/secret.jpg") == "outside_folder"


def test_extension_left_out_leads_nowhere_outside(shop: Path, finder: PhotoFinder) -> None:
    (shop.parent / "secret.jpg").touch()
    (shop / "link.jpg").symlink_to(shop.parent / "secret.jpg")
    assert reason(finder, "link") == "outside_folder"


def test_outside_on_request(shop: Path) -> None:
    (shop.parent / "other.jpg").touch()
    found = PhotoFinder(shop, allow_outside=True).find("../other.jpg")
    assert found == os.path.realpath(shop.parent / "other.jpg")


@pytest.mark.parametrize(
    "reference",
    [
        "https://x.example/a.jpg",
        "HTTP://x.example/a",
        "//cdn.example/a.jpg",
        "data:image/png;base64,",
        "s3://b/k.jpg",
    ],
)
def test_web_addresses(finder: PhotoFinder, reference: str) -> None:
    assert reason(finder, reference) == "url_not_supported"


@pytest.mark.parametrize("reference", ["none.jpg", "sub", "a\x00.jpg", "x" * 5000, "a.jpg/b.jpg"])
def test_missing_files(finder: PhotoFinder, reference: str) -> None:
    assert reason(finder, reference) == "photo_not_found"


@pytest.mark.parametrize(
    ("cell", "photos"),
    [
        ("a.jpg", ["a.jpg"]),
        ("a.jpg|b.jpg", ["a.jpg", "b.jpg"]),
        ("a.jpg; b.jpg;", ["a.jpg", "b.jpg"]),
        ("a.jpg,b.jpg", ["a.jpg", "b.jpg"]),
        ("a.jpg\nb.jpg", ["a.jpg", "b.jpg"]),
        ("https://x/1.jpg|https://x/2?w=3", ["https://x/1.jpg", "https://x/2?w=3"]),
        ("red, small.jpg", ["red, small.jpg"]),
        (json.dumps(["a.jpg", "b|c.jpg"]), ["a.jpg", "b|c.jpg"]),
        ("[1, 2]", ["[1, 2]"]),
        (("a.jpg", "", "b.jpg"), ["a.jpg", "b.jpg"]),
        ("", []),
    ],
)
def test_cutting(finder: PhotoFinder, cell: str | tuple[str, ...], photos: list[str]) -> None:
    assert finder.cut(cell) == photos


def test_name_with_a_comma_that_exists_is_one_photo(shop: Path, finder: PhotoFinder) -> None:
    (shop / "a.jpg,b.jpg").touch()
    assert finder.cut("a.jpg,b.jpg") == ["a.jpg,b.jpg"]
