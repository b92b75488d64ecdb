from collections.abc import Sequence

import pytest

from skulens.mapping.cells import ReadValue
from skulens.mapping.target import TargetField
from skulens.mapping.values.measuring import ValueGold, measure_values, right_values
from skulens.taxonomy.attribute_schema import Attribute

FIELD = TargetField(Attribute("colour", "Colour", "many_of"))


class Fixed:
    def __init__(self, answers: dict[str, tuple[str, ...]]) -> None:
        self._answers = answers

    def read(self, texts: Sequence[str]) -> list[ReadValue]:
        return [ReadValue(self._answers.get(text), 0.9, "") for text in texts]


def test_gold_cells_list_what_is_right() -> None:
    assert right_values("A || B + C") == (frozenset({"A"}), frozenset({"B", "C"}))
    assert right_values("(none)") == (frozenset(),)


def test_figures_count_matches_and_what_is_left_alone_apart() -> None:
    gold = [
        ValueGold(FIELD, "Col", "a", right_values("Red || Pink"), "same"),
        ValueGold(FIELD, "Col", "b", right_values("Red + Blue"), "multi"),
        ValueGold(FIELD, "Col", "c", right_values("(none)"), "none"),
        ValueGold(FIELD, "Col", "d", right_values("(none)"), "none"),
    ]
    answers = {"a": ("Pink",), "b": ("Red",), "c": ("Red",)}
    figures = measure_values(gold, lambda field, column, texts: Fixed(answers))
    assert figures.accuracy == 0.5
    assert figures.partial == 0.75
    assert figures.left_alone == 0.5
    assert figures.sure == pytest.approx(1 / 3)  # `d` was not given
    assert figures.by_kind == {"multi": 0.0, "none": 0.5, "same": 1.0}
    assert [one.raw for one, _ in figures.wrong] == ["b", "c"]
