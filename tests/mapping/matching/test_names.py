import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.matching.glossary import glossary
from skulens.mapping.matching.names import fold, normal


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("itemWeight", ("item", "weight")),
        ("ITEM_WEIGHT", ("item", "weight")),
        ("Color(s)", ("colour",)),
        ("Wt", ("weight",)),
        ("Prod Grp", ("product", "group")),
        ("Number of USB 3.0 Ports", ("count", "usb", "3", "0", "port")),
        ("Item Dimensions LxWxH", ("item", "dimension", "dimension")),
        ("SKUCode", ("sku", "code")),
        ("Cap. fl oz", ("capacity", "fl", "oz")),
    ],
)
def test_an_english_name_is_cut_and_spelled_out(name, words):
    assert glossary().words(name).words == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bilddatei", ("photo", "file")),
        ("Artikelbezeichnung", ("article", "title")),
        ("Zolltarifnr.", ("custom", "tariff", "number")),
        ("Gew.", ("weight",)),
        ("T.", ("depth",)),
        ("Höhe", ("height",)),
        ("Hoehe", ("height",)),
        ("VK brutto", ("selling", "price", "gross")),
    ],
)
def test_a_german_name_is_read_in_english(name, words):
    found = glossary().words(name, "de")
    assert tuple(normal(word) for word in found.words) == words
    assert found.translated


@pytest.mark.parametrize(
    ("names", "language"),
    [
        (["Brand", "Material", "Item Weight", "Color"], "en"),
        (["Art.-Nr.", "Bezeichnung", "Warengr.", "Hersteller", "Material"], "de"),
        (["Référence", "Marque", "Couleur", "Poids net", "Prix"], "fr"),
        (["Marca", "Altura", "Anchura", "Peso", "Descripción"], "es"),
        (["Merk", "Kleur", "Gewicht", "Hoogte", "Omschrijving"], "nl"),
        ([], "en"),
        (["x1", "x2"], "en"),
    ],
)
def test_the_language_of_a_feed_is_that_of_most_of_its_names(names, language):
    assert glossary().language(names) == language


def test_a_letter_is_an_abbreviation_of_the_feeds_language():
    assert glossary().words("B", "de").words == ("width",)
    assert glossary().words("D", "en").words == ("depth",)


@pytest.mark.parametrize(
    ("word", "is_normal"),
    [
        ("colors", "colour"),
        ("batteries", "battery"),
        ("boxes", "box"),
        ("lenses", "lens"),
        ("series", "series"),
        ("glass", "glass"),
        ("fiber", "fibre"),
    ],
)
def test_a_word_is_singular_and_british(word, is_normal):
    assert normal(word) == is_normal


def test_accents_make_no_difference():
    assert fold("Größe") == "grosse"
    assert fold("Matière") == fold("MATIERE")


@given(st.text(max_size=400))
def test_any_name_has_a_few_plain_words(name):
    words = glossary().words(name).words
    assert all(word == word.casefold() and word.split() == [word] for word in words)
    assert len(words) <= 200
