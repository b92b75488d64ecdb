from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.mapping.memory.decided import with_decisions
from skulens.records import MappingDecision, MissingField, SupplierMapping
from support.mappings import ANY_MAPPING, TARGET, field, mapping, value

SAID = MappingDecision(
    "Acme", "farbe", "colour", True, decided_by="ann", decided_at="2026-11-21T10:00:00.000000Z"
)
SIZES = tuple(field("Maße", key, part=part) for key, part in (("width", "1"), ("height", "3")))


def told(one: SupplierMapping) -> list[tuple[str, str, str, str]]:
    return [(each.column, each.target, each.part, each.status) for each in one.columns]


def test_a_confirmed_proposal_is_said_to_be() -> None:
    one = mapping(field("Farbe", "colour", hue=0.2))
    (said,) = with_decisions(one, [SAID]).columns
    assert (said.status, said.probability) == ("confirmed", 1.0)
    assert said.reason == "confirmed by ann on 2026-11-21"
    assert said.evidence == one.columns[0].evidence
    assert said.candidates == one.columns[0].candidates


def test_a_decision_replaces_what_was_proposed_for_the_same_part() -> None:
    one = mapping(field("Farbe", "material", "accepted"), *SIZES)
    said = [SAID, replace(SAID, column="Maße", target="depth", part="1")]
    assert told(with_decisions(one, said)) == [
        ("Farbe", "colour", "", "confirmed"),
        ("Maße", "depth", "1", "confirmed"),
        ("Maße", "height", "3", "open"),
    ]


def test_no_counterpart_closes_all_of_a_column() -> None:
    said = [replace(SAID, column="Maße", target="")]
    assert told(with_decisions(mapping(*SIZES), said)) == [("Maße", "", "", "refused")]


def test_the_next_best_field_is_asked_when_the_best_is_refused() -> None:
    one = mapping(field("Farbe", "colour", "accepted", material=0.2, weight=0.05))
    colour, material = (
        replace(SAID, target=key, confirmed=False) for key in ("colour", "material")
    )
    (next_best,) = with_decisions(one, [colour]).columns
    assert (next_best.target, next_best.probability, next_best.status) == ("material", 0.2, "open")
    assert [other.target for other in next_best.candidates] == ["material", "weight"]
    (none_left,) = with_decisions(one, [colour, material]).columns
    assert (none_left.target, none_left.status) == ("", "left")
    assert none_left.reason == "all that was proposed for it was refused"


def test_what_nobody_stands_for_any_more_is_a_question_again() -> None:
    one = mapping(
        field("Farbe", "colour", "confirmed"), field("Lager", "", "refused"),
        values=(value("navy", "Blue", status="confirmed"),),
    )  # fmt: skip
    found = with_decisions(one, [])
    assert [each.status for each in found.columns] == ["open", "left"]
    assert [each.status for each in found.values] == ["open"]


def test_values_take_what_was_decided() -> None:
    one = mapping(
        field("Farbe", "colour"), field("Hue", "colour"),
        values=(value("Navy", "Grey"), value("n/a", "Red"), value("navy", "Red", column="Hue")),
    )  # fmt: skip
    navy, nothing = (
        replace(SAID, raw=raw, value=meaning) for raw, meaning in (("navy", "Blue"), ("N/A", None))
    )
    found = with_decisions(one, [navy, nothing]).values
    assert [(each.value, each.status) for each in found] == [
        ("Blue", "confirmed"),
        (None, "refused"),
        ("Blue", "confirmed"),
    ]


def test_a_code_that_was_decided_for_all_means_something_in_its_own_column_only() -> None:
    one = mapping(
        field("Farbe", "colour"), field("Hue", "colour"),
        values=(value("1", None), value("1", None, column="Hue")),
    )  # fmt: skip
    own = replace(SAID, raw="1", value="Red")
    found = with_decisions(one, [replace(own, supplier="")]).values
    assert [each.status for each in found] == ["confirmed", "open"]
    assert [each.status for each in with_decisions(one, [own]).values] == ["confirmed"] * 2


