import pytest

from skulens.taxonomy.building import Entry
from skulens.taxonomy.problems import Problem
from skulens.taxonomy.tables import looks_like_table, read_table


def read(text: str) -> tuple[list[Entry], list[tuple[str, str]]]:
    problems: list[Problem] = []
    found = read_table(text, problems)
    return found, [(problem.code, problem.message) for problem in problems]


def rows(text: str) -> list[tuple[str, str, str]]:
    found, problems = read(text)
    assert problems == []
    return [(entry.id, entry.name, entry.parent) for entry in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(delimiter: str) -> None:
    text = "id,parent,name\na,,A\nb,a,B\n".replace(",", delimiter)
    assert rows(text) == [("a", "A", ""), ("b", "B", "a")]


@pytest.mark.parametrize(
    "header",
    ["ID,Parent ID,Title", "category_id,parent-id,Label", "Kennung,Oberkategorie,Bezeichnung"],
)
def test_column_names(header: str) -> None:
    assert rows(f"{header}\na,,A\n") == [("a", "A", "")]


def test_synonyms_and_lines() -> None:
    found, _ = read('name;id;parent;Synonyme\n\n"A\nB";a;;x| y |x\nC;c;a;\n')
    assert found == [
        Entry("a", "A B", "", ("x", "y"), 3),
        Entry("c", "C", "a", (), 5),
    ]


def test_paths_with_ids() -> None:
    assert rows("id,path\n7,Fruit > Apple\n3,Fruit\n") == [("3", "Fruit", ""), ("7", "Apple", "3")]


@pytest.mark.parametrize("column", ["path", "Category", "Kategorie", "name", "Pfad"])
def test_paths_alone(column: str) -> None:
    ids = [id for id, _, _ in rows(f"{column}\nFruit > Apple\nFruit > Pear\n")]
    assert ids == ["Fruit", "Fruit > Apple", "Fruit > Pear"]


def test_parents_by_name() -> None:
    assert rows("name,parent\nApple,Fruit\nFruit,\n") == [
        ("Apple", "Apple", "Fruit"),
        ("Fruit", "Fruit", ""),
    ]


def test_parent_zero_is_the_top() -> None:
    assert rows("id,parent,name\n1,0,A\n2,1,B\n") == [("1", "A", ""), ("2", "B", "1")]


def test_announced_delimiter_keeps_the_lines() -> None:
    found, _ = read("sep=;\nid;parent;name\na;;A, and more\n")
    assert found == [Entry("a", "A, and more", "", (), 3)]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "sku,colour\n1,red\n",
            "unknown_columns",
            "line 1: the columns 'sku,colour' name no category; name them path, or id, parent "
            "and name",
        ),
        (
            "id,parent,name\na,,A,B\n",
            "too_many_cells",
            "line 2: the row has 4 cells, the header 3; put quotes around a cell that has a ',' "
            "in it",
        ),
        (
            'id,parent,name\na,,"A\nb,,B\n',
            "bad_row",
            "line 2: the row cannot be read (unexpected end of data); check its quotes",
        ),
        (
            f"id,parent,name\na,,A\nb,,{'x' * 200_000}\n",
            "bad_row",
            "line 3: the row cannot be read (field larger than field limit (131072)); check its "
            "quotes",
        ),
    ],
)
def test_problems(text: str, code: str, message: str) -> None:
    assert read(text)[1] == [(code, message)]


def test_what_is_a_table() -> None:
    assert looks_like_table("Pfad;Synonyme\n")
    assert not looks_like_table("Kitchen > Mugs\nKitchen > Cups\n")
