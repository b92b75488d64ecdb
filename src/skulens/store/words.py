"""The words of products, indexed: what a word is, and where the database keeps them.

Words are cut by our own rules and handed to the database ready made, so that every database finds
the same products. The index is a table of full-text search of the database's own kind; what
differs between them is in `index_words`, `words_of_products`, `matching` and `expression`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Select, cast, column, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from skulens.records import Product
from skulens.store.attributes import text_of
from skulens.store.parts import chunks, insert_all

MAX_WORD = 64
"""Characters of a word that count."""
MAX_WORDS = 2_000
"""Different words of a product that are indexed; this many always fit PostgreSQL's `tsvector`."""
MAX_TEXT = 10_000
"""Characters of one field that are read."""

Alternatives = tuple[tuple[str, ...], ...]
"""A word that is asked for: a product has it that has all words of one of these."""

_JOINERS = "-‐–/._'’&"
_RUN = re.compile(rf"[^\W_]+(?:[{_JOINERS}][^\W_]+)*")
_JOINER = re.compile(f"[{_JOINERS}]")

_FTS5 = table("product_words", column("rowid"), column("words"))
_TSVECTOR = table("product_words", column("product_id"), column("words"))


def words_in(text: str, most: int = MAX_WORDS) -> list[str]:
    """The different words of a text in the order in which they first occur.

    Case and accents do not count. What is joined by hyphens and the like (`AB-1234`, `T-shirt`,
    `H&M`) gives its parts, and two or three neighbours or all of them as one word (`ab1234`), so
    that it is found however it is spelled.
    """
    return _distinct((word for run in _runs(text) for word in _spelled(run)), most)


def words_of(product: Product) -> list[str]:
    """The words by which a product is found: those that say what it is before the description."""
    fields = _fields(product)
    return _distinct((word for field in fields for word in words_in(field[:MAX_TEXT])), MAX_WORDS)


def asked_words(text: str, most: int) -> list[Alternatives]:
    """The different words that a query asks for, at most `most`, each with its spellings.

    A word with joiners is one word: half of a model number is another model number. A word beside
    one with digits may have been written together with it (`GSR 18V` as `GSR18V`).
    """
    runs = [run for run, _ in zip(_runs(text), range(most), strict=False)]
    joined = ["".join(run) for run in runs]
    found: dict[Alternatives, None] = {}
    for place, run in enumerate(runs):
        spellings = [tuple(part[:MAX_WORD] for part in run)]
        if len(run) > 1:
            spellings.append((joined[place],))
        for start in (place - 1, place):
            pair = "".join(joined[start : start + 2]) if 0 <= start < len(runs) - 1 else ""
            if any(sign.isdigit() for sign in pair):
                spellings.append((pair,))
        kept = [spelling for spelling in spellings if max(map(len, spelling)) <= MAX_WORD]
        found.setdefault(tuple(kept))
    return list(found)


def index_words(connection: Connection, words: Mapping[int, Sequence[str]]) -> None:
    """Keep the words of products by internal id in place of those kept before."""
    if connection.dialect.name == "postgresql":
        statement = text(
            "INSERT INTO product_words (product_id, words) "
            "VALUES (:id, array_to_tsvector(CAST(:words AS text[]))) "
            "ON CONFLICT (product_id) DO UPDATE SET words = excluded.words"
        )
        insert_all(
            connection, statement, [{"id": id_, "words": list(each)} for id_, each in words.items()]
        )
        return
    statement = text("INSERT OR REPLACE INTO product_words (rowid, words) VALUES (:id, :words)")
    insert_all(
        connection, statement, [{"id": id_, "words": " ".join(each)} for id_, each in words.items()]
    )


def words_of_products(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The words kept of some products by internal id."""
    found: dict[int, frozenset[str]] = {}
    on_postgresql = connection.dialect.name == "postgresql"
    for some in chunks(ids):
        if on_postgresql:
            query = select(
                _TSVECTOR.c.product_id, literal_column("tsvector_to_array(words)")
            ).where(_TSVECTOR.c.product_id.in_(some))
        else:
            query = select(_FTS5.c.rowid, _FTS5.c.words).where(_FTS5.c.rowid.in_(some))
        for id_, words in connection.execute(query):
            found[id_] = frozenset(words if on_postgresql else words.split(" "))
    return found


def matching(
    connection: Connection, asked: Iterable[Alternatives], also: Alternatives | None = None
) -> Select[tuple[int]]:
    """Internal ids of the products that have any word of `asked` and, if it is given, `also`."""
    wanted = expression(connection.dialect.name, asked, also)
    if connection.dialect.name == "postgresql":
        matches = _TSVECTOR.c.words.op("@@")(cast(wanted, TSQUERY))
        return select(_TSVECTOR.c.product_id.label("id")).where(matches)
    return select(_FTS5.c.rowid.label("id")).where(
        literal_column("product_words").op("MATCH")(wanted)
    )


def expression(
    dialect: str, asked: Iterable[Alternatives], also: Alternatives | None = None
) -> str:
    """What `matching` looks for, in the database's own language; words are letters and digits."""
    quote, both, either = ("'", " & ", " | ") if dialect == "postgresql" else ('"', " AND ", " OR ")

    def any_of(words: Iterable[Alternatives]) -> str:
        spellings = dict.fromkeys(spelling for word in words for spelling in word)
        return either.join(
            "(" + both.join(f"{quote}{part}{quote}" for part in spelling) + ")"
            for spelling in spellings
        )

    return any_of(asked) if also is None else f"({any_of(asked)}){both}({any_of([also])})"


def _fields(product: Product) -> Iterator[str]:
    yield product.id
    yield product.title
    yield product.category
    for name, value in product.attributes.items():
        if value is True:
            yield name  # a yes is the property itself: "dishwasher safe"
        elif isinstance(value, tuple):
            yield from value
        elif value is not False:
            yield text_of(value)
    yield product.description


def _runs(text: str) -> Iterator[list[str]]:
    """The parts of each run of letters and digits with single joiners between them."""
    for run in _RUN.finditer(_folded(text)):
        yield _JOINER.split(run[0])


def _spelled(parts: Sequence[str]) -> Iterator[str]:
    """The parts of a run, and what they are when they are written together."""
    for part in parts:
        yield part[:MAX_WORD]
    for size in sorted({2, 3, len(parts)} - {1}):
        for start in range(len(parts) - size + 1):
            together = "".join(parts[start : start + size])
            if len(together) <= MAX_WORD:
                yield together


def _folded(text: str) -> str:
    """Without case and accents; letters that are one sign for several are taken apart."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.casefold())


def _distinct(words: Iterable[str], most: int) -> list[str]:
    found: dict[str, None] = {}
    for word in words:
        found.setdefault(word)
        if len(found) >= most:
            break
    return list(found)