def test_a_column_of_a_field_that_is_not_asked_for_is_left_alone() -> None:
    one = mapping(field("Farbe", "material", "accepted"))
    said = replace(SAID, target="hue")
    (found,) = with_decisions(one, [said], TARGET).columns
    assert (found.target, found.status) == ("", "left")
    assert found.reason == "'hue' was confirmed by ann on 2026-11-21, which is none of these fields"
    assert [other.target for other in found.candidates] == ["material"]
    both = with_decisions(one, [said, SAID], TARGET)
    assert told(both) == [("Farbe", "colour", "", "confirmed")]


def test_the_next_best_value_is_asked_when_the_best_is_refused() -> None:
    one = mapping(field("Farbe", "colour"), values=(value("navy", "Red", status="accepted"),))
    (found,) = with_decisions(one, [replace(SAID, raw="navy", value="Red", confirmed=False)]).values
    assert (found.value, found.probability, found.status) == ("Grey", 0.3, "open")


def test_values_of_a_field_that_the_column_does_not_feed_are_left_out() -> None:
    one = mapping(field("Farbe", "colour"), values=(value("navy", "Blue"),))
    assert with_decisions(one, [replace(SAID, target="material")]).values == ()


def test_what_holds_for_all_gives_way_to_the_supplier() -> None:
    one = mapping(field("Farbe", "material"), values=(value("navy", "Red"),))
    for_all = [
        replace(SAID, supplier=""),
        replace(SAID, supplier="", raw="navy", value="Blue"),
    ]
    assert told(with_decisions(one, for_all)) == [("Farbe", "colour", "", "confirmed")]
    own = [replace(SAID, target="weight")]
    assert told(with_decisions(one, own + for_all)) == [("Farbe", "weight", "", "confirmed")]
    refused = [replace(SAID, confirmed=False)]
    assert told(with_decisions(one, refused + for_all)) == [("Farbe", "material", "", "open")]
    refused = [replace(SAID, target="weight", confirmed=False)]
    assert told(with_decisions(one, refused + for_all))[0][1] == "colour"


def test_missing_fields_follow_the_columns() -> None:
    lost = MissingField("colour", "Colour", (), 100)
    one = mapping(field("Farbe", "material", "open"), field("Hue", "title", "accepted"))
    found = with_decisions(replace(one, missing=(lost,)), [SAID], TARGET)
    assert found.missing == ()
    found = with_decisions(one, [replace(SAID, column="Hue", target="")], TARGET)
    assert [(each.target, each.products) for each in found.missing] == [("title", 100)]


@settings(max_examples=80)
@given(ANY_MAPPING, st.data())
def test_whatever_was_decided_only_people_confirm(
    one: SupplierMapping, data: st.DataObject
) -> None:
    names = [each.column for each in one.columns] or ["x"]
    said = data.draw(
        st.lists(
            st.builds(
                MappingDecision, st.just(one.supplier), st.sampled_from(names),
                st.sampled_from(["", "colour", "width"]), st.booleans(),
            )
        )
    )  # fmt: skip
    found = with_decisions(one, said, TARGET)
    known = {each.column for each in said if each.confirmed}
    for each in found.columns:
        assert each.status not in ("confirmed", "refused") or each.column in known
    assert {each.column for each in one.columns} == {each.column for each in found.columns}
    assert all(each.target in TARGET.by_key for each in found.columns if each.status == "confirmed")
    again = with_decisions(found, said, TARGET)
    assert told(again) == told(found)


@pytest.mark.parametrize("status", ["accepted", "left", "open"])
def test_without_a_decision_nothing_changes(status) -> None:
    one = mapping(field("Farbe", "colour", status), values=(value("navy", "Blue", status=status),))
    assert with_decisions(one, [], TARGET) == one
