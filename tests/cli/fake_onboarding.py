"""What a catalogue in memory knows of suppliers' feeds, with the facade's signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fake_teaching import COLOUR, WEIGHT, FakeTeaching

from skulens.errors import MappingError, NotFoundError, SourceError
from skulens.mapping.mapper import ACCEPT, AUTO
from skulens.mapping.memory.decided import with_decisions
from skulens.mapping.memory.fingerprints import fingerprints_of
from skulens.mapping.memory.memory import Forgotten, SupplierSummary
from skulens.mapping.memory.memory_files import MemoryImport
from skulens.mapping.memory.reviewing import MappingReview
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.progress import Progress, ProgressEvent, silent
from skulens.records import (
    AddReport,
    AppliedMapping,
    Evidence,
    FeedDifference,
    FieldCandidate,
    FieldMapping,
    MappingDecision,
    MappingStatus,
    MissingField,
    Rejection,
    SupplierMapping,
    ValueMapping,
)
from skulens.store import Contradiction, KeptDecision

TARGET = Target(
    (*PRODUCT_FIELDS, TargetField(COLOUR, required=True), TargetField(WEIGHT)),
    ("Fruit > Apple", "Fruit > Pear"),
)


def column(
    name: str,
    target: str,
    status: MappingStatus,
    probability: float,
    reason: str,
    part: str = "",
    **others: float,
) -> FieldMapping:
    candidates = tuple(
        FieldCandidate(key, share, (Evidence("name", share, f"'{name}' is a bit like '{key}'"),))
        for key, share in {target: probability, **others}.items()
        if key
    )
    return FieldMapping(name, target, part, probability, status, reason, (), candidates)


COLUMNS = (
    column("Nr.", "id", "accepted", 0.97, "'Nr.' is a word for id; its values look like codes"),
    column("Bild", "photos", "open", 0.81, "its values look like files of pictures", url=0.12),
    column("Farbe", "colour", "confirmed", 1.0, "confirmed by ann on 2026-03-02"),
    column("Gew. kg", "weight", "open", 0.72, "its values are in kg", price=0.2),
    column("Masse", "weight", "open", 0.7, "'Masse' is a word for weight"),
    column("Lager", "", "left", 0.96, "no field fits its name and values"),
    column("GTIN", "", "refused", 1.0, "said to have no counterpart by ann on 2026-03-02"),
)
VALUES = (
    ValueMapping("Farbe", "colour", "rot", "red", 40, 0.99, "accepted", "'rot' means 'red'"),
    ValueMapping("Farbe", "colour", "lindgrün", "green", 9, 0.8, "open",
                 "'lindgrün' is a kind of 'green'"),
    ValueMapping("Farbe", "colour", "bunt", None, 2, 0.4, "open",
                 "no value is known to mean 'bunt'", (("red", 0.3), ("green", 0.2))),
)  # fmt: skip
EXAMPLES = {
    "Bild": ("a/1.jpg", "a/2.jpg"),
    "Gew. kg": ("0,18", "1,2"),
    "Masse": ("180",),
}
MAPPING = SupplierMapping(
    "Acme", "feed.csv", 2, ("Fruit > Apple", "Fruit > Pear"), 0.9, 60, COLUMNS, VALUES,
    (MissingField("photos", "Photos", (), 60),
     MissingField("colour", "Colour", ("Fruit > Apple", "Fruit > Pear"), 3)),
    FeedDifference((("Colour", "Farbe"),), ("Lager",), ("Preis",)), EXAMPLES, (), 1.25,
    by_photo=True,
)  # fmt: skip
NOTHING_OPEN = replace(
    MAPPING,
    supplier="Nova",
    columns=COLUMNS[:1],
    values=VALUES[:1],
    missing=(),
    difference=None,
)
SAID = (
    MappingDecision("Acme", "Farbe", "colour", confirmed=True, decided_by="ann",
                    decided_at="2026-03-02T10:00:00Z"),
    MappingDecision("Acme", "Nr.", "price", confirmed=False, decided_by="ann",
                    decided_at="2026-03-02T10:01:00Z"),
    MappingDecision("Acme", "Farbe", "colour", confirmed=True, raw="navy", value="green",
                    decided_by="ben", decided_at="2026-03-03T08:00:00Z"),
    MappingDecision("Acme", "Farbe", "colour", confirmed=True, raw="k. A.", value=None, version=2,
                    decided_by="ben", decided_at="2026-03-03T08:01:00Z"),
)  # fmt: skip
HISTORY = (
    KeptDecision(SAID[0], "a1"),
    KeptDecision(SAID[1], "a2", withdrawn=True, in_force=False),
    KeptDecision(SAID[2], "a3", in_force=False),
    KeptDecision(SAID[3], "a4"),
)


class FakeMemory:
    """Decisions in a list, on the mappings of two suppliers."""

    def __init__(self) -> None:
        self.mappings = {one.supplier: one for one in (MAPPING, NOTHING_OPEN)}
        self.answers: list[tuple[MappingDecision, ...]] = []

    def suppliers(self) -> tuple[SupplierSummary, ...]:
        found = [
            SupplierSummary(name, 2, 1, one.version, "2026-03-03T08:01:00Z")
            for name, one in self.mappings.items()
        ]
        return (*found, SupplierSummary("Old & Co", 4, 0, 0, "2025-12-01T00:00:00Z"))

    def history(self, supplier: str, column: str | None = None) -> tuple[KeptDecision, ...]:
        return tuple(
            kept
            for kept in HISTORY
            if kept.decision.supplier == supplier and column in (None, kept.decision.column)
        )

    def current(self, supplier: str) -> SupplierMapping | None:
        return self.applied(self.mappings[supplier]) if supplier in self.mappings else None

    def forget(self, supplier: str) -> Forgotten:
        return Forgotten(len(self.history(supplier)), int(bool(self.mappings.pop(supplier, None))))

    def decide(self, decisions: Iterable[MappingDecision], by: str) -> tuple[KeptDecision, ...]:
        said = tuple(replace(one, decided_by=by, decided_at="2026-03-04") for one in decisions)
        self.answers.append(said)
        return tuple(KeptDecision(one, str(len(self.answers) - 1)) for one in said)

    def undo(self, answer: str) -> None:
        self.answers[int(answer)] = ()

    def applied(self, mapping: SupplierMapping, target: Target | None = None) -> SupplierMapping:
        given = [one for said in self.answers for one in said if one.supplier == mapping.supplier]
        known = [kept.decision for kept in HISTORY if kept.in_force and kept.decision.raw is None]
        none = MappingDecision("Acme", "GTIN", "", confirmed=True, decided_by="ann",
                               decided_at="2026-03-02T10:00:00Z")  # fmt: skip
        return with_decisions(mapping, [*known, none, *given], target)


class FakeOnboarding(FakeTeaching):
    """Answers from constants; a feed called `missing...` is not there."""

    mapping_memory: FakeMemory
    refuses: tuple[Rejection, ...]
    behind = False
    """Whether values of other columns are to be asked about after mapping again."""

    def map_feed(
        self,
        feed: str | Path,
        *,
        supplier: str,
        category: str | Sequence[str] = AUTO,
        accept: float = ACCEPT,
        out: str | Path | None = None,
        format: str = "csv",
        encoding: str | None = None,
        photo_root: str | Path | None = None,
        allow_outside: bool = False,
        progress: Progress = silent,
    ) -> SupplierMapping:
        self._note("map_feed", locals())
        if str(feed).startswith("missing"):
            raise SourceError(f"{feed} does not exist; name a product feed")
        progress(ProgressEvent("rows", 60, 60))
        found = self.mapping_memory.current(supplier) or replace(MAPPING, supplier=supplier)
        return replace(found, rejections=self.refuses)

    def apply_mapping(
        self,
        feed: str | Path,
        *,
        supplier: str,
        mapping: str | Path | None = None,
        out: str | Path | None = None,
        format: str | None = None,
        add: bool = False,
        id_prefix: str = "",
        encoding: str | None = None,
        photo_root: str | Path | None = None,
        allow_outside: bool = False,
        progress: Progress = silent,
    ) -> AppliedMapping:
        self._note("apply_mapping", locals())
        held = replace(self.mapping_of(supplier), rejections=self.refuses[:2])
        added = AddReport(60, 58, 2, 0, 0, self.refuses[1:], 1.5) if add else None
        return AppliedMapping(held, 60, str(out or ""), added, 2.5)

    def mapping_of(self, supplier: str) -> SupplierMapping:
        held = self.mapping_memory.current(supplier)
        if held is None:
            raise NotFoundError(
                f"no feed of '{supplier}' was mapped; begin with: "
                f"skulens map FEED --supplier {supplier}"
            )
        return held

    def review_mapping(self, supplier: str, by: str) -> MappingReview:
        filled = fingerprints_of({one.column: ["x"] * 10 for one in COLUMNS})
        memory = self.mapping_memory
        held = self.mapping_of(supplier)
        return MappingReview(memory, held, TARGET, by, filled, self.taxonomy)  # type: ignore[arg-type]

    def is_mapping_behind(self, supplier: str) -> bool:
        return self.behind

    def map_again(self, supplier: str, *, progress: Progress = silent) -> SupplierMapping:
        self._note("map_again", locals())
        if self.mapping_of(supplier).feed == "gone.csv":
            raise SourceError("gone.csv does not exist; name a product feed")
        held = self.mapping_memory.mappings[supplier]
        new = ValueMapping("Masse", "weight", "a kilo", 1000.0, 7, 0.7, "open", "'kilo' is a kg")
        self.mapping_memory.mappings[supplier] = replace(held, values=(*held.values, new))
        return self.mapping_of(supplier)

    def adopt_mapping(self, file: str | Path, by: str) -> int:
        self._note("adopt_mapping", locals())
        if str(file).startswith("missing"):
            raise MappingError(f"cannot read '{file}': No such file or directory")
        return 3

    def export_mapping_memory(self, out: str | Path, *, supplier: str | None = None) -> int:
        self._note("export_mapping_memory", locals())
        return len(HISTORY)

    def import_mapping_memory(self, source: str | Path) -> MemoryImport:
        self._note("import_mapping_memory", locals())
        ours, theirs = SAID[2], replace(SAID[2], value="red", decided_by="carla")
        return MemoryImport(2, 1, (Contradiction(ours, theirs),), self.refuses[:1])
