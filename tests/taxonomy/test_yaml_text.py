import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.taxonomy import yaml_text
from skulens.taxonomy.problems import Problem
from skulens.taxonomy.yaml_text import Fields, Items, Text, Value, parse_yaml

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
PLAIN = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)


def told(text: str) -> list[tuple[str, str]]:
    problems: list[Problem] = []
    parse_yaml(text, problems)
    return [(problem.code, problem.message) for problem in problems]


def plain(value: Value | None) -> object:
    if isinstance(value, Items):
        return [plain(item) for item in value.items]
    if isinstance(value, Fields):
        return {key: plain(item) for key, item in value.fields.items()}
    return value.text if value else None


def test_everything_is_text_with_its_line() -> None:
    assert parse_yaml("no:\n  - 1\n  - off\n  - ~\n", []) == Fields(
        {"no": Items([Text("1", 2), Text("off", 3), Text("", 4)], 2)}, {"no": 1}, 1
    )


@given(PLAIN)
def test_json_is_read_too(value: object) -> None:
    problems: list[Problem] = []
    assert plain(parse_yaml(json.dumps(value, ensure_ascii=False), problems)) == value
    assert problems == []


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("a: &x [1]\nb: *x", "alias", "line 1: the anchor &x is not taken; write the values out"),
        ("a: [1]\nb: *x", "alias", "line 2: the alias *x is not taken; write the values out"),
        (
            "a: 1\nb: !!python/object/apply:os.system [ls]",
            "tag",
            "line 2: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not taken; "
            "delete it",
        ),
        ("a: 1\nb: 2\na: 3", "duplicate_key", "lines 1 and 3: 'a' is given twice; keep one"),
        ("a: 1\n---\nb: 2", "syntax", "line 2: a second document; keep one in a file"),
        ("a:\n  ? [1, 2]\n  : 3", "shape", "line 2: a list or mapping as a key; a key must be a"),
        ("a: 1\nb: [1, 2", "syntax", "line 2: this is no YAML (while parsing a flow sequence"),
        ("ä: 1\nb: \x07", "control_character", "line 2: a control character; delete it"),
        ("[" * 400 + "]" * 400, "too_deep", "line 1: nested more than 320 deep; flatten it"),
    ],
)
def test_refused(text: str, code: str, message: str) -> None:
    (found,) = told(text)
    assert found[0] == code
    assert found[1].startswith(message)


def test_a_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert [code for code, _ in told(bomb)] == ["alias"]


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "MAX_VALUES", 3)
    assert told("[1, 2,\n3]") == [("too_many", "line 2: more than 3 values; cut the file")]


def test_nothing_in_it() -> None:
    assert parse_yaml("# only a comment\n", []) is None
