import pytest

from skulens.taxonomy import paths
from skulens.taxonomy.building import Entry
from skulens.taxonomy.paths import PathRow, entries_of
from skulens.taxonomy.problems import Problem


def read(*rows: PathRow) -> tuple[list[Entry], list[tuple[str, str]]]:
    problems: list[Problem] = []
    found = entries_of(rows, problems)
    return found, [(problem.code, problem.message) for problem in problems]


def test_levels_without_a_row_are_made() -> None:
    found, _ = read(PathRow("Fruit > Apple > Gala", 2, "g", ("gala",)), PathRow("fruit>Pear", 3))
    assert found == [
        Entry("Fruit", "Fruit", "", (), 2, "", "Fruit"),
        Entry("Fruit > Apple", "Apple", "Fruit", (), 2, "", "Fruit > Apple"),
        Entry("g", "Gala", "Fruit > Apple", ("gala",), 2, "", "Fruit > Apple > Gala"),
        Entry("Fruit > Pear", "Pear", "Fruit", (), 3, "", "Fruit > Pear"),
    ]


def test_a_level_takes_the_id_and_spelling_of_its_row() -> None:
    found, problems = read(PathRow("fruit > apple", 2, "a"), PathRow("Fruit", 3, "f", ("obst",)))
    assert found == [
        Entry("f", "Fruit", "", ("obst",), 3, "", "Fruit"),
        Entry("a", "apple", "f", (), 2, "", "Fruit > apple"),
    ]
    assert problems == []


def test_path_given_twice() -> None:
    found, problems = read(PathRow("Fruit", 2), PathRow(" FRUIT", 9))
    assert len(found) == 1
    message = "lines 2 and 9: the path ' FRUIT' is given twice; delete one"
    assert problems == [("duplicate_path", message)]


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        (
            "A > > B",
            "empty_name",
            "line 2: the path 'A > > B' has an empty level; write a name, or",
        ),
        ("A >", "empty_name", "line 2: the path 'A >' has an empty level; write a name, or delete"),
        (" ", "empty_name", "line 2: no path; write a name, or delete the line"),
        ("a>" * 10**6 + "b", "too_deep", "line 2: the path 'a>a>a"),
    ],
)
def test_wrong_levels(path: str, code: str, message: str) -> None:
    found, ((told, text),) = read(PathRow(path, 2))
    assert (found, told) == ([], code)
    assert text.startswith(message)


def test_paths_of_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MAX_PATHS_CHARACTERS", 10)
    found, problems = read(*(PathRow(f"Category {at}", at) for at in range(5)))
    assert len(found) == 2
    assert problems == [("too_many", "line 2: the paths are too long; shorten names")]
