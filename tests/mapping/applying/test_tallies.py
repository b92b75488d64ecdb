from dataclasses import replace

from mapping.feeds import Rows, feed, field, mapping, plan, products, target
from skulens.mapping.applying.tallies import MAX_REJECTIONS, MappingCounts, counted
from skulens.records import MissingField, Rejection, ValueMapping


def test_rejections_beyond_what_is_kept_are_counted() -> None:
    counts = MappingCounts()
    for n in range(MAX_REJECTIONS + 5):
        counts.reject(Rejection(f"feed:{n}", "ragged_row", "bad"))
    assert len(counts.rejections) == MAX_REJECTIONS
    assert counts.rejected == {"ragged_row": MAX_REJECTIONS + 5}


def test_a_mapping_takes_what_was_counted_and_keeps_what_a_person_said() -> None:
    of = target(field("colour", "one_of"), field("seat", required=True))
    columns = (("id", "id"), ("c", "colour"))
    source = feed(Rows({"id": "1", "c": "rust"}, {"id": "2", "c": "red"}), plan(*columns, of=of))
    products(source)
    said = ValueMapping("c", "colour", "rust", None, 9, 1.0, "refused", "a person said so")
    other = replace(said, raw="gone")
    found = counted(mapping(*columns, values=(said, other)), source.plan, source.counts)
    assert [(one.raw, one.products, one.status) for one in found.values] == [
        ("red", 1, "accepted"),
        ("rust", 1, "refused"),
    ]
    assert found.rows == 2
    assert found.missing == (
        MissingField("title", "Title", (), 2),
        MissingField("photos", "Photos", (), 2),
        MissingField("seat", "Seat", (), 2),
    )
