"""Every store finds the same products by words, whatever database indexes them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.errors import NotFoundError
from skulens.records import Filter
from skulens.store import Store, word_hits
from skulens.store.word_hits import MAX_ASKED
from skulens.store.words import asked_words, words_in
from support.products import ids_of, put, thing

VOCABULARY = ("red", "mug", "AB-12", "ab12", "12", "Größe", "T-shirt", "shirt", "the", "x9 y")
titles = st.lists(st.sampled_from(VOCABULARY), max_size=4).map(" ".join)


def naive_shares(titles: dict[str, str], query: str) -> dict[str, float]:
    """The share of a query's words in each product, written down plainly."""
    words = {name: set(words_in(f"{name} {title}")) for name, title in titles.items()}

    def having(spellings) -> set[str]:
        return {name for name, own in words.items() if any(own >= set(each) for each in spellings)}

    def weight(names: set[str]) -> float:
        return math.log(1 + len(titles) / max(1, len(names)))

    earned, total = dict.fromkeys(titles, 0.0), 0.0
    for spellings in asked_words(query, MAX_ASKED):
        anyhow = having(spellings)
        together = having([each for each in spellings if len(each) == 1]) or anyhow
        total += weight(together)
        for name in anyhow:
            earned[name] += weight(together if name in together else anyhow)
    things = query.replace("red", "")
    if "red" in query and any(sign.isalpha() for sign in things):  # a thing in a colour
        for name, own in words.items():
            if "red" not in own or not any(
                name in having(spellings) for spellings in asked_words(query, MAX_ASKED)
                if spellings[0] != ("red",)
            ):  # fmt: skip
                earned[name] = 0.0
    return {name: sum_ / (total or 1) for name, sum_ in earned.items()}


@given(st.lists(titles, min_size=1, max_size=8), titles, st.sampled_from([1, 3, 10_000]))
def test_words_are_found_as_a_plain_program_finds_them(
    store: Store, encoder: int, monkeypatch, titles: list[str], query: str, common: int
) -> None:
    store.remove_products([product.id for product in store.products()])
    texts = {f"p{place}": title for place, title in enumerate(titles)}
    put(store, encoder, *(thing(name, f"{name}.jpg", title=t) for name, t in texts.items()))
    expected = naive_shares(texts, query)
    photo = {name: ids_of(store, encoder, name)[f"{name}.jpg"] for name in texts}
    monkeypatch.setattr(word_hits, "COMMON", common)
    found = store.word_hits(query, Filter(), encoder, 5, list(photo.values()))
    if common >= len(texts):
        assert found.known == pytest.approx({photo[name]: expected[name] for name in texts})
        best = sorted((name for name in texts if expected[name]), key=lambda n: (-expected[n], n))
        shares = [round(share, 9) for share in found.shares.tolist()]
        assert shares == [round(expected[name], 9) for name in best[:5]]
    of_found = dict(zip(found.photo_ids.tolist(), found.shares.tolist(), strict=True))
    assert all(share == pytest.approx(found.known[id_]) for id_, share in of_found.items())


