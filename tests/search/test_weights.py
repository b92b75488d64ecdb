from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.encoders import BlockLayout, load_encoder
from skulens.encoders.onnx_folder import OnnxEncoder
from skulens.errors import UsageError
from skulens.search.weights import FALLBACK_WEIGHTS, choose_weights, weighted_query
from support import models

LAYOUT = BlockLayout.of({"appearance": 3, "meaning": 4, "colour": 2})


def unit(**parts: list[float]) -> np.ndarray:
    return LAYOUT.join({name: np.array([values]) for name, values in parts.items()}, 1)[0]


def test_an_encoder_brings_its_own_weights(tmp_path: Path) -> None:
    folder = models.write_encoder(tmp_path, weights={"text": {"meaning": 0.5, "appearance": 0.5}})
    assert choose_weights(OnnxEncoder(folder), "text", None) == {"appearance": 0.5, "meaning": 0.5}


@pytest.mark.parametrize("kind", ["text", "photo", "both"])
def test_encoders_without_weights_get_the_fallback(kind: str) -> None:
    chosen = choose_weights(load_encoder("dummy"), kind, None)
    assert {name: weight for name, weight in chosen.items() if weight} == FALLBACK_WEIGHTS[kind]


def test_single_weights_can_be_replaced() -> None:
    assert choose_weights(load_encoder("dummy"), "text", {"colour": 0.0})["colour"] == 0


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            {"shape": 1.0},
            "no block is called 'shape'; this encoder has appearance, meaning, colour",
        ),
        ({"colour": -1.0}, "the weight of 'colour' is -1.0"),
        ({"colour": float("nan")}, "the weight of 'colour' is nan"),
        ({"appearance": 0, "meaning": 0, "colour": 0}, "all block weights are 0"),
    ],
)
def test_wrong_weights_are_named(wanted: dict[str, float], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        choose_weights(load_encoder("dummy"), "text", wanted)


def test_weights_are_shared_out_over_the_blocks_a_query_has() -> None:
    query = unit(meaning=[1, 0, 0, 0])
    scaled, used = weighted_query(query, LAYOUT, {"appearance": 0.5, "meaning": 0.3, "colour": 0.2})
    assert used == {"meaning": 1.0}
    assert float(scaled @ query) == pytest.approx(1)


def test_a_query_without_any_weighted_block_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing in this query can be compared"):
        weighted_query(unit(), LAYOUT, {"appearance": 1.0, "meaning": 1.0, "colour": 1.0})
    with pytest.raises(UsageError, match="nothing in this query can be compared"):
        weighted_query(
            unit(colour=[1, 0]), LAYOUT, {"appearance": 1.0, "meaning": 0.0, "colour": 0.0}
        )


vectors = st.lists(st.floats(-1, 1, width=32), min_size=9, max_size=9)


@given(vectors, vectors, st.tuples(*[st.floats(0.01, 10)] * 3))
def test_scores_are_weighted_block_cosines_within_one(
    query: list[float], stored: list[float], weights: tuple[float, float, float]
) -> None:
    a, b = (LAYOUT.join(LAYOUT.split(np.float32([values])), 1)[0] for values in (query, stored))
    if not a.any():
        return
    given_weights = dict(zip(LAYOUT.names, weights, strict=True))
    scaled, used = weighted_query(a, LAYOUT, given_weights)
    expected = sum(
        weight * a[LAYOUT.slice_of(n)] @ b[LAYOUT.slice_of(n)] for n, weight in used.items()
    )
    assert sum(used.values()) == pytest.approx(1)
    assert float(scaled @ b) == pytest.approx(float(expected), abs=1e-5)
    assert abs(float(scaled @ b)) <= 1 + 1e-5
