from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.errors import MappingError, OutputError, UsageError
from skulens.mapping.memory.memory_files import COLUMNS, export_memory, import_memory
from skulens.records import MappingDecision
from skulens.store import Store
from support.mappings import ANY_VALUE

SAID = MappingDecision("Acme", "Farbe", "colour", confirmed=True, decided_by="ann")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "other") as opened:
        yield opened


def fill(store: Store) -> None:
    store.decide_mapping([SAID])
    store.decide_mapping([replace(SAID, target=key, part=part) for key, part in ("a1", "b2")])
    store.decide_mapping([replace(SAID, raw="n\udcff\x00avy", value=("Blue", "=2+2"))])
    answer = store.decide_mapping([replace(SAID, supplier="", target="")])[0].answer
    store.withdraw_mapping(answer)


def edited(path: Path, change: Callable[[dict[str, Any]], None], line: int = 1) -> None:
    lines = path.read_text().splitlines()
    plain = json.loads(lines[line])
    change(plain)
    lines[line] = json.dumps(plain)
    path.write_text("\n".join(lines) + "\n")


def test_what_was_exported_comes_back_with_all_its_past(
    store: Store, other: Store, tmp_path: Path
) -> None:
    fill(store)
    path, again = tmp_path / "m.jsonl", tmp_path / "again.jsonl"
    assert export_memory(store, path) == 5
    report = import_memory(other, path)
    assert (report.added, report.known, report.contradictions, report.rejections) == (5, 0, (), ())
    assert list(other.mapping_decisions()) == list(store.mapping_decisions())
    export_memory(other, again)
    assert again.read_bytes() == path.read_bytes()
    report = import_memory(other, path)
    assert (report.added, report.known) == (0, 5)
    export_memory(other, again)
    assert again.read_bytes() == path.read_bytes()


WORDS = st.sampled_from(["", "Acme", "Bolt"])
DECISIONS = st.builds(
    MappingDecision, WORDS, st.sampled_from(["Farbe", "FARBE ", "Größe"]),
    st.sampled_from(["", "colour", "size"]), st.booleans(), st.sampled_from(["", "1"]),
    st.none() | st.sampled_from(["navy", "1"]), ANY_VALUE,
)  # fmt: skip


@settings(max_examples=15)
@given(st.lists(st.tuples(st.booleans(), st.lists(DECISIONS, min_size=1, max_size=3)), max_size=8))
def test_catalogues_that_exchange_their_files_agree(
    tmp_path_factory: pytest.TempPathFactory,
    answers: list[tuple[bool, list[MappingDecision]]],
) -> None:
    folder = tmp_path_factory.mktemp("both")
    with Store.open(folder / "a") as one, Store.open(folder / "b") as two:
        for is_first, decisions in answers:
            (one if is_first else two).decide_mapping(decisions)
        here, there = folder / "here.jsonl", folder / "there.jsonl"
        export_memory(one, here)
        export_memory(two, there)
        forth, back = import_memory(two, here), import_memory(one, there)
        assert forth.rejections == back.rejections == ()
        export_memory(one, here)
        export_memory(two, there)
        assert here.read_bytes() == there.read_bytes()
        assert import_memory(one, there).added == 0


def test_the_later_decision_wins_and_the_other_one_is_listed(
    store: Store, other: Store, tmp_path: Path
) -> None:
    other.decide_mapping([replace(SAID, target="material")])
    store.decide_mapping([SAID])
    export_memory(other, tmp_path / "m.jsonl")
    (one,) = import_memory(store, tmp_path / "m.jsonl").contradictions
    assert (one.kept.target, one.given_up.target) == ("colour", "material")
    assert [kept.decision.target for kept in store.mapping_decisions(in_force=True)] == ["colour"]


def test_one_supplier_is_exported_alone(store: Store, tmp_path: Path) -> None:
    fill(store)
    assert export_memory(store, tmp_path / "m.jsonl", "ACME") == 4


def test_people_read_it_as_a_table(store: Store, tmp_path: Path) -> None:
    store.decide_mapping([replace(SAID, supplier="=cmd()", raw="\t@x", value=True)])
    assert export_memory(store, tmp_path / "m.csv") == 1
    text = (tmp_path / "m.csv").read_bytes().decode("utf-8-sig")
    header, row = csv.reader(text.splitlines())
    assert tuple(header) == COLUMNS
    assert row[:-1] == [
        "'=cmd()", "Farbe", "", "colour", "'\t@x", "true", "confirmed", "1", "yes", "no", "ann",
    ]  # fmt: skip


