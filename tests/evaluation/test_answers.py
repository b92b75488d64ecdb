"""What an answer says of itself."""

from __future__ import annotations

from evaluation.examples import answer
from skulens.evaluation.answers import confidences_of


def test_the_class_ranked_first_is_the_answer() -> None:
    pear = answer("pear", "pear", "apple", confidence=0.6)
    assert (pear.first, pear.confidence, pear.is_right, pear.node) == ("pear", 0.6, True, "pear")
    assert not answer("apple", "pear", "apple").is_right


def test_a_rule_may_decide_on_another_node() -> None:
    backed_off = answer("fruit/pear", "fruit/apple", decided="fruit")
    assert (backed_off.first, backed_off.node) == ("fruit/apple", "fruit")


def test_without_an_answer_nothing_is_right() -> None:
    silent = answer("pear", decided="pear")
    assert (silent.first, silent.confidence, silent.is_right, silent.node) == (
        None,
        None,
        False,
        None,
    )


def test_confidences_are_those_of_the_answers_given() -> None:
    confidences, right = confidences_of([answer("a", "a"), answer("a"), answer("a", "b")])
    assert confidences.tolist() == [0.8, 0.8]
    assert right.tolist() == [True, False]
    assert [len(part) for part in confidences_of([])] == [0, 0]
