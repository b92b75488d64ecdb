"""Figures about categories are those of the answers that anyone would get."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from skulens import Catalog, Product, Settings
from skulens.datasets.sample_shop import sample_shop
from skulens.errors import EvaluationError, ModelError, OutputError, SourceError, UsageError
from skulens.images.faults import FAULTS
from support.pictures import COLOURS, write_photo, write_shop

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)


@pytest.fixture
def catalog(tmp_path: Path):
    write_shop(tmp_path / "shop", per_colour=6)
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as opened:
        opened.add(tmp_path / "shop", category_from_folder=True)
        yield opened


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """Other photos of the same things, two of them in the wrong folder, one in an unknown one."""
    folder = tmp_path / "asked"
    for number, colour in enumerate(COLOURS):
        for n in range(3):
            write_photo(folder / f"{colour} things" / f"{n}.png", colour, seed=700 + number * 7 + n)
    write_photo(folder / "red things" / "blue.png", "blue", seed=801)
    write_photo(folder / "black things" / "green.png", "green", seed=802)
    write_photo(folder / "purple things" / "what.png", "red", seed=803)
    return folder


@pytest.mark.parametrize("method", [None, "zero-shot", "neighbours"])
@pytest.mark.parametrize("rule", ["top", "least-distance", "back-off"])
def test_figures_are_those_of_classify(
    catalog: Catalog, asked: Path, method: str | None, rule: str
) -> None:
    found = catalog.evaluate_category(asked, method=method, rule=rule)
    truths, answers = [], []
    for photo in sorted(asked.rglob("*.png")):
        if photo.parent.name != "purple things":
            (said,) = catalog.classify([photo], method=method, rule=rule, queue=False)
            assert said.category is not None
            truths.append(photo.parent.name)
            answers.append(said.category.alternatives[0].path)
    right = Counter(truth for truth, answer in zip(truths, answers, strict=True) if truth == answer)
    support, named = Counter(truths), Counter(answers)
    f1 = [2 * right[name] / (support[name] + named[name]) for name in support]
    assert found.metrics["items"] == len(truths) == 17
    assert found.metrics["top_1"] == pytest.approx(right.total() / len(truths))
    assert found.metrics["macro_f1"] == pytest.approx(sum(f1) / len(f1))
    assert found.settings["rule"] == rule
    assert catalog.review.waiting() == ()


def test_what_the_taxonomy_has_not_is_listed(catalog: Catalog, asked: Path) -> None:
    (asked / "red things" / "broken.jpg").write_bytes(b"\xff\xd8\xff but no picture")
    found = catalog.evaluate_category(asked)
    assert [one.reason for one in found.rejections] == ["damaged", "unknown_category"]
    assert "1 photo is in 'purple things'" in found.rejections[1].message
    assert found.settings["skipped"] == 2


def test_a_product_is_not_its_own_neighbour(tmp_path: Path) -> None:
    things = [
        Product(f"{n}", category=f"kind {n % 2}", photos=(str(photo),))
        for n in range(4)
        for photo in [write_photo(tmp_path / f"{n}.png", "red", seed=n)]
    ]
    # Alone of its kind and unlike the others: itself apart, nobody would say "kind 2".
    lonely = write_photo(tmp_path / "lonely.png", "blue", seed=9)
    things.append(Product("lonely", category="kind 2", photos=(str(lonely),)))
    feed = tmp_path / "asked.csv"
    feed.write_text("id,photo,category\nlonely,lonely.png,kind 2\n")
    other = tmp_path / "other.csv"
    other.write_text("id,photo,category\nanother,lonely.png,kind 2\n")
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add(things)
        for source in (feed, other):
            found = catalog.evaluate_category(source, method="neighbours")
            assert found.metrics["top_1"] == 0


def test_the_truth_may_be_that_of_the_catalogue(catalog: Catalog, tmp_path: Path) -> None:
    write_photo(tmp_path / "one.png", "red", seed=77)
    write_photo(tmp_path / "two.png", "red", seed=78)
    with (tmp_path / "phone.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [
            ("photo", "product"),
            ("one.png", "red things/red thing 0.png"),
            ("one.png", "blue things/blue thing 0.png"),
            ("two.png", "red things/red thing 0.png"),  # again, and not right behind the first
            ("two.png", "gone"),
        ]
        csv.writer(file).writerows(rows)
    found = catalog.evaluate_category(tmp_path / "phone.csv", columns={"id": "product"})
    assert (found.metrics["items"], found.metrics["top_1"]) == (3, pytest.approx(2 / 3))
    assert [one.reason for one in found.rejections] == ["no_category"]


def test_held_out_zero_shot_is_what_zero_shot_says(catalog: Catalog, tmp_path: Path) -> None:
    found = catalog.evaluate_category(method="zero-shot")
    said = catalog.classify(
        sorted((tmp_path / "shop").rglob("*.png")), method="zero-shot", queue=False
    )
    right = [one.category.path == Path(one.photos[0]).parent.name for one in said if one.category]
    assert found.metrics["items"] == len(right) == 30
    assert found.metrics["top_1"] == pytest.approx(sum(right) / 30)
    assert found.settings["held_out"] is True


def test_held_out_is_the_model_that_is_in_use_made_anew(catalog: Catalog) -> None:
    before = catalog.train_category()
    found = catalog.evaluate_category(method="head")
    assert found.settings["model_version"] == before.version
    assert found.metrics["top_1"] == 1.0
    assert [one.version for one in catalog.models()] == [before.version]
    assert catalog.evaluate_category(with_titles=True).metrics["items"] == 30


def test_worse_photos_are_counted_by_fault_and_severity(catalog: Catalog, asked: Path) -> None:
    for source in (asked, None):
        found = catalog.evaluate_category(source, robustness=True, method="neighbours")
        assert found.robustness is not None
        assert list(found.robustness) == ["as_they_are", *FAULTS]
        assert list(found.robustness["blur"]) == ["1", "2", "3"]
        clean = found.robustness["as_they_are"]["0"]
        if source is not None:
            assert clean["top_1"] == found.metrics["top_1"]
        assert clean["items"] == found.robustness["crop"]["3"]["items"]


def test_results_are_written(catalog: Catalog, asked: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    found = catalog.evaluate_category(asked, out=out, robustness=True)
    assert found.files == tuple(
        str(out / name) for name in ("results.json", "per_class.csv", "report.html")
    )
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert results["top_1"] == found.metrics["top_1"]
    assert results["settings"] == found.settings
    assert results["robustness"] == found.robustness
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "When photos get worse" in page
    assert f"skulens evaluate category {asked} --robustness --out {out}" in page
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        catalog.evaluate_category(asked, out=tmp_path / "file")


def test_what_cannot_be_measured_says_why(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no pictures"):
        catalog.evaluate_category(tmp_path / "empty")
    write_photo(tmp_path / "strange" / "hats" / "1.png", "red")
    with pytest.raises(EvaluationError, match="1 photo is in 'hats', not in the taxonomy"):
        catalog.evaluate_category(tmp_path / "strange")
    with pytest.raises(EvaluationError, match="no head is trained"):
        catalog.evaluate_category(method="head")
    with pytest.raises(UsageError, match="no method is called"):
        catalog.evaluate_category(method="magic")


def test_a_catalogue_without_categories_says_so(tmp_path: Path) -> None:
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        with pytest.raises(EvaluationError, match="knows no categories"):
            catalog.evaluate_category()
        photo = write_photo(tmp_path / "1.png", "red")
        catalog.add([Product("1", photos=(str(photo),))])
        with pytest.raises(EvaluationError, match="knows no categories"):
            catalog.evaluate_category()


def test_one_class_is_nothing_to_tell_apart(tmp_path: Path) -> None:
    for n in range(6):
        write_photo(tmp_path / "shop" / "things" / f"{n}.png", "red", seed=n)
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add(tmp_path / "shop", category_from_folder=True)
        with pytest.raises(ModelError, match="at least two classes"):
            catalog.evaluate_category()
        asked = tmp_path / "asked" / "things"
        asked.mkdir(parents=True)
        shutil.copyfile(tmp_path / "shop" / "things" / "1.png", asked / "other.png")
        found = catalog.evaluate_category(tmp_path / "asked")
        assert found.metrics["top_1"] == 1.0


def test_one_photo_of_two_kinds_cannot_be_held_out(tmp_path: Path) -> None:
    photo = write_photo(tmp_path / "1.png", "red")
    with Catalog.open(tmp_path / "catalog", settings=SETTINGS) as catalog:
        catalog.add([Product(kind, category=kind, photos=(str(photo),)) for kind in "ab"])
        for work in (catalog.evaluate_category, catalog.train_category):
            with pytest.raises(ModelError, match="none can be held out"):
                work()


def test_the_sample_shop_does_not_get_worse(tmp_path: Path) -> None:
    shop = sample_shop()
    with Catalog.open(tmp_path / "catalog", settings=Settings(threads=2)) as catalog:
        catalog.add(shop.products)
        catalog.import_schema(shop.taxonomy, shop.attributes)
        feed = shop.folder / "phone.csv"
        found = catalog.evaluate_category(feed, columns={"id": "product"})
        assert found.metrics["items"] == len(shop.phone_photos())
        assert (found.metrics["top_1"] or 0) > 0.35
        assert (found.metrics["top_5"] or 0) > 0.6
        colour = catalog.evaluate_attribute(feed, attribute="colour", columns={"id": "product"})
        assert (colour.metrics["top_1"] or 0) > 0.4
        search = catalog.evaluate_search(feed, columns={"id": "product"})
        assert (search.metrics["photo_to_photo_recall_at_1"] or 0) > 0.5
        assert (search.metrics["photo_to_photo_recall_at_10"] or 0) > 0.8
