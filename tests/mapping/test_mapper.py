"""Proposals from a file, and what the shop's own products say of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from skulens.encoders import Encoder
from skulens.errors import NotFoundError, UsageError
from skulens.mapping.mapper import FeedFile, SupplierMapper
from skulens.records import Classification, FieldMapping, MappingDecision, SupplierMapping
from skulens.store import Store
from skulens.taxonomy.reading import read_taxonomy
from skulens.taxonomy.schema_reading import read_attributes
from support.products import BLOCKS, put, thing
from support.suppliers import CHAIRS, SCHEMA, TAXONOMY, write_feed

HEADER = ("SKU", "Title", "Hue", "Wt (oz)", "Maße BxTxH", "Remark")
ROWS = [
    (f"A-{n}", f"Chair {n}", ("red", "navy")[n % 2], f"{n}.5", f"{n} x 2{n} x 3{n} cm", "new")
    for n in range(1, 10)
]


def nothing(things: Sequence[tuple[tuple[str, ...], str]]) -> list[Classification]:
    return [Classification(files, title, None, (), None, ()) for files, title in things]


@pytest.fixture
def mapper(store: Store, encoder: Encoder, tmp_path: Path) -> SupplierMapper:
    (tmp_path / "taxonomy.csv").write_text(TAXONOMY, encoding="utf-8")
    (tmp_path / "attributes.yaml").write_text(SCHEMA, encoding="utf-8")
    taxonomy = read_taxonomy(tmp_path / "taxonomy.csv")
    schema = read_attributes(tmp_path / "attributes.yaml")
    return SupplierMapper(store, encoder, taxonomy, schema, nothing)


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[FeedFile]:
    return FeedFile(write_feed(tmp_path / "feed.csv", HEADER, *ROWS))


def proposed(
    mapper: SupplierMapper, feed: FeedFile, supplier: str = "Acme"
) -> dict[str, list[FieldMapping]]:
    found: dict[str, list[FieldMapping]] = {}
    for one in mapper.propose(feed, supplier, (CHAIRS,), 0.9).mapping.columns:
        found.setdefault(one.column, []).append(one)
    return found


def keep(mapper: SupplierMapper, feed: FeedFile) -> SupplierMapping:
    run = mapper.propose(feed, "Acme", (CHAIRS,), 0.9)
    return mapper.memory.keep(run.read(), run.sample.fingerprints, str(feed.path))


def decide(mapper: SupplierMapper, *said: MappingDecision) -> None:
    mapper.memory.decide(said, "ann")


def test_every_column_is_in_the_mapping_in_the_order_of_the_feed(
    mapper: SupplierMapper, feed: FeedFile
) -> None:
    found = proposed(mapper, feed)
    assert tuple(found) == HEADER
    assert [(one.target, one.part) for one in found["Maße BxTxH"]] == [
        ("width_cm", "1"),
        ("depth_cm", "2"),
        ("height_cm", "3"),
    ]
    assert (found["Remark"][0].target, found["Remark"][0].status) == ("", "left")


def test_reading_the_feed_tells_its_values_and_what_is_missing(
    mapper: SupplierMapper, feed: FeedFile
) -> None:
    run = mapper.propose(feed, "Acme", ("Chairs",), 0.5)
    assert (run.mapping.rows, run.mapping.values) == (0, ())
    done = run.read()
    assert (done.rows, done.categories, done.feed) == (9, (CHAIRS,), "feed.csv")
    assert {(one.raw, one.value, one.products) for one in done.values} == {
        ("red", "red", 4),
        ("navy", "blue", 5),
    }
    assert [(one.target, one.products) for one in done.missing] == [
        ("photos", 9),
        ("seat_height_cm", 9),
    ]
    assert done.examples["Remark"] == ("new",)


def test_what_the_shop_sells_tells_what_a_field_holds(
    mapper: SupplierMapper, store: Store, tmp_path: Path
) -> None:
    makers = ("Ostervik", "Quillhouse", "Fenbrook")
    rows = [(f"A{n}", f"Chair {n}", makers[n % 3]) for n in range(9)]
    feed = FeedFile(write_feed(tmp_path / "makers.csv", ("SKU", "Title", "From"), *rows))
    before = proposed(mapper, feed)["From"][0]
    encoder_id = store.register_encoder("fingerprint", "dummy", BLOCKS)
    for number, maker in enumerate(makers):
        put(store, encoder_id, thing(f"p{number}", attributes={"brand": maker}))
    assert set(mapper.target((CHAIRS,)).by_key["brand"].examples) == set(makers)
    assert mapper.target((CHAIRS,)).by_key["colour"].examples == (), "its values are listed"
    after = proposed(mapper, feed)["From"][0]
    assert (before.target, after.target) == ("", "brand")


def test_what_was_confirmed_holds_and_is_shown_as_such(
    mapper: SupplierMapper, feed: FeedFile
) -> None:
    decide(mapper, MappingDecision("Acme", "remark", "tags", confirmed=True))
    decide(mapper, MappingDecision("Acme", "Hue", "colour", confirmed=False))
    found = proposed(mapper, feed)
    assert (found["Remark"][0].target, found["Remark"][0].status) == ("tags", "confirmed")
    assert found["Remark"][0].reason.startswith("confirmed by ann on ")
    assert "colour" not in {one.target for one in found["Hue"]}
    assert "colour" in {one.target for one in proposed(mapper, feed, "Bolt")["Hue"]}


def test_another_supplier_has_evidence_of_it(mapper: SupplierMapper, feed: FeedFile) -> None:
    decide(mapper, MappingDecision("Acme", "Remark", "tags", confirmed=True))
    before = proposed(mapper, feed, "Bolt")["Remark"][0]
    for other in ("Cobb", "Dunn"):
        decide(mapper, MappingDecision(other, "remark", "tags", confirmed=True))
    after = proposed(mapper, feed, "Bolt")["Remark"][0]
    shares = [
        next((each.probability for each in one.candidates if each.target == "tags"), 0.0)
        for one in (before, after)
    ]
    assert shares[0] < shares[1]
    (evidence,) = (each.evidence for each in after.candidates if each.target == "tags")
    assert "confirmed for 3 other suppliers" in {one.sentence for one in evidence}


def test_a_renamed_column_inherits_what_was_confirmed_and_what_was_refused(
    mapper: SupplierMapper, feed: FeedFile, tmp_path: Path
) -> None:
    keep(mapper, feed)
    decide(mapper, MappingDecision("Acme", "SKU", "tags", confirmed=True))
    decide(mapper, MappingDecision("Acme", "SKU", "id", confirmed=False))
    decide(mapper, MappingDecision("Acme", "Title", "title", confirmed=False))
    header = [
        "Item number" if one == "SKU" else "Bezeichnung" if one == "Title" else one
        for one in HEADER
    ]
    write_feed(tmp_path / "feed.csv", header, *ROWS)
    found = proposed(mapper, feed)
    assert [(one.target, one.status) for one in found["Item number"]] == [("tags", "accepted")]
    assert found["Item number"][0].evidence[0].sentence == found["Item number"][0].reason
    assert "title" not in {one.target for one in found["Bezeichnung"]}


def test_a_column_that_is_gone_and_one_that_is_new_are_told(
    mapper: SupplierMapper, feed: FeedFile, tmp_path: Path
) -> None:
    assert keep(mapper, feed).difference is None
    rows = [(*row[:-1], f"{n}%") for n, row in enumerate(ROWS)]
    write_feed(tmp_path / "feed.csv", (*HEADER[:-1], "Discount"), *rows)
    difference = keep(mapper, feed).difference
    assert difference is not None
    assert (difference.new, difference.vanished, difference.renamed) == (
        ("Discount",), ("Remark",), (),
    )  # fmt: skip


def test_a_category_that_there_is_not(mapper: SupplierMapper, feed: FeedFile) -> None:
    with pytest.raises(NotFoundError, match="no category 'Lamps' in the taxonomy"):
        mapper.propose(feed, "Acme", ("Lamps",), 0.9)
    with pytest.raises(UsageError, match=r"accept from 0\.0 on is no probability"):
        mapper.propose(feed, "Acme", (CHAIRS,), 0.0)
