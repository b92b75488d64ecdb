"""Shapes: whether values look like those that a field has, or should have by what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from skulens.mapping.matching.columns import Column
from skulens.mapping.matching.evidence.protocol import Scores
from skulens.mapping.matching.facts import Facts
from skulens.mapping.matching.shapes import Shape
from skulens.mapping.values.units import Unit

_KINDS = (
    "number", "measure", "dimensions", "code", "money", "date", "url", "image", "html", "long",
    "wordy", "boolean", "resolution",
)  # fmt: skip
_TELLING = frozenset({"barcode", "image", "url", "date", "dimensions", "resolution", "money"})
"""Shapes that few columns have: their values nearly tell by themselves what they are."""

_MEASURES = {
    "mass", "length", "volume", "area", "power", "voltage", "current", "charge", "frequency",
    "data", "time", "temperature", "speed", "percent",
}  # fmt: skip


class ValueShape:
    """Evidence from what values look like."""

    kind = "shape"
    features = (
        "fits",
        "clashes",
        "same_dimension",
        "other_dimension",
        "alike",
        "lengths",
        "telling",
    )

    def scores(self, columns: Sequence[Column], facts: Facts) -> Scores:
        """How well a column's values fit a field, and how like its known values they look."""
        answer = np.zeros((len(columns), len(facts.fields), len(self.features)), np.float32)
        expected = [facts.concepts.shape(facts.concept(one)) for one in facts.fields]
        shapes = [column.shape for column in columns]
        profiles = np.array([_profile(shape) for shape in shapes], np.float32)
        # Many fields expect the same.
        fits_of = {
            kind: np.array([fit(shape, kind) for shape in shapes], np.float32)
            for kind in set(expected)
        }
        wanted = [one.unit or one.shape.unit for one in facts.fields]
        dimensions_of = {
            unit: np.array([_dimension(shape, unit) for shape in shapes], np.float32)
            for unit in set(wanted)
        }
        for place, one in enumerate(facts.fields):
            fits = fits_of[expected[place]]
            if len(fits):
                answer[:, place, 0] = np.maximum(fits, 0)
                answer[:, place, 1] = np.maximum(-fits, 0)
                answer[:, place, 6] = answer[:, place, 0] * (expected[place] in _TELLING)
                answer[:, place, 2:4] = dimensions_of[wanted[place]]
            if one.shape.shares and len(profiles):
                ours = np.array(_profile(one.shape), np.float32)
                answer[:, place, 4] = 1 - np.abs(profiles - ours).mean(axis=1) * 2
                ours_long = one.shape.characters
                answer[:, place, 5] = [
                    min(shape.characters, ours_long) / max(shape.characters, ours_long, 1)
                    for shape in shapes
                ]
        return np.clip(answer, 0, 1)

    def strength(self, scores: Scores) -> float:
        """How well they fit."""
        return float(max(0.8 * scores[0], 0.9 * scores[2]) * (1 - scores[1]))

    def sentence(self, column: Column, facts: Facts, field: int, scores: Scores) -> str:
        """What the values look like."""
        one = facts.fields[field]
        if scores[3] > 0.5 and column.shape.unit:
            found, wanted = column.shape.unit, one.unit or one.shape.unit
            asked = f", not of {wanted.dimension}" if wanted else ""
            return f"its values are in {found.symbol}, a measure of {found.dimension}{asked}"
        if scores[2] > 0.5 and column.shape.unit:
            return f"its values are in {column.shape.unit.symbol}, a measure of {column.shape.unit.dimension}"
        expected = facts.concepts.shape(facts.concept(one))
        if scores[0] > 0.5 and expected in _SAID:
            return f"{scores[0]:.0%} of its values look like {_SAID[expected]}"
        return ""


_SAID = {
    "code": "codes",
    "barcode": "barcodes with a right check digit",
    "money": "prices",
    "image": "files of pictures",
    "url": "web addresses",
    "long_text": "long texts",
    "dimensions": "several sides in one cell",
    "date": "dates",
    "boolean": "yes and no",
    "count": "counts",
    "resolution": "resolutions in pixels",
    "number": "numbers",
}


def fit(shape: Shape, expected: str) -> float:
    """How well a column's values look like what is expected, from -1 (never) to 1; 0: no matter."""
    share = shape.share
    if not shape.shares and not shape.characters:
        return 0.0
    if expected in _MEASURES:
        right = share(expected)
        bare = max(0.0, share("number") - right)
        return right + 0.3 * bare - (1 - right - bare)
    tests: Mapping[str, float] = {
        "barcode": 2 * share("barcode") - 1,
        "image": 2 * share("image") - 1,
        "url": 2 * share("url") - 1,
        "code": share("code") + 0.5 * shape.unique - share("wordy") * 0.7 - share("measure"),
        "money": share("money") + 0.4 * share("number") - share("measure") - share("wordy"),
        "date": 2 * share("date") - 1,
        "year": share("integer") + share("date") - share("wordy"),
        "boolean": 2 * share("boolean") - 1,
        "dimensions": 2 * share("dimensions") - 1,
        "resolution": 2 * share("resolution") - 1,
        "megapixel": 2 * max(share("resolution"), share("measure")) - 1,
        "count": share("integer") + share("count") + 0.3 * share("number") - share("wordy"),
        "number": share("number") + 0.5 * share("measure") - 0.7 * share("wordy"),
        "carat": 2 * share("gem weight") + 0.3 * share("number") - 0.5,
        "content": share("mass") + share("volume") + share("count") - 0.5,
        "long_text": min(1.0, shape.words / 12) + share("html") - 0.3 - share("number"),
        "title": min(1.0, shape.words / 4) * (1 - share("long")) - share("measure") * 0.3,
        "name": share("wordy") * min(1.0, 3 / max(shape.words, 1))
        - share("measure")
        - share("long"),
    }
    if expected in tests:
        return float(np.clip(tests[expected], -1, 1))
    if expected in ("choice", "colour", "material", "country", "gender", "age", "path", "text"):
        unlikely = share("dimensions") + share("money") + share("url") + share("image")
        plain = max(share("number"), share("measure")) if expected != "age" else 0.0
        return float(
            np.clip(0.3 * share("wordy") - unlikely - 0.6 * plain - share("barcode"), -1, 1)
        )
    return 0.0


def _dimension(shape: Shape, wanted: Unit | None) -> tuple[float, float]:
    """Whether both measure the same, and whether they measure different things."""
    if wanted is None or shape.unit is None or shape.share("measure") < 0.3:
        return 0.0, 0.0
    same = shape.unit.measures_as(wanted)
    return float(same), float(not same)


def _profile(shape: Shape) -> list[float]:
    return [shape.share(kind) for kind in _KINDS]
