import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skulens.mapping.values.plain_text import plain_text, tidy_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("A<br/>B<BR>C", "A\nB\nC"),
        ("<ul><li>x</li><li>y</li></ul>", "x\ny"),
        ("<b>bold</b> word", "bold word"),
        ("<script>alert('<p>no</p>')</script>Yes", "Yes"),
        ("<style>p{}</style>Yes<!-- no <b>no</b> -->!", "Yes!"),
        ("caf&eacute; &amp; bar &#8364; &nope;", "café & bar € &nope;"),
        ("a < b and 3 <4 <3", "a < b and 3 <4 <3"),
        ('<a title="x > y" href=z>link</a>', "link"),
        ("  much\t room  \n\n\n here ", "much room\nhere"),
        ("<td>a</td><td>b</td>", "a b"),
        ("&#99999999999999;", "&#99999999999999;"),
        ("Ã¼ber", "Ã¼ber"),
        ("<!-- never closed <b>x</b>", "<!-- never closed x"),
    ],
)
def test_html_becomes_the_text_that_is_read(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_a_title_is_one_line() -> None:
    assert tidy_text(" A&nbsp;\n B\u200b ") == "A B"


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "</", "&#", "&amp", "<a '", '<a "', "<script>", "<a b='<", "<![", "<b "],
)
def test_a_million_hostile_characters_take_no_time(piece: str) -> None:
    raw = (piece * 1_000_000)[:1_000_000]
    started = time.perf_counter()
    plain_text(raw)
    assert time.perf_counter() - started < 2


@given(st.text(st.sampled_from("ab <>/!-&;\"'=#pbr1")))
def test_no_tag_is_left_that_could_be_read_as_one(raw: str) -> None:
    assert "<br>" not in plain_text(raw)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="<&")))
def test_text_without_tags_keeps_its_words(raw: str) -> None:
    assert plain_text(raw).split() == raw.split()
