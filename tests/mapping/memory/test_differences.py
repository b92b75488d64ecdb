from __future__ import annotations

import csv
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.memory.decided import ColumnMemory
from skulens.mapping.memory.differences import (
    compare,
    inherited,
    refused_before,
    still_inherited,
    with_heirs,
)
from skulens.mapping.memory.fingerprints import (
    MAX_COLUMNS,
    MAX_HASHES,
    ColumnFingerprint,
    fingerprint_of,
    fingerprints_of,
)
from skulens.mapping.memory.plain import plain_of, record_of
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.records import FeedDifference, FieldMapping, MappingDecision
from skulens.taxonomy.attribute_schema import Attribute

FEED = Path(__file__).parents[3] / "samples" / "shop" / "feeds" / "lindgruen-handel.csv"
Columns = Mapping[str, Sequence[str]]

COLOURS = ("Rot", "Blau", "Grün", "Schwarz", "Weiß", "Gelb", "Anthrazit", "Kiefer")
BEFORE: dict[str, list[str]] = {
    "Nr": [f"A-{number}" for number in range(50)],
    "Farbe": [COLOURS[number % 8] for number in range(50)],
    "Preis": [f"{10 + number},99" for number in range(50)],
    "Abwaschbar": ["ja", "nein"] * 25,
    "Gewicht": [f"{number * 100}" for number in range(50)],
    "Leer": [""] * 50,
}


def renamed(columns: Columns, **names: str) -> dict[str, Sequence[str]]:
    return {names.get(name, name): texts for name, texts in columns.items()}


def difference(before: Columns, after: Columns) -> FeedDifference:
    return compare(fingerprints_of(before), fingerprints_of(after)).difference


def lindgruen() -> dict[str, list[str]]:
    with FEED.open(encoding="cp1252", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    return {name: [row[at] for row in rows[1:]] for at, name in enumerate(rows[0])}


def test_the_same_columns_are_no_difference() -> None:
    after = renamed(BEFORE, Farbe=" FARBE:", Preis="preis")
    assert difference(BEFORE, after) == FeedDifference()
    assert difference({}, {}) == FeedDifference()


def test_a_column_is_known_by_its_values_under_any_name() -> None:
    found = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="attr_17")))
    assert found.difference == FeedDifference(renamed=(("Farbe", "attr_17"),))
    assert found.renamings[0].is_clear


def test_columns_are_told_apart_though_all_are_renamed() -> None:
    names = {"Farbe": "x1", "Preis": "x2", "Gewicht": "x3", "Nr": "x4"}
    found = difference(BEFORE, dict(reversed(list(renamed(BEFORE, **names).items()))))
    assert dict(found.renamed) == names


def test_yes_and_no_prove_nothing() -> None:
    after = renamed(BEFORE, Abwaschbar="Recyclebar")
    assert difference(BEFORE, after) == FeedDifference(
        new=("Recyclebar",), vanished=("Abwaschbar",)
    )


def test_numbers_that_are_other_numbers_are_another_column() -> None:
    after = renamed(BEFORE, Gewicht="Lagerbestand")
    after["Lagerbestand"] = [f"{number % 7 + 100_000}" for number in range(50)]
    assert difference(BEFORE, after).renamed == ()


def test_empty_columns_come_and_go() -> None:
    found = difference(BEFORE, renamed(BEFORE, Leer="Auch leer"))
    assert found == FeedDifference(new=("Auch leer",), vanished=("Leer",))


def test_of_two_that_are_alike_neither_is_clear() -> None:
    after = renamed(BEFORE, Farbe="Farbton")
    after["Farbname"] = after["Farbton"]
    found = compare(fingerprints_of(BEFORE), fingerprints_of(after))
    assert len(found.renamings) == 1
    assert not found.renamings[0].is_clear


