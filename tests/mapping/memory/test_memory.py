from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from skulens.errors import MappingError, UsageError
from skulens.mapping.memory.fingerprints import fingerprints_of
from skulens.mapping.memory.memory import MappingMemory, decisions_in
from skulens.records import FeedDifference, MappingDecision
from skulens.store import Store, column_key
from support.mappings import TARGET, field, mapping, value, without_version

SAID = MappingDecision("Acme", "Farbe", "colour", confirmed=True)


def decide(memory: MappingMemory, *said: MappingDecision) -> str:
    return memory.decide(said, "ann")[0].answer


def meant(memory: MappingMemory, raw: str, supplier: str = "Acme", column: str = "Farbe"):
    return memory.values(supplier, column, "colour", [raw, "unknown"]).get(raw)


def test_what_was_decided_of_columns_is_there_for_the_next_feed(memory: MappingMemory) -> None:
    decide(memory, SAID)
    decide(memory, replace(SAID, target="material", confirmed=False))
    decide(memory, replace(SAID, column="Lager", target=""))
    decide(memory, replace(SAID, supplier="Bolt", target="hue"))
    known = memory.columns("acme ")
    assert set(known) == {column_key("FARBE"), "lager"}
    assert [one.target for one in known["farbe"].confirmed] == ["colour"]
    assert [one.target for one in known["farbe"].refused] == ["material"]
    assert (known["farbe"].is_none, known["lager"].is_none) == (False, True)
    assert known["farbe"].confirmed[0].decided_by == "ann"


def test_other_suppliers_are_evidence(memory: MappingMemory) -> None:
    for name in ("Bolt", "BOLT", "Cobb", ""):
        decide(memory, replace(SAID, supplier=name))
    decide(memory, replace(SAID, supplier="Dunn", confirmed=False))
    decide(memory, replace(SAID, supplier="Dunn", target="material"))
    decide(memory, replace(SAID, target="weight"))
    shared = memory.shared(["farbe", "Lager"], "Acme")
    assert set(shared) == {"farbe"}
    assert [(one.target, one.sentence) for one in shared["farbe"]] == [
        (
            "colour",
            "confirmed for all suppliers, confirmed for 2 other suppliers, "
            "refused for 1 other supplier",
        ),
        ("material", "confirmed for 1 other supplier"),
    ]
    assert shared["farbe"][0].for_all


def test_own_values_go_before_those_of_others(memory: MappingMemory) -> None:
    for supplier, meaning in (("Bolt", "Red"), ("", "Grey"), ("Acme", "Blue")):
        decide(memory, replace(SAID, supplier=supplier, raw="Navy", value=meaning))
        found = meant(memory, "navy")
        assert (found.value, found.is_known) == (meaning, True)
    assert found.is_own
    assert found.sentence.startswith("confirmed by ann on 20")
    assert meant(memory, "navy", "Cobb").sentence == "confirmed for all suppliers"


def test_values_of_other_suppliers_say_of_how_many(memory: MappingMemory) -> None:
    for name in ("Bolt", "Cobb"):
        decide(memory, replace(SAID, supplier=name, column="Hue", raw="navy", value="Blue"))
    found = meant(memory, "NAVY")
    assert (found.value, found.is_own, found.suppliers) == ("Blue", False, 2)
    assert found.sentence == "confirmed for 2 other suppliers"


@pytest.mark.parametrize("other", [{"value": "Red"}, {"confirmed": False}, {"value": None}])
def test_others_that_contradict_each_other_are_no_answer(memory: MappingMemory, other) -> None:
    bolt = replace(SAID, supplier="Bolt", raw="navy", value="Blue")
    decide(memory, bolt)
    decide(memory, replace(bolt, supplier="Cobb", **other))
    assert meant(memory, "navy") is None


def test_what_was_refused_is_not_brought_back_by_others(memory: MappingMemory) -> None:
    navy = replace(SAID, raw="navy", value="Blue")
    decide(memory, replace(navy, supplier="Bolt"))
    decide(memory, replace(navy, confirmed=False))
    found = meant(memory, "navy")
    assert (found.is_known, found.refused) == (False, ("Blue",))


def test_that_a_value_means_nothing_is_an_answer(memory: MappingMemory) -> None:
    decide(memory, replace(SAID, raw="n/a", value=None))
    found = meant(memory, "N/A")
    assert (found.value, found.is_known) == (None, True)


def test_the_same_column_goes_first_among_ones_own(memory: MappingMemory) -> None:
    decide(memory, replace(SAID, raw="navy", value="Blue"))
    decide(memory, replace(SAID, column="Akzent", raw="navy", value="Grey"))
    assert meant(memory, "navy").value == "Blue"
    assert meant(memory, "navy", column="Akzent").value == "Grey"
    assert meant(memory, "navy", column="Rand") is None


def test_a_code_of_another_supplier_is_known_by_its_column(memory: MappingMemory) -> None:
    decide(memory, replace(SAID, supplier="Bolt", raw="01", value="Red"))
    assert meant(memory, "01").value == "Red"
    assert meant(memory, "01", column="Farbcode") is None


def test_an_answer_is_taken_back(memory: MappingMemory) -> None:
    decide(memory, SAID)
    answer = decide(memory, replace(SAID, target="material"))
    memory.undo(answer)
    assert [one.target for one in memory.columns("Acme")["farbe"].confirmed] == ["colour"]
    history = memory.history("Acme", "Farbe")
    assert [(one.decision.target, one.withdrawn) for one in history] == [
        ("colour", False),
        ("material", True),
    ]
    assert memory.history("Acme") == history


