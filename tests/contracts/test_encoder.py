"""One suite every encoder passes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from skulens.encoders import Encoder, load_encoder
from skulens.encoders.loading import EMBEDDED_FOLDER
from support import models

TEXTS = ["red apple", "a blue shirt", "bottle of green", "shirt"]


@pytest.fixture(scope="module", params=["dummy", "static", "onnx text", "floats", "embedded"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    folder: Path = tmp_path_factory.mktemp("encoder")
    if request.param in ("dummy", "embedded"):
        return load_encoder(request.param)
    if request.param == "static":
        models.write_encoder(folder)
    else:
        image = models.image_model(takes_bytes=request.param == "onnx text")
        files = {
            "image.onnx": image,
            "text.onnx": models.text_model(),
            "tokenizer.json": models.tokenizer(),
        }
        models.write_encoder(folder, files, {"kind": "onnx", "file": "text.onnx"})
    return load_encoder(f"onnx:{folder}")


@pytest.fixture
def pixels(encoder: Encoder) -> np.ndarray:
    size = encoder.preparation.size
    small = np.random.default_rng(1).integers(0, 256, (7, 8, 8, 3), dtype=np.uint8)
    return np.kron(small, np.ones((1, size // 8, size // 8, 1), np.uint8))


def test_pictures_become_unit_blocks(encoder: Encoder, pixels: np.ndarray) -> None:
    vectors = encoder.encode_images(pixels)
    assert vectors.shape == (7, encoder.dim)
    assert vectors.dtype == np.float32
    for name, part in encoder.blocks.split(vectors).items():
        np.testing.assert_allclose(np.linalg.norm(part, axis=1), 1, atol=1e-5, err_msg=name)


def test_texts_fill_meaning_and_colour_and_leave_appearance_empty(encoder: Encoder) -> None:
    vectors = encoder.blocks.split(encoder.encode_texts(TEXTS))
    np.testing.assert_allclose(np.linalg.norm(vectors["meaning"], axis=1), 1, atol=1e-5)
    assert not vectors["appearance"].any()
    has_colour = vectors["colour"].any(axis=1)
    assert has_colour.tolist() == [True, True, True, False]


def test_a_picture_alone_and_in_a_batch_is_the_same(encoder: Encoder, pixels: np.ndarray) -> None:
    together = encoder.encode_images(pixels)
    alone = np.concatenate([encoder.encode_images(one[None]) for one in pixels])
    np.testing.assert_allclose(alone, together, atol=1e-4)


def test_a_text_alone_and_in_a_batch_is_the_same(encoder: Encoder) -> None:
    alone = np.concatenate([encoder.encode_texts([text]) for text in TEXTS])
    np.testing.assert_allclose(alone, encoder.encode_texts(TEXTS), atol=1e-5)


def test_threads_do_not_disturb_each_other(encoder: Encoder, pixels: np.ndarray) -> None:
    expected = encoder.encode_images(pixels)
    with ThreadPoolExecutor(4) as pool:
        for result in pool.map(lambda _: encoder.encode_images(pixels), range(8)):
            np.testing.assert_allclose(result, expected, atol=1e-5)


def test_nothing_in_nothing_out(encoder: Encoder) -> None:
    size = encoder.preparation.size
    assert encoder.encode_images(np.zeros((0, size, size, 3), np.uint8)).shape == (0, encoder.dim)
    assert encoder.encode_texts([]).shape == (0, encoder.dim)


def test_empty_and_strange_texts_give_finite_vectors(encoder: Encoder) -> None:
    vectors = encoder.encode_texts(
        ["", " ", "\x00", "日本語 🙂", "x" * 5000, "{}", "{0.__class__}"]
    )
    assert np.isfinite(vectors).all()


def test_fingerprint_and_name_are_stable(encoder: Encoder) -> None:
    assert encoder.fingerprint == encoder.fingerprint
    assert encoder.name
    assert encoder.fingerprint.endswith("+colour1")


def test_embedded_files_are_where_the_package_looks() -> None:
    assert (EMBEDDED_FOLDER / "encoder.json").is_file()