def test_a_supplier_with_other_products_next_season() -> None:
    after = renamed(BEFORE, Farbe="Farbton")
    after["Nr"] = [f"B-{number}" for number in range(200)]
    after["Farbton"] = [COLOURS[number % 6] for number in range(200)]
    assert difference(BEFORE, after).renamed == (("Farbe", "Farbton"),)


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_columns_of_a_real_feed_are_found_again(share: float) -> None:
    """Each name in turn is replaced by a number; columns with hardly a value cannot be known."""
    before = lindgruen()
    rows = range(60)[: int(60 * share)]
    right = wrong = 0
    for name in before:
        after = {
            "f_01" if other == name else other: [texts[row] for row in rows]
            for other, texts in before.items()
        }
        found = difference(before, after)
        right += found.renamed == ((name, "f_01"),)
        wrong += bool(found.renamed) and found.renamed != ((name, "f_01"),)
    assert (right >= (18 if share == 1 else 16), wrong) == (True, 0)


def test_two_columns_that_are_renamed_at_once_in_a_real_feed() -> None:
    before = lindgruen()
    names = {"Farbe": "Colour", "Werkstoff": "Material", "VK brutto": "RRP", "EK netto": "Cost"}
    after = renamed(before, **names)
    del after["Lagerplatz"]
    after["Lager"] = [f"Halle {number % 3}" for number in range(60)]
    found = difference(before, after)
    assert dict(found.renamed) == names
    assert (found.new, found.vanished) == (("Lager",), ("Lagerplatz",))


SAID = MappingDecision("Acme", "Farbe", "colour", True, decided_by="ann", decided_at="2026-11-21T")
MEMORY = {"farbe": ColumnMemory("Farbe", (SAID,), (replace(SAID, target="hue", confirmed=False),))}


def test_a_renamed_column_inherits_what_was_decided() -> None:
    found = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="Hue")))
    (one,) = inherited(found.renamings, MEMORY)
    assert (one.column, one.target, one.status) == ("Hue", "colour", "accepted")
    assert one.reason == "renamed from 'Farbe', which was confirmed by ann on 2026-11-21"
    assert one.evidence[0].sentence == one.reason
    assert one.probability == found.renamings[0].score
    (refused,) = refused_before(found.renamings, MEMORY)
    assert (refused.column, refused.target, refused.confirmed) == ("Hue", "hue", False)


def test_what_is_not_clear_is_offered_only() -> None:
    found = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="Hue")))
    doubtful = [replace(one, is_clear=False) for one in found.renamings]
    assert [one.status for one in inherited(doubtful, MEMORY)] == ["open"]
    none = {"farbe": ColumnMemory("Farbe", (replace(SAID, target=""),))}
    assert [(one.target, one.status) for one in inherited(found.renamings, none)] == [("", "left")]
    assert [one.status for one in inherited(doubtful, none)] == ["open"]


def test_a_new_name_of_which_something_was_decided_inherits_nothing() -> None:
    found = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="Hue")))
    known = {**MEMORY, "hue": ColumnMemory("Hue", (SAID,))}
    assert inherited(found.renamings, known) == ()
    assert refused_before(found.renamings, known) == ()
    assert inherited(found.renamings, {}) == ()


def test_what_was_inherited_lasts_until_something_is_decided() -> None:
    first = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="Hue")))
    held = inherited(first.renamings, MEMORY)
    assert still_inherited(held, (), MEMORY) == held
    hue = {"hue": ColumnMemory("Hue", (replace(SAID, column="Hue", target="material"),))}
    assert still_inherited(held, (), {**MEMORY, **hue}) == ()
    plain = replace(held[0], evidence=())
    assert still_inherited([plain], (), MEMORY) == ()
    again = compare(
        fingerprints_of(renamed(BEFORE, Farbe="Hue")), fingerprints_of(renamed(BEFORE, Farbe="F3"))
    )
    (one,) = still_inherited(held, again.renamings, MEMORY)
    assert (one.column, one.target, one.status) == ("F3", "colour", "accepted")
    doubtful = [replace(one, is_clear=False) for one in again.renamings]
    assert [one.status for one in still_inherited(held, doubtful, MEMORY)] == ["open"]


