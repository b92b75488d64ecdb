import time

from skulens.mapping.target import TargetField
from skulens.mapping.values.lexicon import FILES, facets, facets_of
from skulens.mapping.values.phrases import phrase_of
from skulens.mapping.values.reading import ColumnHabit, ValueReader
from skulens.mapping.values.vocabulary import Vocabulary
from skulens.mapping.values.word_files import rows_of, words_in
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute


def vocabulary(name: str, *values: str, rows: list[tuple[str, ...]]) -> Vocabulary:
    allowed = tuple(AllowedValue(value) for value in values)
    return Vocabulary(Attribute(name.lower(), name, "many_of", allowed), facets_of(rows))


def test_no_word_stands_twice_for_one_concept() -> None:
    for file in (*FILES, "products"):
        for facet, concept, _, words in rows_of(file):
            folded = [word.casefold() for word in words_in(words)]
            twice = {word for word in folded if folded.count(word) > 1}
            assert not twice, f"{file}: {facet} {concept}"


def test_each_wider_concept_is_one_of_the_same_facet() -> None:
    for facet in facets():
        for concept, wider in facet.wider.items():
            assert concept not in wider
            assert set(wider) <= set(facet.wider), f"{facet.name} {concept}"


def test_the_words_for_values_of_any_field_are_sorted_and_each_value_comes_once() -> None:
    concepts = [row[1] for row in rows_of("values")]
    assert concepts == sorted(concepts, key=str.casefold)
    phrases = [phrase_of(concept) for concept in concepts]
    assert len(phrases) == len(set(phrases))


def test_a_word_for_a_value_holds_in_any_field_that_allows_it() -> None:
    rows = [("value", "hoop", "", "creole"), ("value", "stud", "", "stecker")]
    known = vocabulary("Design", "Hoop", "Nothing else", "Known", rows=rows)
    meaning = known.meaning(("creole",))
    assert meaning is not None
    assert meaning.value == "Hoop"
    assert known.meaning(("stecker",)) is None


def test_a_value_called_by_another_word_stands_for_its_concept() -> None:
    rows = [("value", "wall-mounted", "", "wandmontage|mural")]
    meaning = vocabulary("Montage", "Wandmontage", "Andere", rows=rows).meaning(("mural",))
    assert meaning is not None
    assert meaning.value == "Wandmontage"


def test_a_value_that_is_a_concept_of_its_own_does_not_stand_for_another() -> None:
    rows = [("value", "wide", "", "large|breit"), ("size", "large", "", "gross")]
    assert (
        vocabulary("Width", "Large", "Tiny", "Odd", "Even", rows=rows).meaning(("breit",)) is None
    )


def test_a_colour_word_says_nothing_among_flavours() -> None:
    rows = [("colour", "orange", "", "pumpkin"), ("colour", "red", "", "")]
    flavours = ("Orange", "Vanilla", "Cheese", "Beef", "Salt", "Tea")
    assert vocabulary("Flavour", *flavours, rows=rows).meaning(("pumpkin",)) is None


def test_the_lists_load_and_20_000_texts_are_read_quickly() -> None:
    rows = [row for file in FILES for row in rows_of(file)]
    start = time.process_time()
    facets_of(rows)
    assert time.process_time() - start < 1
    field = TargetField(
        Attribute("colour", "Colour", "many_of", tuple(map(AllowedValue, ("Red", "Blue", "Green"))))
    )
    texts = [f"{word} {number}" for number in range(10_000) for word in ("navy", "shiny")]
    start = time.process_time()
    ValueReader(field, ColumnHabit()).read(texts)
    assert time.process_time() - start < 5
