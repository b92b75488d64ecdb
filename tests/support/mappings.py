"""Mappings for tests: a small one by hand, and any that there may be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.records import (
    Evidence,
    FeedDifference,
    FieldCandidate,
    FieldMapping,
    MappingStatus,
    MissingField,
    Rejection,
    SupplierMapping,
    ValueMapping,
)
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

COLOURS = tuple(AllowedValue(name) for name in ("Blue", "Red", "Grey"))
TARGET = Target(
    (
        *PRODUCT_FIELDS,
        TargetField(Attribute("colour", "Colour", "one_of", COLOURS, synonyms=("hue",)), required=True),
        TargetField(Attribute("material", "Material", "text")),
        TargetField(Attribute("weight", "Weight", "number", unit="g")),
        *(TargetField(Attribute(key, key.title(), "number")) for key in ("width", "depth", "height")),
    ),
    ("Furniture > Chairs",),
)  # fmt: skip


def field(
    column: str,
    target: str,
    status: MappingStatus = "open",
    probability: float = 0.6,
    part: str = "",
    **others: float,
) -> FieldMapping:
    candidates = tuple(
        FieldCandidate(key, share, (Evidence("name", share, f"looks like {key}"),))
        for key, share in {target: probability, **others}.items()
        if key
    )
    return FieldMapping(
        column, target, part, probability, status, "the names are alike",
        (Evidence("name", probability, f"'{column}' is like '{target}'"),), candidates,
    )  # fmt: skip


def value(
    raw: str,
    meaning: Any,
    products: int = 1,
    status: MappingStatus = "open",
    column: str = "Farbe",
    target: str = "colour",
    alternatives: tuple[tuple[str, float], ...] = (("Grey", 0.3),),
) -> ValueMapping:
    return ValueMapping(
        column, target, raw, meaning, products, 0.7, status, "a guess", alternatives
    )


def mapping(*columns: FieldMapping, values: tuple[ValueMapping, ...] = ()) -> SupplierMapping:
    return SupplierMapping(
        supplier="Acme",
        feed="feed.csv",
        version=0,
        categories=("Furniture > Chairs",),
        accept=0.9,
        rows=100,
        columns=columns,
        values=values,
        missing=(),
        difference=None,
        examples={one.column: ("a", "b") for one in columns},
        rejections=(),
        seconds=0.5,
    )


TEXT = st.text(max_size=12)
SHARE = st.floats(0, 1)
VALUES = st.none() | TEXT | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()
ANY_VALUE = VALUES | st.lists(TEXT, max_size=3).map(tuple)
STATUS = st.sampled_from(["confirmed", "accepted", "open", "left", "refused"])
_evidence = st.builds(Evidence, TEXT, SHARE, TEXT)


def _few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


_candidates = _few(st.builds(FieldCandidate, TEXT, SHARE, _few(_evidence)))
FIELDS = st.builds(
    FieldMapping, TEXT, TEXT, st.sampled_from(["", "1", "2", "3"]), SHARE, STATUS, TEXT,
    _few(_evidence), _candidates,
)  # fmt: skip
ANY_VALUE_MAPPING = st.builds(
    ValueMapping, TEXT, TEXT, TEXT, ANY_VALUE, st.integers(0, 10**9), SHARE, STATUS, TEXT,
    _few(st.tuples(TEXT, SHARE)),
)  # fmt: skip
ANY_MAPPING = st.builds(
    SupplierMapping,
    supplier=TEXT, feed=TEXT, version=st.integers(0, 99), categories=_few(TEXT), accept=SHARE,
    rows=st.integers(0, 10**9), columns=_few(FIELDS), values=_few(ANY_VALUE_MAPPING),
    missing=_few(st.builds(MissingField, TEXT, TEXT, _few(TEXT), st.integers(0, 9))),
    difference=st.none()
    | st.builds(FeedDifference, _few(st.tuples(TEXT, TEXT)), _few(TEXT), _few(TEXT)),
    examples=st.dictionaries(TEXT, _few(TEXT), max_size=2),
    rejections=_few(st.builds(Rejection, TEXT, TEXT, TEXT)), seconds=st.floats(0, 1e6),
)  # fmt: skip


def without_version(one: SupplierMapping) -> SupplierMapping:
    return replace(one, version=0, seconds=0.0)
