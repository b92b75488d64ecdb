"""Tiny models with fixed weights, written in the formats the product loads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

SIZE = 32
BLOCKS = {"appearance": 6, "meaning": 4}
WORDS = ["[UNK]", "red", "green", "blue", "apple", "shirt", "bottle", "a", "of"]


def image_model(
    takes_bytes: bool = True, blocks: Mapping[str, int] = BLOCKS, weight: float = 1.0
) -> bytes:
    """A picture tower: channel means of an even 2 x 2 grid times fixed matrices."""
    random = np.random.default_rng(7)
    shape = ["n", SIZE, SIZE, 3] if takes_bytes else ["n", 3, SIZE, SIZE]
    kind = TensorProto.UINT8 if takes_bytes else TensorProto.FLOAT
    nodes = []
    floats = "pixels"
    if takes_bytes:
        nodes.append(helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Transpose", ["floats"], ["nchw"], perm=[0, 3, 1, 2]))
        nodes.append(helper.make_node("Sub", ["nchw", "half"], ["centred"]))
        floats = "centred"
    half = SIZE // 2
    nodes.append(
        helper.make_node(
            "AveragePool", [floats], ["grid"], kernel_shape=[half, half], strides=[half, half]
        )
    )
    nodes.append(helper.make_node("Flatten", ["grid"], ["flat"]))
    weights = [numpy_helper.from_array(np.float32(127.5), "half")] if takes_bytes else []
    for name, size in blocks.items():
        matrix = (weight * random.standard_normal((12, size))).astype(np.float32)
        weights.append(numpy_helper.from_array(matrix, f"w_{name}"))
        nodes.append(helper.make_node("MatMul", ["flat", f"w_{name}"], [name]))
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", size])
        for name, size in blocks.items()
    ]
    graph = helper.make_graph(
        nodes, "image", [helper.make_tensor_value_info("pixels", kind, shape)], outputs, weights
    )
    return _serialised(graph)


def text_model(dim: int = BLOCKS["meaning"]) -> bytes:
    """A text tower: masked mean of a fixed embedding table."""
    table = np.random.default_rng(8).standard_normal((len(WORDS), dim)).astype(np.float32)
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["embedded"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["mask3"]),
        helper.make_node("Mul", ["embedded", "mask3"], ["masked"]),
        helper.make_node("ReduceSum", ["masked", "one"], ["text"], keepdims=0),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"])
        for name in ("input_ids", "attention_mask")
    ]
    weights = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(np.array([2]), "last"),
        numpy_helper.from_array(np.array([1]), "one"),
    ]
    output = helper.make_tensor_value_info("text", TensorProto.FLOAT, ["n", dim])
    return _serialised(helper.make_graph(nodes, "text", inputs, [output], weights))


def token_table(dim: int = BLOCKS["meaning"], rows: int = len(WORDS)) -> bytes:
    """A static text tower."""
    random = np.random.default_rng(9)
    table = random.integers(-127, 128, (rows, dim)).astype(np.int8)
    return bytes(save({"table": table, "scale": np.linspace(0.5, 1.5, rows, dtype=np.float32)}))


def tokenizer() -> bytes:
    """A word-level tokenizer."""
    words = Tokenizer(WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = Whitespace()
    return str(words.to_str()).encode()


def write_encoder(
    folder: Path,
    files: Mapping[str, bytes] | None = None,
    text: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Path:
    """Write an encoder folder; `changes` replace keys of `encoder.json`."""
    if files is None:
        files = {
            "image.onnx": image_model(),
            "text.safetensors": token_table(),
            "tokenizer.json": tokenizer(),
        }
        text = text or {"kind": "static", "file": "text.safetensors"}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    manifest = {
        "format": 1,
        "name": "tiny",
        "preparation": {"size": SIZE},
        "blocks": BLOCKS,
        "image": {"file": "image.onnx"},
        "text": text,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    } | changes
    (folder / "encoder.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def _serialised(graph: onnx.GraphProto) -> bytes:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
