import pytest

from skulens.mapping.matching.concepts import concepts, other_facet
from skulens.mapping.matching.glossary import glossary


def about(name):
    return concepts().read(glossary().words(name).words).main


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("Vendor", "brand"),
        ("Maker", "brand"),
        ("Retail UPC", "barcode"),
        ("Manufacturer Part Number", "mpn"),
        ("Variant Grams", "weight"),
        ("Google Shopping / MPN", "mpn"),
        ("Connector Gender", "connector_gender"),
        ("Target gender", "gender"),
        ("Maximum RAM Supported", "max_ram"),
        ("System RAM", "ram"),
        ("Trade Price", "cost"),
        ("Minimum Order Quantity", "moq"),
        ("Frobnication", ""),
    ],
)
def test_a_name_is_about_its_concept(name, concept):
    assert about(name) == concept


def test_the_longest_phrase_decides():
    assert about("Hard Drive") == "storage_type"
    assert about("Hard Drive Interface") == "drive_interface"
    assert about("Hard Drive Rotational Speed") == "rotational_speed"


def test_near_concepts_are_alike_in_both_directions():
    known = concepts()
    assert known.likeness("weight", "weight") == 1
    assert known.likeness("material", "upholstery") == known.likeness("upholstery", "material") > 0
    assert known.likeness("ram", "max_ram") == 0
    assert known.likeness("price", "cost") == 0


def test_related_concepts_exist():
    known = concepts()
    for one, other in known.related:
        assert one in known.concepts
        assert other in known.concepts


def test_no_two_concepts_are_called_the_same():
    seen = {}
    for concept in concepts().concepts.values():
        for phrase in concept.phrases:
            assert seen.setdefault(phrase, concept.name) == concept.name


def test_a_name_that_is_taken_away_is_no_longer_known():
    words = glossary().words("Vendor").words
    assert concepts().without([words]).read(words).main == ""
    assert concepts().without([words]).read(("brand",)).main == "brand"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Processor Brand", "Processor model", True),
        ("Processor Speed", "Processor Type", True),
        ("Maximum RAM Supported", "System RAM", True),
        ("Max Screen Resolution", "Display resolution", True),
        ("Item Weight", "Net weight", False),
        ("Colour", "Frame", False),
    ],
)
def test_names_may_tell_different_sides_of_a_thing(one, other, differ):
    words = (glossary().words(name).words for name in (one, other))
    assert other_facet(*words) is differ
