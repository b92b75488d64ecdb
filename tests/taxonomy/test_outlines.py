import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.taxonomy import outlines
from skulens.taxonomy.building import build
from skulens.taxonomy.outlines import read_outline
from skulens.taxonomy.problems import Problem
from skulens.taxonomy.yaml_text import parse_yaml

OUTLINE = """
Fruit: [Apple, Pear]
Drinks:
  - Juice:
      Fresh:
      From Concentrate: {id: concentrate, synonyms: concentrate|nectar}
  - name: Tea
    id: tea
    synonyms: [infusion]
    children: [Green Tea]
Nuts:
"""


def paths(text: str) -> list[tuple[str, str]]:
    problems: list[Problem] = []
    value = parse_yaml(text, problems)
    assert value is not None
    built = build(read_outline(value, problems))
    assert not problems
    assert built.taxonomy is not None
    return [(node.id, built.taxonomy.path(node.id)) for node in built.taxonomy]


def told(text: str) -> list[tuple[str, str]]:
    problems: list[Problem] = []
    value = parse_yaml(text, problems)
    assert value is not None
    problems.extend(build(read_outline(value, problems)).problems)
    return [(problem.code, problem.message) for problem in problems]


def test_an_outline() -> None:
    assert paths(OUTLINE) == [
        ("Fruit", "Fruit"),
        ("Fruit > Apple", "Fruit > Apple"),
        ("Fruit > Pear", "Fruit > Pear"),
        ("Drinks", "Drinks"),
        ("Drinks > Juice", "Drinks > Juice"),
        ("Drinks > Juice > Fresh", "Drinks > Juice > Fresh"),
        ("concentrate", "Drinks > Juice > From Concentrate"),
        ("tea", "Drinks > Tea"),
        ("Drinks > Tea > Green Tea", "Drinks > Tea > Green Tea"),
        ("Nuts", "Nuts"),
    ]


def test_synonyms() -> None:
    value = parse_yaml(OUTLINE, [])
    assert value is not None
    synonyms = {entry.id: entry.synonyms for entry in read_outline(value, []) if entry.synonyms}
    assert synonyms == {"concentrate": ("concentrate", "nectar"), "tea": ("infusion",)}


def test_words_stay_words() -> None:
    assert paths("[No, 12, on]") == [("No", "No"), ("12", "12"), ("on", "on")]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "Fruit: [Apple, apple]",
            "duplicate_name",
            "lines 1 and 1: 'Apple' is given 2 times below 'Fruit'; rename or merge them",
        ),
        (
            "- Fruit\n- Fruit",
            "duplicate_id",
            "lines 1 and 2: 'Fruit' is given 2 times; rename or merge them",
        ),
        (
            "- name: Tea\n  colour: green",
            "unknown_field",
            "line 2: 'colour' of a category is unknown; use children, id, name, synonyms",
        ),
        (
            "Fruit:\n- [Apple]",
            "shape",
            "line 2: a list right in a list; give the outer one a name, as in 'Fruit: [Apple]'",
        ),
        (
            "- name: [Tea]",
            "shape",
            "line 1: the name of a category must be one word or text",
        ),
        (
            "- name: Tea\n  synonyms: {a: b}",
            "shape",
            "line 2: synonyms must be a list of words, as in [mug, cup]",
        ),
    ],
)
def test_problems(text: str, code: str, message: str) -> None:
    assert told(text)[0] == (code, message)


def test_names_of_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "MAX_PATHS_CHARACTERS", 20)
    text = "Fruit:\n Apples:\n  Winter:\n"
    message = "line 3: the names of the categories and of those above are too long; shorten"
    assert told(text) == [("too_many", message)]


TREES = st.recursive(
    st.none(),
    lambda inner: st.dictionaries(st.sampled_from("ABCDE"), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from("ABCDE"), TREES, min_size=1, max_size=4))
def test_every_way_to_nest_gives_one_tree(tree: dict[str, object]) -> None:
    import yaml

    def details(tree: object) -> list[object]:
        return [
            {"name": name, "children": details(below)} for name, below in dict(tree or {}).items()
        ]

    assert paths(yaml.safe_dump(tree, sort_keys=False)) == paths(
        yaml.safe_dump(details(tree), sort_keys=False)
    )
