from skulens.taxonomy.listings import first_line, has_ids, read_listing
from skulens.taxonomy.problems import Problem

GOOGLE = """# Google_Product_Taxonomy_Version: 2021-09-21
1 - Animals & Pet Supplies
3237 - Animals & Pet Supplies > Live Animals
2 - Animals & Pet Supplies > Pet - Supplies
"""
SHOPIFY = """# Open Product Taxonomy - Categories: 0.17.0

gid://shop/TaxonomyCategory/ap      : Animals & Pet Supplies
gid://shop/TaxonomyCategory/ap-1    : Animals & Pet Supplies > Live : Animals
"""


def rows(text: str) -> list[tuple[str, str, str, int]]:
    problems: list[Problem] = []
    found = read_listing(text, problems)
    assert problems == []
    return [(entry.id, entry.name, entry.parent, entry.line) for entry in found]


def test_google() -> None:
    assert rows(GOOGLE) == [
        ("1", "Animals & Pet Supplies", "", 2),
        ("3237", "Live Animals", "1", 3),
        ("2", "Pet - Supplies", "1", 4),
    ]


def test_shopify() -> None:
    assert rows(SHOPIFY) == [
        ("ap", "Animals & Pet Supplies", "", 3),
        ("ap-1", "Live : Animals", "ap", 4),
    ]


def test_plain_paths() -> None:
    assert rows("Fruit\n\nFruit > 1 - 2 Apples\n") == [
        ("Fruit", "Fruit", "", 1),
        ("Fruit > 1 - 2 Apples", "1 - 2 Apples", "Fruit", 3),
    ]


def test_ids_are_told_by_the_first_line() -> None:
    assert first_line(GOOGLE) == "1 - Animals & Pet Supplies"
    assert has_ids(GOOGLE)
    assert has_ids(SHOPIFY)
    assert not has_ids("Fruit > Apple\n")


def test_a_line_unlike_the_others() -> None:
    problems: list[Problem] = []
    assert len(read_listing("1 - Fruit\nPear\n3 - Nuts\n", problems)) == 2
    assert [problem.message for problem in problems] == [
        "line 2: 'Pear' is not like '123 - Fruit > Apple', as the first line is; correct it"
    ]
