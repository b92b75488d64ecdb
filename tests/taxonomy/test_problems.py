from pathlib import Path

from skulens.taxonomy.problems import Place, error_of, problem_at


def test_places_are_listed() -> None:
    def told(*lines: int, file: str = "") -> str:
        return problem_at([Place(line, file) for line in lines], "x", "m").message

    assert told(3) == "line 3: m"
    assert told(3, 5, 9) == "lines 3, 5 and 9: m"
    assert told(1, 2, 3, 4, 5, 6, 7) == "lines 1, 2, 3, 4, 5 and 2 more: m"
    assert told(3, 5, file="a.yml") == "a.yml line 3 and a.yml line 5: m"


def test_an_error_names_five_and_counts_the_others() -> None:
    problems = [problem_at(Place(line), "x", "m") for line in range(1, 8)]
    assert str(error_of(Path("t.csv"), problems)) == (
        "t.csv has 7 problems:\n"
        "  line 1: m\n  line 2: m\n  line 3: m\n  line 4: m\n  line 5: m\n  and 2 more"
    )
    assert str(error_of(Path("t.csv"), problems[:1])) == "t.csv has a problem:\n  line 1: m"
