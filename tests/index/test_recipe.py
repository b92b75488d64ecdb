"""Recipes choose by size and survive JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import IndexFileError, UsageError
from skulens.index import KINDS, IndexRecipe

_NUMBER = st.integers(1, 10**6)


@given(kind=st.sampled_from(("auto", *KINDS)), m=_NUMBER, nprobe=_NUMBER, rescore=_NUMBER)
def test_round_trip(kind: str, m: int, nprobe: int, rescore: int) -> None:
    recipe = IndexRecipe(kind, m=m, nprobe=nprobe, rescore=rescore)
    assert IndexRecipe.from_json(json.loads(json.dumps(recipe.to_json()))) == recipe


@pytest.mark.parametrize(
    "change",
    [{"kind": 5}, {"m": "16"}, {"m": True}, {"extra": 1}],
    ids=["kind", "m", "bool", "extra"],
)
def test_what_is_no_recipe(change: dict[str, object]) -> None:
    with pytest.raises(IndexFileError, match="an index recipe of unknown form"):
        IndexRecipe.from_json({**IndexRecipe().to_json(), **change})


@pytest.mark.parametrize(
    ("count", "kind"),
    [(0, "exact"), (9_999, "exact"), (10_000, "flat"), (50_000, "hnsw"), (2_000_000, "ivfpq")],
)
def test_kind_by_size(count: int, kind: str) -> None:
    assert IndexRecipe().kind_for(count) == kind
    assert IndexRecipe("flat").kind_for(count) == "flat"


def test_a_kind_is_kept_until_well_below_its_start() -> None:
    assert IndexRecipe().kind_for(40_000, "hnsw") == "hnsw"
    assert IndexRecipe().kind_for(34_999, "hnsw") == "flat"
    assert IndexRecipe().kind_for(60_000, "flat") == "hnsw"


def test_wrong_recipes() -> None:
    with pytest.raises(UsageError, match="unknown kind of index 'tree'; choose one of auto, exact"):
        IndexRecipe("tree")
    with pytest.raises(UsageError, match="nprobe of an index recipe must be at least 1"):
        IndexRecipe(nprobe=0)