def test_words_find_products_best_first_with_all_their_photos(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", "2.jpg", title="Acme GSR 18V-55"))
    put(store, encoder, thing("b", "3.jpg", title="Acme saw"), thing("c", "4.jpg", title="saw"))
    put(store, encoder, thing("bare", title="Acme GSR 18V-55"))
    photos = ids_of(store, encoder, "a") | ids_of(store, encoder, "b") | ids_of(store, encoder, "c")
    found = store.word_hits("ACME gsr 18v55", Filter(), encoder, 10, [photos["4.jpg"], 999])
    assert found.photo_ids.tolist() == [photos[name] for name in ("1.jpg", "2.jpg", "3.jpg")]
    assert store.products_of(found.photo_ids) == dict(
        zip(found.photo_ids.tolist(), "aab", strict=True)
    )
    assert found.shares[0] == found.shares[1] == 1 > found.shares[2] > 0
    assert found.known == {photos["4.jpg"]: 0.0}
    assert store.word_hits("acme gsr 18v55", Filter(), encoder, 1).photo_ids.tolist() == [
        photos["1.jpg"],
        photos["2.jpg"],
    ]


def test_words_that_no_product_has_count_in_full(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", title="lamp"))
    assert store.word_hits("lamp", Filter(), encoder, 9).shares.tolist() == [1.0]
    assert store.word_hits("lamp zzz", Filter(), encoder, 9).shares.tolist() == [0.5]
    assert store.word_hits("zzz", Filter(), encoder, 9, [1]).known == {1: 0.0}


def test_words_keep_to_the_filter_and_the_encoder(store: Store, encoder: int) -> None:
    other = store.register_encoder("another", "other", (("meaning", 2),))
    put(store, encoder, *(thing(name, f"{name}.jpg", title="saw", price=9.0) for name in "ab"))
    put(store, encoder, thing("c", "c.jpg", title="saw", price=1.0))
    dear = store.word_hits("saw", Filter(price_min=5), encoder, 9)
    assert len(dear.photo_ids) == 2
    assert len(store.word_hits("saw", Filter(), other, 9).photo_ids) == 0
    with pytest.raises(NotFoundError, match="no category 'x'"):
        store.word_hits("saw", Filter(category="x"), encoder, 9)


def test_words_follow_changes_and_removals(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", title="old", attributes={"brand": "Acme"}))
    put(store, encoder, thing("a", "1.jpg", title="new"))
    assert len(store.word_hits("old acme", Filter(), encoder, 9).photo_ids) == 0
    assert len(store.word_hits("new", Filter(), encoder, 9).photo_ids) == 1
    store.remove_products(["a"])
    assert len(store.word_hits("new", Filter(), encoder, 9).photo_ids) == 0


@pytest.mark.parametrize("common", [2, 10_000])
def test_a_common_word_counts_but_finds_nothing_by_itself(
    store: Store, encoder: int, monkeypatch, common: int
) -> None:
    monkeypatch.setattr(word_hits, "COMMON", common)
    put(store, encoder, *(thing(f"p{i}", f"{i}.jpg", title="shirt") for i in range(4)))
    put(store, encoder, thing("q", "q.jpg", title="Acme shirt"), thing("r", "r.jpg", title="Acme"))
    all_photos = {name: ids_of(store, encoder, name)[f"{name}.jpg"] for name in "qr"}
    found = store.word_hits("acme shirt", Filter(), encoder, 9, [1, *all_photos.values()])
    assert found.photo_ids[:2].tolist() == [all_photos["q"], all_photos["r"]]
    assert len(found.photo_ids) == (2 if common == 2 else 6)
    assert found.shares[0] == 1 == found.known[all_photos["q"]]
    assert 0 < found.known[1] < found.known[all_photos["r"]] < 1


@pytest.mark.parametrize(
    "query",
    ['"', "' OR 1=1 --", "AND OR NOT", "NEAR(a b)", "a*", "^a", "words:a", "🍎", "\ud800", "(",
     "\x00", "a" * 10_000, "a-" * 5_000, "é " * 5_000, " ".join(map(str, range(2_000))), "{}+-:"],
    ids=ascii,
)  # fmt: skip
def test_no_query_of_words_does_harm(store: Store, encoder: int, query: str) -> None:
    put(store, encoder, thing("a", "1.jpg", title="a thing"))
    found = store.word_hits(query, Filter(), encoder, 9, [1])
    assert all(0 <= share <= 1 for share in [*found.shares, *found.known.values()])


def test_a_model_number_written_together_is_better_than_its_parts(store: Store, encoder) -> None:
    put(store, encoder, thing("a", "1.jpg", title="mug of 12 cm"))
    put(store, encoder, thing("b", "2.jpg", title="mug-12"), thing("c", "3.jpg", title="mug12"))
    found = store.word_hits("mug-12", Filter(), encoder, 9)
    assert found.photo_ids.tolist() == [2, 3, 1]
    assert found.shares[0] == found.shares[1] == 1 > found.shares[2] > 0
    store.remove_products(["b", "c"])
    assert store.word_hits("mug-12", Filter(), encoder, 9).shares.tolist() == [1]
