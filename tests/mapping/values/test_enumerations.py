import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.target import TargetField
from skulens.mapping.values.reading import ColumnHabit, ValueReader
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute, Kind

COLOURS = "Beige Black Blue Brown Clear Gold Gray Green Multicolor Navy Orange Pink Purple Red"
COLOUR_VALUES = (*COLOURS.split(), "Rose gold", "Silver", "White", "Yellow")
MATERIALS = (
    *("Cotton", "Cork", "Fabric", "Faux leather", "Glass", "Leather", "Metal", "Paper", "Wood"),
    *("Plastic", "Polypropylene (PP)", "Stainless steel", "Wool"),
)


def reader(name: str, values: tuple[str, ...], kind: Kind = "many_of") -> ValueReader:
    allowed = tuple(AllowedValue(value) for value in values)
    field = TargetField(Attribute(name.lower(), name, kind, allowed))
    return ValueReader(field, ColumnHabit())


def read(name: str, values: tuple[str, ...], text: str) -> object:
    return reader(name, values).read([text])[0].value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        *(("black", ("Black",)), ("GREY", ("Gray",)), ("Anthracite", ("Gray",))),
        *(("Burgundy", ("Red",)), ("dunkelgrün", ("Green",)), ("gruen", ("Green",))),
        *(("Stardust White", ("White",)), ("Golden Brown", ("Brown",)), ("offwhite", ("White",))),
        *(("Navy/Black", ("Navy", "Black")), ("Blue and White", ("Blue", "White"))),
        *(("Colors May Vary", ("Multicolor",)), ("see-through", ("Clear",)), ("bleu", ("Blue",))),
        *(("roségold", ("Rose gold",)), ("tannengrün matt", ("Green",)), ("Feldgrau", ("Gray",))),
    ],
)
def test_a_colour_word_becomes_the_colour_that_it_is_a_kind_of(
    text: str, values: tuple[str, ...]
) -> None:
    assert read("Color", COLOUR_VALUES, text) == values


@pytest.mark.parametrize(
    "text",
    ["Spiderman", "Hello Kitty", "Brightly colored", "Monochrome", "n/a", "-", "Soft", "7 M"],
)
def test_what_is_no_colour_is_left_alone(text: str) -> None:
    assert read("Color", COLOUR_VALUES, text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        *(
            ("100% Cotton Twill", ("Cotton",)),
            ("Buchenholz", ("Wood",)),
            ("Echtleder", ("Leather",)),
        ),
        *(
            ("Kunstleder", ("Faux leather",)),
            ("PP", ("Polypropylene (PP)",)),
            ("Kraft", ("Paper",)),
        ),
        *(("brass", ("Metal",)), ("Fabric-Cork", ("Fabric", "Cork")), ("Edelstahl", None)),
        *(("acier inoxydable", ("Stainless steel",)), ("Samt", ("Fabric",)), ("Merino", ("Wool",))),
    ],
)
def test_a_material_becomes_the_nearest_that_is_allowed(
    text: str, values: tuple[str, ...] | None
) -> None:
    assert read("Material", MATERIALS, text) == (values or ("Stainless steel",))


def test_an_imitation_is_not_what_it_imitates() -> None:
    genuine = ("Leather", "Fur", "Wood", "Glass")
    assert read("Material", genuine, "Faux leather") is None
    assert read("Material", genuine, "Kunstleder") is None
    assert read("Material", genuine, "imitation fur") is None


def test_a_denial_is_not_what_it_denies() -> None:
    diets = ("Sugar-free", "Organic", "Decaffeinated", "Gluten-free", "Vegan")
    assert read("Diet", diets, "No sugar") == ("Sugar-free",)
    assert read("Diet", diets, "zuckerfrei") == ("Sugar-free",)
    assert read("Diet", diets, "not organic") is None
    assert read("Diet", diets, "Caffeinated") is None
    assert read("Diet", diets, "caffeine free") == ("Decaffeinated",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("Made in U.S.A.", "United States"), ("Ethiopian", "Ethiopia"), ("DE", "Germany")),
        *(("Deutschland", "Germany"), ("Italie", "Italy"), ("English", "United Kingdom")),
        *(("Produkt aus Italien", "Italy"), ("Taiwan", None), ("CHN", "China")),
    ],
)
def test_a_country_is_known_by_codes_people_and_other_languages(
    text: str, value: str | None
) -> None:
    countries = ("China", "Ethiopia", "Germany", "Italy", "United Kingdom", "United States")
    assert read("Country of origin", countries, text) == ((value,) if value else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Women's", "Female"), ("Herren", "Male"), ("Men & Women", "Unisex"), ("Mädchen", "Female")],
)
def test_people_are_known_by_their_gender(text: str, value: str) -> None:
    assert read("Target gender", ("Female", "Male", "Unisex"), text) == (value,)


