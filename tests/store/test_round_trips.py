"""Whatever can be stored comes back as it was; whatever cannot is refused with a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from skulens.errors import UsageError
from skulens.records import Product, Rejection
from skulens.store import PhotoWrite, ProductWrite, Store, product_digest
from skulens.store.attributes import attribute_rows, attributes_from
from skulens.store.texts import check_product, key_of, storable
from support.products import BLOCKS, DIM, photo

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
NAME = TEXT.filter(bool)
ANY_TEXT = st.text(max_size=8)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
VALUE = TEXT | NUMBER | st.booleans() | st.lists(TEXT, max_size=4).map(tuple)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
CATEGORY = st.lists(TEXT, max_size=4).map(" > ".join)
PRODUCT = st.builds(
    Product,
    id=NAME,
    title=TEXT,
    description=TEXT,
    category=CATEGORY,
    price=st.none() | NUMBER,
    url=TEXT,
    attributes=st.dictionaries(TEXT, VALUE, max_size=5),
    extra=st.dictionaries(TEXT, JSON, max_size=3),
)
SIGNED = st.integers(-(1 << 63), (1 << 63) - 1)
PHOTO = st.builds(
    PhotoWrite,
    source=TEXT,
    position=st.just(0),
    content_hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    format=TEXT,
    width=st.integers(1, 1 << 31),
    height=st.integers(1, 1 << 31),
    file_size=SIGNED,
    modified_ns=SIGNED,
    perceptual_hash=st.integers(0, (1 << 64) - 1),
    vector=arrays(
        np.float32, DIM, elements=st.floats(width=32, allow_nan=False, allow_infinity=False)
    ),
)
LENIENT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    with Store.open(tmp_path_factory.mktemp("shared") / "shop") as store:
        yield store, store.register_encoder("fingerprint", "dummy", BLOCKS)


@LENIENT
@given(
    write=st.builds(
        lambda p, ph: (p, {x.source: x for x in ph}), PRODUCT, st.lists(PHOTO, max_size=3)
    )
)
def test_products_and_photos(shared: tuple[Store, int], write: tuple) -> None:
    store, encoder = shared
    product, by_source = write
    photos = tuple(replace(item, position=n) for n, item in enumerate(by_source.values()))
    product = replace(product, photos=tuple(by_source))
    store.write([ProductWrite(product, photos)], origin="feed", run=1, encoder_id=encoder)
    assert store.product(product.id) == product
    assert store.digests([product.id]) == {product.id: product_digest(product)}
    kept = store.photos_of([product.id])[product.id]
    ids, vectors = store.vectors([each.id for each in kept], encoder)
    by_id = dict(zip(ids.tolist(), vectors, strict=True))
    for wrote, read in zip(photos, kept, strict=True):
        for name in ("source", "content_hash", "format", "width", "height"):
            assert getattr(read, name) == getattr(wrote, name)
        assert (read.file_size, read.modified_ns) == (wrote.file_size, wrote.modified_ns)
        assert read.perceptual_hash == wrote.perceptual_hash
        assert by_id[read.id].tobytes() == wrote.vector.tobytes()
    store.remove_products([product.id])


@LENIENT
@given(product=st.builds(Product, id=ANY_TEXT, title=ANY_TEXT, price=st.floats() | st.none(),
    category=ANY_TEXT, attributes=st.dictionaries(ANY_TEXT, ANY_TEXT | st.floats(), max_size=2),
    extra=st.dictionaries(ANY_TEXT, ANY_TEXT | st.floats(), max_size=2)))  # fmt: skip
def test_a_product_is_stored_or_refused_with_a_reason(shared, product: Product) -> None:
    store, encoder = shared
    try:
        check_product(product)
    except UsageError as error:
        str(error).encode()
        return
    store.write([ProductWrite(product)], origin="feed", run=1, encoder_id=encoder)
    assert store.product(product.id) == product
    store.remove_products([product.id])


@LENIENT
@given(source=ANY_TEXT, message=ANY_TEXT)
def test_rejections_of_any_file_name(shared, source: str, message: str) -> None:
    store, encoder = shared
    refused = Rejection(source, "unreadable", message)
    store.write([], origin="feed", run=1, encoder_id=encoder, rejections=[refused])
    assert Rejection(storable(source), "unreadable", storable(message)) in store.rejections()


@given(attributes=st.dictionaries(TEXT, VALUE, max_size=6))
def test_attributes_are_rows_and_back(attributes: dict) -> None:
    class Row:
        def __init__(self, row: dict) -> None:
            self.__dict__ = row

    back = attributes_from(map(Row, attribute_rows(1, attributes)))
    assert back == attributes
    assert list(back) == list(attributes)
    assert [type(value) for value in back.values()] == [type(v) for v in attributes.values()]


@given(text=TEXT, other=TEXT)
def test_keys_ignore_case_only_and_stay_short(text: str, other: str) -> None:
    assert key_of(text) == key_of(key_of(text)) == key_of(f" {text}\n")
    assert len(key_of(text * 40).encode()) < 1000
    long = "x" * 300
    assert (key_of(long + text) == key_of(long + other)) == (
        key_of("x" + text) == key_of("x" + other)
    )


def test_long_keys_are_exact_beyond_their_beginning() -> None:
    assert key_of("x" * 500 + "A") == key_of("X" * 500 + "a")
    assert key_of("x" * 500 + "a") != key_of("x" * 500 + "b")
    assert key_of("CAFE\u0301") == key_of("caf\u00e9")
    assert key_of("STRASSE") == key_of("straße")


def test_numbers_of_other_types_come_back_as_floats(shared) -> None:
    store, encoder = shared
    product = Product("n", price=3, attributes={"int": 7, "float": np.float64(0.5)})
    write = ProductWrite(product, (photo("1.jpg"),))
    store.write([write], origin="feed", run=1, encoder_id=encoder)
    stored = store.product("n")
    assert stored.attributes == {"int": 7.0, "float": 0.5}
    assert math.isclose(stored.price, 3)


def test_huge_texts(shared) -> None:
    store, encoder = shared
    long = "lóng " * 1_000_000
    product = Product("h", description=long, attributes={"a": long}, extra={"b": [long]})
    store.write([ProductWrite(product)], origin="feed", run=1, encoder_id=encoder)
    assert store.product("h") == product
