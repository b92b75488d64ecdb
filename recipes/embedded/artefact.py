"""Write the encoder's folder: two towers, a tokenizer, and `encoder.json` with their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

from skulens.images.preparation import Preparation

MAX_BYTES = 25_000_000
NAME = "skulens-embedded"

NOTICE = """\
The weights in this folder were trained for Skulens (Apache-2.0, see LICENSE) from:

- MobileNetV2 1.0 224, trained on ImageNet, by the TensorFlow authors. Apache-2.0.
  The picture tower starts from its quantised weights and is taught by it.
- all-MiniLM-L6-v2 by the sentence-transformers authors, after MiniLM by Microsoft. Apache-2.0.
  The text tower is taught by it and begins with its vocabulary.
- CLIP ViT-B/32 text vectors of object names from Detic's metadata, by Meta Platforms.
  Apache-2.0. They shape the text space.
- Grocery Store Dataset by Klasson, Zhang and Kjellstroem. MIT. Photos and texts.
- Clothing dataset by Alexey Grigorev and contributors. CC0. Photos.
- Fashion-MNIST by Zalando SE. MIT. Pictures.
- Shopify product taxonomy by Shopify. MIT. Texts.
- AE-110k and OA-Mine product titles. Apache-2.0. Texts.
"""


def write_artefact(
    folder: Path,
    *,
    image: onnx.ModelProto,
    table: NDArray[np.int8],
    scale: NDArray[np.float32],
    tokenizer: Tokenizer,
    preparation: Preparation,
    blocks: Mapping[str, int],
    weights: Mapping[str, Mapping[str, float]],
    version: str,
) -> int:
    """Write all files and return their size in bytes; raises `ValueError` if they are too big."""
    settings = json.loads(tokenizer.to_str())
    files = {
        "image.onnx": image.SerializeToString(deterministic=True),
        "text.safetensors": save({"table": table, "scale": scale}),
        "tokenizer.json": json.dumps(settings, ensure_ascii=True, separators=(",", ":")).encode(),
        "NOTICE": NOTICE.encode(),
    }
    about = {
        "format": 1,
        "name": NAME,
        "version": version,
        "licence": "Apache-2.0",
        "preparation": {
            "size": preparation.size,
            "margin": preparation.margin,
            "background": list(preparation.background),
            "mean": list(preparation.mean),
            "std": list(preparation.std),
            "mode": preparation.mode,
        },
        "blocks": dict(blocks),
        "image": {"file": "image.onnx"},
        "text": {
            "kind": "static",
            "file": "text.safetensors",
            "tokenizer": "tokenizer.json",
            "max_tokens": 128,
            "templates": ["{}"],
        },
        "weights": {kind: dict(parts) for kind, parts in weights.items()},
        "files": {
            name: hashlib.sha256(data).hexdigest()
            for name, data in files.items()
            if name != "NOTICE"
        },
    }
    files["encoder.json"] = (json.dumps(about, indent=2) + "\n").encode()
    size = sum(len(data) for data in files.values())
    if size > MAX_BYTES:
        raise ValueError(f"the encoder has {size} bytes, {MAX_BYTES} are allowed; shrink a tower")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return size
