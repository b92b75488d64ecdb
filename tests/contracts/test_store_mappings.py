"""What every store must do with decisions on suppliers' columns and values, and with proposals."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from skulens.errors import UsageError
from skulens.records import MappingDecision
from skulens.store import KeptDecision, Store
from skulens.store.mapping_decisions import moment_of, seconds_of

ANN = MappingDecision("Acme", "Farbe", "colour", confirmed=True, decided_by="ann")
SIZES = ("width", "1"), ("depth", "2"), ("height", "3")


def column(target: str, part: str = "", **changes: object) -> MappingDecision:
    return replace(ANN, target=target, part=part, **changes)


def value(raw: str, meaning: object, target: str = "colour", **changes: object) -> MappingDecision:
    return replace(ANN, target=target, raw=raw, value=meaning, **changes)


def holding(store: Store, supplier: str = "Acme") -> list[tuple[str, str, bool]]:
    return [
        (kept.decision.target, kept.decision.part, kept.decision.confirmed)
        for kept in store.mapping_decisions(supplier, in_force=True)
    ]


def merge(store: Store, *others: Iterable[KeptDecision]) -> list[object]:
    return [store.merge_mapping_decisions(list(kept)) for kept in others]


def test_a_decision_comes_back_as_it_was(store: Store, where: Path | str) -> None:
    values = ("navy \N{LARGE BLUE CIRCLE}", 0.1 + 0.2, 5.0, True, False, ("a", "b"), (), "", None)
    given = [value(f"raw {number}", one) for number, one in enumerate(values)]
    kept = store.decide_mapping(given)
    with Store.open(where) as again:
        found = list(again.mapping_decisions())
    assert tuple(found) == kept
    for one, before in zip(found, given, strict=True):
        assert replace(one.decision, decided_at="") == before
        assert type(one.decision.value) is type(before.value)
        assert one.decision.decided_at > "2025"
        assert (one.in_force, one.withdrawn) == (True, False)


def test_odd_letters_are_no_obstacle(store: Store) -> None:
    odd = replace(
        ANN, supplier="\x00\ud800", column="c\udcff", raw="\x00" * 3000, value="\x00\ud800"
    )
    for _ in range(2):
        (kept,) = store.decide_mapping([odd])
    assert (kept.decision.version, kept.decision.value) == (2, "\x00\ud800")
    assert store.history_of("\x00\ud800", "c\udcff", odd.raw)[-1] == kept


def test_long_words_can_be_decided_on(store: Store) -> None:
    long = replace(
        ANN, supplier="ß" * 5000, column="漢" * 5000, target="t" * 400, raw="é" * 100_000
    )
    store.decide_mapping([long])
    store.decide_mapping([replace(long, raw=long.raw + "!")])
    assert [k.decision.version for k in store.mapping_decisions("ß" * 5000)] == [1, 1]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ANN, column=" "),
        replace(ANN, target="t" * 401),
        replace(ANN, target="\x00"),
        replace(ANN, raw="1", value=float("nan")),
    ],
)
def test_what_cannot_be_kept_is_refused_with_all_that_came_along(store: Store, wrong) -> None:
    with pytest.raises(UsageError):
        store.decide_mapping([ANN, wrong])
    assert holding(store) == []


def test_a_new_decision_supersedes_the_one_before_and_leaves_it_to_be_read(store: Store) -> None:
    for target in ("colour", "pattern", "colour"):
        store.decide_mapping([column(target)])
    history = store.history_of("acme", "FARBE:")
    assert [(k.decision.target, k.decision.version, k.in_force) for k in history] == [
        ("colour", 1, False),
        ("pattern", 2, False),
        ("colour", 3, True),
    ]
    times = [kept.decision.decided_at for kept in history]
    assert times == sorted(times)


def test_parts_of_a_cell_feed_several_fields(store: Store) -> None:
    for target, part in SIZES:
        store.decide_mapping([column(target, part)])
    assert {found[:2] for found in holding(store)} == set(SIZES)
    store.decide_mapping([column("length", "2")])
    assert {found[:2] for found in holding(store)} == {SIZES[0], ("length", "2"), SIZES[2]}
    store.decide_mapping([column("height", "1")])
    assert {found[:2] for found in holding(store)} == {("height", "1"), ("length", "2")}


def test_a_whole_cell_feeds_several_fields_only_if_they_are_named_together(store: Store) -> None:
    store.decide_mapping([column("colour"), column("pattern")])
    assert [found[0] for found in holding(store)] == ["colour", "pattern"]
    store.decide_mapping([column("title")])
    assert [found[0] for found in holding(store)] == ["title"]


def test_no_counterpart_replaces_every_field_and_is_replaced_by_one(store: Store) -> None:
    store.decide_mapping([column(*size) for size in SIZES])
    store.decide_mapping([column("")])
    assert holding(store) == [("", "", True)]
    store.decide_mapping([column("width", "1")])
    assert holding(store) == [("width", "1", True)]


def test_refusing_one_field_keeps_the_others(store: Store) -> None:
    store.decide_mapping([column(*size) for size in SIZES])
    store.decide_mapping([column("depth", confirmed=False)])
    store.decide_mapping([column("weight", confirmed=False)])
    assert holding(store) == [
        ("width", "1", True),
        ("height", "3", True),
        ("depth", "", False),
        ("weight", "", False),
    ]
    store.decide_mapping([column("depth", "2")])
    assert holding(store) == [
        ("width", "1", True),
        ("height", "3", True),
        ("weight", "", False),
        ("depth", "2", True),
    ]


def test_refusing_a_part_leaves_the_field_to_the_others(store: Store) -> None:
    store.decide_mapping([column("width", "1")])
    store.decide_mapping([column("width", "2", confirmed=False)])
    assert holding(store) == [("width", "1", True), ("width", "2", False)]


def test_a_value_becomes_one_thing_in_each_field(store: Store) -> None:
    store.decide_mapping([value("Navy / M", "Blue"), value("Navy / M", "M", "size")])
    store.decide_mapping([value("navy /  m", "Navy")])
    found = store.value_decisions("colour", ["NAVY / M", "Red"])
    assert [(one.value, one.version) for one in found] == [("Navy", 3)]
    assert [one.value for one in store.value_decisions("size", ["Navy / M"])] == ["M"]
    assert store.value_decisions("material", ["Navy / M"]) == []


def test_several_meanings_of_a_value_can_be_refused(store: Store) -> None:
    for meaning in ("Blue", "Black", "Blue"):
        store.decide_mapping([value("navy", meaning, confirmed=False)])
    store.decide_mapping([value("navy", "Black")])
    found = store.value_decisions("colour", ["navy"])
    assert [(one.value, one.confirmed) for one in found] == [("Blue", False), ("Black", True)]


def test_yes_is_not_one(store: Store) -> None:
    store.decide_mapping([value("x", True, confirmed=False)])
    store.decide_mapping([value("x", 1.0, confirmed=False)])
    assert [one.value for one in store.value_decisions("colour", ["x"])] == [True, 1.0]


def test_a_column_and_an_empty_value_of_it_are_two_things(store: Store) -> None:
    store.decide_mapping([column("colour"), value("", "None")])
    assert [kept.decision.raw for kept in store.mapping_decisions(in_force=True)] == [None, ""]
    assert [kept.decision.raw for kept in store.history_of("Acme", "Farbe")] == [None]
    assert [kept.decision.raw for kept in store.history_of("Acme", "Farbe", "")] == [""]


def test_spellings_of_a_column_are_one_and_units_are_not(store: Store) -> None:
    store.decide_mapping([column("weight", column="Weight (kg)")])
    store.decide_mapping([column("mass", column="weight_KG", supplier=" ACME ")])
    store.decide_mapping([column("weight", column="Weight (oz)")])
    assert [kept.decision.column for kept in store.mapping_decisions(in_force=True)] == [
        "weight_KG",
        "Weight (oz)",
    ]


def test_suppliers_do_not_disturb_each_other(store: Store) -> None:
    others = [replace(ANN, supplier=name) for name in ("", "Bolt", "Acme")]
    for other in others:
        store.decide_mapping([other])
    store.decide_mapping([replace(ANN, target="", supplier="Bolt")])
    found = store.column_decisions(["farbe", "unknown"])
    assert {(one.supplier, one.target) for one in found} == {
        ("", "colour"),
        ("Acme", "colour"),
        ("Bolt", ""),
    }
    assert (store.forget_decisions("bolt"), store.forget_decisions("bolt")) == (2, 0)
    assert [one.supplier for one in store.column_decisions(["Farbe"])] == ["", "Acme"]


def test_more_columns_than_a_statement_names(store: Store) -> None:
    names = [f"column {letter}{number}" for letter in "ab" for number in range(600)]
    store.decide_mapping([replace(ANN, column=name) for name in names])
    assert {one.column for one in store.column_decisions(names)} == set(names)
    kept = list(store.mapping_decisions("Acme"))
    assert len({one.decision.column for one in kept}) == len(kept) == 1200


def test_what_is_taken_back_lets_the_one_before_hold_again(store: Store) -> None:
    store.decide_mapping([column(*size) for size in SIZES])
    none = store.decide_mapping([column("")])
    withdrawn = store.withdraw_mapping(none[0].answer)
    assert [(one.decision.target, one.withdrawn, one.in_force) for one in withdrawn] == [
        ("", True, False)
    ]
    assert {found[:2] for found in holding(store)} == set(SIZES)
    assert len(store.history_of("Acme", "Farbe")) == 4
    assert store.withdraw_mapping("no such answer") == ()


def test_the_last_word_counts_whatever_the_clock_says(store: Store, monkeypatch) -> None:
    store.decide_mapping([column("colour")])
    monkeypatch.setattr("skulens.store.mapping_decisions.time.time", lambda: 1.0)
    store.decide_mapping([column("pattern")])
    assert holding(store) == [("pattern", "", True)]


def test_a_decision_whose_acknowledgement_was_lost_is_kept_once(store: Store, monkeypatch) -> None:
    decide = Store._decide

    def lost(self: Store, *given: object) -> object:
        decide(self, *given)
        return decide(self, *given)

    monkeypatch.setattr(Store, "_decide", lost)
    kept = store.decide_mapping([column("colour"), value("navy", "Blue")])
    assert [one.decision.version for one in kept] == [1, 1]
    assert len(list(store.mapping_decisions())) == 2


def test_merged_into_an_empty_catalogue_all_is_as_it_was(store: Store, tmp_path: Path) -> None:
    store.decide_mapping([column(*size) for size in SIZES])
    store.decide_mapping([column("depth", confirmed=False), value("navy", ("a", "b"))])
    store.withdraw_mapping(store.decide_mapping([column("")])[0].answer)
    before = list(store.mapping_decisions())
    with Store.open(tmp_path / "other") as other:
        merged = other.merge_mapping_decisions(before)
        assert (merged.added, merged.known, merged.contradictions) == (len(before), 0, ())
        assert list(other.mapping_decisions()) == before
        again = other.merge_mapping_decisions(before)
        assert (again.added, again.known, again.contradictions) == (0, len(before), ())
        assert list(other.mapping_decisions()) == before


def test_two_catalogues_that_tell_each_other_all_agree(store: Store, tmp_path: Path) -> None:
    store.decide_mapping([column("colour"), value("navy", "Blue")])
    with Store.open(tmp_path / "other") as other:
        merge(other, store.mapping_decisions())
        other.decide_mapping([column("pattern")])
        store.decide_mapping([column("material")])
        other.decide_mapping([value("navy", "Navy")])
        ours, theirs = list(store.mapping_decisions()), list(other.mapping_decisions())
        (here,), (there,) = merge(store, theirs), merge(other, ours)
        assert list(store.mapping_decisions()) == list(other.mapping_decisions())
    (one,) = here.contradictions
    assert (one.kept.target, one.given_up.target) == ("material", "pattern")
    assert there.contradictions == here.contradictions
    history = store.history_of("Acme", "Farbe")
    assert [kept.decision.target for kept in history] == ["colour", "pattern", "material"]
    assert [kept.decision.version for kept in history] == [1, 2, 3]
    assert [one.value for one in store.value_decisions("colour", ["navy"])] == ["Navy"]


def test_what_is_taken_back_elsewhere_is_taken_back_here(store: Store, tmp_path: Path) -> None:
    (kept,) = store.decide_mapping([column("colour")])
    with Store.open(tmp_path / "other") as other:
        merge(other, store.mapping_decisions())
        other.withdraw_mapping(kept.answer)
        merge(store, other.mapping_decisions())
    assert holding(store) == []


def test_many_people_at_once(store: Store) -> None:
    def work(name: str) -> None:
        for _ in range(10):
            store.decide_mapping([column(name, decided_by=name)])

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ann", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = store.history_of("Acme", "Farbe")
    assert [kept.decision.version for kept in history] == list(range(1, 21))
    assert [kept.in_force for kept in history] == [False] * 19 + [True]


@pytest.mark.parametrize("seconds", [0.0, 1e-6, 1763749016.123456, 4e9 + 0.999999, -1.5])
def test_times_come_back(seconds: float) -> None:
    assert seconds_of(moment_of(seconds)) == pytest.approx(seconds, abs=1e-9)
    assert moment_of(seconds_of(moment_of(seconds))) == moment_of(seconds)


def test_proposals_are_kept_in_versions(store: Store, where: Path | str) -> None:
    columns, mapping = [["Farbe", 1 / 3, None]], {"x": [True, "\x00\ud800", {"y": 1e300}]}
    assert store.supplier_mapping("Acme") is None
    assert store.supplier_mapping_versions() == {}
    assert store.keep_supplier_mapping("Acme", "a.csv", "/f/a.csv", columns, mapping) == 1
    assert store.keep_supplier_mapping(" acme ", "b.csv", "/f/b.csv", [], {}) == 2
    assert store.keep_supplier_mapping("Bolt", "c.csv", "/f/c.csv", [], {}) == 1
    with Store.open(where) as again:
        first = again.supplier_mapping("ACME", 1)
        assert first is not None
        assert (first.supplier, first.version, first.feed) == ("Acme", 1, "a.csv")
        assert (first.path, first.columns, first.mapping) == ("/f/a.csv", columns, mapping)
        assert first.created_at > 1.7e9
        newest = again.supplier_mapping("Acme")
        assert newest is not None
        assert (newest.version, newest.feed) == (2, "b.csv")
        assert again.supplier_mapping("Acme", 3) is None
        assert again.supplier_mapping_versions() == {" acme ": 2, "Bolt": 1}
    assert (store.forget_supplier_mappings("ACME"), store.supplier_mapping("Acme")) == (2, None)
    assert store.supplier_mapping_versions() == {"Bolt": 1}
