"""What a word is, how it is asked for, and the index of words through an upgrade."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from skulens.errors import CatalogError
from skulens.records import Filter, Product
from skulens.store import Store
from skulens.store.sqlite import connections as sqlite
from skulens.store.upgrade import upgrade
from skulens.store.words import (
    MAX_TEXT,
    MAX_WORD,
    MAX_WORDS,
    asked_words,
    expression,
    words_in,
    words_of,
)
from support.products import thing

anything = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Red  red RED", ["red"]),
        ("AB-1234", ["ab", "1234", "ab1234"]),
        ("Bosch GSR 18V-55", ["bosch", "gsr", "18v", "55", "18v55"]),
        ("d3500", ["d3500"]),
        ("a/b.c_d", ["a", "b", "c", "d", "ab", "bc", "cd", "abc", "bcd", "abcd"]),
        ("Größe, Öl, Éclair, ﬁne", ["grosse", "ol", "eclair", "fine"]),
        ("L'Oréal men’s H&M", ["l", "oreal", "loreal", "men", "s", "mens", "h", "m", "hm"]),
        ("--x--  y- -z", ["x", "y", "z"]),
        ("日本 한국 🍎", ["日本", "한국"]),
        ('"AND" NOT * ^ NEAR(', ["and", "not", "near"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@given(anything)
def test_words_are_bounded_letters_and_digits(text: str) -> None:
    words = words_in(text)
    assert len(words) == len(set(words))
    assert all(word.isalnum() and len(word) <= MAX_WORD for word in words)
    assert words == words_in(text.lower() if text.isascii() else text)


def test_words_and_texts_of_any_length_are_bounded() -> None:
    assert words_in("x" * 100) == ["x" * MAX_WORD]
    assert len(words_in(" ".join(map(str, range(5_000))))) == MAX_WORDS
    many = Product("id", description="a" * MAX_TEXT + " far", attributes={"x": "b " * 10**6})
    assert words_of(many) == ["id", "b", "a" * MAX_WORD]


def test_words_of_a_product_are_those_of_its_texts() -> None:
    product = Product(
        "SKU-1",
        "Mug",
        "For tea",
        "Kitchen > Mugs",
        price=9.5,
        attributes={"brand": "Acme", "safe": True, "new": False, "use": ("a", "b"), "g": 420.0},
        extra={"note": "hidden"},
    )
    assert words_of(product) == [
        *("sku", "1", "sku1", "mug", "kitchen", "mugs"),
        *("acme", "safe", "a", "b", "420", "for", "tea"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("red red", [(("red",),)]),
        ("AB-1234", [(("ab", "1234"), ("ab1234",))]),
        ("iphone 12", [(("iphone",), ("iphone12",)), (("12",), ("iphone12",))]),
        ("x" * 70, [(("x" * MAX_WORD,),)]),
        ("🍎 ' \"", []),
    ],
)
def test_a_query_asks_for_words_with_their_spellings(query: str, asked: list) -> None:
    assert asked_words(query, 10) == asked


def test_a_query_asks_for_so_many_words_and_no_more() -> None:
    assert len(asked_words(" ".join(map(str, range(100))), 32)) == 32


def test_an_expression_is_written_in_the_language_of_the_database() -> None:
    model, mug = asked_words("AB-12", 9)[0], asked_words("mug", 9)[0]
    assert expression("sqlite", [model, mug]) == '("ab" AND "12") OR ("ab12") OR ("mug")'
    assert expression("sqlite", [mug], also=model) == '(("mug")) AND (("ab" AND "12") OR ("ab12"))'
    assert expression("postgresql", [model, mug]) == "('ab' & '12') | ('ab12') | ('mug')"


@given(anything)
def test_whatever_is_asked_reaches_the_database_as_letters_and_digits(query: str) -> None:
    written = expression("sqlite", asked_words(query, 32))
    quoted = written.split('"')[1::2]
    assert all(word.isalnum() for word in quoted)
    assert set("".join(written.split('"')[::2])) <= set(" ()ANDOR")


def old_catalogue(folder: Path) -> None:
    """A catalogue of the first schema with a product in it."""
    folder.mkdir()
    engine = sqlite.migration_engine(folder / sqlite.FILE_NAME)
    upgrade(engine, "0001")
    with engine.connect() as connection, connection.begin():
        for statement in (
            "INSERT INTO encoders VALUES (1, 'fingerprint', 'dummy', '[[\"meaning\", 1]]', 0)",
            "INSERT INTO categories VALUES (1, NULL, 'Drills', 'drills', 'drills')",
            "INSERT INTO products VALUES (7, 'a', 1, NULL, 1, 'feed', '', 'GSR 18V', '', 'x', '{}')",
            "INSERT INTO products VALUES (9, 'b', NULL, NULL, 1, 'feed', '', '', '', '', '{}')",
            "INSERT INTO product_attributes VALUES (7, 0, 'brand', 'text', NULL, 'bosch', 'Bosch')",
            "INSERT INTO photos VALUES (1, 7, 0, '1.jpg', '', 'JPEG', 4, 3, 9, 9, 0)",
            "INSERT INTO vectors VALUES (1, 1, 1, x'0000803f')",
        ):
            connection.execute(text(statement))


@pytest.mark.parametrize("query", ["gsr 18v", "Bosch", "drills", "x", "a"])
def test_products_stored_by_an_earlier_version_are_found_by_words(
    tmp_path: Path, query: str
) -> None:
    old_catalogue(tmp_path / "shop")
    with Store.open(tmp_path / "shop") as store:
        found = store.word_hits(query, Filter(), 1, 10)
        assert (found.photo_ids.tolist(), found.shares.tolist()) == ([1], [1.0])
        store.remove_products(["a"])
        assert len(store.word_hits(query, Filter(), 1, 10).photo_ids) == 0


def test_a_sqlite_without_full_text_search_is_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sqlite, "has_full_text", lambda connection: False)
    with pytest.raises(CatalogError, match=r"built without FTS5.*use a Python from"):
        Store.open(tmp_path / "shop")


def test_what_goes_with_its_category_or_by_a_sweep_leaves_no_words(store: Store, encoder) -> None:
    store.write([thing("a", "1.jpg", title="red")], origin="feed", run=1, encoder_id=encoder)
    store.sweep("feed", 2)
    with store._database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM product_words")).scalar() == 0