def test_files_of_other_kinds(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"neither \.jsonl nor \.csv"):
        export_memory(store, tmp_path / "m.xlsx")
    with pytest.raises(OutputError, match="cannot write"):
        export_memory(store, tmp_path / "none" / "m.csv")
    with pytest.raises(MappingError, match="cannot read"):
        import_memory(store, tmp_path / "m.jsonl")
    for content in (b"", b"{}\n", b"\x00" * 5000, b"[" * 9000, b'{"format": "skulens mapping"}'):
        (tmp_path / "m.jsonl").write_bytes(content)
        with pytest.raises(MappingError, match="holds no decisions"):
            import_memory(store, tmp_path / "m.jsonl")


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("supplier", 1, "decision.supplier is 1"),
        ("column", " ", "needs the column's name"),
        ("column", "c" * 20_001, "more than 20,000"),
        ("target", "t" * 401, "is no key of a field"),
        ("part", "p" * 21, "more than 20"),
        ("confirmed", "yes", "confirmed is 'yes'"),
        ("value", {"a": 1}, "value is"),
        ("decided_at", "yesterday", "which is no time"),
        ("decided_at", "2026-11-21", "which is no time"),
        ("decided_at", "0001-01-01T00:00:00Z", "before 1970 or in the future"),
        ("decided_at", "9999-12-31T23:59:59Z", "before 1970 or in the future"),
        ("extra", 1, "has a field 'extra'"),
    ],
)
def test_a_line_that_is_wrong_costs_only_itself(
    store: Store, other: Store, tmp_path: Path, field: str, wrong: object, message: str
) -> None:
    fill(store)
    path = tmp_path / "m.jsonl"
    export_memory(store, path)
    edited(path, lambda plain: plain["decision"].update({field: wrong}))
    report = import_memory(other, path)
    assert report.added == 4
    assert [one.source for one in report.rejections] == [f"{path}:2"]
    assert message in report.rejections[0].message


def test_lines_that_are_no_json_cost_only_themselves(
    store: Store, other: Store, tmp_path: Path, monkeypatch
) -> None:
    fill(store)
    path = tmp_path / "m.jsonl"
    export_memory(store, path)
    monkeypatch.setattr("skulens.mapping.memory.memory_files.MAX_LINE_BYTES", 5000)
    lines = path.read_bytes().splitlines(keepends=True)
    bad = (b"\xff\n", b"[" * 4000 + b"\n", b"x" * 23_000 + b"\n", b"\n", b"null\n")
    path.write_bytes(b"".join([*lines[:3], *bad, *lines[3:]]))
    report = import_memory(other, path)
    assert (report.added, len(report.rejections)) == (5, 5)


def test_names_of_answers_are_short(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store)
    path = tmp_path / "m.jsonl"
    export_memory(store, path)
    edited(path, lambda plain: plain.update(answer="x" * 65))
    edited(path, lambda plain: plain.update(answer=""), line=2)
    assert len(import_memory(other, path).rejections) == 2


def test_a_file_has_limits(store: Store, other: Store, tmp_path: Path, monkeypatch) -> None:
    fill(store)
    path = tmp_path / "m.jsonl"
    export_memory(store, path)
    monkeypatch.setattr("skulens.mapping.memory.memory_files.MAX_ON_ONE_THING", 2)
    assert [one.message for one in import_memory(other, path).rejections] == [
        "there are more than 2 decisions on one column or value"
    ]
    monkeypatch.setattr("skulens.mapping.memory.memory_files.MAX_DECISIONS", 4)
    with pytest.raises(
        MappingError, match="more than 4 decisions; export the suppliers one by one"
    ):
        import_memory(other, path)


def test_what_a_file_claims_to_be_in_force_is_found_out_anew(
    store: Store, other: Store, tmp_path: Path
) -> None:
    fill(store)
    path = tmp_path / "m.jsonl"
    export_memory(store, path)
    for line in range(1, 6):
        edited(path, lambda plain: plain.update(in_force=not plain["in_force"]), line)
    import_memory(other, path)
    assert list(other.mapping_decisions()) == list(store.mapping_decisions())
