"""What people said of values, in the memory or in a file, goes before what is read from them."""

from __future__ import annotations

from typing import Any

import pytest

from mapping.feeds import Reader, field
from skulens.mapping.cells import ReadValue
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.recalling import RecallingReader, told_before, with_memory
from skulens.mapping.target import PRODUCT_FIELDS
from skulens.records import MappingDecision, MappingStatus, ValueMapping
from skulens.taxonomy.attribute_schema import Kind

SAID = MappingDecision("Acme", "Farbe", "colour", confirmed=True, raw="navy", value="Red")


def red(text: str) -> ReadValue:
    return ReadValue("Red", 0.97, f"'{text}' was read", (("Blue", 0.4), ("Red", 0.3)))


@pytest.fixture
def inner() -> Reader:
    return Reader(red)


@pytest.fixture
def reader(inner: Reader, memory: MappingMemory) -> RecallingReader:
    return RecallingReader(inner, memory, "Acme", "Farbe", "colour")


def decide(memory: MappingMemory, *said: MappingDecision) -> None:
    memory.decide(said, "ann")


def test_what_is_not_known_is_read(reader: RecallingReader, inner: Reader) -> None:
    assert [one.reason for one in reader.read(["navy", "rust"])] == [
        "'navy' was read",
        "'rust' was read",
    ]
    assert inner.asked == [["navy", "rust"]]
    assert reader.read([]) == []


def test_what_was_confirmed_is_not_read_again(
    reader: RecallingReader, inner: Reader, memory: MappingMemory
) -> None:
    decide(memory, SAID, MappingDecision("Acme", "Farbe", "colour", True, raw="n/a", value=None))
    first, other, nothing = reader.read(["NAVY", "rust", "n/a"])
    assert (first.value, first.probability) == ("Red", 1.0)
    assert first.reason.startswith("confirmed by ann on ")
    assert (nothing.value, nothing.probability) == (None, 1.0)
    assert other.reason == "'rust' was read"
    assert inner.asked == [["rust"]]


def test_what_was_refused_is_not_proposed_again(
    reader: RecallingReader, memory: MappingMemory
) -> None:
    decide(memory, MappingDecision("Acme", "Farbe", "colour", False, raw="rust", value="Red"))
    decide(memory, MappingDecision("Acme", "Farbe", "colour", False, raw="sky", value="Blue"))
    rust, sky = reader.read(["rust", "sky"])
    assert (rust.value, rust.alternatives) == (None, (("Blue", 0.4),))
    assert rust.reason == "'rust' was read, which was refused before"
    assert rust.probability < 0.9, "a person is asked"
    assert (sky.value, sky.probability, sky.alternatives) == ("Red", 0.97, (("Red", 0.3),))


def test_what_others_agree_on_helps_unless_the_supplier_said_something_else(
    reader: RecallingReader, memory: MappingMemory
) -> None:
    for other in ("Bolt", "Cobb"):
        decide(memory, MappingDecision(other, "Hue", "colour", True, raw="ink", value="Blue"))
    (ink,) = reader.read(["ink"])
    assert (ink.value, ink.reason) == ("Blue", "confirmed for 2 other suppliers")
    decide(memory, MappingDecision("Acme", "Hue", "colour", True, raw="ink", value="Grey"))
    assert reader.read(["ink"])[0].value == "Grey"


def test_a_long_text_is_not_looked_up(reader: RecallingReader, memory: MappingMemory) -> None:
    long = "navy " * 200
    decide(memory, MappingDecision("Acme", "Farbe", "colour", True, raw=long, value="Blue"))
    assert reader.read([long])[0].value == "Red"


@pytest.mark.parametrize(
    ("kind", "is_remembered"),
    [("one_of", True), ("many_of", True), ("boolean", True), ("number", True), ("text", False)],
)
def test_only_values_worth_remembering_are_looked_up(
    memory: MappingMemory, inner: Reader, kind: Kind, is_remembered: bool
) -> None:
    found = with_memory(inner, memory, "Acme", "Farbe", field("colour", kind))
    assert isinstance(found, RecallingReader) == is_remembered


def test_titles_and_ids_are_not_looked_up_but_brands_and_categories_are(
    memory: MappingMemory, inner: Reader
) -> None:
    looked_up = {
        one.role
        for one in PRODUCT_FIELDS
        if with_memory(inner, memory, "Acme", "x", one) is not inner
    }
    assert looked_up == {"brand", "category"}


# A file that says it


def told(raw: str, value: Any, status: MappingStatus, target: str = "colour") -> ValueMapping:
    return ValueMapping("Farbe", target, raw, value, 3, 0.7, status, "so it says", (("Blue", 0.4),))


def read(inner: Reader, kind: Kind, *values: ValueMapping, part: str = "") -> dict[str, ReadValue]:
    reader = told_before(values, lambda *_: inner)(field("colour", kind), "Farbe", part)
    texts = [one.raw for one in values]
    return dict(zip(texts, reader.read(texts), strict=True))


def test_a_file_says_what_values_become(inner: Reader) -> None:
    found = read(
        inner, "one_of", told("a", "blue", "confirmed"), told("b", "Blue", "accepted"),
        told("c", None, "refused"), told("d", None, "left"), told("e", "Blue", "left"),
        told("f", "Blue", "refused"), told("g", "Blue", "open"),
    )  # fmt: skip
    sure = {raw: (one.value, one.probability) for raw, one in found.items() if raw < "f"}
    assert sure == {
        "a": ("Blue", 1.0), "b": ("Blue", 1.0), "c": (None, 1.0), "d": (None, 1.0), "e": (None, 1.0),
    }  # fmt: skip
    assert {found[raw].probability for raw in "fg"} == {0.5}, "a person is asked"
    assert {one.reason for one in found.values()} == {"so it says"}
    assert inner.asked == [[]]


def test_a_value_that_the_field_does_not_allow_is_left_to_people(inner: Reader) -> None:
    (found,) = read(inner, "one_of", told("a", "Blu", "confirmed")).values()
    assert (found.value, found.probability) == (None, 0.0)
    assert "'Blu' is no value of 'colour'; did you mean 'Blue'" in found.reason
    (free,) = read(inner, "text", told("a", "Blu", "confirmed")).values()
    assert free.value == "Blu"


def test_what_a_file_does_not_say_is_read(inner: Reader) -> None:
    reader = told_before([told("a", "Blue", "confirmed")], lambda *_: inner)
    one, other = reader(field("colour", "one_of"), "Farbe", "").read(["a", "b"])
    assert (one.value, other.value) == ("Blue", "Red")
    assert reader(field("colour", "one_of"), "Hue", "") is inner
    assert reader(field("width", "number"), "Farbe", "") is inner
    assert reader(field("colour", "one_of"), "Farbe", "2") is inner
