import csv
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import SourceError
from skulens.sources import delimited, tables
from skulens.sources.delimited import DelimitedTable, Lines, read_row
from skulens.sources.tables import BadRow, Row

Write = Callable[..., Path]
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


def read(text: str, delimiter: str = ",") -> list[list[str] | BadRow]:
    lines = Lines(io.StringIO(text, newline=""))
    rows = []
    while (row := read_row(lines, delimiter)) is not None:
        rows.append(row)
    return rows


def reasons(table: DelimitedTable) -> list[tuple[int, str]]:
    return [(row.number, row.reason) for row in table.rows() if isinstance(row, BadRow)]


def cells(table: DelimitedTable) -> list[dict[str, object]]:
    return [dict(row.cells) for row in table.rows() if isinstance(row, Row)]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_reads_what_the_standard_library_writes(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    assert read(out.getvalue(), delimiter) == rows


@given(st.text(st.sampled_from('a",\n\r '), max_size=30).filter(lambda t: not t.count('"') % 2))
def test_agrees_with_the_standard_library_on_closed_quotes(text: str) -> None:
    ours = read(text)
    if all(isinstance(row, list) for row in ours):
        expected = [row or [""] for row in csv.reader(io.StringIO(text, newline=""))]
        assert ours == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('19" monitor,5" pipe', [['19" monitor', '5" pipe']]),
        ('"a ""b"" c",d', [['a "b" c', "d"]]),
        ('"two\nlines",x\ny,z', [["two\nlines", "x"], ["y", "z"]]),
        ('"closed" then more,x', [["closed then more", "x"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ('"a","b"', [["a", "b"]]),
        ('"","",\n', [["", "", ""]]),
    ],
)
def test_quotes(text: str, rows: list[list[str]]) -> None:
    assert read(text) == rows


def test_unclosed_quote_costs_one_line() -> None:
    assert read('a,"b\nc,d\ne,f') == [
        BadRow(1, "unclosed_quote", "a quoted cell starts here and does not end"),
        ["c", "d"],
        ["e", "f"],
    ]


def test_unclosed_quote_is_given_up_after_a_cell_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_CELL_CHARACTERS", 50)
    text = 'a,"b\n' + "c,d\n" * 50 + 'e,"f"\n'
    first, *others = read(text)
    assert isinstance(first, BadRow)
    assert others == [["c", "d"]] * 50 + [["e", "f"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(write_feed: Write, encoding: str, delimiter: str) -> None:
    rows = [["id", "Größe"], ["1", "schön, groß; 10 €"], ["2", "Müller\nMeier"]]
    if encoding == "mac_roman":
        rows[1][1] = "schön, groß"
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    table = DelimitedTable(write_feed(out.getvalue(), encoding=encoding))
    assert table.columns == ("id", "Größe")
    assert cells(table) == [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_named_encoding_goes_before_detection(write_feed: Write) -> None:
    path = write_feed("id,name\n1,Êàñ\n", encoding="cp1252")
    assert cells(DelimitedTable(path, encoding="cp1251"))[0]["name"] == "Кас"


def test_announced_delimiter(write_feed: Write) -> None:
    table = DelimitedTable(write_feed("sep=;\r\nid;a,b,c\r\n1;x,y,z\r\n"))
    assert table.columns == ("id", "a,b,c")
    assert [row.number for row in table.rows()] == [3]


def test_commas_in_texts_do_not_fool_the_sniffer(write_feed: Write) -> None:
    table = DelimitedTable(write_feed("id;text\n1;a, b, c\n2;d, e\n3;f, g, h\n"))
    assert table.columns == ("id", "text")


def test_one_column(write_feed: Write) -> None:
    assert cells(DelimitedTable(write_feed("photo\na.jpg\n"))) == [{"photo": "a.jpg"}]


def test_numbers_are_those_of_lines(write_feed: Write) -> None:
    table = DelimitedTable(write_feed('\nid,text\n1,"two\nlines"\n\n2,x\n'))
    assert [row.number for row in table.rows()] == [3, 6]


def test_ragged_rows(write_feed: Write) -> None:
    table = DelimitedTable(write_feed("id,a,b\n1,x,y,z\n2,x\n3,x,y,,\n"))
    long, short, padded = table.rows()
    assert isinstance(long, BadRow)
    assert (long.number, long.reason) == (2, "ragged_row")
    assert short == Row(3, {"id": "2", "a": "x"}, missing=1)
    assert padded == Row(4, {"id": "3", "a": "x", "b": "y"})


def test_wrong_bytes_cost_their_row(write_feed: Write) -> None:
    good = "".join(f"{n},grün\n" for n in range(100)).encode()
    table = DelimitedTable(write_feed(b"id,t\n" + good + b"x,\xff\xfe\ny,ok\n"))
    assert reasons(table) == [(102, "bad_encoding")]
    assert cells(table)[-1] == {"id": "y", "t": "ok"}


def test_nul_characters_cost_their_row(write_feed: Write) -> None:
    table = DelimitedTable(write_feed("id,t\n1,a\x00b\n2,ok\n"))
    assert reasons(table) == [(2, "nul_character")]


def test_cell_too_long(write_feed: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_CELL_CHARACTERS", 1000)
    table = DelimitedTable(write_feed(f"id,t\n1,{'x' * 1001}\n2,{'x' * 1000}\n"))
    assert reasons(table) == [(2, "cell_too_long")]
    assert len(cells(table)) == 1


def test_line_too_long(write_feed: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROW_CHARACTERS", 100)
    table = DelimitedTable(write_feed(f"id,t\n1,{'x' * 1000}\n2,ok\n"))
    assert reasons(table) == [(2, "row_too_long")]
    assert cells(table) == [{"id": "2", "t": "ok"}]


def test_row_of_endless_quoted_cells(write_feed: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROW_CHARACTERS", 100)
    table = DelimitedTable(write_feed("id,t\n" + 'a","b\n' * 200))
    assert {reason for _, reason in reasons(table)} <= {"row_too_long", "unclosed_quote"}


def test_more_than_a_thousand_columns(write_feed: Write) -> None:
    names = [f"c{n}" for n in range(1500)]
    table = DelimitedTable(write_feed(",".join(names) + "\n" + ",".join("x" * 1500) + "\n"))
    assert cells(table) == [dict.fromkeys(names, "x")]


def test_large_cells_leave_the_limit_of_the_process_alone(write_feed: Write) -> None:
    before = csv.field_size_limit()
    table = DelimitedTable(write_feed(f'id,t\n1,"{"x" * 500_000}"\n'))
    assert len(str(cells(table)[0]["t"])) == 500_000
    assert csv.field_size_limit() == before


def test_file_without_header(write_feed: Write) -> None:
    with pytest.raises(SourceError, match="header"):
        DelimitedTable(write_feed("\n\n \n"))


def test_estimate_counts_lines(write_feed: Write) -> None:
    assert DelimitedTable(write_feed("id,t\n" + "1,x\n" * 10)).estimate() == 10


def test_memory_stays_bounded(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write("id,title,photo\n")
        file.writelines(f'{n},"{"words " * 40}",{n}.jpg\n' for n in range(40_000))
    assert path.stat().st_size > 10_000_000
    table = DelimitedTable(path)
    tracemalloc.start()
    try:
        assert sum(isinstance(row, Row) for row in table.rows()) == 40_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.real_data
def test_messy_feed(real_data: Path) -> None:
    path = real_data / "feeds" / "amazon_sample_1000.csv"
    table = DelimitedTable(path)
    with path.open(encoding="utf-8", newline="") as file:
        expected = [
            {name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)
        ]
    assert len(table.columns) == 28
    assert cells(table) == expected
