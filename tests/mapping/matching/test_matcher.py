import pytest

from skulens.mapping.matching.columns import columns_of
from skulens.mapping.matching.facts import facts_of
from skulens.mapping.matching.matcher import Matcher
from skulens.mapping.target import PRODUCT_FIELDS, Target, TargetField
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute


def choice(key, *values, name=None, kind="one_of", **more):
    allowed = tuple(AllowedValue(value) for value in values)
    return TargetField(Attribute(key, name or key.title(), kind, allowed), **more)


def number(key, name, unit=""):
    return TargetField(Attribute(key, name, "number", unit=unit))


def feed(**columns):
    return columns_of(
        {name.replace("_", " "): dict.fromkeys(texts, 2) for name, texts in columns.items()}, 10
    )


COLOUR = choice("colour", "red", "blue", "grey", "green", name="Colour")
WEIGHT = number("weight_g", "Weight", "g")
SIDES = [
    number("width_cm", "Width", "cm"),
    number("depth_cm", "Depth", "cm"),
    number("height_cm", "Height", "cm"),
]


@pytest.fixture(scope="module")
def matcher(encoder):
    return Matcher(encoder)


def matched(matcher, columns, *fields, votes=None):
    target = Target((*PRODUCT_FIELDS, *fields))
    found = matcher.match(columns, target, votes)
    return {(one.column, one.part): one for one in found}


def test_columns_find_their_fields_and_say_why(matcher):
    columns = feed(
        Item_Colour=["red", "blue", "grey"],
        Wt=["12 oz", "3 oz", "1 lb"],
        Maker=["Acme", "Bolt", "Cora"],
        Lead_Time=["3 days", "2 days"],
    )
    found = matched(matcher, columns, COLOUR, WEIGHT)
    assert found["Item Colour", ""].target == "colour"
    assert found["Wt", ""].target == "weight_g"
    assert found["Maker", ""].target == "brand"
    assert found["Lead Time", ""].target == ""
    assert found["Lead Time", ""].status == "left"
    assert "mass" in found["Wt", ""].reason
    for one in found.values():
        assert one.reason
        assert 0 <= one.probability <= 1
        assert len(one.candidates) == 3


def test_what_is_sure_is_accepted_and_what_is_not_is_asked(matcher, encoder):
    columns = feed(Colour=["red", "blue"], Maker=["Acme", "Bolt"])
    found = matched(matcher, columns, COLOUR)
    assert found["Colour", ""].status == "accepted"
    bold = matched(Matcher(encoder, accept=0.01), columns, COLOUR)
    shy = matched(Matcher(encoder, accept=1.01), columns, COLOUR)
    assert {one.status for one in bold.values()} == {"accepted"}
    assert {one.status for one in shy.values()} == {"open"}


def test_carats_do_not_become_grams(matcher):
    columns = feed(Carat_Weight=["0.5 ct", "1.2 ct"], Fluid=["12 fl oz", "8 fl oz"])
    found = matched(matcher, columns, WEIGHT)
    assert found["Carat Weight", ""].target != "weight_g"
    assert found["Fluid", ""].target != "weight_g"


def test_several_columns_may_feed_a_field_that_collects(matcher):
    columns = feed(Photo_1=["a.jpg", "b.jpg"], Photo_2=["c.jpg", "d.jpg"])
    found = matched(matcher, columns)
    assert {one.target for one in found.values()} == {"photos"}


def test_two_columns_equally_good_are_both_shown_and_neither_is_chosen(matcher):
    columns = feed(Colour=["red", "blue"], Color=["red", "blue"])
    found = matched(matcher, columns, COLOUR)
    assert [one.target for one in found.values()] == ["colour", "colour"]
    assert [one.status for one in found.values()] == ["open", "open"]
    assert "'Color'" in found["Colour", ""].reason
    assert "'Colour'" in found["Color", ""].reason


def test_sides_in_one_cell_feed_a_field_each_in_the_order_the_name_says(matcher):
    columns = feed(Dims_WxDxH=["10 x 20 x 5 cm", "30 x 20 x 15 cm"])
    found = matched(matcher, columns, *SIDES)
    assert {part: one.target for (_, part), one in found.items()} == {
        "1": "width_cm",
        "2": "depth_cm",
        "3": "height_cm",
    }
    assert {one.status for one in found.values()} == {"accepted"}


def test_sides_in_no_stated_order_are_asked(matcher):
    columns = feed(Measurements=["10 x 20 x 5 cm", "30 x 20 x 15 cm"])
    found = matched(matcher, columns, *SIDES)
    assert {one.status for one in found.values()} == {"open"}
    assert "usual order" in found["Measurements", "1"].reason


def test_sides_that_cells_name_are_in_that_order(matcher):
    columns = feed(
        Measurements=["12 in (H) x 4 in (W) x 5 in (D)", "6 in (H) x 2 in (W) x 2 in (D)"]
    )
    found = matched(matcher, columns, *SIDES)
    assert found["Measurements", "1"].target == "height_cm"
    assert found["Measurements", "2"].target == "width_cm"


def test_what_other_suppliers_confirmed_counts(matcher):
    columns = feed(Zzz=["x1", "x2"])
    alone = matched(matcher, columns, COLOUR)["Zzz", ""]
    votes = {"Zzz": {"colour": (3, 0)}}
    helped = matched(matcher, columns, COLOUR, votes=votes)["Zzz", ""]
    assert alone.target == ""
    best = (
        next(one for one in alone.candidates if one.target == "colour")
        if any(one.target == "colour" for one in alone.candidates)
        else None
    )
    after = next(one for one in helped.candidates if one.target == "colour")
    assert after.probability > (best.probability if best else 0)
    assert any("3 other suppliers" in ground.sentence for ground in after.evidence)


def test_words_of_the_category_say_nothing():
    roast = choice("coffee_roast", "dark", "light", name="Coffee roast")
    in_coffee = facts_of(Target((roast,), ("Drinks > Coffee",)))
    in_tools = facts_of(Target((roast,), ("Tools",)))
    assert in_coffee.read(("cocoa", "coffee", "bean")).units.keys() == {"cocoa", "bean"}
    assert in_tools.read(("cocoa", "coffee", "bean")).units.keys() == {"cocoa", "coffee", "bean"}
    assert in_coffee.read(("coffee",)).units.keys() == {"coffee"}


def test_empty_columns_and_empty_feeds_are_left_alone(matcher):
    (empty,) = matcher.match(columns_of({"Colour": {}}, 5), Target((COLOUR,)))
    assert (empty.target, empty.reason) == ("", "all its cells are empty")
    assert matcher.match((), Target((COLOUR,))) == []
    (alone,) = matcher.match(feed(Colour=["red"]), Target(()))
    assert (alone.target, alone.candidates) == ("", ())


def test_the_same_feed_is_matched_the_same(matcher):
    columns = feed(Colour=["red", "blue"], Tint=["green", "grey"], Wt=["1 kg", "2 kg"])
    assert matched(matcher, columns, COLOUR, WEIGHT) == matched(matcher, columns, COLOUR, WEIGHT)


@pytest.mark.parametrize("name", ["—", "???", "_", "价格", "🙂"])
def test_names_without_words_are_no_reason_to_fail(matcher, name):
    columns = columns_of({name: {"1 x 2 cm": 3}, "Dims WxD": {"1 x 2 cm": 2, "3 x 4 cm": 1}}, 4)
    found = matched(matcher, columns, number(name, name, "cm"), *SIDES)
    assert {one.column for one in found.values()} == {name, "Dims WxD"}
    assert found["Dims WxD", "1"].target == "width_cm"