@pytest.mark.parametrize(
    ("text", "value"),
    [("xl", "Extra large (XL)"), ("2XL", "Double extra large (XXL)"), ("Groß", "Large (L)")],
)
def test_a_size_is_known_by_letters_and_words(text: str, value: str) -> None:
    sizes = ("Small (S)", "Large (L)", "Extra large (XL)", "Double extra large (XXL)", "One size")
    assert read("Size", sizes, text) == (value,)


@pytest.mark.parametrize(
    ("values", "text", "value"),
    [
        (("Curly", "Straight", "Damaged"), "Curls", "Curly"),
        (("Moisturizing", "Detangling"), "Detangler", "Detangling"),
        (("Breathable design", "Quick drying"), "Breathable", "Breathable design"),
        (("Refurbished-good", "Refurbished-very good"), "Very Good", "Refurbished-very good"),
        (("Spiral-bound", "Discbound"), "spiralbound", "Spiral-bound"),
        (("Intel core i5", "Intel core i7"), "2.4 GHz core_i5_4278u", "Intel core i5"),
        (("16 GB", "32 GB", "64 GB"), "16.0GB", "16 GB"),
        (("14-14.9 in", "15-15.9 in", "16-16.9 in"), "15.6 Inches", "15-15.9 in"),
        (("5400 RPM", "7200 RPM", "10000 RPM"), "7.2K RPM", "7200 RPM"),
        (("0-6 months", "6-12 months", "3 years or older"), "5 years", "3 years or older"),
        (("1366 x 768", "1440p", "Full HD"), "1366x768 Pixels", "1366 x 768"),
    ],
)
def test_forms_parts_and_numbers_lead_to_the_value(
    values: tuple[str, ...], text: str, value: str
) -> None:
    assert read("Property", values, text) == (value,)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        *(("Age 4-11", "Kids"), ("18+", "Adults"), ("0-6 months", "0-6 months"), ("12+", "Kids")),
        *(("Ages 3-6 Years", "Kids"), ("13-17 years", "Teens"), ("2 years and up", "Toddlers")),
        *(("500 years", None), ("Age 5 in 3 packs", None), ("7", None)),
    ],
)
def test_an_age_leads_to_its_group(text: str, group: str | None) -> None:
    groups = ("0-6 months", "Adults", "Babies", "Kids", "Teens", "Toddlers", "All ages")
    assert read("Age group", groups, text) == ((group,) if group else None)


def test_a_number_of_another_class_is_left_alone() -> None:
    resolutions = ("1366 x 768", "1920 x 1080", "2560 x 1440")
    assert read("Display resolution", resolutions, "2560 x 1600 Pixels") is None
    assert read("Display resolution", ("720p", "1080p", "4K"), "2340 x 1080") is None


def test_a_field_of_one_value_takes_the_first_and_says_so() -> None:
    (one,) = reader("Color", COLOUR_VALUES, "one_of").read(["Navy/White"])
    assert one.value == "Navy"
    assert one.reason == "'Navy/White' names 'Navy', 'White'; 'Navy' comes first"
    assert [value for value, _ in one.alternatives] == ["White"]


def test_each_value_comes_with_a_sentence_and_a_probability() -> None:
    (grey, unknown) = reader("Color", COLOUR_VALUES).read(["slate", "Spiderman"])
    assert grey.reason == "'slate' is a kind of 'Gray'"
    assert unknown.reason == "no value is known to mean 'Spiderman'"
    assert 0.5 < unknown.probability < grey.probability <= 1


def test_synonyms_of_the_shop_hold_against_the_word_lists() -> None:
    values = (AllowedValue("black", ("anthracite",)), AllowedValue("grey"))
    field = TargetField(Attribute("colour", "Colour", "colour", values))
    (one,) = ValueReader(field, ColumnHabit()).read(["Anthracite"])
    assert one.value == "black"


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_read_or_left_alone(texts: list[str]) -> None:
    read = reader("Color", COLOUR_VALUES).read(texts)
    assert len(read) == len(texts)
    assert all(one.value is None or set(one.value) <= set(COLOUR_VALUES) for one in read)


@given(st.sampled_from(COLOUR_VALUES), st.sampled_from(["{}", " {} ", "{}!", "very {}", "{} tone"]))
def test_a_value_is_found_by_its_own_name(value: str, pattern: str) -> None:
    assert read("Color", COLOUR_VALUES, pattern.format(value.upper())) == (value,)
