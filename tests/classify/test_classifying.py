"""Photos become categories, attributes and questions, by the facade as a developer uses it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from skulens import Catalog, Product, Settings
from skulens.errors import ModelError, NotFoundError, SourceError, TaxonomyError, UsageError
from skulens.records import Filter
from skulens.search.looking import Looked, look
from skulens.search.query import QueryPhoto
from support.pictures import write_photo

TREE = """
- id: reds
  name: Warm
  children:
  - {id: r, name: red things, synonyms: [crimson]}
  - {id: y, name: yellow things}
- id: cold
  name: Cold
  children:
  - {id: b, name: blue things}
  - {id: g, name: green things}
- {id: k, name: black things}
"""
SCHEMA = """
attributes:
  colour: {type: colour, values: {red: [], green: [], blue: [navy], yellow: [], black: []}}
  weight: {type: number, unit: g}
everywhere: [colour, weight]
"""


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    return write_photo(tmp_path / "phone.png", "red", seed=77)


def test_a_photo_is_placed_by_what_the_catalogue_has(catalog: Catalog, phone: Path) -> None:
    (found,) = catalog.classify([phone])
    assert found.category is not None
    assert found.category.path == "red things"
    assert found.category.method == "ensemble"
    assert len(found.category.alternatives) == 5
    assert found.category.alternatives[0].probability == pytest.approx(found.category.confidence)
    assert sum(one.probability for one in found.category.alternatives) == pytest.approx(1, abs=1e-4)
    assert {one.category for one in found.category.evidence[:4]} == {"red things"}


def test_untrained_it_guesses_says_so_and_asks(catalog: Catalog, phone: Path) -> None:
    (found,) = catalog.classify([phone])
    assert found.category is not None
    assert not found.category.calibrated
    assert not found.category.accepted
    assert "nothing is trained yet: the confidence is a guess" in found.category.notes[0]
    assert catalog.review.entry(found.review or 0).proposed == "red things"


def test_trained_it_is_calibrated_and_takes_what_is_sure(catalog: Catalog, phone: Path) -> None:
    report = catalog.train_category()
    assert (report.in_use, report.version, report.classes) == (True, 1, 5)
    assert report.metrics["target_precision"] == 0.9
    assert 0 < (report.metrics["coverage_at_target"] or 0) <= 1
    (found,) = catalog.classify([phone])
    assert found.category is not None
    assert found.category.calibrated
    assert found.category.accepted
    assert found.category.threshold == report.metrics["threshold"]
    assert found.category.threshold is not None
    assert found.category.confidence >= found.category.threshold
    assert found.review is None
    assert catalog.review.counts()["waiting"] == 0


@pytest.mark.parametrize("method", ["zero-shot", "neighbours", "head", "ensemble"])
def test_each_method_answers(catalog: Catalog, phone: Path, method: str) -> None:
    catalog.train_category(phone_copies=False)
    (found,) = catalog.classify([phone], method=method, queue=False)
    assert found.category is not None
    assert found.category.method == method
    assert found.category.path == "red things"
    assert bool(found.category.evidence) == (method in ("neighbours", "ensemble"))


def test_without_a_head_zero_shot_answers_and_says_so(catalog: Catalog, phone: Path) -> None:
    (found,) = catalog.classify([phone], method="head")
    assert found.category is not None
    assert found.category.method == "zero-shot"
    assert "no head can answer this, so zero-shot did" in found.category.notes[0]


def test_many_categories_answer_at_once_without_any_product(tmp_path: Path, phone: Path) -> None:
    names = tmp_path / "tree.yaml"
    names.write_text("colours: [red, green, blue, yellow, black]\n", "utf-8")
    with Catalog.open(tmp_path / "new", settings=Settings(encoder="dummy")) as catalog:
        catalog.import_schema(names)
        (found,) = catalog.classify([phone])
    assert found.category is not None
    assert found.category.path == "colours > red"
    assert found.category.method == "zero-shot"


def test_an_empty_catalogue_says_what_to_do(tmp_path: Path, phone: Path) -> None:
    catalog = Catalog.open(tmp_path / "new", settings=Settings(encoder="dummy"))
    with catalog, pytest.raises(UsageError, match="knows no categories; import a taxonomy"):
        catalog.classify([phone])


def test_what_cannot_be_read_is_listed_and_stops_nothing(
    catalog: Catalog, phone: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff broken")
    found = catalog.classify([tmp_path / "bad.jpg", tmp_path / "gone.jpg", phone])
    assert [one.category is None for one in found] == [True, True, False]
    assert [one.rejections[0].reason for one in found[:2]] == ["damaged", "missing"]
    assert found[0].photos == (str(tmp_path / "bad.jpg"),)
    assert catalog.review.counts()["waiting"] == 1


def test_several_photos_show_one_thing(catalog: Catalog, tmp_path: Path) -> None:
    photos = [write_photo(tmp_path / f"{n}.png", "blue", seed=50 + n) for n in range(3)]
    (tmp_path / "bad.jpg").write_bytes(b"x")
    (found,) = catalog.classify([*photos, tmp_path / "bad.jpg"], together=True)
    assert found.category is not None
    assert found.category.path == "blue things"
    assert len(found.photos) == 4
    assert len(found.rejections) == 1
    entry = catalog.review.entry(found.review or 0)
    assert len(entry.photos) == 3


def test_a_title_counts(catalog: Catalog, tmp_path: Path) -> None:
    grey = write_photo(tmp_path / "grey.png", (100, 100, 100))
    said = {
        title: catalog.classify([grey], title=title, queue=False)[0].category
        for title in ("", "yellow things", "green things")
    }
    ranks = {
        title: {one.path: one.probability for one in found.alternatives}  # type: ignore[union-attr]
        for title, found in said.items()
    }
    assert ranks["yellow things"]["yellow things"] > ranks[""].get("yellow things", 0)
    assert ranks["green things"]["green things"] > ranks[""].get("green things", 0)


def test_a_title_alone_is_enough(catalog: Catalog) -> None:
    (found,) = catalog.classify(title="black things")
    assert found.category is not None
    assert found.category.path == "black things"
    assert found.review is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"photos": []}, "nothing to classify: give photos, a title, or both"),
        ({"photos": ["a", "b"], "title": "x"}, "a title belongs to one thing"),
        ({"photos": ["a"], "method": "magic"}, "no method is called 'magic'; there are zero-shot"),
        ({"photos": ["a"], "rule": "magic"}, "no decision rule is called 'magic'"),
        ({"photos": ["a"], "target_precision": 1.0}, "the target precision is 1.0"),
        ({"photos": ["a"] * 33, "together": True}, "one thing has at most 32 photos, this has 33"),
    ],
)
def test_wrong_questions(catalog: Catalog, phone: Path, options: dict, message: str) -> None:  # type: ignore[type-arg]
    photos = [phone for _ in options.pop("photos")]
    with pytest.raises(UsageError, match=message):
        catalog.classify(photos, **options)


def test_the_same_photo_waits_once(catalog: Catalog, phone: Path) -> None:
    first, second = (catalog.classify([phone])[0].review for _ in range(2))
    assert first == second
    assert catalog.review.counts()["waiting"] == 1


def test_the_queue_keeps_a_picture_to_look_at(catalog: Catalog, phone: Path) -> None:
    (found,) = catalog.classify([phone])
    assert catalog.review.picture(found.review or 0)[:3] == b"\xff\xd8\xff"


def test_without_the_queue_nothing_waits(catalog: Catalog, phone: Path) -> None:
    assert catalog.classify([phone], queue=False)[0].review is None
    assert catalog.review.counts()["waiting"] == 0


def test_what_a_person_decides_is_a_neighbour_at_once(catalog: Catalog, tmp_path: Path) -> None:
    """A purple thing is nothing the shop has; told once that such things are black, it knows."""
    purple = write_photo(tmp_path / "purple.png", (150, 20, 160), seed=1)
    again = write_photo(tmp_path / "again.png", (150, 20, 160), seed=2)
    (before,) = catalog.classify([purple])
    assert before.category is not None
    assert before.category.path != "black things"
    catalog.review.correct(before.review or 0, "black things", "Ann")
    (after,) = catalog.classify([again], method="neighbours")
    assert after.category is not None
    assert after.category.path == "black things"
    assert after.category.evidence[0].product_id == f"review {before.review}"


def test_decisions_are_learned_by_the_next_head(catalog: Catalog, tmp_path: Path) -> None:
    first = catalog.train_category(phone_copies=False)
    catalog.use_model(None)  # now nothing is sure
    for number in range(8):
        photo = write_photo(tmp_path / f"{number}.png", (150, 20, 160), seed=number)
        (found,) = catalog.classify([photo])
        catalog.review.correct(found.review or 0, "black things", "Ann")
    catalog.use_model(1)
    second = catalog.train_category(phone_copies=False)
    assert second.examples == first.examples + 8
    assert second.in_use
    asked = write_photo(tmp_path / "new.png", (150, 20, 160), seed=99)
    (found,) = catalog.classify([asked], method="head", queue=False)
    assert found.category is not None
    assert found.category.path == "black things"


def test_the_same_again_is_no_better_and_can_be_chosen_by_hand(catalog: Catalog) -> None:
    catalog.train_category(phone_copies=False)
    second = catalog.train_category(phone_copies=False)
    assert not second.in_use
    assert "not used: it is no better than version 1" in second.message
    assert [(model.version, model.in_use) for model in catalog.models()] == [(1, True), (2, False)]
    catalog.use_model(2)
    assert [(model.version, model.in_use) for model in catalog.models()] == [(1, False), (2, True)]
    catalog.use_model(None)
    assert not any(model.in_use for model in catalog.models())
    with pytest.raises(NotFoundError, match="there is no version 9"):
        catalog.use_model(9)


def test_another_process_sees_a_new_model_and_new_decisions(
    catalog: Catalog, tmp_path: Path, phone: Path
) -> None:
    with Catalog.open(tmp_path / "catalog", settings=Settings(encoder="dummy")) as other:
        assert not other.classify([phone], queue=False)[0].category.calibrated  # type: ignore[union-attr]
        catalog.train_category(phone_copies=False)
        assert other.classify([phone], queue=False)[0].category.calibrated  # type: ignore[union-attr]


def test_a_read_only_catalogue_answers_and_queues_nothing(
    catalog: Catalog, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(catalog._store), "read_only", True)
    (found,) = catalog.classify([phone])
    assert found.category is not None
    assert found.review is None


# The taxonomy


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    path = tmp_path / "tree.yaml"
    path.write_text(TREE, "utf-8")
    return path


def relabelled(catalog: Catalog) -> None:
    """Give the products of the folder catalogue the paths of the tree."""
    places = {"red": "Warm", "yellow": "Warm", "blue": "Cold", "green": "Cold"}
    products = []
    for product in catalog.products(Filter()):
        colour = product.category.split()[0]
        path = " > ".join(filter(None, [places.get(colour), f"{colour} things"]))
        products.append(
            Product(product.id, category=path, photos=product.photos, attributes={"colour": colour})
        )
    catalog.add(products)


def test_answers_are_in_the_imported_tree(catalog: Catalog, tree: Path, phone: Path) -> None:
    relabelled(catalog)
    report = catalog.import_schema(tree)
    assert (report.categories, report.leaves) == (7, 5)
    assert report.unplaced == ()
    catalog.train_category(phone_copies=False)
    (found,) = catalog.classify([phone], queue=False)
    assert found.category is not None
    assert (found.category.id, found.category.path) == ("r", "Warm > red things")


def test_renamed_and_moved_categories_are_followed(
    catalog: Catalog, tree: Path, phone: Path
) -> None:
    relabelled(catalog)
    catalog.import_schema(tree)
    catalog.train_category(phone_copies=False)
    changed = TREE.replace("name: red things", "name: Red goods").replace("name: Warm", "name: Hot")
    tree.write_text(changed, "utf-8")
    report = catalog.import_schema(tree)
    assert len(report.renamed) == 2
    assert report.unplaced == ()
    (found,) = catalog.classify([phone], queue=False)
    assert found.category is not None
    assert found.category.path == "Hot > Red goods"
    assert found.category.evidence[0].category == "Warm > red things"
    assert catalog.train_category(phone_copies=False).skipped == ()


def test_removed_categories_are_never_answered_and_told(
    catalog: Catalog, tree: Path, phone: Path
) -> None:
    relabelled(catalog)
    catalog.import_schema(tree)
    catalog.train_category(phone_copies=False)
    tree.write_text(
        TREE.replace("  - {id: r, name: red things, synonyms: [crimson]}\n", ""), "utf-8"
    )
    report = catalog.import_schema(tree)
    assert report.removed == ("Warm > red things",)
    assert report.unplaced == (("Warm > red things", 4),)
    (found,) = catalog.classify([phone], queue=False)
    assert found.category is not None
    assert found.category.path != "Warm > red things"
    assert any(
        "1 categories are gone since training ('Warm > red" in n for n in found.category.notes
    )
    again = catalog.train_category(phone_copies=False)
    assert again.classes == 4
    assert "4 photos are in 'Warm > red things', which is not in the taxonomy" in {
        one.message for one in again.skipped
    }


def test_a_bad_taxonomy_changes_nothing(catalog: Catalog, tree: Path) -> None:
    catalog.import_schema(tree)
    before = catalog.taxonomy
    tree.write_text(TREE.replace("id: b,", "id: r,"), "utf-8")
    with pytest.raises(TaxonomyError, match="line"):
        catalog.import_schema(tree)
    assert catalog.taxonomy == before


def test_attributes_follow_the_schema(
    catalog: Catalog, tree: Path, phone: Path, tmp_path: Path
) -> None:
    relabelled(catalog)
    schema = tmp_path / "schema.yaml"
    schema.write_text(SCHEMA, "utf-8")
    catalog.import_schema(tree, schema)
    (found,) = catalog.classify([phone], queue=False)
    (colour,) = found.attributes
    assert (colour.name, colour.value, colour.method) == ("colour", "red", "pixels")
    assert not colour.calibrated
    catalog.train_attribute(attribute="color", phone_copies=False)
    (colour,) = catalog.classify([phone], queue=False)[0].attributes
    assert (colour.value, colour.method) == ("red", "head and pixels")
    (colour,) = catalog.classify([phone], queue=False, method="zero-shot")[0].attributes
    assert colour.method == "pixels"
    assert catalog.classify([phone], queue=False, attributes=False)[0].attributes == ()


# Learning from folders


def test_a_head_learns_from_folders_that_are_not_kept(
    tmp_path: Path, shop: Path, phone: Path
) -> None:
    with Catalog.open(tmp_path / "new", settings=Settings(encoder="dummy")) as catalog:
        report = catalog.train_category(shop, phone_copies=False)
        assert (report.examples, report.classes) == (20, 5)
        assert catalog.status().products == 0
        (found,) = catalog.classify([phone], method="head")
        assert found.category is not None
        assert found.category.path == "red things"


def test_folders_of_an_imported_tree_are_found_by_name_and_others_listed(
    catalog: Catalog, tree: Path, shop: Path, tmp_path: Path
) -> None:
    write_photo(shop / "pink things" / "a.png", (255, 120, 200))
    (shop / "red things").rename(shop / "crimson")
    (shop / "crimson" / "bad.png").write_bytes(b"\x89PNG broken")
    catalog.import_schema(tree)
    report = catalog.train_category(shop, phone_copies=False)
    assert (report.examples, report.classes) == (20, 5)
    assert {one.reason for one in report.skipped} == {"unknown_category", "unsupported_format"}


def test_attributes_are_learned_from_folders(catalog: Catalog, tmp_path: Path, phone: Path) -> None:
    for colour in ("red", "blue"):
        for number in range(4):
            write_photo(
                tmp_path / "taught" / "red things" / "tone" / colour / f"{number}.png",
                colour,
                number,
            )
    (report,) = catalog.train_attribute(tmp_path / "taught", phone_copies=False)
    assert (report.name, report.classes, report.examples) == ("tone of red things", 2, 8)
    (found,) = catalog.classify([phone], queue=False)
    assert [(one.name, one.value, one.method) for one in found.attributes] == [
        ("tone", "red", "head")
    ]


def test_confidence_is_measured_on_a_validation_part(catalog: Catalog, tmp_path: Path) -> None:
    for colour in ("red", "blue"):
        for number in range(12):
            write_photo(
                tmp_path / "own" / f"{colour} things" / f"{number}.png", colour, 200 + number
            )
    report = catalog.train_category(validation=tmp_path / "own", phone_copies=False)
    assert report.metrics["held_out"] == 24


def test_vectors_that_are_no_numbers_are_left_out_and_listed(catalog: Catalog) -> None:
    from sqlalchemy import text

    store = catalog._store
    bad = np.full(catalog._binding.encoder.dim, np.nan, np.float32).tobytes()
    with store.database.write() as connection:
        connection.execute(text("UPDATE vectors SET vector = :bad WHERE change = 3"), {"bad": bad})
    report = catalog.train_category(phone_copies=False)
    assert report.examples == 19
    assert [one.reason for one in report.skipped] == ["no_number"]


def test_decisions_outlive_a_change_of_encoder(catalog: Catalog, tmp_path: Path) -> None:
    purple = write_photo(tmp_path / "purple.png", (150, 20, 160), seed=1)
    (found,) = catalog.classify([purple])
    catalog.review.correct(found.review or 0, "black things", "Ann")
    catalog.rebuild(encoder="embedded")
    (again,) = catalog.classify([purple], method="neighbours")
    assert again.category is not None
    assert f"review {found.review}" in [one.product_id for one in again.category.evidence]
    assert again.category.evidence[0].score > 0.9


def test_a_model_that_cannot_be_read_says_so_and_is_replaced(catalog: Catalog, phone: Path) -> None:
    from sqlalchemy import text

    catalog.train_category(phone_copies=False)
    with catalog._store.database.write() as connection:
        connection.execute(text("UPDATE models SET arrays = :bad"), {"bad": b"no such file"})
    with Catalog.open(catalog.where, settings=Settings(encoder="dummy")) as other:
        with pytest.raises(ModelError, match="trained model of categories is damaged"):
            other.classify([phone])
        report = other.train_category(phone_copies=False)
        assert report.message == "in use: version 1 can no longer be read"
        assert other.classify([phone], queue=False)[0].category is not None


def test_several_photos_are_compared_with_decisions_as_with_products(
    catalog: Catalog, tmp_path: Path
) -> None:
    """A decision on a photo of the catalogue is as like as that product, however many are asked."""
    (product,) = [one for one in catalog.products() if one.id.endswith("red thing 0.png")]
    (decided,) = catalog.classify([product.photos[0]])
    catalog.review.correct(decided.review or 0, "red things", "Ann")
    asked = [
        write_photo(tmp_path / f"{n}.png", colour, n) for n, colour in enumerate(("red", "blue"))
    ]
    (found,) = catalog.classify(asked, together=True, method="neighbours", queue=False)
    assert found.category is not None
    scores = {
        one.product_id: one.score
        for one in catalog._wiring.knowledge.neighbours(
            np.stack([one.vector for one in _looked(catalog, asked)])
        )
    }
    assert scores[f"review {decided.review}"] == pytest.approx(scores[product.id], abs=1e-5)


def _looked(catalog: Catalog, photos: list[Path]) -> list[Looked]:
    queries = [QueryPhoto(str(photo), photo.read_bytes()) for photo in photos]
    seen = look(queries, catalog._binding.encoder, catalog._wiring.limits)
    return [one for one in seen if isinstance(one, Looked)]


@pytest.mark.parametrize(
    "options",
    [{"class_weights": "balanced"}, {"class_weights": "effective", "logit_adjustment": 1.0}],
)
def test_rare_categories_are_told_and_can_be_weighed(
    catalog: Catalog,
    tmp_path: Path,
    options: dict,  # type: ignore[type-arg]
) -> None:
    lonely = write_photo(tmp_path / "purple.png", (150, 20, 160))
    catalog.add([Product("lonely", category="purple things", photos=(str(lonely),))])
    report = catalog.train_category(phone_copies=False, **options)
    assert report.rare == ("purple things",)
    assert report.classes == 6
    (found,) = catalog.classify([lonely], method="head", queue=False)
    assert found.category is not None
    assert found.category.path == "purple things"


def test_an_empty_folder_teaches_nothing(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="there are no pictures in"):
        catalog.train_category(tmp_path / "empty")


def test_a_catalogue_of_one_category_has_nothing_to_tell_apart(tmp_path: Path) -> None:
    photos = [write_photo(tmp_path / "s" / "things" / f"{n}.png", "red", n) for n in range(3)]
    with Catalog.open(tmp_path / "one", settings=Settings(encoder="dummy")) as catalog:
        catalog.add(photos[0].parents[1], category_from_folder=True)
        with pytest.raises(ModelError, match="all 3 examples are 'things'"):
            catalog.train_category(phone_copies=False)
