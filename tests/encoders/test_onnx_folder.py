from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from skulens.encoders import load_encoder
from skulens.encoders.onnx_folder import OnnxEncoder
from skulens.errors import EncoderError
from support import models

PIXELS = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)


def image_only(**changes: object) -> dict[str, bytes]:
    return {"image.onnx": models.image_model(**changes)}


def test_bytes_and_normalised_floats_agree(tmp_path: Path) -> None:
    by_bytes = OnnxEncoder(models.write_encoder(tmp_path / "a", image_only()))
    by_floats = OnnxEncoder(models.write_encoder(tmp_path / "b", image_only(takes_bytes=False)))
    np.testing.assert_allclose(
        by_bytes.encode_images(PIXELS), by_floats.encode_images(PIXELS), atol=1e-4
    )


def test_static_text_is_the_scaled_sum_of_its_tokens(tmp_path: Path) -> None:
    from safetensors.numpy import load

    encoder = OnnxEncoder(models.write_encoder(tmp_path))
    tensors = load(models.token_table())
    expected = sum(
        tensors["table"][i].astype(float) * tensors["scale"][i]
        for i in (models.WORDS.index("red"), models.WORDS.index("apple"))
    )
    found = encoder.encode_texts(["red apple"])[0, encoder.blocks.slice_of("meaning")]
    np.testing.assert_allclose(found, expected / np.linalg.norm(expected), atol=1e-6)


def test_templates_are_averaged_and_never_interpreted(tmp_path: Path) -> None:
    text = {"kind": "static", "file": "text.safetensors", "templates": ["{}", "a {}"]}
    encoder = OnnxEncoder(models.write_encoder(tmp_path / "t", text=text))
    plain = OnnxEncoder(models.write_encoder(tmp_path / "p"))
    both = plain.encode_texts(["shirt", "a shirt"]).sum(axis=0)
    np.testing.assert_allclose(
        encoder.encode_texts(["shirt"])[0], both / np.linalg.norm(both), atol=1e-6
    )


def test_a_single_output_may_have_any_name(tmp_path: Path) -> None:
    files = image_only(blocks={"image_embeds": 5})
    encoder = OnnxEncoder(models.write_encoder(tmp_path, files, blocks={"meaning": 5}))
    assert encoder.encode_images(PIXELS).shape == (3, 5)


def test_without_text_tower_words_are_refused_with_a_way_out(tmp_path: Path) -> None:
    encoder = OnnxEncoder(models.write_encoder(tmp_path, image_only()))
    with pytest.raises(EncoderError, match="tiny has no text tower; search by photo"):
        encoder.encode_texts(["red"])


def test_the_fingerprint_follows_weights_and_preparation(tmp_path: Path) -> None:
    first = OnnxEncoder(models.write_encoder(tmp_path / "a"))
    same = OnnxEncoder(models.write_encoder(tmp_path / "b"))
    margin = models.write_encoder(tmp_path / "c", preparation={"size": 32, "margin": 0.1})
    floats = models.write_encoder(tmp_path / "d", image_only(takes_bytes=False))
    assert first.fingerprint == same.fingerprint
    assert (
        len({first.fingerprint, OnnxEncoder(margin).fingerprint, OnnxEncoder(floats).fingerprint})
        == 3
    )


def broken(name: str, tmp_path: Path) -> Path:
    folder = models.write_encoder(tmp_path)
    if name == "changed file":
        (folder / "image.onnx").write_bytes(b"something else")
    elif name == "missing file":
        (folder / "image.onnx").unlink()
    elif name == "not a model":
        models.write_encoder(folder, {"image.onnx": b"not a model"})
    elif name == "other outputs":
        models.write_encoder(folder, image_only(blocks={"a": 6, "b": 4}))
    elif name == "other size":
        models.write_encoder(folder, image_only(blocks={"appearance": 6, "meaning": 9}))
    return folder


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("changed file", "image.onnx is not the one described in encoder.json"),
        ("missing file", "image.onnx cannot be read"),
        ("not a model", "image.onnx is not a usable ONNX model"),
        ("other outputs", "they must be the same"),
        ("other size", r"block 'meaning' came out as (3, 9), encoder.json says (3, 4)"),
    ],
)
def test_a_broken_folder_is_named(name: str, message: str, tmp_path: Path) -> None:
    encoder = OnnxEncoder(broken(name, tmp_path))
    with pytest.raises(EncoderError, match=re.escape(message)):
        encoder.encode_images(PIXELS)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": 2}, "format"),
        ({"image": {"file": "../../etc/passwd"}}, "image.file"),
        ({"image": {"file": "/etc/passwd"}}, "image.file"),
        ({"blocks": {}}, "there must be blocks"),
        ({"blocks": {"meaning": 0}}, "there must be blocks"),
        ({"code": "import os"}, "code"),
        ({"preparation": {"size": -1}}, "size"),
        ({"blocks": {"appearance": 6}}, "texts fill the block 'meaning'"),
    ],
)
def test_a_wrong_manifest_is_refused_before_anything_is_loaded(
    changes: dict[str, object], message: str, tmp_path: Path
) -> None:
    models.write_encoder(tmp_path, **changes)
    with pytest.raises(EncoderError, match=re.escape(message)):
        OnnxEncoder(tmp_path)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (models.token_table(dim=7), "has 7 numbers a token, block 'meaning' has 4"),
        (models.token_table(rows=3), "the token table has 3 rows but the tokenizer knows 9"),
        (b"\x00" * 40, "is not a safetensors file"),
    ],
)
def test_a_token_table_that_does_not_fit_is_named(
    table: bytes, message: str, tmp_path: Path
) -> None:
    files = {
        "image.onnx": models.image_model(),
        "text.safetensors": table,
        "tokenizer.json": models.tokenizer(),
    }
    models.write_encoder(tmp_path, files, {"kind": "static", "file": "text.safetensors"})
    with pytest.raises(EncoderError, match=re.escape(message)):
        OnnxEncoder(tmp_path).encode_texts(["red"])


def test_a_broken_tokenizer_is_named(tmp_path: Path) -> None:
    files = {
        "image.onnx": models.image_model(),
        "text.safetensors": models.token_table(),
        "tokenizer.json": b"{}",
    }
    models.write_encoder(tmp_path, files, {"kind": "static", "file": "text.safetensors"})
    with pytest.raises(EncoderError, match=r"tokenizer\.json"):
        OnnxEncoder(tmp_path).encode_texts(["red"])


def test_values_that_are_not_numbers_are_refused(tmp_path: Path) -> None:
    folder = models.write_encoder(tmp_path, image_only(weight=float("nan")))
    with pytest.raises(EncoderError, match="not numbers"):
        OnnxEncoder(folder).encode_images(PIXELS)


@pytest.mark.parametrize("spec", ["", "clip", "onnx:", "embedded:x"])
def test_unknown_encoders_are_named_with_the_choices(spec: str) -> None:
    with pytest.raises(EncoderError, match="use 'embedded', 'onnx:FOLDER'"):
        load_encoder(spec)


def test_a_folder_without_manifest_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"give a folder with encoder\.json, image\.onnx"):
        load_encoder(f"onnx:{tmp_path}")
