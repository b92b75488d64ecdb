"""Name a product's colours from its pixels, in the words of a shop's schema; nothing is learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from skulens.images.colour_names import COLOUR_WORDS, Rgb, colours_in
from skulens.images.dominant_colours import Shades, shades_of, surfaces_of
from skulens.images.foreground import Foreground, Pixels, foreground_of
from skulens.images.lab import Floats, compressed, lab_of_light, light_of

Ranked = tuple[tuple[str, float], ...]

# Chosen by top-1 accuracy on catalogue shots of the sample shop and of another shop's fashion.
_SPREAD = 3.5  # of one colour, in compressed CIELAB
_CHROMA = 0.03
_LIGHTNESS = 0.4
_SHADING = 0.6  # standard deviation of the light that falls on a surface, as a logarithm
_LIGHTS = np.linspace(-1.4, 0.7, 10)  # logarithms
_GLOSS = np.array([0.0, 0.15, 0.35])  # of white light mixed into a colour
_GLOSS_COST = 4.0  # of all white
_METAL_COST = 0.5  # of calling grey silver and light brown gold
_SPECIAL_COST = 2.0

# Fitted on the same shots: how sure a share of the votes makes, see `benchmarks/pixel_colour.py`.
_SHARPNESS = 1.6
_MOST_SURE = 0.97
_SECOND_SHARE = 0.05  # of the product that makes a second colour
_SECOND_VOTES = 0.5  # of that surface for its name
_FIRST_VOTES = 0.1  # at most, of that surface for the first colour's name
_SECOND_SURE = 0.7
_GLOSS_CHROMA = 10.0  # below it, and lighter than this, a surface may be gloss or a shadow on paper
_GLOSS_LIGHTNESS = 40.0
_GLOSS_SHARE = 0.3  # which is less of a product than this

_SEVERAL = 5  # shades of one word that make it mean "several colours"
_STRONG_SHARE = 0.12
_STRONG_CHROMA = 18.0
_RANKED = 5  # names are answered

_USUAL = {"black", "white", "grey", "gray", "red", "green", "blue", "yellow", "orange", "purple"}
_USUAL |= {"pink", "brown", "beige"}
"""What shops call most of their colours; "charcoal" or "teal" is said of far fewer products."""
_METALS = {"silver", "gold"}


@dataclass(frozen=True, slots=True)
class ColourReading:
    """Values of a schema for a picture, each with a confidence, best first.

    The confidences of `primary` sum to at most one. `secondary` holds one value, or none where the
    product has one colour.
    """

    primary: Ranked
    secondary: Ranked


class PixelColour:
    """Names colours with the allowed values of a colour attribute.

    `values` are (value, other words for it). Values whose colour is not known, such as "clear", are
    never answered; `unknown` lists them.
    """

    def __init__(self, values: Sequence[tuple[str, Sequence[str]]]) -> None:
        several = [value for value, words in values if any(map(_is_several, (value, *words)))]
        self._several = several[0] if several else None
        shades = {v: _shades_of_value(v, words) for v, words in values if v not in several}
        self.unknown = tuple(value for value, known in shades.items() if not known)
        self._names = tuple(value for value, known in shades.items() if known)
        owned = _owned({name: shades[name] for name in self._names})
        appearances, costs, owners = [], [], []
        for number, name in enumerate(self._names):
            for shade in owned[name]:
                seen, cost = _appearances(shade)
                appearances.append(seen)
                costs.append(cost + _rareness(name))
                owners.append(np.full(len(cost), number))
        self._appearances = np.concatenate(appearances or [np.empty((0, 3))])
        self._costs = np.concatenate(costs or [np.empty(0)])
        # Sorted by owner, so that each name's best is one `reduceat`.
        self._starts = np.searchsorted(
            np.concatenate(owners or [np.empty(0)]), np.arange(len(self._names))
        )

    def read(self, pixels: Pixels, padding: tuple[int, int, int]) -> ColourReading:
        """Name the colours of a prepared picture `(s, s, 3)`; `padding` is the colour around it."""
        return self.read_foreground(foreground_of(pixels, padding))

    def read_foreground(self, foreground: Foreground) -> ColourReading:
        """Name the colours of a product whose pixels are known already."""
        if not self._names:
            return ColourReading((), ())
        lab = foreground.lab_in_white_light()
        shades = shades_of(lab, foreground.weights)
        named = self._named(shades.lab)
        votes = shades.shares @ named
        primary = self._ranked(votes, self._mixture(shades, named))
        if not foreground.certain:  # a second colour is mostly that of something else then
            return ColourReading(primary, ())
        return ColourReading(primary, self._second(shades, named, int(votes.argmax())))

    def _named(self, lab: Floats) -> Floats:
        """How likely each name is for each shade: `(shades, names)`, rows sum to one."""
        shades = compressed(lab, _CHROMA, _LIGHTNESS)
        distances = (
            (shades**2).sum(axis=1)[:, np.newaxis]
            + (self._appearances**2).sum(axis=1)
            - 2 * shades @ self._appearances.T
        )
        costs = np.minimum.reduceat(
            distances / (2 * _SPREAD**2) + self._costs, self._starts, axis=1
        )
        likely: Floats = np.exp(costs.min(axis=1, keepdims=True) - costs)
        likely /= likely.sum(axis=1, keepdims=True)
        return likely

    def _ranked(self, votes: Floats, mixture: float) -> Ranked:
        """Names with their confidences; `mixture` goes to the value that means several colours."""
        sharpened = votes**_SHARPNESS
        confidences = _MOST_SURE * sharpened / sharpened.sum()
        answers = list(zip(self._names, confidences.tolist(), strict=True))
        if self._several is not None and mixture:
            answers = [(name, sure * (1 - mixture)) for name, sure in answers]
            answers.append((self._several, _MOST_SURE * mixture))
        answers.sort(key=lambda answer: -answer[1])
        return tuple(answers[:_RANKED])

    def _mixture(self, shades: Shades, named: Floats) -> float:
        """How much a product has several strong colours rather than one: 0 for fewer than three."""
        strong = np.hypot(shades.lab[:, 1], shades.lab[:, 2]) > _STRONG_CHROMA
        shares = (shades.shares * strong) @ named
        shares = np.sort(shares[shares > _STRONG_SHARE])
        return float(shares[:-1].sum()) if len(shares) > 2 else 0.0

    def _second(self, shades: Shades, named: Floats, first: int) -> Ranked:
        """The largest surface that has clearly another name than the first."""
        for surface in surfaces_of(shades):
            share = float(shades.shares[surface].sum())
            votes = shades.shares[surface] @ named[surface] / share
            best = int(votes.argmax())
            lightness, a, b = shades.shares[surface] @ shades.lab[surface] / share
            gloss = lightness > _GLOSS_LIGHTNESS and np.hypot(a, b) < _GLOSS_CHROMA
            clearly = votes[best] >= _SECOND_VOTES and votes[first] <= _FIRST_VOTES
            if clearly and share >= (_GLOSS_SHARE if gloss else _SECOND_SHARE):
                return ((self._names[best], _SECOND_SURE * float(votes[best])),)
        return ()


def _is_several(word: str) -> bool:
    """Whether a word means several colours, as "multicolour" does."""
    return len(set(colours_in(word))) >= _SEVERAL


def _rareness(value: str) -> float:
    """What it costs to answer a value for the word it is."""
    if value.casefold() in _USUAL:
        return 0.0
    return _METAL_COST if value.casefold() in _METALS else _SPECIAL_COST


def _shades_of_value(value: str, words: Sequence[str]) -> dict[Rgb, int]:
    """The shades a value stands for, and how much they are its own: less is more.

    A synonym that is a colour only together with the value counts as well: "sky" of "blue" is
    sky blue.
    """
    shades = dict.fromkeys(colours_in(value), -1)
    for word in words:
        for phrase in (word, f"{word} {value}"):
            for shade in colours_in(phrase):
                shades[shade] = min(shades.get(shade, len(COLOUR_WORDS)), _place(phrase, shade))
    return shades


def _place(phrase: str, shade: Rgb) -> int:
    """At which place a phrase stands among the words for a shade, the best known being first."""
    alike = [word for word, shades in COLOUR_WORDS.items() if shades == (shade,)]
    words = phrase.casefold()
    return alike.index(words) if words in alike else len(alike)


def _owned(shades: dict[str, dict[Rgb, int]]) -> dict[str, list[Rgb]]:
    """Give a shade that several values claim to those with the best known word for it.

    Where black is called charcoal and grey anthracite, which are the same to the eye, it is black.
    """
    best: dict[Rgb, int] = {}
    for known in shades.values():
        for shade, place in known.items():
            best[shade] = min(best.get(shade, place), place)
    owned = {
        value: [shade for shade, place in known.items() if place == best[shade]]
        for value, known in shades.items()
    }
    # A value that would be left without any shares with the others.
    return {value: mine or list(shades[value]) for value, mine in owned.items()}


def _appearances(shade: Rgb) -> tuple[Floats, npt.NDArray[np.float64]]:
    """How a surface of a colour looks in more or less light and with gloss, and what that costs.

    Returns compressed CIELAB `(n, 3)` and costs `(n,)` in the unit of a negative logarithm.
    """
    lit = np.exp(_LIGHTS)[:, np.newaxis] * light_of(np.array([shade], np.float64))
    glossy = lit + _GLOSS[:, np.newaxis, np.newaxis] * (1 - lit)
    costs = _GLOSS_COST * _GLOSS[:, np.newaxis] + _LIGHTS**2 / (2 * _SHADING**2)
    lab = lab_of_light(glossy.reshape(-1, 3).clip(0, 1))
    return compressed(lab, _CHROMA, _LIGHTNESS), costs.ravel()
