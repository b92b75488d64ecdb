from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from skulens.errors import NotFoundError, UsageError
from skulens.mapping.memory.fingerprints import fingerprints_of
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.reviewing import MappingReview
from skulens.mapping.target import Target, TargetField
from skulens.records import MappingDecision
from skulens.store import Store
from skulens.taxonomy.attribute_schema import Attribute
from support.mappings import TARGET, field, mapping, value

SIZES = tuple(
    field("Maße", key, part=part) for key, part in (("width", "1"), ("depth", "2"), ("height", "3"))
)
MAPPING = mapping(
    field("Nr", "id", "accepted"), field("Text", "description", part="", material=0.3),
    field("Farbe", "colour", probability=0.53), field("Akzent", "colour", probability=0.5),
    *SIZES, field("Lager", "", "left"),
    values=(
        value("navy", "Red", 3), value("lachs", None, 9), value("rot", "Red", 50, "accepted"),
    ),
)  # fmt: skip


@pytest.fixture
def review(memory: MappingMemory) -> MappingReview:
    return begin(memory)


def begin(memory: MappingMemory) -> MappingReview:
    filled = {"Text": ["a"] * 8 + [""] * 2, "Maße": ["1"] * 9 + [""], "Farbe": ["r"] + [""] * 9,
              "Akzent": [""] * 8 + ["a"] * 2}  # fmt: skip
    return MappingReview(memory, MAPPING, TARGET, "ann", fingerprints_of(filled))


def told(review: MappingReview) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in review.mapping.columns:
        found.setdefault(one.column, []).append((one.target, one.part, one.status))
    return found


def asked(review: MappingReview) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.columns, one.targets) for one in review.columns()]


def test_what_matters_most_is_asked_first(review: MappingReview) -> None:
    assert asked(review) == [
        (("Farbe", "Akzent"), ("colour",)),
        (("Maße",), ("width", "depth", "height")),
        (("Text",), ("description",)),
    ]
    assert [one.products for one in review.columns()] == [20, 90, 80]
    assert [one.is_required for one in review.columns()] == [True, False, False]
    assert [one.proposal.raw for one in review.values()] == ["lachs", "navy"]
    assert [other.target for other in review.columns()[2].candidates] == ["material"]


def test_equally_good_columns_are_chosen_from_by_name(review: MappingReview) -> None:
    rivals = review.columns()[0]
    with pytest.raises(UsageError, match="'Farbe' and 'Akzent' are equally good for 'colour'"):
        review.confirm(rivals)
    with pytest.raises(NotFoundError, match="not about a column 'Lager'"):
        review.confirm(rivals, columns=["Lager"])
    review.confirm(rivals, columns=["Akzent"])
    assert told(review)["Akzent"] == [("colour", "", "confirmed")]
    assert told(review)["Farbe"] == [("", "", "left")]


def test_one_of_equally_good_columns_that_feeds_another_field_leaves_the_rest(
    review: MappingReview,
) -> None:
    review.confirm(review.columns()[0], "material", columns=["Farbe"])
    assert told(review)["Farbe"] == [("material", "", "confirmed")]
    assert told(review)["Akzent"] == [("colour", "", "open")]


def test_what_is_not_open_can_be_decided_anew(review: MappingReview) -> None:
    review.confirm(review.about("NR"), "title")
    review.confirm(review.about("Lager"), "weight")
    assert told(review)["Nr"] == [("title", "", "confirmed")]
    assert told(review)["Lager"] == [("weight", "", "confirmed")]
    review.none(review.about("Nr"))
    assert told(review)["Nr"] == [("", "", "refused")]
    review.value(review.about_value("farbe", "colour", "ROT"), "Blue")
    assert [one.value for one in review.mapping.values if one.raw == "rot"] == ["Blue"]
    with pytest.raises(NotFoundError, match="no column 'Lage'; did you mean 'Lager'"):
        review.about("Lage")
    with pytest.raises(NotFoundError, match="no value 'rosa' of 'Farbe' is known for 'colour'"):
        review.about_value("Farbe", "colour", "rosa")


def test_equally_good_columns_may_both_feed_the_field(review: MappingReview) -> None:
    review.confirm(review.columns()[0], columns=["Farbe", "Akzent"])
    assert told(review)["Farbe"] == told(review)["Akzent"] == [("colour", "", "confirmed")]


