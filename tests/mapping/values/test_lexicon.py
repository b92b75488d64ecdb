from skulens.mapping.values.lexicon import FILES, facets, facets_of
from skulens.mapping.values.phrases import parts_of, phrase_of, root_of
from skulens.mapping.values.word_files import rows_of


def test_the_shipped_lists_name_only_concepts_that_exist() -> None:
    for file in (*FILES, "products"):
        rows = rows_of(file)
        assert all(len(row) == 4 for row in rows)
        known = {(row[0], row[1]) for row in rows}
        for facet, _, wider, _ in rows:
            assert all((facet, word) in known for word in wider.split("|") if word)


def test_concepts_are_reached_nearest_first() -> None:
    (facet,) = facets_of(
        [("m", "steel", "metal", "acier"), ("m", "metal", "", ""), ("m", "wire", "steel", "")]
    )
    assert facet.of(("acier",)) == ("steel",)
    assert facet.steps_up("wire") == [("wire", 0), ("steel", 1), ("metal", 2)]


def test_a_circle_of_concepts_ends() -> None:
    (facet,) = facets_of([("m", "fine", "thin", ""), ("m", "thin", "fine", "")])
    assert facet.steps_up("fine") == [("fine", 0), ("thin", 1)]


def test_a_word_of_a_narrow_and_a_wide_concept_means_the_narrow_one() -> None:
    material = next(facet for facet in facets() if facet.name == "material")
    assert material.of(phrase_of("Steinzeug"))[0] == "stoneware"


def test_words_may_be_left_out() -> None:
    rows = [("m", "steel", "", "acier|inox")]
    (facet,) = facets_of(rows, leave_out=lambda phrase: phrase == ("inox",))
    assert facet.of(("acier",)) == ("steel",)
    assert facet.of(("inox",)) == ()


def test_words_are_typed_without_umlauts_too() -> None:
    colour = next(facet for facet in facets() if facet.name == "colour")
    assert colour.of(phrase_of("grün")) == colour.of(phrase_of("gruen")) == ("green",)


def test_phrases_fold_spelling_plurals_and_denials() -> None:
    assert phrase_of("Colours & FLAVORS") == ("colour", "flavour")
    assert phrase_of("sugar-free") == phrase_of("no sugar") == ("!sugar",)
    assert phrase_of("free from parabens") == phrase_of("Paraben Free")
    assert phrase_of("U.S.A.") == ("usa",)
    assert phrase_of("2560-by-1600") == phrase_of("2560×1600")
    assert root_of("moisture") == root_of("moisturizing")
    assert root_of("striped") == root_of("stripes")


def test_a_list_is_cut_into_its_parts() -> None:
    assert parts_of("Red/White, blue & green und gelb") == ["Red", "White", "blue", "green", "gelb"]
    assert parts_of("3/4 sleeve") == ["3/4 sleeve"]
