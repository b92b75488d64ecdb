"""Where rows belong, by photos, titles and the supplier's own groups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from skulens.mapping.placing import MOST_PLACED, PhotoCategories, common_categories
from skulens.mapping.values.categories import category_reader
from skulens.records import CategoryPrediction, Classification, Rejection
from skulens.sources.tables import Row
from skulens.taxonomy.reading import read_taxonomy
from support.pictures import write_photo

CHAIRS, TABLES, STOOLS = "Furniture > Chairs", "Furniture > Tables", "Furniture > Chairs > Stools"
TREE = f"path\nFurniture\n{CHAIRS}\n{STOOLS}\n{TABLES}\n"


class Classifier:
    """Says of a thing what its title says, as surely as its title says; remembers its questions."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], str]] = []

    def __call__(self, things: Sequence[tuple[tuple[str, ...], str]]) -> list[Classification]:
        self.asked += things
        return [self._said(files, title) for files, title in things]

    @staticmethod
    def _said(files: tuple[str, ...], title: str) -> Classification:
        path, _, confidence = title.partition("@")
        prediction = None
        if confidence:
            sure = float(confidence)
            prediction = CategoryPrediction(
                path, path, sure, sure >= 0.9, 0.9, 0.95, True, "head", "top", (), ()
            )
        return Classification(files, title, prediction, (), None, ())


@pytest.fixture
def classifier() -> Classifier:
    return Classifier()


@pytest.fixture
def placing(classifier: Classifier, tmp_path: Path) -> PhotoCategories:
    (tmp_path / "tree.csv").write_text(TREE)
    tree = read_taxonomy(tmp_path / "tree.csv")
    reader = category_reader(tree)
    return PhotoCategories(
        classifier, tmp_path / "feed.csv", "line", ["Photo", "Photo 2"], ["Title"], ["Group", "Sub"],
        reader,
    )  # fmt: skip


def rows(*cells: dict[str, Any]) -> list[Row]:
    return [Row(number, one) for number, one in enumerate(cells, start=2)]


def placed(placing: PhotoCategories, *cells: dict[str, Any]) -> tuple[list[str], list[Rejection]]:
    told: list[Rejection] = []
    return placing.place(rows(*cells), told.append), told


def test_a_sure_photo_decides(placing: PhotoCategories) -> None:
    assert placed(placing, {"Title": f"{CHAIRS}@0.95"}) == ([CHAIRS], [])


@pytest.mark.parametrize(
    ("title", "group", "category"),
    [
        (f"{CHAIRS}@0.95", "Tables", TABLES),  # people who name a product see more than a photo
        (f"{CHAIRS}@0.95", "Stools", STOOLS),  # the deeper of two that agree
        (f"{STOOLS}@0.95", "Chairs", STOOLS),
        (f"{CHAIRS}@0.4", "Tables", TABLES),
        (f"{CHAIRS}@0.6", "what nobody knows", CHAIRS),  # likelier than not
        (f"{CHAIRS}@0.95", "what nobody knows", CHAIRS),
    ],
)
def test_photos_and_groups_decide_together(
    placing: PhotoCategories, title: str, group: str, category: str
) -> None:
    assert placed(placing, {"Title": title, "Group": group}) == ([category], [])


def test_the_deepest_of_several_groups_counts(placing: PhotoCategories) -> None:
    assert placed(placing, {"Group": "Chairs", "Sub": "Stools"})[0] == [STOOLS]
    assert placed(placing, {"Group": "Stools", "Sub": "Chairs"})[0] == [STOOLS]


def test_what_is_not_sure_is_told_with_its_row(placing: PhotoCategories, tmp_path: Path) -> None:
    found, told = placed(
        placing, {"Title": f"{CHAIRS}@0.4"}, {}, {"Title": f"{TABLES}@0.9"}, {"Title": "no idea"}
    )
    assert found == ["", "", TABLES, ""]
    place = (tmp_path / "feed.csv").resolve()
    assert told == [
        Rejection(
            f"{place}:2", "category_unsure",
            "line 2: its category is not sure: Furniture > Chairs (40%)",
        ),
        Rejection(
            f"{place}:3", "category_unsure", "line 3: no photo and no title tell its category"
        ),
        Rejection(
            f"{place}:5", "category_unsure", "line 5: no photo and no title tell its category"
        ),
    ]  # fmt: skip


def test_photos_of_several_columns_are_found_beside_the_feed(
    placing: PhotoCategories, classifier: Classifier, tmp_path: Path
) -> None:
    for name in ("a.png", "b.png"):
        write_photo(tmp_path / name, "red")
    _, told = placed(
        placing, {"Photo": "a.png", "Photo 2": "b.png", "Title": f"{CHAIRS}@1"},
        {"Photo": "gone.png|a.png", "Title": f"{CHAIRS}@1"}, {"Photo": "../../etc/passwd", "Title": "x@1"},
    )  # fmt: skip
    files = [tuple(Path(file).name for file in files) for files, _ in classifier.asked]
    assert files == [("a.png", "b.png"), ("a.png",), ()]
    assert [(one.reason, one.source.rpartition(":")[2]) for one in told] == [
        ("photo_not_found", "3"),
        ("outside_folder", "4"),
    ]


def test_rows_without_anything_are_not_classified(
    placing: PhotoCategories, classifier: Classifier
) -> None:
    placed(placing, {"Price": "1"}, {"Title": f"{CHAIRS}@1"}, {"Group": "Tables"})
    assert classifier.asked == [((), f"{CHAIRS}@1")]
    assert placed(placing) == ([], [])


def test_the_categories_of_a_feed_are_those_of_a_sample(
    placing: PhotoCategories, classifier: Classifier
) -> None:
    some = [{"Title": f"{CHAIRS}@1"}] * 990 + [{"Title": f"{TABLES}@1"}] * 500
    assert common_categories(placing.placed(rows(*some))) == (CHAIRS, TABLES)
    assert len(classifier.asked) <= MOST_PLACED
    assert common_categories(placing.placed([])) == ()


def test_a_category_of_hardly_any_row_is_none_of_the_feed(placing: PhotoCategories) -> None:
    some = [{"Title": f"{CHAIRS}@1"}] * 199 + [{"Title": f"{TABLES}@1"}]
    assert common_categories(placing.placed(rows(*some))) == (CHAIRS,)
    assert common_categories(placing.placed(rows(*some[150:]))) == (CHAIRS, TABLES)
