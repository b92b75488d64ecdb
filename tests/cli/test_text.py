"""Texts that are safe to print, and JSON that says the same."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.cli.json_output import as_plain, print_object
from skulens.cli.text import UNPRINTABLE, counted, duration, escaped, one_line, shown_value

ANY_TEXT = st.text(st.characters(blacklist_categories=()))


@given(ANY_TEXT)
def test_escaped_text_is_harmless(text: str) -> None:
    assert not UNPRINTABLE.search(escaped(text))
    assert len(one_line(text).splitlines()) <= 1
    escaped(text).encode()


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_json_is_exact_and_harmless(answer: dict[str, str]) -> None:
    import io

    stream = io.StringIO()
    print_object(answer, stream)
    assert json.loads(stream.getvalue()) == answer
    assert not UNPRINTABLE.search(stream.getvalue().replace("\n", ""))


def test_escapes_are_readable() -> None:
    assert escaped("a\tb\n\x1b[0m\x9b\u202e") == r"a\tb\n\x1b[0m\x9b\u202e"


@dataclass(frozen=True, slots=True)
class Sample:
    numbers: tuple[float, ...]
    place: Path


def test_json_takes_records_numpy_and_what_json_cannot_say() -> None:
    sample = Sample((np.float32(0.5), float("nan"), float("inf")), Path("a"))
    assert as_plain({"a": sample, "b": np.int64(3), "c": b"123"}) == {
        "a": {"numbers": [0.5, None, None], "place": "a"},
        "b": 3,
        "c": "3 bytes",
    }


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0123, "12 ms"), (0.9999, "1.0 s"), (3.21, "3.2 s"), (200.4, "3 min 20 s")],
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_values_in_words() -> None:
    assert [shown_value(value) for value in ("x", True, 2.0, ("a", "b"), None)] == [
        "x",
        "yes",
        "2",
        "a, b",
        "",
    ]
    assert (counted(1, "photo"), counted(3104, "photo")) == ("1 photo", "3,104 photos")
