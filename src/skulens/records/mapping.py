"""How a supplier's columns and values become the shop's: what is proposed, and on what ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from skulens.records.products import AttributeValue, Rejection
from skulens.records.upkeep import AddReport

MappingStatus = Literal["confirmed", "accepted", "open", "left", "refused"]
"""What holds for a proposal: a person said so; sure enough to be used unasked; a person must
decide; left alone, as nothing fits; a person said that nothing does."""

IN_USE: frozenset[MappingStatus] = frozenset({"confirmed", "accepted"})

EQUALLY_GOOD = 0.05
"""Columns whose probabilities for one field differ by less are equally good: a person chooses."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One ground for a proposal: `kind` is the module it comes from, `score` in [0, 1]."""

    kind: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class FieldCandidate:
    """A field that a column may feed, and how likely; the best evidence comes first."""

    target: str
    probability: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """A column and the field it feeds, "" for none; several may share a column or a field.

    `part` says which part of the cell is meant where it holds several numbers: "" for the whole,
    else "1", "2" or "3" by their order. `probability` is calibrated: of all proposals with .9 nine in ten are right; for
    a column left alone it is that of having no counterpart. `candidates` are the likeliest fields.
    """

    column: str
    target: str
    part: str
    probability: float
    status: MappingStatus
    reason: str
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[FieldCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueMapping:
    """What a supplier's value becomes in one of our fields; None where that is not known.

    `products` is how many have it.
    """

    column: str
    target: str
    raw: str
    value: AttributeValue | None
    products: int
    probability: float
    status: MappingStatus
    reason: str
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedDifference:
    """What changed in a supplier's columns since the feed before; `renamed` are (before, after)."""

    renamed: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingField:
    """A field that products must have and no column feeds; `categories` are those that need it."""

    target: str
    name: str
    categories: tuple[str, ...]
    products: int


@dataclass(frozen=True, slots=True)
class SupplierMapping:
    """How a supplier's feed is mapped: columns, values, and what is left for people.

    `columns` are in the order of the feed, `values` and `missing` by how many products they affect.
    `version` counts the mappings of a supplier from 1; `difference` compares with the one before,
    None for the first. `examples` has a few values of each column. `rejections` are rows that
    could not be read. `by_photo` says that each product's category is told from its photos.
    `encoding`, `photo_root` and `allow_outside` are how the feed is read; "" where nothing was said.
    """

    supplier: str
    feed: str
    version: int
    categories: tuple[str, ...]
    accept: float
    rows: int
    columns: tuple[FieldMapping, ...]
    values: tuple[ValueMapping, ...]
    missing: tuple[MissingField, ...]
    difference: FeedDifference | None
    examples: Mapping[str, tuple[str, ...]]
    rejections: tuple[Rejection, ...]
    seconds: float
    by_photo: bool = False
    encoding: str = ""
    photo_root: str = ""
    allow_outside: bool = False


@dataclass(frozen=True, slots=True)
class AppliedMapping:
    """What came of a feed by its mapping: `products` written to `file`, or `added` to the shop.

    `file` is "" and `added` None for what was not asked for.
    """

    mapping: SupplierMapping
    products: int
    file: str
    added: AddReport | None
    seconds: float


@dataclass(frozen=True, slots=True)
class MappingDecision:
    """What a person said of a column or, where `raw` is not None, of a value of it.

    `target` is a field's key, "" for no counterpart; `confirmed` is false where that was refused.
    `value` is what a raw value becomes, None for nothing. `supplier` is "" for what holds for all.
    Each new decision on the same thing has the next `version`.
    """

    supplier: str
    column: str
    target: str
    confirmed: bool
    part: str = ""
    raw: str | None = None
    value: AttributeValue | None = None
    version: int = 1
    decided_by: str = ""
    decided_at: str = ""
