from hypothesis import given
from hypothesis import strategies as st

from skulens.sources.seen import SeenIds


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), unique=True))
def test_remembers_every_id(ids: list[str]) -> None:
    seen = SeenIds()
    for row, product_id in enumerate(ids, start=2):
        assert seen.first_row(product_id) is None
        seen.remember(product_id, row)
    assert [seen.first_row(product_id) for product_id in ids] == list(range(2, len(ids) + 2))


def test_grows() -> None:
    seen = SeenIds()
    for number in range(20_000):
        seen.remember(f"id{number}", number + 1)
    assert seen.first_row("id0") == 1
    assert seen.first_row("id19999") == 20_000
    assert seen.first_row("id20000") is None
