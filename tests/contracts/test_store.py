"""What every store must do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from skulens.errors import CatalogError, NotFoundError, UsageError
from skulens.records import AttributeCondition, Filter, Product, Rejection
from skulens.store import KeptPhoto, ProductWrite, Store, product_digest
from support.products import BLOCKS, DIM, ids_of, photo, put, thing, vector


def followed(store: Store, encoder: int, counter: int = 0, window: int = 8192):
    """What an index that follows the changes holds in the end."""
    held: dict[int, np.ndarray] = {}
    for chunk in store.changes_since(counter, encoder, window):
        for id_ in chunk.removed.tolist():
            held.pop(id_, None)
        held.update(zip(chunk.ids.tolist(), chunk.vectors, strict=True))
        assert chunk.counter > counter
        counter = chunk.counter
    return counter, held


def stored(store: Store, encoder: int) -> dict[int, np.ndarray]:
    ids, vectors = store.vectors(store.photo_ids(Filter(), encoder), encoder)
    return dict(zip(ids.tolist(), vectors, strict=True))


def assert_follows(store: Store, encoder: int, window: int = 8192) -> None:
    counter, held = followed(store, encoder, window=window)
    truth = stored(store, encoder)
    assert held.keys() == truth.keys()
    assert all(np.array_equal(held[id_], truth[id_]) for id_ in truth)
    assert counter == store.latest_change(encoder)
    assert len(held) == store.vector_count(encoder)


def test_a_product_comes_back_as_it_was(store: Store, encoder: int) -> None:
    write = thing(
        "a",
        "1.jpg",
        "2.jpg",
        title="Red shoe",
        description="fine",
        category="Shoes > Running",
        price=9.5,
        url="https://shop/a",
        attributes={"size": 42.0, "colour": ("red", "white"), "new": True, "none": (), "fit": ""},
        extra={"nested": [1, {"x": None}]},
    )
    counts = put(store, encoder, write)
    assert (counts.products_added, counts.photos_added) == (1, 2)
    assert store.product("a") == write.product
    assert list(store.product("a").attributes) == list(write.product.attributes)
    assert list(store.products()) == [write.product]


def test_a_photo_comes_back_as_it_was(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg"), thing("b"))
    found = store.photos_of(["a", "b", "unknown"])
    assert found["b"] == ()
    assert found.keys() == {"a", "b"}
    (only,) = found["a"]
    assert (only.source, only.content_hash, only.format) == ("1.jpg", "0" * 64, "JPEG")
    assert (only.width, only.height, only.file_size, only.modified_ns) == (4, 3, 99, 7)
    assert only.perceptual_hash == (1 << 64) - 1
    ids, hashes = store.perceptual_hashes()
    assert (ids.tolist(), hashes.tolist()) == ([only.id], [(1 << 64) - 1])


def test_a_row_replaces_the_product(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", title="old", attributes={"x": "1", "y": "2"}))
    counts = put(store, encoder, thing("a", "2.jpg", seed=5, title="new", attributes={"x": "3"}))
    assert (counts.products_added, counts.products_replaced) == (0, 1)
    assert (counts.photos_added, counts.photos_removed) == (1, 1)
    assert store.product("a") == Product("a", title="new", attributes={"x": "3"}, photos=("2.jpg",))
    assert_follows(store, encoder)


def test_a_kept_photo_keeps_id_vector_and_change(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", "2.jpg"))
    before, change = ids_of(store, encoder, "a"), store.latest_change(encoder)
    kept = (KeptPhoto("2.jpg", 0, modified_ns=8), KeptPhoto("1.jpg", 1))
    counts = put(store, encoder, ProductWrite(Product("a"), kept))
    assert counts.photos_kept == 2
    assert ids_of(store, encoder, "a") == before
    assert store.latest_change(encoder) == change
    assert store.product("a").photos == ("2.jpg", "1.jpg")
    known = store.known_photos(["a"], encoder)["a"]
    assert (known["2.jpg"].modified_ns, known["1.jpg"].modified_ns) == (8, 7)


def test_replaced_content_keeps_the_id_under_a_new_change(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg"))
    counter, _ = followed(store, encoder)
    before = ids_of(store, encoder, "a")
    counts = put(store, encoder, thing("a", "1.jpg", seed=9))
    assert counts.photos_replaced == 1
    assert ids_of(store, encoder, "a") == before
    _, held = followed(store, encoder, counter)
    assert np.array_equal(held[before["1.jpg"]], vector(9))
    assert_follows(store, encoder)


def test_a_kept_photo_that_is_gone_fails_and_changes_nothing(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", title="old"))
    wrong = ProductWrite(Product("a", title="new"), (KeptPhoto("2.jpg", 0),))
    with pytest.raises(CatalogError, match=r"'2\.jpg' of product 'a' was removed"):
        put(store, encoder, thing("b"), wrong)
    assert store.product("a").title == "old"
    assert store.product("b") is None


def test_the_last_of_equal_ids_and_sources_counts(store: Store, encoder: int) -> None:
    twice = ProductWrite(Product("a", title="2"), (photo("1.jpg"), photo("1.jpg", seed=4)))
    counts = put(store, encoder, thing("a", title="1"), twice)
    assert (counts.products_added, counts.photos_added) == (1, 1)
    assert store.product("a") == Product("a", title="2", photos=("1.jpg",))
    assert np.array_equal(next(iter(stored(store, encoder).values())), vector(4))


def test_ids_are_never_used_again(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg"))
    first = ids_of(store, encoder, "a")["1.jpg"]
    store.remove_products(["a"])
    put(store, encoder, thing("a", "1.jpg"))
    assert ids_of(store, encoder, "a")["1.jpg"] > first


@pytest.mark.parametrize(
    ("vector", "message"),
    [
        (np.zeros(4, np.float32), r"shape \(4,\), but the encoder's have \(5,\)"),
        (np.full(5, np.nan, np.float32), "not finite"),
    ],
)
def test_wrong_vectors_are_refused(store, encoder, vector, message) -> None:
    write = ProductWrite(Product("a"), (replace(photo("1.jpg"), vector=vector),))
    with pytest.raises(UsageError, match=message):
        put(store, encoder, write)
    assert store.counts().products == 0


@pytest.mark.parametrize(
    ("product", "message"),
    [
        (Product(""), "empty id"),
        (Product("a\x00"), "id contains a NUL"),
        (Product("a", title="\ud800"), "title is not valid Unicode"),
        (Product("a", price=float("nan")), "price is nan; use a finite number"),
        (Product("a", price=float("inf")), "price is inf"),
        (Product("a", price=10**400), "price is 1000"),
        (Product("a", category="x" * 2501), "category has 2501 bytes; at most 2500"),
        (Product("a", attributes={"n": float("-inf")}), "attribute 'n' is -inf"),
        (Product("a", attributes={"n": ("x", "\x00")}), "attribute 'n' contains a NUL"),
        (Product("a", attributes={"n": None}), "attribute 'n' is None"),
        (Product("a", attributes={"n": (1,)}), "attribute 'n' holds 1; several values"),
        (Product("a", extra={"x": float("nan")}), "extra cannot be written as JSON"),
        (Product("a", extra={"x": {1, 2}}), "extra cannot be written as JSON"),
        (Product("a", extra={"x": [{"\udfff": 1}]}), "extra is not valid Unicode"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_name(store, encoder, product, message) -> None:
    with pytest.raises(UsageError, match=message):
        put(store, encoder, thing("fine"), ProductWrite(product))
    assert store.counts().products == 0


def test_known_photos_and_digests_tell_what_need_not_be_done_again(store, encoder) -> None:
    write = thing("a", "1.jpg", "2.jpg")
    put(store, encoder, write, thing("bare"))
    other = store.register_encoder("another", "other", (("meaning", 2),))
    assert store.digests(["a", "unknown"]) == {"a": product_digest(write.product)}
    assert product_digest(write.product) != product_digest(replace(write.product, photos=()))
    known = store.known_photos(["a", "bare", "unknown"], encoder)
    assert (known.keys(), known["bare"]) == ({"a", "bare"}, {})
    assert [k.has_vector for k in known["a"].values()] == [True, True]
    assert [k.has_vector for k in store.known_photos(["a"], other)["a"].values()] == [False] * 2


def test_content_seen_before_is_found_by_its_hash(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", seed=3), thing("b", "copy.jpg", seed=3))
    other = store.register_encoder("another", "other", (("meaning", 2),))
    found = store.vectors_by_content([f"{3:064x}", f"{4:064x}"], encoder)
    (content,) = found.values()
    assert np.array_equal(content.vector, vector(3))
    assert (content.format, content.width, content.height) == ("JPEG", 4, 3)
    assert content.perceptual_hash == (1 << 64) - 4
    assert store.vectors_by_content([f"{3:064x}"], other) == {}


def test_removal_reports_unknown_ids_and_is_followed(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg"), thing("b", "2.jpg"))
    counter, held = followed(store, encoder)
    assert len(held) == 2
    assert store.remove_products(["b", "x", "b"]) == ["x"]
    assert [p.id for p in store.products()] == ["a"]
    chunks = list(store.changes_since(counter, encoder))
    assert [len(chunk.ids) for chunk in chunks] == [0]
    assert chunks[0].removed.tolist() == [max(held)]
    assert chunks[0].vectors.shape == (0, DIM)
    assert_follows(store, encoder)


def test_sweep_removes_what_a_run_did_not_meet(store: Store, encoder: int) -> None:
    first = store.begin_run("feed")
    put(store, encoder, *(thing(name, f"{name}.jpg") for name in "abc"), run=first)
    put(store, encoder, thing("elsewhere"), origin="other", run=first)
    second = store.begin_run("feed")
    store.mark_seen(["elsewhere"], second)
    b = thing("b", "b.jpg")
    store.write([b], seen=["a"], origin="feed", run=second, encoder_id=encoder)
    assert store.sweep("feed", second) == 1
    assert [p.id for p in store.products()] == ["a", "b", "elsewhere"]
    assert store.sweep("feed", store.begin_run("feed")) == 3, "mark_seen hands over the origin"
    assert_follows(store, encoder)


def test_runs_are_kept_with_their_numbers(store: Store) -> None:
    run = store.begin_run("feed")
    assert store.runs()[0].finished_at is None
    store.finish_run(run, {"products": 3})
    (only,) = store.runs()
    assert (only.id, only.origin, only.numbers) == (run, "feed", {"products": 3})
    assert only.finished_at >= only.started_at
    with pytest.raises(CatalogError, match="no run number 99"):
        store.mark_seen(["a"], 99)


def test_rejections_are_replaced_and_cleared_by_success(store: Store, encoder: int) -> None:
    def refuse(source: str, reason: str, run: int = 1) -> None:
        refused = [Rejection(source, reason, "It is broken.\x00\udcff")]
        store.write([], origin="feed", run=run, encoder_id=encoder, rejections=refused)

    refuse("1.jpg", "truncated")
    refuse("1.jpg", "too_large")
    refuse("odd\udcff.jpg", "unreadable")
    assert list(store.rejections()) == [
        Rejection("1.jpg", "too_large", "It is broken.\\x00\\udcff"),
        Rejection("odd\\udcff.jpg", "unreadable", "It is broken.\\x00\\udcff"),
    ]
    put(store, encoder, thing("a", "1.jpg"))
    assert [r.source for r in store.rejections()] == ["odd\\udcff.jpg"]
    store.sweep("feed", 2)
    assert list(store.rejections()) == []


@pytest.mark.parametrize("window", [1, 2, 3, 8192])
def test_changes_are_followed_in_windows_of_any_size(store, encoder, window) -> None:
    put(store, encoder, *(thing(f"p{i}", f"{i}.jpg", seed=i) for i in range(7)))
    store.remove_products(["p1", "p6"])
    put(store, encoder, thing("p2", "2.jpg", seed=50), thing("p8", "8.jpg", seed=8))
    store.remove_products(["p8", "p0"])
    assert_follows(store, encoder, window)


def test_vectors_of_two_encoders_lie_side_by_side(store: Store, encoder: int) -> None:
    other = store.register_encoder("another", "other", (("meaning", 2),))
    put(store, encoder, thing("a", "1.jpg"), thing("b", "2.jpg"))
    small = replace(photo("1.jpg"), vector=np.ones(2, np.float32))
    put(store, other, ProductWrite(Product("a"), (small,)))
    assert (store.vector_count(encoder), store.vector_count(other)) == (2, 1)
    assert store.vectors([1, 2], other)[1].tolist() == [[1, 1]]
    assert [len(chunk.ids) for chunk in store.changes_since(0, other)] == [1]
    assert store.drop_vectors(encoder) == 2
    assert (store.vector_count(encoder), store.vector_count(other)) == (0, 1)
    assert_follows(store, encoder)
    put(store, encoder, thing("b", "2.jpg"))
    assert_follows(store, encoder)


def test_new_content_makes_vectors_of_other_encoders_void(store: Store, encoder: int) -> None:
    other = store.register_encoder("another", "other", (("meaning", 2),))
    put(store, encoder, thing("a", "1.jpg"))
    changed = replace(photo("1.jpg", seed=1), vector=np.ones(2, np.float32))
    put(store, other, ProductWrite(Product("a"), (changed,)))
    assert store.vector_count(encoder) == 0
    assert_follows(store, encoder)


def test_an_encoder_has_one_number_and_one_layout(store: Store, encoder: int) -> None:
    assert store.register_encoder("fingerprint", "dummy", BLOCKS) == encoder
    assert [(e.id, e.blocks, e.dim) for e in store.encoders()] == [(encoder, BLOCKS, DIM)]
    assert store.encoder("unknown") is None
    with pytest.raises(CatalogError, match="another fingerprint"):
        store.register_encoder("fingerprint", "dummy", (("appearance", 5),))
    with pytest.raises(CatalogError, match="no encoder number 99"):
        store.vectors([1], 99)


@pytest.mark.parametrize("value", ["x", 1, 1.5, None, True, {"a": [1, None]}, []])
def test_settings_hold_what_json_holds(store: Store, value: object) -> None:
    assert store.setting("name", "default") == "default"
    store.set_setting("name", "earlier")
    store.set_setting("name", value)
    assert store.setting("name", "default") == value
    assert store.settings() == {"name": value}
    with pytest.raises(ValueError, match="JSON"):
        store.set_setting("name", float("nan"))


def test_hits_are_joined_with_their_products(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", "1.jpg", title="A", category="X > Y", attributes={"n": 1.0}))
    (id_,) = ids_of(store, encoder, "a").values()
    rows = store.hit_rows(np.array([id_, 999]))
    assert rows.keys() == {id_}
    row = rows[id_]
    assert (row.product_id, row.title, row.category, row.price) == ("a", "A", "X > Y", None)
    assert (row.attributes, row.source) == ({"n": 1.0}, "1.jpg")


def test_title_pairs_take_one_photo_of_each_titled_product(store: Store, encoder: int) -> None:
    writes = [thing(f"p{i}", f"{i}.jpg", f"{i}b.jpg", seed=i, title=f"T{i}") for i in range(30)]
    put(store, encoder, *writes, thing("untitled", "u.jpg"), thing("bare", title="T"))
    everything = store.title_pairs(encoder, 100, seed=1)
    assert everything.product_ids == tuple(f"p{i}" for i in range(30))
    assert everything.titles[3] == "T3"
    assert np.array_equal(everything.vectors[3], vector(3))
    drawn = store.title_pairs(encoder, 10, seed=1)
    assert len(set(drawn.product_ids)) == 10
    assert drawn.product_ids == store.title_pairs(encoder, 10, seed=1).product_ids
    assert drawn.product_ids != store.title_pairs(encoder, 10, seed=2).product_ids


def test_categories_count_their_subtrees(store: Store, encoder: int) -> None:
    put(store, encoder, thing("a", category="Fruit > Apple"), thing("b", category="Fruit"))
    put(store, encoder, thing("c", category="Shoes > Running"), thing("d"))
    store.remove_products(["c"])
    assert store.categories() == [("Fruit", 2), ("Fruit > Apple", 1)]


def test_attributes_are_summed_up(store: Store, encoder: int) -> None:
    for name, colour in zip("abc", ("red", "Red", ("blue", "red")), strict=True):
        put(store, encoder, thing(name, attributes={"colour": colour, "x": ()}))
    colour, x = store.attribute_names()
    assert (colour.name, colour.products) == ("colour", 3)
    assert [example.casefold() for example in colour.examples] == ["red", "blue"]
    assert (x.name, x.products, x.examples) == ("x", 3, ())
    frequent = [value.casefold() for value in store.attribute_values("colour", 9)]
    assert frequent == ["red", "blue"], "the most frequent first, each once"
    assert len(store.attribute_values("colour", 1)) == 1
    assert store.attribute_values("x", 9) == store.attribute_values("nothing", 9) == ()


def test_an_unknown_category_or_attribute_names_close_ones(store: Store, encoder: int) -> None:
    with pytest.raises(NotFoundError, match="no category 'x'; the catalogue has none"):
        store.count(Filter(category="x"))
    put(store, encoder, thing("a", category="Fruit > Apple", attributes={"Colour": "red"}))
    with pytest.raises(NotFoundError, match="no category 'aple'; did you mean 'Apple'"):
        store.photo_ids(Filter(category="aple"), encoder)
    with pytest.raises(NotFoundError, match="no attribute 'color'; did you mean 'Colour'"):
        store.count(Filter(attributes=(AttributeCondition("color", ("red",)),)))
    with pytest.raises(NotFoundError, match="no attribute 'zzz'; there are 'Colour'"):
        list(store.products(Filter(attributes=(AttributeCondition("zzz"),))))


def test_adapters_are_kept_in_versions(store: Store, encoder: int) -> None:
    arrays = {"matrix": np.arange(6, dtype=np.float32).reshape(2, 3), "bias": vector(1)}
    assert store.active_adapter(encoder) is None
    assert store.save_adapter(encoder, arrays, {"recall": 0.5}) == 1
    assert store.save_adapter(encoder, {}, {}) == 2
    assert store.active_adapter(encoder) is None
    store.activate_adapter(encoder, 2)
    store.activate_adapter(encoder, 1)
    active = store.active_adapter(encoder)
    assert (active.version, active.metrics) == (1, {"recall": 0.5})
    assert list(active.arrays) == ["matrix", "bias"]
    assert all(np.array_equal(active.arrays[name], arrays[name]) for name in arrays)
    assert [(a.version, a.active) for a in store.adapters(encoder)] == [(1, True), (2, False)]
    with pytest.raises(NotFoundError, match="no version 3"):
        store.activate_adapter(encoder, 3)
    assert store.active_adapter(encoder).version == 1
    store.activate_adapter(encoder, None)
    assert store.active_adapter(encoder) is None


def test_queries_are_remembered_up_to_a_limit(store: Store, encoder: int) -> None:
    cache = store.query_cache
    assert cache.get("k1") is None
    cache.put("k1", "text", "red shoe", encoder, vector(1))
    cache.put("k2", "photo", "1.jpg", encoder, vector(2))
    assert np.array_equal(cache.get("k1"), vector(1))
    assert [(e.kind, e.label, e.uses) for e in cache.list()] == [
        ("text", "red shoe", 2),
        ("photo", "1.jpg", 1),
    ]
    assert cache.list()[0].last_used_at.startswith("20")
    assert cache.clear("photo") == 1
    assert cache.clear() == 1
    for name in "abcd":
        cache.put(name, "text", name, encoder, vector(1))
    assert [entry.label for entry in cache.list()] == ["d", "c", "b"]
    assert cache.count() == 3
