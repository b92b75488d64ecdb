"""What every module of evidence promises: shape, range, order, sentences; and what each measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skulens.encoders import Encoder, load_encoder
from skulens.mapping.matching.columns import Column, columns_of
from skulens.mapping.matching.evidence.category_context import CategoryContext
from skulens.mapping.matching.evidence.combined import AGAINST, combine, shipped_weights
from skulens.mapping.matching.evidence.confirmed import Confirmed
from skulens.mapping.matching.evidence.data_type import DataType
from skulens.mapping.matching.evidence.meaning import Meaning
from skulens.mapping.matching.evidence.name_similarity import NameSimilarity
from skulens.mapping.matching.evidence.protocol import Ground
from skulens.mapping.matching.evidence.value_shape import ValueShape
from skulens.mapping.matching.facts import Facts, facts_of
from skulens.mapping.matching.matcher import Matcher, grounds
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

CHAIRS = "Furniture > Chairs"
ENCODER = load_encoder("embedded")
KINDS = [one.kind for one in grounds(ENCODER)]


def field(
    key: str, kind: str = "text", *values: str, unit: str = "", **more: object
) -> TargetField:
    name = key.replace("_", " ").capitalize()
    allowed = tuple(AllowedValue(value) for value in values)
    return TargetField(Attribute(key, name, kind, allowed, unit=unit), **more)  # type: ignore[arg-type]


FIELDS = (
    *PRODUCT_FIELDS,
    field("colour", "one_of", "red", "blue", "dark green"),
    field("tags", "many_of", "outdoor", "folding"),
    field("weight", "number", unit="g", required=True),
    field("seat_height", "number", unit="cm", categories=(CHAIRS,)),
    field("waterproof", "boolean"),
    field("material", examples=("solid oak", "steel")),
    field("x"),
)

_words = st.sampled_from(
    [
        "Colour",
        "Farbe",
        "Wt (oz)",
        "Gewicht kg",
        "Chair colour",
        "GTIN",
        "H. mm",
        "",
        "***",
        "1",
        "é" * 9,
    ]
)
NAMES = _words | st.text(max_size=15) | st.builds("{} {}".format, _words, _words)
TEXTS = st.sampled_from(
    ["red", "dark green", "12 oz", "1,5 kg", "10 x 20 x 5 cm", "ja", "4006381333931", "55,50 €", "\n",
     "<p>Solid\noak</p>", "https://x.example/a.jpg", "a.jpg", "2024-01-01", "1/2", "½", "NaN", "-1e9"]
) | st.text(max_size=30)  # fmt: skip
CELLS = st.dictionaries(TEXTS, st.integers(1, 50), max_size=5)
COLUMNS = st.dictionaries(NAMES, CELLS, max_size=4).map(
    lambda texts: columns_of(
        texts, 100, categories={name: {CHAIRS: 3, "Furniture": 1} for name in texts}
    )
)
SOME_FIELDS = st.lists(st.sampled_from(FIELDS), unique_by=lambda one: one.key, max_size=6)


def facts(*fields: TargetField, categories: tuple[str, ...] = (CHAIRS,)) -> Facts:
    return facts_of(Target(fields or FIELDS, categories))


def feed(**texts: list[str]) -> tuple[Column, ...]:
    return columns_of({name: dict.fromkeys(own, 2) for name, own in texts.items()}, 100)


def module(kind: str) -> Ground:
    votes = {"Farbe": {"colour": (2, 1)}, "": {"id": (0, 3)}, "Colour": {"colour": (1, 0)}}
    return next(one for one in grounds(ENCODER, votes) if one.kind == kind)


def pair(ground: Ground, column: Column, one: TargetField) -> tuple[dict[str, float], str]:
    """What is measured of one column and field, by feature, and what is said of it."""
    known = facts(one)
    (scores,) = ground.scores([column], known)[0]
    names = dict(zip(ground.features, map(float, scores), strict=True))
    return names, ground.sentence(column, known, 0, scores)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(columns=COLUMNS, fields=SOME_FIELDS)
def test_scores_are_shares_and_nothing_crashes(
    kind: str, columns: tuple[Column, ...], fields: list[TargetField]
) -> None:
    ground, known = module(kind), facts_of(Target(tuple(fields), (CHAIRS,)))
    scores = ground.scores(columns, known)
    assert scores.shape == (len(columns), len(fields), len(ground.features))
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()
    assert scores.min(initial=0) >= 0
    assert scores.max(initial=0) <= 1 + 1e-6
    for row, column in enumerate(columns):
        for place in range(len(fields)):
            assert np.isfinite(ground.strength(scores[row, place]))
            assert isinstance(ground.sentence(column, known, place, scores[row, place]), str)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15)
@given(columns=COLUMNS, fields=SOME_FIELDS, dice=st.randoms(use_true_random=False))
def test_the_order_of_columns_and_fields_makes_no_difference(
    kind: str, columns: tuple[Column, ...], fields: list[TargetField], dice: object
) -> None:
    ground = module(kind)
    rows, places = list(range(len(columns))), list(range(len(fields)))
    dice.shuffle(rows)  # type: ignore[attr-defined]
    dice.shuffle(places)  # type: ignore[attr-defined]
    scores = ground.scores(columns, facts_of(Target(tuple(fields))))
    moved = ground.scores(
        [columns[row] for row in rows], facts_of(Target(tuple(fields[one] for one in places)))
    )
    np.testing.assert_allclose(moved, scores[rows][:, places], atol=1e-5)


@settings(max_examples=15)
@given(columns=COLUMNS)
def test_every_proposal_is_one_line_and_has_a_reason(columns: tuple[Column, ...]) -> None:
    for one in Matcher(ENCODER).match(columns, Target(FIELDS)):
        assert one.reason
        said = [ground.sentence for ground in one.evidence]
        said += [ground.sentence for other in one.candidates for ground in other.evidence]
        assert all(sentence and len(sentence.splitlines()) == 1 for sentence in said)
        assert all(0 <= ground.score <= 1 for ground in one.evidence)


def test_every_weight_has_the_sign_of_what_it_measures(encoder: Encoder) -> None:
    known = combine(grounds(encoder), feed(Farbe=["red"]), facts())
    weights = shipped_weights().weights
    assert weights.keys() <= set(known.names)
    assert all(weight <= 0 for name, weight in weights.items() if name in AGAINST)
    assert all(weight >= 0 for name, weight in weights.items() if name not in AGAINST)


def test_names_are_the_same_in_other_words() -> None:
    (farbe, chair, plain) = feed(Farbe=[], **{"Chair colour": [], "Zolltarif": []})
    colour = field("colour")
    scores, said = pair(NameSimilarity(), farbe, colour)
    assert scores["same_name"] == scores["same_concept"] == 1
    assert said == "'Farbe' is another way to write 'Colour'"
    scores, _ = pair(NameSimilarity(), chair, colour)
    assert scores["source_covered"] == scores["target_covered"] == 1, (
        "a chair's category says nothing"
    )
    scores, said = pair(NameSimilarity(), plain, colour)
    assert (scores["same_name"], scores["same_words"], said) == (0, 0, "")


def test_words_in_another_order_are_the_same_name() -> None:
    (column,) = feed(**{"height seat": []})
    scores, _ = pair(NameSimilarity(), column, field("seat_height"))
    assert (scores["same_name"], scores["same_words"]) == (1, 1)
    (column,) = feed(**{"seat depth": []})
    scores, _ = pair(NameSimilarity(), column, field("seat_height"))
    assert scores["same_name"] == 0
    assert 0 < scores["same_words"] < 1


def test_what_is_near_in_meaning_says_so(encoder: Encoder) -> None:
    (column,) = feed(Seating=["linen", "wool"])
    scores, said = pair(Meaning(encoder), column, field("places_to_sit", examples=("linen",)))
    far, _ = pair(Meaning(encoder), column, field("voltage", "number", unit="V"))
    assert scores["name_meaning"] > far["name_meaning"]
    assert scores["value_meaning"] > 0.5
    assert far["value_meaning"] == 0, "it has no values"
    assert "'Seating' and 'Places to sit' mean much the same" in said


def test_values_look_like_what_a_field_is_about() -> None:
    (weight, size) = feed(Wt=["12 oz", "3 oz", "1 lb"], Size=["10 cm", "20 cm"])
    grams = field("weight", "number", unit="g")
    scores, said = pair(ValueShape(), weight, grams)
    assert (scores["fits"], scores["clashes"], scores["same_dimension"]) == (1, 0, 1)
    assert said == "its values are in oz, a measure of mass"
    scores, said = pair(ValueShape(), size, grams)
    assert (scores["fits"], scores["clashes"], scores["other_dimension"]) == (0, 1, 1)
    assert said == "its values are in cm, a measure of length, not of mass"
    (codes,) = feed(GTIN=["4006381333931", "4006381333948"])
    _, said = pair(ValueShape(), codes, field("barcode"))
    assert said == "100% of its values look like barcodes with a right check digit"


def test_a_kind_of_field_can_hold_a_share_of_the_values() -> None:
    (column,) = feed(Wt=["12 oz", "3 oz", "heavy", "1 lb"])
    scores, said = pair(DataType(), column, field("weight", "number", unit="g"))
    assert (scores["loadable"], scores["not_loadable"]) == (0.75, 0.25)
    assert said == "75% of its values are numbers in a unit that becomes g"
    scores, said = pair(DataType(), column, field("waterproof", "boolean"))
    assert (scores["loadable"], said) == (0, "0% of its values are yes or no")
    scores, said = pair(DataType(), column, field("note"))
    assert (scores["loadable"], scores["not_loadable"], said) == (0, 0, "")


def test_a_column_is_filled_where_a_field_is_used() -> None:
    texts = {"Sitz": {"1": 4}}
    (column,) = columns_of(texts, 4, categories={"Sitz": {CHAIRS: 3, "Furniture > Tables": 1}})
    seat = field("seat_height", categories=(CHAIRS,))
    scores, said = pair(CategoryContext(), column, seat)
    assert (scores["together"], scores["apart"], scores["never_together"]) == (0.75, 0.25, 0)
    assert said == "it is filled for products of the categories that have 'Seat height'"
    scores, said = pair(CategoryContext(), column, field("lamps", categories=("Lighting",)))
    assert (scores["apart"], scores["never_together"], scores["everywhere"]) == (1, 1, 0)
    assert said == "it is filled for products of categories that have no 'Lamps'"
    scores, _ = pair(CategoryContext(), column, field("colour"))
    assert (scores["together"], scores["apart"], scores["everywhere"]) == (0, 0, 1)


def test_what_others_decided_counts_more_the_more_of_them_there_are() -> None:
    (column,) = feed(Farbe=["red"])

    def said(yes: int, no: int) -> tuple[float, float, str]:
        ground = Confirmed({"Farbe": {"colour": (yes, no)}})
        scores, sentence = pair(ground, column, field("colour"))
        return scores["confirmed_elsewhere"], scores["refused_elsewhere"], sentence

    assert said(1, 0) == (0.5, 0, "confirmed for another supplier")
    assert said(3, 0) == (0.75, 0, "confirmed for 3 other suppliers")
    assert said(0, 1) == (0, 0.5, "refused for another supplier")
    assert said(2, 2)[2] == "confirmed for 2 other suppliers, refused for 2 other suppliers"
    assert said(0, 0) == (0, 0, "")
