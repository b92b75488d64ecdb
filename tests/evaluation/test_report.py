"""A report is one safe file that shows the figures it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.examples import TREE, answer
from evaluation.reading import Page
from skulens.errors import OutputError
from skulens.evaluation.answers import Answer
from skulens.evaluation.classification import NEVER_SEEN, per_class, tail_buckets
from skulens.evaluation.page import decimal, percent, points, whole
from skulens.evaluation.report import WORST_MISTAKES, Report, write_report
from skulens.evaluation.results import measure_answers
from skulens.records import Rejection
from support.pictures import write_photo

HOSTILE = "\"><script>alert(1)</script><img src=http://a.b/c onerror='x'>{{ 7*7 }}"
DECIMALS = ("mean_tree_distance", "mean_tree_distance_of_all")


def shop(folder: Path) -> list[Answer]:
    """Answers over the classes of the small tree: some right, wrong, unsure, without an answer."""
    photo = str(write_photo(folder / "photo.png", "red"))
    right = [answer("hat", "hat", "shoe/boot", accepted=True)] * 40
    wrong = [
        Answer(f"pear {n}", (photo,), "fruit/pear", (("fruit/apple", 0.7), ("fruit/pear", 0.2)))
        for n in range(25)
    ]
    unsure = [
        answer("shoe/boot/rain", "shoe/boot", decided="shoe", confidence=0.3, accepted=False),
        answer("shoe/boot/rain"),
    ]
    return [*right, *wrong, *unsure]


def written(out: Path, answers: list[Answer], **more: object) -> Page:
    training = more.get("training_counts")
    metrics = measure_answers(answers, TREE, training)  # type: ignore[arg-type]
    write_report(out, Report("A shop", "its photos", metrics, answers, TREE, **more))  # type: ignore[arg-type]
    page = Page(out)
    page.assert_self_contained()
    return page


def test_every_figure_is_that_of_the_metrics(tmp_path: Path) -> None:
    answers = shop(tmp_path)
    page = written(tmp_path / "report.html", answers)
    metrics = measure_answers(answers, TREE)
    shown = {
        name: decimal(value) if name in DECIMALS else percent(value)
        for name, value in metrics.items()
        if name in page.metrics
    }
    assert page.metrics == shown
    left = metrics.keys() - page.metrics.keys()
    assert left == {"items", "unanswered", "classes", "never_seen_items", "target_precision"}
    assert "Of 67 items in 3 categories, 59.7% got the right category" in page.text
    assert "1 got no answer and count as wrong" in page.text


def test_the_tables_are_those_of_the_measures(tmp_path: Path) -> None:
    answers, training = shop(tmp_path), {"hat": 9, "fruit/pear": 3}
    page = written(tmp_path / "report.html", answers, training_counts=training)
    rows = {row.id: row for row in per_class(answers)}
    assert page.table("Category") == [
        [
            TREE.path(id).replace(" > ", " › "),
            whole(rows[id].support),
            percent(rows[id].precision),
            percent(rows[id].recall),
            percent(rows[id].f1),
            mistaken,
        ]
        for id, mistaken in (
            ("fruit/pear", "Fruit › Apple (25)"),
            ("shoe/boot/rain", "Shoe › Boot (1)"),
            ("hat", ""),
        )
    ]
    buckets = tail_buckets(per_class(answers), training)
    assert [row[:4] for row in page.table("Part")] == [
        [bucket.name, whole(bucket.classes), whole(bucket.items), percent(bucket.top_1)]
        for bucket in buckets
    ]
    assert buckets[-1].name == NEVER_SEEN
    assert [row[:4] for row in page.table("It is")] == [
        ["Fruit › Pear", "Fruit › Apple", "25", "100.0%"],
        ["Shoe › Boot › Rain", "Shoe › Boot", "1", "50.0%"],
    ]


def test_the_worst_mistakes_are_shown_with_their_pictures(tmp_path: Path) -> None:
    page = written(tmp_path / "report.html", shop(tmp_path))
    assert len(page.pictures()) == WORST_MISTAKES + 3  # and the examples of one pair
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.pictures())
    assert page.text.count("✗ Fruit › Apple") == WORST_MISTAKES
    assert page.text.count("✓ Fruit › Pear") == WORST_MISTAKES


def test_a_decision_that_backed_off_is_told(tmp_path: Path) -> None:
    page = written(tmp_path / "report.html", shop(tmp_path)[-2:])
    assert "Decided for Shoe, which is true as far as it goes." in page.text
    assert "left to a person" in page.text


def test_a_picture_that_cannot_be_read_shows_its_reason(tmp_path: Path) -> None:
    sources = ("https://a.b/c.jpg", str(tmp_path))
    page = written(tmp_path / "report.html", [Answer("p", sources, "hat", (("shoe", 0.9),))])
    assert "missing" in page.text
    assert "not a file" in page.text
    assert not page.pictures()


def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    wrong = Answer(HOSTILE, (HOSTILE,), HOSTILE, ((f"{HOSTILE}2", 0.9), ("hat", 0.1)), True, "hat")
    write_photo(tmp_path / "photo.png", "red")
    pictured = Answer(HOSTILE, (str(tmp_path / "photo.png"),), HOSTILE, (("hat", 0.8),))
    page = written(
        tmp_path / "report.html",
        [wrong, pictured],
        robustness={HOSTILE: {HOSTILE: measure_answers([wrong])}},
        rejections=[Rejection(HOSTILE, HOSTILE, HOSTILE)],
        command=HOSTILE,
        noun=(HOSTILE, HOSTILE),
    )
    assert page.text.count(HOSTILE) > 10
    assert "<script" not in page.source
    assert [attributes["alt"] for tag, attributes in page.elements if tag == "img"] == [
        f"photo of {HOSTILE}"
    ] * 2


def test_names_that_are_no_unicode_are_written(tmp_path: Path) -> None:
    page = written(tmp_path / "report.html", [answer("h\udcfct", "hat")])
    assert r"h\udcfct" in page.text


def test_worse_photos_stand_beside_those_as_they_are(tmp_path: Path) -> None:
    answers = shop(tmp_path)
    metrics = measure_answers(answers, TREE)
    robustness = {
        "as_they_are": {"0": {"items": 20, "top_1": 0.75, "coverage": 0.5}},
        "low_light": {"1": {"items": 20, "top_1": 0.5}, "2": {}},
    }
    page = written(tmp_path / "report.html", answers, robustness=robustness)
    assert "20 of the photos were made worse" in page.text
    assert metrics["top_1"] != 0.75  # the change is from the sample, not from all
    assert page.table("Photos") == [
        ["as they are", "", "75.0%", "–", "–", "–", "50.0%", "–"],
        ["low light", "slight", "50.0%", points(-0.25), "–", "–", "–", "–"],
        ["", "medium", *["–"] * 6],
    ]


def test_what_could_not_be_read_is_grouped(tmp_path: Path) -> None:
    rejections = [Rejection(f"{n}.jpg", "too_small", f"why {n}") for n in range(60)]
    rejections.append(Rejection("a.heic", "unsupported_format", "looks like HEIC"))
    page = written(tmp_path / "report.html", shop(tmp_path), rejections=rejections)
    rows = page.table("Where")
    assert (len(rows), rows[0], rows[-1]) == (
        51, ["0.jpg", "why 0"], ["a.heic", "looks like HEIC"],
    )  # fmt: skip
    assert "too small" in page.text
    assert "And 10 more." in page.text


def test_a_long_tail_is_folded(tmp_path: Path) -> None:
    answers = [answer(f"c{n}", f"c{n}") for n in range(100) for _ in range(1 + (n < 30))]
    page = written(tmp_path / "report.html", answers)
    assert "80 more, 1 to 2 each" in page.text
    assert len(page.table("Category")) == 100


@pytest.mark.parametrize("answers", [[], [answer("hat")], [answer("hat", "hat")]])
def test_there_is_a_report_of_next_to_nothing(tmp_path: Path, answers: list[Answer]) -> None:
    page = written(tmp_path / "report.html", answers)
    assert ("Nothing was measured" in page.text) == (not answers)
    assert ("No threshold" in page.text) == bool(answers)
    assert "None" not in page.text


def test_values_of_an_attribute_need_no_tree(tmp_path: Path) -> None:
    answers = [answer("red", "blue"), answer("red", "red")]
    out = tmp_path / "new" / "colour.html"
    metrics = measure_answers(answers)
    write_report(out, Report("Colour", "", metrics, answers, noun=("colour", "colours")))
    page = Page(out)
    assert page.table("Colour")[0][0] == "red"
    assert "hierarchical_f1" not in page.metrics
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    with pytest.raises(OutputError, match="cannot write"):
        write_report(out / "below", Report("", "", metrics, answers))
