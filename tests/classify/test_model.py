from __future__ import annotations

import json

import numpy as np
import pytest

from skulens.classify.fits import METHODS, Fit, check_method, members_of, unfitted
from skulens.classify.model import CategoryModel
from skulens.classify.targets import Targets
from skulens.classify.testimony import Ground
from skulens.classify.training import train_categories
from skulens.encoders.blocks import BlockLayout
from skulens.errors import ModelError, UsageError
from skulens.heads.labelled import LabelledExamples
from skulens.heads.training import HeadOptions
from skulens.progress import silent
from skulens.taxonomy.tree import Taxonomy
from support.clusters import LAYOUT, clusters

LABELS = [f"Kind {number % 3}" for number in range(60)]


@pytest.fixture(scope="module")
def model() -> CategoryModel:
    targets = Targets(Taxonomy.of_paths(sorted(set(LABELS))))
    random = np.random.default_rng(0)
    titles = random.standard_normal((60, 4)).astype(np.float32)
    prompts = random.standard_normal((3, 4)).astype(np.float32)
    weights = np.ones(LAYOUT.dim, np.float32)
    ground = Ground(LAYOUT, targets, prompts, weights, titles, lambda _: lambda v: v)
    examples = LabelledExamples.of(clusters(LABELS), LABELS, [f"p{n}" for n in range(60)])
    return train_categories(examples, ground, HeadOptions(), silent).model


def plain(model: CategoryModel) -> dict:  # type: ignore[type-arg]
    return json.loads(json.dumps(model.to_plain()))  # type: ignore[no-any-return]


def test_a_model_survives_json_and_safetensors(model: CategoryModel) -> None:
    after = CategoryModel.read(plain(model), model.to_arrays(), LAYOUT)
    assert after.fits == model.fits
    assert after.names == model.names
    assert after.photo_head.classes == model.photo_head.classes
    assert after.title_head is not None
    assert model.title_head is not None
    for one, other in ((after.photo_head, model.photo_head), (after.title_head, model.title_head)):
        assert (one.linear.matrix == other.linear.matrix).all()
        assert (one.linear.bias == other.linear.bias).all()
    assert (after.memory.seen == model.memory.seen).all()


def test_another_encoders_model_is_refused(model: CategoryModel) -> None:
    other = BlockLayout.of({"appearance": 7, "meaning": 4, "colour": 3})
    with pytest.raises(ModelError, match="vectors of 14 numbers need"):
        CategoryModel.read(plain(model), model.to_arrays(), other)


@pytest.mark.parametrize(
    "damage",
    [
        lambda p: p.pop("fits"),
        lambda p: p.update(format=9),
        lambda p: p["fits"]["photo"]["head"].pop("weights"),
        lambda p: p.update(names=3),
        lambda p: p["photo_classes"].pop(),
    ],
)
def test_damage_is_named(model: CategoryModel, damage) -> None:  # type: ignore[no-untyped-def]
    broken = plain(model)
    damage(broken)
    with pytest.raises(ModelError, match="train it again"):
        CategoryModel.read(broken, model.to_arrays(), LAYOUT)


def test_methods_pool_what_the_question_has() -> None:
    assert members_of("ensemble", "photo") == ("zero-shot", "neighbours", "head")
    assert members_of("ensemble", "title") == ("title zero-shot", "title head")
    assert members_of("neighbours", "title") == ()
    assert members_of("head", "both") == ("head", "title head")
    assert all(check_method(name) == name for name in METHODS)
    with pytest.raises(UsageError, match="no method is called 'knn'"):
        check_method("knn")


def test_what_was_never_fitted_is_not_calibrated() -> None:
    fit = unfitted(("zero-shot", "neighbours"))
    assert fit.curves == {}
    assert Fit.from_plain(json.loads(json.dumps(fit.to_plain()))) == fit
