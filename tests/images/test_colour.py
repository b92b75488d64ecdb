"""Colours of objects, not of backgrounds; words and pictures meet in one space."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from skulens.images.colour import COLOUR_DIM, colour_blocks, colour_words
from skulens.images.colour_names import (
    COLOUR_WORDS,
    REFERENCES,
    colours_in,
    names_only_colours,
    without_colours,
)
from skulens.images.decoding import decode
from skulens.images.preparation import Preparation
from skulens.images.preparing import prepare

WHITE = (255, 255, 255)
NAMES = list(REFERENCES)


def on(background: tuple[int, int, int], thing: tuple[int, int, int], size: int = 96) -> np.ndarray:
    """A disc of one colour on a background."""
    rows, columns = np.indices((size, size)) - size / 2 + 0.5
    pixels = np.empty((size, size, 3), np.uint8)
    pixels[:] = background
    pixels[rows**2 + columns**2 < (0.3 * size) ** 2] = thing
    return pixels


def colour_block(pixels: np.ndarray, padding: tuple[int, int, int]) -> np.ndarray:
    return colour_blocks(pixels[None], padding)[0]


def strongest(block: np.ndarray) -> str:
    return NAMES[int(block.argmax())]


@given(
    st.integers(16, 150).flatmap(
        lambda side: arrays(
            np.uint8, (side, side, 3), elements=st.integers(0, 255), fill=st.just(9)
        )
    ),
    st.tuples(*[st.integers(0, 255)] * 3),
)
@settings(max_examples=60, deadline=None)
def test_a_block_is_a_unit_vector(pixels: np.ndarray, padding: tuple[int, int, int]) -> None:
    block = colour_block(pixels, padding)
    assert (block.shape, block.dtype) == ((COLOUR_DIM,), np.float32)
    assert np.isclose(np.linalg.norm(block), 1, atol=1e-5)
    assert (block >= 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_each_reference_colour_is_found_on_any_background(name: str) -> None:
    for background in (WHITE, (0, 0, 0), (120, 150, 200)):
        if max(abs(a - b) for a, b in zip(background, REFERENCES[name], strict=True)) > 30:
            assert strongest(colour_block(on(background, REFERENCES[name]), WHITE)) == name


def test_padding_does_not_hide_the_background() -> None:
    pixels = on((120, 150, 200), REFERENCES["red"])
    padded = np.full((160, 160, 3), 255, np.uint8)
    padded[32:128, 32:128] = pixels
    assert colour_block(padded, WHITE) @ colour_block(pixels, WHITE) > 0.98


def test_a_plain_picture_has_its_own_colour() -> None:
    for name in ("white", "navy"):
        plain = np.empty((64, 64, 3), np.uint8)
        plain[:] = REFERENCES[name]
        assert strongest(colour_block(plain, WHITE)) == name
        assert strongest(colour_block(plain, REFERENCES[name])) == name


def test_a_shirt_as_white_as_its_background_is_white() -> None:
    rows, columns = np.indices((96, 96))
    pixels = np.full((96, 96, 3), 250, np.uint8)
    edge = np.maximum(abs(rows - 48), abs(columns - 48))
    pixels[(edge >= 30) & (edge <= 33)] = 190
    assert strongest(colour_block(pixels, WHITE)) == "white"


def test_the_middle_counts_more_than_the_edges() -> None:
    clutter = np.random.default_rng(1).integers(0, 256, (96, 96, 3)).astype(np.uint8)
    clutter[26:70, 26:70] = REFERENCES["orange"]
    assert strongest(colour_block(clutter, WHITE)) == "orange"


def test_near_colours_have_near_blocks() -> None:
    for red in range(0, 250, 3):
        first = colour_block(on(WHITE, (red, 80, 60)), WHITE)
        assert first @ colour_block(on(WHITE, (red + 3, 80, 60)), WHITE) > 0.9


def test_several_pictures_are_the_same_as_one_by_one() -> None:
    pictures = np.stack([on(WHITE, shade) for shade in REFERENCES.values()])
    pictures[::2, :9] = pictures[1::3, :, -20:] = 255  # in padding of several sizes
    pictures[4] = 255
    pictures = np.concatenate([pictures, pictures])
    blocks = colour_blocks(pictures, WHITE)
    assert blocks.shape == (2 * COLOUR_DIM, COLOUR_DIM)
    for block, picture in zip(blocks, pictures, strict=True):
        np.testing.assert_array_equal(block, colour_block(picture, WHITE))
    assert colour_blocks(pictures[:0], WHITE).shape == (0, COLOUR_DIM)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Navy Blue T-shirt", "navy"),
        ("NAVY", "navy"),
        ("light-blue jeans", "light blue"),
        ("a GREY cardigan", "grey"),
        ("gray", "grey"),
        ("burgundy dress", "maroon"),
        ("dark red", "maroon"),
        ("anthracite", "charcoal"),
        ("dark grey socks", "charcoal"),
        ("light grey", "silver"),
        ("off-white", "cream"),
        ("ecru curtains", "cream"),
        ("hot pink", "magenta"),
        ("olive green parka", "olive"),
    ],
)
def test_words_name_the_colours_people_mean(text: str, name: str) -> None:
    words = colour_words(text)
    assert np.isclose(np.linalg.norm(words), 1, atol=1e-5)
    assert strongest(words) == name


@pytest.mark.parametrize("text", ["", "t-shirt", "hundred reduced tanning", "blues", "dark light"])
def test_other_words_name_none(text: str) -> None:
    assert not colour_words(text).any()


def test_words_are_taken_once_and_phrases_whole() -> None:
    assert colours_in("navy blue") == colours_in("navy")
    assert len(colours_in("blue and white stripes, blue")) == 3
    assert len(colours_in("multi colour")) == 7
    assert colours_in("pale green") != colours_in("green") != colours_in("deep green")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("green apple", "apple"),
        ("Dark green, shiny apple", ", shiny apple"),
        ("Men's T-Shirt navy blue XL", "Men's T-Shirt XL"),
        ("two-tone black/white bag", "two-tone / bag"),
        ("orange juice", "orange juice"),
        ("gold ring", "gold ring"),
        ("light blue", "light blue"),
        ("greenhouse", "greenhouse"),
        ("", ""),
    ],
)
def test_a_text_is_left_without_colours(text: str, left: str) -> None:
    assert without_colours(text) == left


@given(st.lists(st.sampled_from([*COLOUR_WORDS, "dark", "pale", "apple", "T-Shirt", "é"])))
def test_what_is_left_is_part_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    left, rest = without_colours(text).split(), iter(text.split())
    assert all(word in rest for word in left)
    assert bool(left) is bool(words)


def test_every_word_is_found_as_it_is_written() -> None:
    for word, shades in COLOUR_WORDS.items():
        assert colours_in(f"a {word} thing") == list(shades)


@pytest.mark.parametrize("name", ["red", "navy", "green", "yellow", "black", "white", "pink"])
def test_words_rank_the_right_picture_first(name: str) -> None:
    pictures = np.stack([on((128, 200, 180), shade) for shade in REFERENCES.values()])
    assert NAMES[int((colour_blocks(pictures, WHITE) @ colour_words(name)).argmax())] == name


@pytest.mark.real_data
def test_colours_of_real_products(real_data: Path) -> None:
    folder = real_data / "myntra"
    with (folder / "styles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::4]
    preparation = Preparation(size=128)
    blocks = np.empty((len(rows), COLOUR_DIM), np.float32)
    for place, row in enumerate(rows):
        picture = decode((folder / "images" / f"{row['id']}.jpg").read_bytes(), wanted=128).image
        assert isinstance(picture, Image.Image)
        blocks[place] = colour_block(prepare(picture, preparation), WHITE)
    labels = np.array([row["baseColour"] for row in rows])
    scores = blocks @ blocks.T
    np.fill_diagonal(scores, -1)
    nearest = labels[np.argsort(-scores, axis=1)[:, 0]]
    assert (nearest == labels).mean() > 0.45
    for name in ("Black", "White", "Blue", "Red", "Green", "Pink", "Brown"):
        first = labels[np.argsort(-(blocks @ colour_words(name)))[:5]]
        assert (first == name).mean() >= 0.6, (name, first)


@pytest.mark.parametrize("text", ["blue", "Dark blue", "red, white"])
def test_texts_that_name_only_colours(text: str) -> None:
    assert names_only_colours(text)


@pytest.mark.parametrize("text", ["", "lime", "blue mug", "gold ring", "like this", "navy and"])
def test_texts_that_name_more_or_no_colour(text: str) -> None:
    assert not names_only_colours(text)
