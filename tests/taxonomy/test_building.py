import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.taxonomy import building
from skulens.taxonomy.building import Entry, build


def entries(*rows: tuple[str, str, str]) -> list[Entry]:
    """Entries of (id, name, parent) on the lines from 2."""
    return [Entry(id, name, parent, (), line) for line, (id, name, parent) in enumerate(rows, 2)]


def told(*rows: tuple[str, str, str]) -> list[tuple[str, str]]:
    built = build(entries(*rows))
    assert built.taxonomy is None
    return [(problem.code, problem.message) for problem in built.problems]


def test_parents_may_follow() -> None:
    built = build(entries(("b", "B", "a"), ("a", "A", "")))
    assert built.taxonomy is not None
    assert built.taxonomy.path("b") == "A > B"
    assert built.problems == built.warnings == ()


@pytest.mark.parametrize(
    ("rows", "code", "message"),
    [
        (
            [("a", "A", ""), ("a", "B", "")],
            "duplicate_id",
            "lines 2 and 3: the id 'a' is given 2 times; give each its own",
        ),
        (
            [("a", "Cup", ""), ("b", " CUP", "")],
            "duplicate_name",
            "lines 2 and 3: 'Cup' is given 2 times at the top; rename or merge them",
        ),
        (
            [("mugs", "Mugs", ""), ("a", "A", "mug")],
            "orphan",
            "line 3: the parent 'mug' of 'A' is no category of this file; did you mean 'mugs'?",
        ),
        (
            [("a", "A", "zzz")],
            "orphan",
            "line 2: the parent 'zzz' of 'A' is no category of this file; add it, or leave the "
            "parent empty for the top",
        ),
        (
            [("a", "A", "b"), ("b", "B", "a"), ("c", "C", "a")],
            "cycle",
            "lines 2 and 3: a circle of parents, 'a' -> 'b' -> 'a'; give one of them another parent",
        ),
        (
            [("a", "A", "a")],
            "cycle",
            "line 2: a circle of parents, 'a' -> 'a'; give one of them another parent",
        ),
        ([("a", " ", "")], "empty_name", "line 2: category 'a' has no name; give it one"),
        ([("", "A", "")], "empty_id", "line 2: 'A' has no id; give it one of its own"),
        (
            [("a", "A > B", "")],
            "separator_in_name",
            "line 2: the name 'A > B' has a '>', which separates the levels of a path; "
            "write it without",
        ),
        (
            [("a", "A\x07B", "")],
            "control_character",
            "line 2: a control character in the name 'A\N{REPLACEMENT CHARACTER}B'; delete it",
        ),
        (
            [("a", "x" * 501, "")],
            "long_name",
            f"line 2: the name '{'x' * 59}…' has 501 characters; shorten it to 500 at most",
        ),
    ],
)
def test_problems(rows: list[tuple[str, str, str]], code: str, message: str) -> None:
    assert told(*rows) == [(code, message)]


def test_problems_of_several_kinds_come_by_line() -> None:
    codes = [
        code for code, _ in told(("a", "A", "x"), ("b", "", ""), ("b", "B", ""), ("", "C", ""))
    ]
    assert codes == ["orphan", "duplicate_id", "empty_name", "empty_id"]


def test_the_file_is_named_where_there_are_several() -> None:
    built = build([Entry("a", "A", line=3, file="x.yml"), Entry("a", "B", line=9, file="y.yml")])
    assert built.problems[0].message.startswith("x.yml line 3 and y.yml line 9: the id 'a'")


def test_a_long_circle_is_shown_in_part() -> None:
    (problem,) = told(*((str(at), f"N{at}", str((at + 1) % 5_000)) for at in range(5_000)))
    assert problem[1] == (
        "lines 2, 3, 4, 5, 6 and 4995 more: a circle of parents, "
        "'0' -> '1' -> '2' -> '3' -> '4' -> '…'; give one of them another parent"
    ).replace("'…'", "…")


def test_too_deep_is_told_once() -> None:
    rows = [(str(at), f"N{at}", str(at - 1) if at else "") for at in range(5_000)]
    message = "line 102: 'N100' is more than 100 levels deep; move it further up"
    assert told(*rows) == [("too_deep", message)]


def test_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MAX_NODES", 2)
    rows = [(str(at), f"N{at}", "") for at in range(3)]
    message = "line 4: more than 2 categories; cut the file into several catalogues"
    assert told(*rows) == [("too_many", message)]


def test_a_path_that_contradicts_the_parents() -> None:
    rows = [Entry("a", "A", path="a", line=2), Entry("b", "B", "a", path="C > B", line=3)]
    assert build(rows).problems[0].message == (
        "line 3: the path is 'C > B' but the parents make it 'A > B'; correct one of them"
    )


def test_a_shared_synonym_is_only_a_warning() -> None:
    built = build(
        [
            Entry("n", "Notebooks", synonyms=("notebook",), line=2),
            Entry("l", "Laptops", synonyms=("Notebook",), line=3),
        ]
    )
    assert built.taxonomy is not None
    assert [warning.message for warning in built.warnings] == [
        "lines 2 and 3: 'notebook' is a synonym of 'Notebooks' and 'Laptops', so alone it means "
        "none of them; leave it with one if that is not meant"
    ]


@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "b", "c", "d"])] * 3), max_size=8))
def test_there_is_a_tree_or_a_problem(rows: list[tuple[str, str, str]]) -> None:
    built = build(entries(*rows))
    assert (built.taxonomy is None) == bool(built.problems)
    if built.taxonomy is not None:
        assert sorted(node.id for node in built.taxonomy) == sorted(id for id, _, _ in rows)
