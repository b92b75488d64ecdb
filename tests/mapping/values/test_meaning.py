import pytest

from skulens.encoders.loading import load_encoder
from skulens.encoders.protocol import Encoder
from skulens.mapping.target import TargetField
from skulens.mapping.values.reading import ColumnHabit, ValueReader
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("embedded")


def field(name: str, *values: str) -> TargetField:
    allowed = tuple(AllowedValue(value) for value in values)
    return TargetField(Attribute(name.lower(), name, "one_of", allowed))


def test_meaning_decides_where_no_word_is_known(encoder: Encoder) -> None:
    kinds = field("Instrument", "Cello", "Trumpet", "Drums")
    assert ValueReader(kinds, ColumnHabit()).read(["violoncello"])[0].value == "Cello"
    (one,) = ValueReader(kinds, ColumnHabit(), encoder).read(["percussion"])
    assert one.value in ("Drums", None)
    assert one.alternatives


def test_numbers_and_opposites_are_not_near_in_meaning(encoder: Encoder) -> None:
    sizes = field("Resolution", "2560 x 1440", "4096 x 2160", "Other")
    assert ValueReader(sizes, ColumnHabit(), encoder).read(["2560 x 1600"])[0].value is None
    diets = field("Diet", "Decaffeinated", "Organic", "Kosher")
    assert ValueReader(diets, ColumnHabit(), encoder).read(["Caffeinated"])[0].value is None


def test_what_is_near_to_nothing_is_left_alone_with_the_nearest(encoder: Encoder) -> None:
    (one,) = ValueReader(field("Colour", "Red", "Blue", "Green"), ColumnHabit(), encoder).read(
        ["Pulsar X9"]
    )
    assert one.value is None
    assert len(one.alternatives) == 3
