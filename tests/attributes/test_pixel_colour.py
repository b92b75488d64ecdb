"""Colours are named in the schema's words, as surely as they are right."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benchmarks import pixel_colour as benchmark
from skulens.attributes.pixel_colour import ColourReading, PixelColour
from skulens.datasets.sample_shop import sample_shop
from skulens.images.colour_names import REFERENCES
from skulens.images.foreground import foreground_of

WHITE = (255, 255, 255)
BASIC = ("black", "grey", "white", "brown", "red", "pink", "purple", "blue", "green", "yellow")
VALUES = [
    ("blue", ["navy", "sky"]),
    ("black", ["charcoal"]),
    ("grey", ["anthracite"]),
    *((name, []) for name in BASIC if name not in ("blue", "black", "grey")),
    ("clear", ["transparent"]),
]


def shown(*colours: tuple[int, int, int]) -> np.ndarray:
    """Stripes of colours, one below the other, on light paper."""
    pixels = np.full((128, 128, 3), 250, np.uint8)
    edges = np.linspace(20, 108, len(colours) + 1).round().astype(int)
    for colour, top, bottom in zip(colours, edges[:-1], edges[1:], strict=True):
        pixels[top:bottom, 20:108] = colour
    return pixels


def first(reading: ColourReading) -> str:
    return reading.primary[0][0]


@pytest.mark.parametrize("name", BASIC)
def test_plain_products_have_their_names(name: str) -> None:
    reading = PixelColour(VALUES).read(shown(REFERENCES[name]), WHITE)
    assert first(reading) == name
    assert reading.secondary == ()


@pytest.mark.parametrize(
    ("colour", "name"),
    [((44, 50, 76), "blue"), ((142, 174, 206), "blue"), ((66, 66, 70), "black")],
)
def test_the_nearest_shade_of_a_value_counts(colour: tuple[int, int, int], name: str) -> None:
    assert first(PixelColour(VALUES).read(shown(colour), WHITE)) == name


def test_a_dark_surface_keeps_its_name() -> None:
    colours = PixelColour(VALUES)
    for name in ("red", "blue", "green"):
        dark = tuple(round(0.7 * value) for value in REFERENCES[name])
        assert first(colours.read(shown(dark), WHITE)) == name


def test_values_without_a_colour_are_never_answered() -> None:
    assert PixelColour(VALUES).unknown == ("clear",)
    nothing = PixelColour([("clear", ["transparent"]), ("patterned", [])])
    assert nothing.unknown == ("clear", "patterned")
    assert nothing.read(shown((190, 44, 52)), WHITE) == ColourReading((), ())
    assert PixelColour([]).read(shown((190, 44, 52)), WHITE) == ColourReading((), ())


def test_a_second_colour_has_another_name() -> None:
    red, blue = REFERENCES["red"], REFERENCES["blue"]
    reading = PixelColour(VALUES).read(shown(red, red, blue), WHITE)
    assert first(reading) == "red"
    ((second, sure),) = reading.secondary
    assert second == "blue"
    assert 0 < sure < 1


def test_gloss_is_no_second_colour_and_white_stripes_are() -> None:
    red, white = REFERENCES["red"], (240, 240, 240)
    colours = PixelColour(VALUES)
    glossy = shown(*[red] * 8, (200, 200, 200))
    assert colours.read(glossy, WHITE).secondary == ()
    striped = np.full((128, 128, 3), (150, 190, 220), np.uint8)
    striped[20:108, 20:108] = red
    striped[30:60, 20:108] = striped[80:95, 20:108] = white
    reading = colours.read(striped, WHITE)
    assert {first(reading), reading.secondary[0][0]} == {"red", "white"}


def test_what_stands_beside_the_product_is_no_second_colour() -> None:
    dice = np.random.default_rng(2)
    clutter = dice.integers(0, 256, (8, 8, 3)).repeat(16, axis=0).repeat(16, axis=1)
    pixels = clutter.astype(np.uint8)
    pixels[40:88, 40:88] = REFERENCES["red"]
    colours = PixelColour(VALUES)
    reading = colours.read(pixels, WHITE)
    assert (first(reading), reading.secondary) == ("red", ())
    silhouette = np.zeros((128, 128), bool)
    silhouette[40:88, 40:88] = True
    cut_out = colours.read_foreground(foreground_of(pixels, WHITE, silhouette))
    assert cut_out.primary[0][1] > reading.primary[0][1]


@pytest.mark.parametrize("value", [("multicolour", []), ("assorted", ["patchwork", "rainbow"])])
def test_several_strong_colours_are_multicoloured(value: tuple[str, list[str]]) -> None:
    colours = PixelColour([*VALUES, value])
    assert colours.unknown == ("clear",)
    stripes = shown(*(REFERENCES[name] for name in ("red", "yellow", "green", "blue", "purple")))
    assert first(colours.read(stripes, WHITE)) == value[0]
    assert first(colours.read(shown(REFERENCES["red"]), WHITE)) == "red"


def test_two_values_may_share_all_their_shades() -> None:
    colours = PixelColour([("grey", []), ("gray", []), ("red", []), ("crimson", [])])
    assert first(colours.read(shown(REFERENCES["red"]), WHITE)) == "red"
    assert first(colours.read(shown(REFERENCES["grey"]), WHITE)) in ("grey", "gray")


@given(
    st.integers(1, 90).flatmap(
        lambda side: arrays(
            np.uint8, (side, side, 3), elements=st.integers(0, 255), fill=st.integers(0, 255)
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_confidences_fall_and_never_pass_one(pixels: np.ndarray) -> None:
    reading = PixelColour([*VALUES, ("multi", [])]).read(pixels, WHITE)
    sure = [confidence for _, confidence in reading.primary]
    assert sure == sorted(sure, reverse=True)
    assert 0 < sum(sure) <= 1
    assert len(reading.secondary) <= 1


def test_the_sample_shops_colours() -> None:
    """Floors a little under what `benchmarks/pixel_colour.py` prints for these pictures."""
    shop = sample_shop()
    figures = benchmark.on_catalogue_shots(shop, every=9) | benchmark.on_phone_photos(shop, every=7)
    floors = {
        "catalogue shots, colour top-1": 0.69,
        "catalogue shots, colour top-2": 0.87,
        "catalogue shots, second colour precision": 0.45,
        "catalogue shots, second colour recall": 0.22,
        "phone photos, colour top-1": 0.56,
        "phone photos, colour top-2": 0.69,
    }
    assert {name: figures[name] for name in floors if figures[name] < floors[name]} == {}
    assert figures["phone photos, calibration error"] < 0.13
