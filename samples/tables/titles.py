"""Titles and descriptions, written as different sellers write them."""

from __future__ import annotations

import itertools
import random

from samples.tables.goods import Goods

CAPITALS = ("as is", "as is", "as is", "title", "title", "first")


def title(goods: Goods) -> str:
    """A seller's title: plain, with brand, with size, stuffed with keywords ..."""
    dice = random.Random(f"{goods.design.id} title")
    line, finish = goods.design.line, goods.design.finish
    words = {
        "noun": dice.choice(line.nouns),
        "plain": line.nouns[0],
        "other": line.nouns[-1],
        "shade": goods.shade,
        "material": goods.material,
        "style": line.styles.get(finish.style, ""),
        "brand": goods.brand,
        "accent": f"with {finish.accent} details" if finish.accent else "",
        "size": _size(goods),
        "feature": dice.choice(line.features),
    }
    if goods.name:
        words["noun"] = f"“{goods.name}”, {words['noun']}"
    pattern = dice.choice(NAMED if goods.name else PATTERNS)
    written = _tidy(pattern.format(**words))
    match dice.choice(CAPITALS):
        case "title":
            return " ".join(_capital(word) for word in written.split(" "))
        case _:
            return _capital(written)


PATTERNS = (
    "{shade} {style} {noun}",
    "{shade} {material} {noun}",
    "{style} {material} {noun} {shade}",
    "{brand} {noun}, {shade} {material}",
    "{brand} {style} {noun} in {shade}",
    "{noun}, {style}, {shade} {material}",
    "{shade} {noun} {accent} – {feature}",
    "{material} {noun}, {size}, {shade}",
    "{noun} {shade} {material} {accent}",
    "{style} {plain} ({material}, {shade})",
    "{brand} | {shade} {material} {style} {noun}",
    "{plain} {shade} {material} {style} {other}",
    "beautiful {shade} {noun} made of {material}",
    "{shade} {noun} {accent}",
)


NAMED = (
    "{noun}",
    "{noun}, {shade} cover",
    "{noun} ({brand})",
    "{noun}, {style}, {shade}",
    "{brand}: {noun}",
    "{shade} {noun}",
)


def _capital(text: str) -> str:
    """First letter large, also behind an opening quotation mark; measures stay as they are."""
    if text in ("x", "cm", "ml", "l"):
        return text
    start = 1 if text[:1] in "“(" else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def description(goods: Goods) -> str:
    """One to four sentences: what it is, what it is good for, how large; some sellers write little."""
    dice = random.Random(f"{goods.design.id} description")
    line, finish = goods.design.line, goods.design.finish
    style = line.styles.get(finish.style, "")
    colour = goods.shade or goods.material
    features = dice.sample(line.features, k=min(len(line.features), dice.randint(1, 3)))
    patterns = OPENINGS if colour != goods.material else OPENINGS[-2:]
    opening = _tidy(
        (_plural(dice.choice(patterns)) if goods.is_plural else dice.choice(patterns)).format(
            style=style,
            noun=f"“{goods.name}”, a {line.nouns[0]}" if goods.name else line.nouns[0],
            plain=line.nouns[0],
            material=goods.material,
            colour=colour,
            brand=goods.brand,
            accent=f"with {finish.accent} details" if finish.accent else "",
        )
    )
    sentences = [_capital(opening)]
    if dice.random() < 0.85:
        joined = ", ".join(features)
        sentences.append(joined[:1].upper() + joined[1:] + ".")
    if dice.random() < 0.5:
        sentences.append(f"Measures {_extent(goods)}.")
    if dice.random() < 0.25:
        sentences.append(dice.choice(CLOSINGS))
    return " ".join(sentences)


OPENINGS = (
    "{style} {plain} made of {material}, in {colour}.",
    "Our {brand} {plain} comes in {colour} and is made of {material}.",
    "This {colour} {plain} {accent} is made of {material}.",
    "{noun} in {colour}.",
    "{noun} {accent} by {brand}.",
    "A {style} {plain} of {material} by {brand}.",
)


def _plural(opening: str) -> str:
    """The same said of things that are spoken of as several."""
    for one, several in (("A {", "{"), ("This", "These"), (" comes ", " come "), (" is ", " are ")):
        opening = opening.replace(one, several)
    return opening


CLOSINGS = (
    "A nice gift.",
    "Ships within two days.",
    "Colours may look slightly different on your screen.",
    "Thirty days to send it back.",
    "New in our range.",
)


def _size(goods: Goods) -> str:
    """The fact that sellers put into a title: a capacity if there is one, else the size."""
    if goods.capacity_ml:
        litres = goods.capacity_ml / 1000
        return f"{litres:.3g} l" if litres >= 1 else f"{goods.capacity_ml:.0f} ml"
    return _extent(goods)


def _extent(goods: Goods) -> str:
    return f"{goods.width_cm:g} x {goods.depth_cm:g} x {goods.height_cm:g} cm"


def _tidy(written: str) -> str:
    """No holes where a word was missing, no word twice in a row."""
    words: list[str] = []
    for word in written.split():
        if word in {"|", "–", "in"} and not words:
            continue
        if words and word.strip(",").casefold() == words[-1].strip(",").casefold():
            words[-1] = word
            continue
        words.append(word)
    text = " ".join(words)
    for wrong, right in ((" ,", ","), ("(, ", "("), (", )", ")"), (" )", ")"), (",,", ","), ("( ", "("), (" .", ".")):  # fmt: skip
        text = text.replace(wrong, right)
    text = text.replace(" in.", ".").removesuffix(" in").strip(" ,–|")
    return _with_article(text)


def _with_article(text: str) -> str:
    """`a oak stool` as people write it."""
    words = text.split(" ")
    for i, (word, following) in enumerate(itertools.pairwise(words)):
        spoken = following.lower()
        if word in ("a", "A") and spoken[:1] in "aeiou" and not spoken.startswith(("uni", "us")):
            words[i] = word + "n"
    return " ".join(words)