def test_one_that_is_far_better_is_asked_about_alone(memory: MappingMemory) -> None:
    one = mapping(field("Farbe", "colour", probability=0.8), field("Akzent", "colour"))
    review = MappingReview(memory, one, TARGET, "ann")
    assert [question.columns for question in review.columns()] == [("Farbe",), ("Akzent",)]


def test_the_parts_of_a_column_are_confirmed_at_once(review: MappingReview) -> None:
    review.confirm(review.columns()[1])
    assert told(review)["Maße"] == [
        ("width", "1", "confirmed"),
        ("depth", "2", "confirmed"),
        ("height", "3", "confirmed"),
    ]


def test_another_field_can_be_named(review: MappingReview) -> None:
    question = review.columns()[2]
    with pytest.raises(NotFoundError, match="no field 'materal'; did you mean 'material'"):
        review.confirm(question, "materal")
    review.confirm(question, "material")
    assert told(review)["Text"] == [("material", "", "confirmed")]


def test_a_field_may_be_named_as_people_call_it(memory: MappingMemory) -> None:
    blades = [TargetField(Attribute(f"blade_{unit}", "Blade", "number")) for unit in ("cm", "mm")]
    target = Target((*TARGET.fields, *blades))
    review = MappingReview(memory, mapping(field("Text", "description")), target, "ann")
    (question,) = review.columns()
    with pytest.raises(NotFoundError, match=r"several fields.*'blade_cm', 'blade_mm'"):
        review.confirm(question, "blade")
    review.refuse(question, "Title")
    review.confirm(question, "MATERIAL ")
    assert told(review)["Text"] == [("material", "", "confirmed")]


def test_a_value_is_said_as_it_is_typed(memory: MappingMemory) -> None:
    review = MappingReview(memory, MAPPING, TARGET, "ann")
    (first, second) = review.values()
    assert review.words(first) == ("Blue", "Red", "Grey")
    assert not first.is_number
    review.typed(first, " grey")
    with pytest.raises(NotFoundError, match="'greyy' is no value of 'colour'; did you mean 'Grey'"):
        review.typed(second, "greyy")
    assert [one.value for one in review.mapping.values if one.status == "confirmed"] == ["Grey"]


def test_a_cell_that_is_taken_whole_feeds_nothing_by_its_parts(review: MappingReview) -> None:
    review.confirm(review.columns()[1], "title")
    assert told(review)["Maße"] == [("title", "", "confirmed")]


def test_a_part_that_feeds_another_field_leaves_the_other_parts(review: MappingReview) -> None:
    review.confirm(review.columns()[1], "weight", part="2")
    assert told(review)["Maße"] == [
        ("weight", "2", "confirmed"),
        ("width", "1", "open"),
        ("height", "3", "open"),
    ]


def test_after_a_refusal_the_next_best_is_asked(review: MappingReview) -> None:
    review.refuse(review.columns()[2])
    assert told(review)["Text"] == [("material", "", "open")]
    review.refuse(next(one for one in review.columns() if one.columns == ("Text",)))
    assert told(review)["Text"] == [("", "", "left")]


def test_no_field_at_all_is_an_answer(review: MappingReview) -> None:
    review.none(review.columns()[1])
    assert told(review)["Maße"] == [("", "", "refused")]


def test_an_open_column_without_a_proposal_needs_a_name(memory: MappingMemory) -> None:
    review = MappingReview(memory, mapping(field("Lager", "")), TARGET, "ann")
    (question,) = review.columns()
    with pytest.raises(UsageError, match="no field is proposed for 'Lager'; name one"):
        review.confirm(question)
    with pytest.raises(UsageError, match="there is none to refuse"):
        review.refuse(question)
    review.confirm(question, "title")
    assert review.columns() == ()


def test_values_are_decided_in_the_words_of_the_field(review: MappingReview) -> None:
    review.confirm(review.columns()[0], columns=["Farbe"])
    lachs, navy = review.values()
    with pytest.raises(NotFoundError, match="'blu' is no value of 'colour'; did you mean 'Blue'"):
        review.value(lachs, "blu")
    review.value(lachs, " red")
    review.value(navy, None)
    found = {one.raw: (one.value, one.status) for one in review.mapping.values}
    assert found["lachs"] == ("Red", "confirmed")
    assert found["navy"] == (None, "refused")
    assert review.values() == ()