@pytest.mark.parametrize("by", ["", "  \n"])
def test_a_decision_needs_a_name(memory: MappingMemory, by: str) -> None:
    with pytest.raises(UsageError, match="'by' is empty"):
        memory.decide([SAID], by)


def test_suppliers_are_counted_and_forgotten(memory: MappingMemory) -> None:
    decide(memory, SAID, replace(SAID, target="hue"), replace(SAID, raw="navy", value="Blue"))
    decide(memory, replace(SAID, supplier="Bolt", target=""))
    memory.keep(mapping(), (), "f")
    memory.keep(replace(mapping(), supplier="Cobb"), (), "f")
    found = {one.supplier: one for one in memory.suppliers()}
    assert list(found) == ["Acme", "Bolt", "Cobb"]
    assert [(one.columns, one.values, one.version) for one in found.values()] == [
        (1, 1, 1),
        (1, 0, 0),
        (0, 0, 1),
    ]
    assert found["Acme"].decided_at > found["Cobb"].decided_at == ""
    gone = memory.forget("acme")
    assert (gone.decisions, gone.mappings) == (3, 1)
    assert [one.supplier for one in memory.suppliers()] == ["Bolt", "Cobb"]
    assert memory.history("Acme") == ()


def test_the_current_mapping_is_what_people_made_of_the_proposals(memory: MappingMemory) -> None:
    one = mapping(
        field("Farbe", "material"),
        field("Hue", "title"),
        values=(value("oak", "wood", 3, target="material"),),
    )
    looks = fingerprints_of({"Farbe": ("a", "b"), "Hue": ("1", "")})
    kept = memory.keep(one, looks, "/feeds/feed.csv")
    assert kept.version == 1
    assert without_version(memory.current("ACME")) == without_version(one)
    assert memory.fingerprints("acme") == looks
    answer = decide(memory, SAID)
    found = memory.current("Acme", TARGET)
    assert [(each.target, each.status) for each in found.columns] == [
        ("colour", "confirmed"),
        ("title", "open"),
    ]
    memory.undo(answer)
    assert without_version(memory.current("Acme")) == without_version(one)
    assert (memory.current("Bolt"), memory.fingerprints("Bolt")) == (None, ())


def test_the_same_proposals_are_no_new_version(memory: MappingMemory) -> None:
    one = mapping(field("Farbe", "colour"))
    assert memory.keep(one, (), "f").version == 1
    assert memory.keep(replace(one, seconds=9.0, version=7), (), "f").version == 1
    told_once = replace(one, difference=FeedDifference(new=("Farbe",)))
    assert memory.keep(told_once, (), "f").version == 1
    assert memory.keep(replace(one, rows=9), (), "f").version == 2
    assert memory.current("Acme").version == 2


def test_a_stored_mapping_that_is_damaged_says_so(memory: MappingMemory, store: Store) -> None:
    store.keep_supplier_mapping("Acme", "f", "p", [{"name": 1}], {"columns": 1})
    with pytest.raises(MappingError, match="the stored mapping"):
        memory.current("Acme")
    with pytest.raises(MappingError, match="stored column 0"):
        memory.fingerprints("Acme")


def test_an_edited_file_is_remembered_once(memory: MappingMemory) -> None:
    edited = mapping(
        field("Farbe", "colour", "confirmed"), field("Lager", "", "refused"),
        field("Hue", "title", "refused"), field("Maße", "width", "open"),
        values=(
            value("navy", "Blue", status="confirmed"), value("n/a", None, status="refused"),
            value("red", "Grey", status="refused"), value("sky", "Blue", status="accepted"),
        ),
    )  # fmt: skip
    kept = [one.decision for one in memory.adopt(edited, "ben")]
    assert [(one.column, one.target, one.confirmed, one.raw, one.value) for one in kept] == [
        ("Farbe", "colour", True, None, None),
        ("Lager", "", True, None, None),
        ("Hue", "title", False, None, None),
        ("Farbe", "colour", True, "navy", "Blue"),
        ("Farbe", "colour", True, "n/a", None),
        ("Farbe", "colour", False, "red", "Grey"),
    ]
    assert memory.adopt(edited, "ben") == ()
    assert memory.adopt(memory.applied(edited), "ben") == ()
    assert len(decisions_in(edited)) == 6


def test_a_feed_like_the_one_before_is_no_new_version(memory: MappingMemory) -> None:
    first = mapping(field("Farbe", "colour"))
    memory.keep(first, fingerprints_of({"Farbe": ["a"]}), "/feed.csv")
    again = replace(first, difference=FeedDifference())
    kept = memory.keep(again, fingerprints_of({"Farbe": ["a"]}), "/feed.csv")
    assert (kept.version, kept.difference) == (1, FeedDifference())


def test_the_history_of_a_supplier_begins_with_the_oldest(memory: MappingMemory) -> None:
    for column in ("Zeta", "Alpha", "Mitte"):
        decide(memory, replace(SAID, column=column))
    decide(memory, replace(SAID, column="Alpha", raw="navy", value="Blue"))
    found = [(one.decision.column, one.decision.raw) for one in memory.history("Acme")]
    assert found == [("Zeta", None), ("Alpha", None), ("Mitte", None), ("Alpha", "navy")]


def test_two_processes_see_the_same(memory: MappingMemory, tmp_path: Path) -> None:
    memory.keep(mapping(field("Farbe", "material")), (), "f")
    decide(memory, SAID)
    with Store.open(tmp_path / "shop", read_only=True) as store:
        assert MappingMemory(store).current("Acme") == memory.current("Acme")
