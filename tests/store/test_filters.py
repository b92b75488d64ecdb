"""Filters let through exactly what a plain reading of them in Python does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skulens.errors import NotFoundError
from skulens.records import AttributeCondition, Filter, Product
from skulens.store import Store
from skulens.store.filters import attribute_names
from support.products import BLOCKS, thing

NAMES = ["Fruit", "fruit", "Apple", "App", "A_p%", "A__", "100%", "Apple Pie", "Straße", "STRASSE"]
CATEGORY = st.lists(st.sampled_from(NAMES), max_size=3).map(" > ".join)
WORD = st.sampled_from(
    ["red", "Red", "rE", "%", "_", "", "12", "12.0", "-3.5", "true", "None", "É", "é"]
)
NUMBER = st.sampled_from([-3.5, 0.0, 12.0, 12.5, 1e20])
VALUE = WORD | NUMBER | st.booleans() | st.lists(WORD, max_size=3).map(tuple)
ATTRIBUTE = st.sampled_from(["colour", "Colour", "size", "si%e"])
PRODUCT = st.builds(
    Product,
    id=st.just("x"),
    category=CATEGORY,
    price=st.none() | NUMBER,
    attributes=st.dictionaries(ATTRIBUTE, VALUE, max_size=3),
)
BOUND = st.none() | NUMBER
CONDITION = st.builds(
    AttributeCondition, ATTRIBUTE, st.lists(WORD, max_size=2).map(tuple), BOUND, BOUND
)
FILTER = st.builds(
    Filter, st.none() | CATEGORY.filter(bool), st.lists(CONDITION, max_size=2).map(tuple), BOUND, BOUND
)  # fmt: skip


def passes(product: Product, wanted: Filter) -> bool:
    if wanted.category is not None and not below(product.category, wanted.category):
        return False
    if product.price is None:
        if wanted.price_min is not None or wanted.price_max is not None:
            return False
    elif not within(product.price, wanted.price_min, wanted.price_max):
        return False
    return all(has(product, condition) for condition in wanted.attributes)


def below(category: str, wanted: str) -> bool:
    names, asked = category.casefold().split(" > "), wanted.casefold().split(" > ")
    return category != "" and (
        asked[0] in names if len(asked) == 1 else names[: len(asked)] == asked
    )


def within(number: float, low: float | None, high: float | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def has(product: Product, condition: AttributeCondition) -> bool:
    found = [v for n, v in product.attributes.items() if n.casefold() == condition.name.casefold()]
    if not condition.values and condition.minimum is None and condition.maximum is None:
        return bool(found)
    values = [v for value in found for v in (value if isinstance(value, tuple) else (value,))]
    return any(matches(value, condition) for value in values)


def matches(value: str | float | bool, condition: AttributeCondition) -> bool:
    if isinstance(value, bool):
        text, number = str(value).lower(), None
    elif isinstance(value, float):
        text, number = {12.0: "12", 0.0: "0"}.get(value, repr(value)), value
    else:
        text, number = value, {"12": 12.0, "12.0": 12.0, "-3.5": -3.5}.get(value)
    if text.casefold() in [each.casefold() for each in condition.values]:
        return True
    ranged = condition.minimum is not None or condition.maximum is not None
    return ranged and number is not None and within(number, condition.minimum, condition.maximum)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    with Store.open(tmp_path_factory.mktemp("shared") / "shop") as store:
        yield store, store.register_encoder("fingerprint", "dummy", BLOCKS)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PRODUCT, max_size=12), st.lists(FILTER, min_size=5, max_size=15))
def test_filters_agree_with_the_oracle(shared, products, filters) -> None:
    store, encoder = shared
    store.remove_products([product.id for product in store.products()])
    writes = [
        thing(f"{n}", f"{n}.jpg", category=p.category, price=p.price, attributes=p.attributes)
        for n, p in enumerate(products)
    ]
    store.write(writes, origin="feed", run=1, encoder_id=encoder)
    for wanted in filters:
        expected = [write.product.id for write in writes if passes(write.product, wanted)]
        try:
            ids = store.photo_ids(wanted, encoder)
        except NotFoundError:
            assert expected == []
            continue
        assert [store.hit_rows([id_])[id_].product_id for id_ in ids.tolist()] == expected
        assert [product.id for product in store.products(wanted, chunk=3)] == expected
        assert store.count(wanted) == len(expected)


def test_a_name_found_in_several_places_means_all_of_them(store: Store, encoder: int) -> None:
    paths = ["Fruit > Apple > Granny Smith", "Juice > apple", "Fruit > App", "Apple Pie", "Fruit"]
    writes = [thing(f"{n}", category=path) for n, path in enumerate(paths)]
    store.write(writes, origin="feed", run=1, encoder_id=encoder)

    def found(category: str) -> list[str]:
        return [product.id for product in store.products(Filter(category=category))]

    assert found("APPLE") == ["0", "1"]
    assert found("fruit > apple") == ["0"]
    assert found("Fruit > App") == ["2"]
    assert found("fruit") == ["0", "2", "4"]
    assert found("granny smith") == ["0"]
    with pytest.raises(NotFoundError, match="did you mean"):
        found("Apple > Granny Smith")


def test_only_photos_with_a_vector_of_the_encoder_are_allowed(store: Store, encoder: int) -> None:
    other = store.register_encoder("another", "other", BLOCKS)
    store.write([thing("a", "1.jpg", category="X")], origin="f", run=1, encoder_id=encoder)
    store.write([thing("b", "2.jpg", category="X")], origin="f", run=1, encoder_id=other)
    assert [len(store.photo_ids(Filter(c), encoder)) for c in (None, "X")] == [1, 1]
    assert store.photo_ids(Filter(price_min=1), encoder).shape == (0,)


def test_names_of_attributes_are_found_one_by_one(store: Store, encoder: int) -> None:
    writes = [thing(f"{n}", attributes={f"name {n % 7}": "x"}) for n in range(50)]
    store.write(writes, origin="feed", run=1, encoder_id=encoder)
    with store._database.read() as connection:
        assert attribute_names(connection) == [f"name {n}" for n in range(7)]