def test_a_refused_value_asks_for_the_next(review: MappingReview) -> None:
    lachs, navy = review.values()
    with pytest.raises(UsageError, match="no value is proposed for 'lachs'"):
        review.refuse_value(lachs)
    review.refuse_value(navy)
    assert review.values()[1].proposal.value == "Grey"


def test_answers_are_taken_back_one_after_the_other(review: MappingReview) -> None:
    states = [review.mapping]
    review.none(review.columns()[1])
    states.append(review.mapping)
    review.value(review.values()[0], "Red")
    states.append(review.mapping)
    review.skip(review.columns()[0])
    before = asked(review)
    assert (review.undo(), review.mapping) == (True, states[2])
    assert len(asked(review)) == len(before) + 1
    assert (review.undo(), review.mapping) == (True, states[1])
    assert (review.undo(), review.mapping) == (True, states[0])
    assert (review.undo(), review.mapping) == (False, states[0])


def test_what_is_skipped_comes_again_in_the_next_review(
    review: MappingReview, memory: MappingMemory
) -> None:
    every = asked(review)
    for question in (*review.columns(), *review.values()):
        review.skip(question)
    assert review.columns() == review.values() == ()
    assert asked(begin(memory)) == every


def test_answers_hold_in_the_next_review_and_for_the_current_mapping(
    review: MappingReview, memory: MappingMemory
) -> None:
    memory.keep(MAPPING, (), "f")
    review.confirm(review.columns()[1])
    again = begin(memory)
    assert again.mapping == review.mapping
    current = memory.current("Acme", TARGET)
    assert current is not None
    assert replace(current, version=0) == review.mapping
    assert len(asked(again)) == 2


def test_a_review_with_nothing_open_asks_nothing(memory: MappingMemory) -> None:
    review = MappingReview(memory, mapping(field("Nr", "id", "accepted")), TARGET, "ann")
    assert (review.columns(), review.values()) == ((), ())
    with pytest.raises(UsageError, match="'by' is empty"):
        MappingReview(memory, MAPPING, TARGET, " ")


def test_a_field_that_lost_its_column_is_missing(memory: MappingMemory) -> None:
    one = mapping(field("Farbe", "colour", "accepted"), field("Akzent", "weight"))
    memory.decide([MappingDecision("Acme", "Farbe", "material", confirmed=True)], "ben")
    review = MappingReview(memory, one, TARGET, "ann")
    assert [missing.target for missing in review.mapping.missing] == ["colour"]
    review.confirm(review.columns()[0], "colour")
    assert review.mapping.missing == ()


_ANSWERING = """
import os, sys
from pathlib import Path
from skulens.mapping.memory.memory import MappingMemory
from skulens.mapping.memory.reviewing import MappingReview
from skulens.mapping.target import Target, TargetField
from skulens.store import Store
sys.path.insert(0, sys.argv[2])
from support.mappings import TARGET, field, mapping, value
with Store.open(Path(sys.argv[1])) as store:
    values = tuple(value(f"shade {number}", "Red", 1000 - number) for number in range(500))
    one = mapping(field("Farbe", "colour", "accepted"), values=values)
    review = MappingReview(MappingMemory(store), one, TARGET, "ann")
    for question in review.values():
        review.value(question, "Blue")
        os.write(1, question.proposal.raw.encode() + b"\\n")
"""


def test_no_answer_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    Store.open(tmp_path / "shop").close()
    tests = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", _ANSWERING, str(tmp_path / "shop"), tests]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        answered = [program.stdout.readline() for _ in range(7)]
        program.send_signal(signal.SIGKILL)
        rest = program.stdout.read().splitlines()
    acknowledged = [line.decode().strip() for line in (*answered, *rest)]
    with Store.open(tmp_path / "shop") as store:
        known = [one.decision.raw for one in MappingMemory(store).history("Acme")]
    assert set(acknowledged) <= set(known)
    assert len(known) <= len(acknowledged) + 1 < 500
