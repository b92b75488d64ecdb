"""Replaced at merge."""

from __future__ import annotations
import numpy as np
from typing import Any


def log_softmax(logits: Any) -> Any:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