def test_heirs_take_the_place_of_proposals() -> None:
    target = Target((*PRODUCT_FIELDS, TargetField(Attribute("colour", "Colour", "text"))))
    found = compare(fingerprints_of(BEFORE), fingerprints_of(renamed(BEFORE, Farbe="Hue")))
    heirs = inherited(found.renamings, MEMORY)
    proposals = [
        FieldMapping("Nr", "id", "", 0.9, "accepted", "alike"),
        FieldMapping("Hue", "title", "1", 0.9, "accepted", "alike"),
        FieldMapping("Hue", "brand", "2", 0.9, "accepted", "alike"),
    ]
    both = with_heirs(proposals, heirs, target)
    assert [(one.column, one.target) for one in both] == [("Nr", "id"), ("Hue", "colour")]
    without = Target(PRODUCT_FIELDS)
    assert with_heirs(proposals, heirs, without) == proposals, "it has no colour"


CELLS = st.lists(st.text(max_size=8) | st.integers().map(str), max_size=20)
FEEDS = st.dictionaries(st.text(max_size=6), CELLS, max_size=6)


@given(FEEDS, FEEDS)
def test_every_column_is_in_one_place(before: Columns, after: Columns) -> None:
    found = compare(fingerprints_of(before), fingerprints_of(after))
    old, new = zip(*found.difference.renamed, strict=True) if found.difference.renamed else ((), ())
    for feed, some in ((before, (*old, *found.difference.vanished)),
                       (after, (*new, *found.difference.new))):  # fmt: skip
        assert len(set(some)) == len(some)
        assert set(some) <= set(feed)
    for one in found.renamings:
        assert 0 <= one.score <= 1


@given(st.text(max_size=10), st.integers(0, 999), CELLS)
def test_a_fingerprint_is_small_and_comes_back(name: str, place: int, texts: list[str]) -> None:
    one = fingerprint_of(name, place, texts)
    plain = json.loads(json.dumps(plain_of(one)))
    assert record_of(ColumnFingerprint, plain, "it") == one
    assert len(one.hashes) <= MAX_HASHES
    assert list(one.hashes) == sorted(set(one.hashes))


@given(CELLS)
def test_counted_cells_have_the_same_fingerprint(texts: list[str]) -> None:
    assert fingerprint_of("x", 0, Counter(texts)) == fingerprint_of("x", 0, texts)


def test_runs_of_letters_and_digits_are_one_sign() -> None:
    one = fingerprint_of("x", 0, ["AB-12 cm", "Ä٣²½_#", "aa99aa"])
    assert set(one.shapes) == {"a-9 a", "a9²½_#", "a9a"}


def test_a_fingerprint_does_not_hang_on_the_order_of_the_rows() -> None:
    texts = [f"{number} cm" for number in range(5000)]
    one = fingerprint_of("x", 0, texts)
    random.Random(1).shuffle(texts)
    assert fingerprint_of("x", 0, texts) == one
    assert (len(one.hashes), one.distinct, one.shapes, one.filled) == (64, 5000, ("9 a",), 1.0)


def test_long_cells_and_many_columns_stay_small() -> None:
    one = fingerprint_of("x", 0, ["a1" * 500_000, "9" * 500_000, "\ud800\x00"])
    assert len(json.dumps(plain_of(one))) < 500
    many = fingerprints_of({f"c{number}": ("a", "b") for number in range(MAX_COLUMNS + 5)})
    assert [bool(each.hashes) for each in many] == [True] * MAX_COLUMNS + [False] * 5


def test_a_thousand_columns_that_are_all_renamed_take_no_time() -> None:
    dice = random.Random(1)
    cells = [[f"{dice.random():.6f} x" for _ in range(100)] for _ in range(1000)]
    before = fingerprints_of({f"column {number}": texts for number, texts in enumerate(cells)})
    dice.shuffle(cells)
    after = fingerprints_of({f"spalte {number}": texts for number, texts in enumerate(cells)})
    started = time.monotonic()
    assert len(compare(before, after).renamings) == 1000
    assert time.monotonic() - started < 15
