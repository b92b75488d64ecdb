"""A report of search shows the worst misses, as safely."""

from __future__ import annotations

from pathlib import Path

from evaluation.reading import Page
from evaluation.test_report import HOSTILE
from skulens.evaluation.page import percent
from skulens.evaluation.retrieval import measure_ranks
from skulens.evaluation.search_report import (
    WORST_MISSES,
    Miss,
    SearchReport,
    Shown,
    write_search_report,
)
from skulens.records import Rejection
from support.pictures import write_photo


def miss(place: int | None, words: str = "", photo: str = "") -> Miss:
    found = tuple(Shown(f"hit {n}", photo, "", 0.5) for n in range(5))
    return Miss("by words", words, photo, Shown("right", photo, "The right one"), place, found)


def written(out: Path, report: SearchReport) -> Page:
    write_search_report(out, report)
    page = Page(out)
    page.assert_self_contained()
    return page


def test_figures_stand_by_kind_of_question(tmp_path: Path) -> None:
    metrics = {"by words": measure_ranks([1, 2, None]), "by photo": measure_ranks([])}
    page = written(tmp_path / "search.html", SearchReport("Search", "", metrics, ()))
    assert page.table("Asked") == [
        ["by words", "3", percent(1 / 3), percent(2 / 3), percent(2 / 3), "0.50"],
        ["by photo", "0", "–", "–", "–", "–"],
    ]
    assert "misses" not in page.text


def test_the_worst_come_first_and_only_so_many(tmp_path: Path) -> None:
    misses = [miss(place, words=f"at {place}") for place in [*range(2, 30), None]]
    page = written(tmp_path / "search.html", SearchReport("Search", "", {}, misses))
    asked = [line for line in page.text.splitlines() if line.startswith("“at ")]
    assert asked == ["“at None”", *(f"“at {place}”" for place in range(29, 29 - 19, -1))]
    assert page.text.count("found at place") == WORST_MISSES - 1
    assert "And 9 lesser ones." in page.text


def test_what_was_asked_the_right_one_and_three_hits_are_shown(tmp_path: Path) -> None:
    photo = str(write_photo(tmp_path / "photo.png", "red"))
    page = written(
        tmp_path / "search.html", SearchReport("Search", "", {}, [miss(4, "red shoe", photo)])
    )
    assert len(page.pictures()) == 5
    assert "“red shoe”" in page.text
    assert "✓ The right one" in page.text
    assert page.text.count("✗ hit") == 3
    nothing = Miss("", "", photo, Shown("right"), None, ())
    page = written(tmp_path / "search.html", SearchReport("Search", "", {}, [nothing]))
    assert "nothing" in page.text
    assert "no picture" in page.text


def test_hostile_names_are_only_text(tmp_path: Path) -> None:
    shown = Shown(HOSTILE, HOSTILE, HOSTILE, 1.0)
    misses = [Miss(HOSTILE, HOSTILE, HOSTILE, shown, 2, (shown,))]
    rejections = [Rejection(HOSTILE, HOSTILE, HOSTILE)]
    report = SearchReport(
        HOSTILE, HOSTILE, {HOSTILE: measure_ranks([2])}, misses, rejections, HOSTILE
    )
    page = written(tmp_path / "search.html", report)
    assert page.text.count(HOSTILE) > 8
    assert "<script" not in page.source
