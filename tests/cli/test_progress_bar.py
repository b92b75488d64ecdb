"""Bars for a person, lines for a log."""

from __future__ import annotations

import sys

import pytest

from skulens.cli import progress_bar
from skulens.cli.progress_bar import Lines
from skulens.progress import ProgressEvent, silent


def test_lines_come_when_a_stage_is_complete(capsys) -> None:
    report = Lines()
    for done in (1, 1500, 3000, 3000):
        report(ProgressEvent("photos", done, 3000))
    report(ProgressEvent("index", 0))
    assert capsys.readouterr().err == "photos 3,000/3,000\n"


def test_lines_come_every_few_seconds(capsys, monkeypatch) -> None:
    clock = iter([0.0, 1.0, 6.0, 6.0, 7.0, 12.0, 12.0])
    monkeypatch.setattr(progress_bar.time, "monotonic", lambda: next(clock))
    report = Lines()
    for done in (1, 2, 3, 4):
        report(ProgressEvent("photos", done))
    assert capsys.readouterr().err == "photos 2\nphotos 4\n"


def test_json_is_silent_where_no_person_looks() -> None:
    with progress_bar.progress_bar(as_json=True) as report:
        assert report is silent


def test_bar_for_a_person(capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with progress_bar.progress_bar(as_json=False) as report:
        report(ProgressEvent("photos [x]", 5, 10))
        report(ProgressEvent("photos [x]", 10, 10))
        report(ProgressEvent("index", 0))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "photos [x]" in shown.err
    assert "10/10" in shown.err


def test_bar_lets_an_error_through(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    def work() -> None:
        with progress_bar.progress_bar(as_json=False) as report:
            report(ProgressEvent("index", 0))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
