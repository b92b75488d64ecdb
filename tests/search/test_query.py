from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from skulens import Catalog
from skulens.encoders import load_encoder
from skulens.encoders.blocks import COLOUR, MEANING
from skulens.encoders.onnx_folder import OnnxEncoder
from skulens.search.query import encode_queries
from support import models

DUMMY = load_encoder("dummy")


def part(block: str, vectors: np.ndarray) -> np.ndarray:
    return vectors[:, DUMMY.blocks.slice_of(block)]


def test_a_colour_counts_half_in_the_meaning_of_a_query() -> None:
    asked = encode_queries(DUMMY, ["green apple"])
    whole, thing = DUMMY.encode_texts(["green apple"]), DUMMY.encode_texts(["apple"])
    both = part(MEANING, whole) + part(MEANING, thing)
    np.testing.assert_allclose(part(MEANING, asked), both / np.linalg.norm(both), atol=1e-6)
    np.testing.assert_array_equal(part(COLOUR, asked), part(COLOUR, whole))


@pytest.mark.parametrize("text", ["apple", "green", "orange juice", "light blue"])
def test_other_queries_mean_what_they_say(text: str) -> None:
    np.testing.assert_allclose(encode_queries(DUMMY, [text]), DUMMY.encode_texts([text]), atol=1e-6)


def test_an_encoder_without_colours_hears_them_in_the_meaning(tmp_path: Path) -> None:
    encoder = OnnxEncoder(models.write_encoder(tmp_path))
    texts = ["red shirt", "shirt"]
    np.testing.assert_array_equal(encode_queries(encoder, texts), encoder.encode_texts(texts))


def _shop(folder: Path, photos: Path, kinds: tuple[str, ...]) -> Path:
    """Twenty photos of each kind, one folder a kind."""
    for kind in kinds:
        (folder / kind).mkdir(parents=True)
        for photo in sorted((photos / kind).glob("*.jpg"))[:20]:
            (folder / kind / photo.name).write_bytes(photo.read_bytes())
    return folder


@pytest.mark.real_data
def test_a_green_apple_is_an_apple_and_green(real_data: Path, tmp_path: Path) -> None:
    kinds = ("Lime", "Apple/Granny-Smith", "Apple/Golden-Delicious", "Apple/Pink-Lady", "Avocado")
    shop = _shop(tmp_path / "shop", real_data / "grocery/train/Fruit", kinds)
    with Catalog.open(tmp_path / "catalog") as catalog:
        catalog.add(shop, category_from_folder=True)
        found = catalog.search("green apple", k=5).hits
    assert {hit.category for hit in found} <= {"Apple > Granny Smith", "Apple > Golden Delicious"}


@pytest.mark.real_data
def test_like_this_but_in_another_colour(real_data: Path, tmp_path: Path) -> None:
    groceries = real_data / "grocery"
    peppers = tuple(f"Pepper/{colour}-Bell-Pepper" for colour in ("Red", "Yellow", "Green"))
    kinds = (*peppers, "Tomato/Vine-Tomato", "Zucchini")
    shop = _shop(tmp_path / "shop", groceries / "train/Vegetables", kinds)
    red = sorted((groceries / "val/Vegetables/Pepper/Red-Bell-Pepper").glob("*.jpg"))[0]
    with Catalog.open(tmp_path / "catalog") as catalog:
        catalog.add(shop, category_from_folder=True)
        for colour in ("yellow", "green"):
            found = catalog.search(colour, images=[red], k=5).hits
            assert {hit.title for hit in found} == {f"{colour.title()} Bell Pepper"}
