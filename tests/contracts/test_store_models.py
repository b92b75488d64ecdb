"""What every store must do with trained models, vectors of prompts and labelled photos."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skulens.errors import NotFoundError
from skulens.records import AttributeCondition, Filter
from skulens.store import Store
from support.products import DIM, put, thing, vector

CATEGORY_MODEL = ("", "")


def save(
    store: Store, encoder: int, kind=CATEGORY_MODEL, *, active=True, arrays=b"\x00\xff"
) -> int:
    return store.save_model(encoder, *kind, {"metrics": {"f1": 0.5}}, arrays, active=active)


@pytest.fixture
def other(store: Store) -> int:
    """A second encoder."""
    return store.register_encoder("another", "other", (("meaning", 2),))


def test_a_model_comes_back_as_it_was(store: Store, encoder: int) -> None:
    details = {"classes": ["ä", "b"], "metrics": {"f1": 0.1 + 0.2, "none": None}}
    arrays = bytes(range(256)) * 1000
    assert store.save_model(encoder, "id", "colour", details, arrays, active=True) == 1
    found = store.model_in_use(encoder, "id", "colour")
    assert (found.category, found.attribute, found.version) == ("id", "colour", 1)
    assert (found.details, found.arrays, found.active) == (details, arrays, True)


def test_versions_count_up_per_category_and_attribute(store, encoder, other) -> None:
    kinds = [CATEGORY_MODEL, ("a", ""), ("a", "colour"), ("", "colour")]
    for expected in (1, 2):
        assert [save(store, encoder, kind) for kind in kinds] == [expected] * 4
    assert save(store, other) == 1
    assert [
        (model.category, model.attribute, model.version) for model in store.models(encoder)
    ] == [(*kind, version) for kind in sorted(kinds) for version in (1, 2)]


def test_at_most_one_of_a_kind_is_in_use(store, encoder, other) -> None:
    for kind in (CATEGORY_MODEL, ("a", "colour")):
        for active in (True, True, False):
            save(store, encoder, kind, active=active)
    save(store, other)
    assert [model.version for model in store.models(encoder) if model.active] == [2, 2]
    assert store.model_in_use(encoder, "a", "colour").version == 2
    in_use = store.models_in_use(encoder)
    assert in_use.keys() == {CATEGORY_MODEL, ("a", "colour")}
    assert in_use[CATEGORY_MODEL] == store.model_in_use(encoder, *CATEGORY_MODEL).id
    assert store.model_in_use(other, *CATEGORY_MODEL).version == 1


def test_a_version_is_chosen_or_none(store, encoder) -> None:
    for arrays in (b"1", b"2"):
        save(store, encoder, arrays=arrays)
    save(store, encoder, ("a", ""))
    store.use_model(encoder, *CATEGORY_MODEL, 1)
    assert store.model_in_use(encoder, *CATEGORY_MODEL).arrays == b"1"
    store.use_model(encoder, *CATEGORY_MODEL, None)
    assert store.model_in_use(encoder, *CATEGORY_MODEL) is None
    assert store.models_in_use(encoder).keys() == {("a", "")}
    assert save(store, encoder, active=False) == 3


def test_an_unknown_version_changes_nothing(store, encoder) -> None:
    save(store, encoder)
    with pytest.raises(NotFoundError, match="no version 2 of this model"):
        store.use_model(encoder, *CATEGORY_MODEL, 2)
    for version in (1, None):
        with pytest.raises(NotFoundError, match="no such model was trained"):
            store.use_model(encoder, "a", "", version)
    assert store.model_in_use(encoder, *CATEGORY_MODEL).version == 1


def test_lists_of_models_are_without_arrays(store, encoder) -> None:
    save(store, encoder, arrays=b"x" * 1000)
    (only,) = store.models(encoder)
    assert only == replace(store.model_in_use(encoder, *CATEGORY_MODEL), arrays=b"")


def prompts(seed: int, texts: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((texts, 4)).astype(np.float32)


def test_prompt_vectors_survive_reopening(store, encoder, where: Path | str) -> None:
    store.keep_prompt_vectors("key", "categories", encoder, prompts(1))
    with Store.open(where) as again:
        assert again.prompt_vectors("key").tobytes() == prompts(1).tobytes()
        assert again.prompt_vectors("another") is None
        assert again.kept_prompts() == [("categories", 3)]


def test_prompt_vectors_replace_those_of_their_label(store, encoder, other) -> None:
    store.keep_prompt_vectors("old", "categories", encoder, prompts(1))
    store.keep_prompt_vectors("theirs", "categories", other, prompts(2))
    store.keep_prompt_vectors("colour", "colour \x00\ud800", encoder, prompts(3))
    store.keep_prompt_vectors("new", "categories", encoder, prompts(4, texts=1))
    store.keep_prompt_vectors("new", "categories", encoder, prompts(5, texts=2))
    assert store.prompt_vectors("old") is None
    assert np.array_equal(store.prompt_vectors("new"), prompts(5, texts=2))
    assert np.array_equal(store.prompt_vectors("theirs"), prompts(2))
    assert [texts for _, texts in store.kept_prompts()].count(3) == 2
    assert store.clear_prompt_vectors() == 3
    assert store.kept_prompts() == []


def test_a_store_for_reading_does_without(store, encoder, where: Path | str) -> None:
    store.keep_prompt_vectors("key", "categories", encoder, prompts(1))
    with Store.open(where) as reading:
        reading.database.read_only = True
        reading.keep_prompt_vectors("new", "categories", encoder, prompts(2))
        assert reading.prompt_vectors("new") is None
        assert np.array_equal(reading.prompt_vectors("key"), prompts(1))


def test_a_busy_store_does_without(store, encoder, where: Path | str) -> None:
    with Store.open(where) as writer, writer.database.write():
        store.keep_prompt_vectors("key", "categories", encoder, prompts(1))
    assert store.prompt_vectors("key") is None


@pytest.fixture
def labelled_shop(store: Store, encoder: int) -> Store:
    fruit = [
        thing(
            f"{number:02}",
            "a.jpg",
            "b.jpg",
            seed=10 * number,
            title=f"Thing {number}",
            category="Fruit > Apple" if number % 2 else "Fruit > Pear",
            attributes={"colour": "red" if number < 5 else "green"},
        )
        for number in range(20)
    ]
    put(store, encoder, *fruit, thing("loose", "c.jpg", seed=999, title="No category"))
    return store


def test_labelled_photos_know_their_products(labelled_shop: Store, encoder: int) -> None:
    found = labelled_shop.labelled(encoder, Filter(), 1000)
    assert found.vectors.shape == (40, DIM)
    assert found.product_ids == tuple(f"{row // 2:02}" for row in range(40))
    assert found.titles[:3] == ("Thing 0", "Thing 0", "Thing 1")
    assert found.categories[:3] == ("Fruit > Pear", "Fruit > Pear", "Fruit > Apple")
    assert np.array_equal(found.vectors[5], vector(21))
    assert (np.diff(found.photo_ids) > 0).all()


def test_a_seed_draws_the_same_photos(labelled_shop: Store, encoder: int) -> None:
    def drawn(limit: int, seed: int) -> list[int]:
        found = labelled_shop.labelled(encoder, Filter(), limit, seed)
        assert len(found.vectors) == len(found.titles) == len(found.photo_ids)
        return found.photo_ids.tolist()

    assert len(drawn(15, 1)) == 15
    assert drawn(15, 1) == drawn(15, 1) == sorted(set(drawn(15, 1)))
    assert drawn(15, 1) != drawn(15, 2)
    assert drawn(40, 1) == drawn(100, 2)
    assert drawn(0, 1) == []


def test_labelled_photos_pass_a_filter(labelled_shop: Store, encoder: int, other: int) -> None:
    red = (AttributeCondition("colour", ("red",)),)
    found = labelled_shop.labelled(encoder, Filter("Fruit > Apple", red), 1000)
    assert sorted(set(found.product_ids)) == ["01", "03"]
    assert set(found.categories) == {"Fruit > Apple"}
    assert len(labelled_shop.labelled(other, Filter(), 1000).photo_ids) == 0
    with pytest.raises(NotFoundError):
        labelled_shop.labelled(encoder, Filter("Bread"), 1000)


def test_attributes_by_product(labelled_shop: Store) -> None:
    found = labelled_shop.attributes_by_product(["03", "07", "loose", "unknown"])
    assert {id: dict(values) for id, values in found.items() if values} == {
        "03": {"colour": "red"},
        "07": {"colour": "green"},
    }
    assert "unknown" not in found
    assert labelled_shop.attributes_by_product([]) == {}
