from collections.abc import Callable
from pathlib import Path

import pytest

from skulens.errors import TaxonomyError
from skulens.taxonomy.reading import check_taxonomy, read_taxonomy

Write = Callable[..., Path]

ANIMALS = """---
- id: ap
  name: Animals
  children:
  - ap-2
  - ap-1
  attributes: [color]
- id: ap-1
  name: Birds
  children: []
  attributes: []
- id: ap-2
  name: Cats
  children: []
  attributes: []
"""


def test_a_vertical(write: Write) -> None:
    taxonomy = read_taxonomy(write("ap.yml", ANIMALS))
    assert [taxonomy.path(node.id) for node in taxonomy] == [
        "Animals",
        "Animals > Birds",
        "Animals > Cats",
    ]


def test_the_folder_or_its_parent(write: Write) -> None:
    write("categories/ap.yml", ANIMALS)
    folder = write("categories/bb.yml", ANIMALS.replace("ap", "bb").replace("Animals", "B")).parent
    assert [node.id for node in read_taxonomy(folder).children(None)] == ["ap", "bb"]
    assert read_taxonomy(folder.parent) == read_taxonomy(folder)


def test_problems_name_the_file(write: Write) -> None:
    write("categories/ap.yml", ANIMALS.replace("  - ap-1\n", "  - ap-9\n  - ap-2\n"))
    folder = write(
        "categories/x.yml", ANIMALS.replace("children: []", "children: [ap-2]", 1)
    ).parent
    messages = [problem.message for problem in check_taxonomy(folder)]
    assert (
        "ap.yml line 6: 'ap' names the category 'ap-9', which does not exist; add or delete it"
        in (messages)
    )
    assert (
        "ap.yml line 5 and x.yml line 10: 'ap-2' is below both 'ap' and 'ap-1'; delete one"
        in messages
    )


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"no categories in the folder .*; name a file, or the"):
        read_taxonomy(tmp_path)


def test_a_file_of_something_else(write: Write) -> None:
    folder = write("ap.yml", "attributes: {}\n").parent
    assert [problem.message for problem in check_taxonomy(folder)] == [
        "ap.yml line 1: no list of categories with id, name, children and attributes; move the file"
    ]
