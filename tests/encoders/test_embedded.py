import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from skulens.encoders import load_encoder
from skulens.encoders.blocks import MEANING
from skulens.encoders.protocol import Encoder
from skulens.images.preparing import prepare

FOLDER = Path(__file__).parents[2] / "src/skulens/encoders/embedded_files"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("embedded")


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (9, 7, 7, 3), dtype=np.uint8)
    return coarse.repeat(32, axis=1).repeat(32, axis=2)


def test_the_files_are_those_named_in_encoder_json():
    files = json.loads((FOLDER / "encoder.json").read_text("utf-8"))["files"]
    assert set(files) == {"image.onnx", "text.safetensors", "tokenizer.json"}
    for name, expected in files.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == expected


def test_all_files_together_stay_small():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 25_000_000


def test_the_notice_names_every_source():
    notice = (FOLDER / "NOTICE").read_text("utf-8")
    for source in ("MobileNetV2", "MiniLM", "Detic", "Grocery", "Clothing", "Fashion-MNIST"):
        assert source in notice
    for source in ("Shopify", "AE-110k", "OA-Mine"):
        assert source in notice


def test_default_weights_share_out_one(encoder):
    for kind in ("text", "photo", "both"):
        assert sum(encoder.weights[kind].values()) == pytest.approx(1)
        assert set(encoder.weights[kind]) <= set(encoder.blocks.names)
    assert "appearance" not in encoder.weights["text"]


def test_a_picture_alone_and_in_a_batch_give_the_same_vector(encoder, pixels):
    together = encoder.encode_images(pixels)
    alone = np.concatenate([encoder.encode_images(pixels[i : i + 1]) for i in range(len(pixels))])
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_blocks_have_length_one(encoder, pixels):
    blocks = encoder.blocks.split(encoder.encode_images(pixels))
    for name in ("appearance", MEANING):
        np.testing.assert_allclose(np.linalg.norm(blocks[name], axis=1), 1, atol=1e-5)


def test_text_vectors_are_repeatable_and_fill_only_words_blocks(encoder):
    texts = ["red leather handbag", "a", "x" * 5000, "Überwurf für Sofa", ""]
    first, second = encoder.encode_texts(texts), encoder.encode_texts(texts)
    np.testing.assert_array_equal(first, second)
    blocks = encoder.blocks.split(first)
    assert not blocks["appearance"].any()
    assert np.linalg.norm(blocks[MEANING][0]) == pytest.approx(1, abs=1e-5)
    assert not blocks[MEANING][4].any()


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("sneakers", "running shoes", "dining table"),
        ("couch", "three seater sofa in grey fabric", "leather wallet for men"),
        ("women's handbag", "ladies purse", "orange juice"),
        ("earrings", "gold plated jewellery", "backpack"),
        ("T-Shirt", "nike men black tshirt", "floor lamp"),
    ],
)
def test_words_of_one_thing_lie_near(encoder, text, nearer, farther):
    where = encoder.blocks.slice_of(MEANING)
    query, near, far = encoder.encode_texts([text, nearer, farther])[:, where]
    assert query @ near > query @ far + 0.1


def _vector(encoder: Encoder, path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        pixels = prepare(picture.convert("RGB"), encoder.preparation)
    return encoder.encode_images(pixels[None])[0, encoder.blocks.slice_of(MEANING)]


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("picture", "right", "wrong"),
    [
        ("grocery/val/Fruit/Banana", "banana", ["milk", "tomato", "sneakers", "armchair"]),
        ("grocery/val/Vegetables/Carrots", "carrots", ["yoghurt", "lemon", "dress", "lamp"]),
        ("grocery/val/Fruit/Lemon", "lemon", ["cabbage", "juice carton", "watch", "jeans"]),
        ("myntra/images/10000.jpg", "skirt", ["wristwatch", "shoes", "banana", "sofa"]),
    ],
)
def test_a_picture_finds_its_name(encoder, real_data, picture, right, wrong):
    path = real_data / picture
    if path.is_dir():
        path = sorted(path.rglob("*.jpg"))[0]
    names = encoder.encode_texts([right, *wrong])[:, encoder.blocks.slice_of(MEANING)]
    scores = names @ _vector(encoder, path)
    assert scores.argmax() == 0
