import pytest

from mapping.feeds import Reader, as_is, mapping, plan, reader_of, target
from skulens.mapping.applying.plan import plan_of
from skulens.records import FieldMapping, MappingStatus


@pytest.mark.parametrize("status", ["open", "left", "refused"])
def test_only_columns_in_use_feed_a_field(status: MappingStatus) -> None:
    made = plan(FieldMapping("a", "colour", "", 0.99, status, ""))
    assert not any(one.sources for one in made.fields)


def test_fields_stand_in_the_order_of_the_target() -> None:
    made = plan(("w", "width"), ("id", "id"))
    assert [one.key for one in made.fields] == [one.key for one in target().fields]


def test_a_field_that_is_not_asked_for_is_said_to_be_unknown() -> None:
    made = plan(("a", "voltage"), ("b", "colour"))
    assert [(one.column, one.target) for one in made.unknown] == [("a", "voltage")]


def test_a_column_named_twice_counts_once() -> None:
    made = plan(("a", "tags"), ("a", "tags"))
    assert [len(one.sources) for one in made.fields if one.key == "tags"] == [1]


def test_readers_are_asked_for_by_field_column_and_part() -> None:
    asked = []

    def of(field: object, column: str, part: str) -> Reader:
        asked.append((field.key, column, part))  # type: ignore[attr-defined]
        return Reader(as_is)

    plan_of(mapping(FieldMapping("size", "width", "2", 0.95, "confirmed", "")), target(), of)
    assert asked == [("width", "size", "2")]
    assert plan_of(mapping(), target(), reader_of).accept == 0.9
