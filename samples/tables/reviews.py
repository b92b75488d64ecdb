"""What buyers wrote: plain, negated, mixed, sarcastic, short and misspelt; long-tailed like real ones."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samples.tables.catalogue import write_csv
from samples.tables.goods import Goods

WORDS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "words" / "reviews.toml").read_text("utf-8")
)
COUNT = 1400
RATINGS = {5: 0.53, 4: 0.19, 3: 0.1, 2: 0.06, 1: 0.12}
COMMON = ("quality", "price", "delivery", "looks", "size", "use", "service")
MISSPELT = 0.14
TITLELESS = 0.08


def write_reviews(goods: Sequence[Goods], path: Path) -> None:
    """Write `COUNT` reviews; a few products get many, many get none, and no long text comes twice."""
    dice = random.Random("reviews")
    shuffled = sorted(goods, key=lambda g: g.design.seed)
    popularity = [1 / (rank + 4) for rank in range(len(shuffled))]
    rows: list[dict[str, object]] = []
    seen: Counter[str] = Counter()
    while len(rows) < COUNT:
        product = dice.choices(shuffled, popularity)[0]
        rating = dice.choices(list(RATINGS), list(RATINGS.values()))[0]
        text = _text(product, rating, dice)
        plain = text.strip(".! ").lower()
        if seen[plain] >= (5 if len(text) < 30 else 1):  # people do write "ok" again and again
            continue
        seen[plain] += 1
        title = "" if dice.random() < TITLELESS else _title(product, rating, dice)
        rows.append(
            {
                "id": f"R{len(rows) + 1:04d}",
                "product": product.design.id,
                "rating": rating,
                "title": title,
                "text": text,
            }
        )
    write_csv(path, ["id", "product", "rating", "title", "text"], rows)


def _mood(rating: int) -> str:
    return {1: "bad", 2: "bad", 3: "so_so"}.get(rating, "good")


def _title(goods: Goods, rating: int, dice: random.Random) -> str:
    mood = "so_so" if rating == 4 and dice.random() < 0.15 else _mood(rating)
    return _filled(dice.choice(WORDS["titles"][mood]), goods, dice)


def _text(goods: Goods, rating: int, dice: random.Random) -> str:
    """One review: its kind drawn first, then its words."""
    mood, facets = _mood(rating), _facets(goods, dice)
    draw = dice.random()
    if draw < 0.11:
        sentences = [dice.choice(WORDS["short"][mood])]
    elif draw < 0.22 and mood == "bad":
        sentences = [dice.choice(WORDS["sarcastic"]["bad"])]
        sentences += _clauses(facets[: dice.randint(0, 1)], "bad", dice)
    elif draw < 0.36:
        sentences = [dice.choice(WORDS["negated"][mood])]
        sentences += _clauses(facets[: dice.randint(0, 2)], mood, dice)
    elif draw < {5: 0.4, 4: 0.72, 3: 0.85, 2: 0.72, 1: 0.42}[rating]:
        sentences = _mixed(facets, rating, dice)
    else:
        sentences = _clauses(facets[: dice.choice((1, 1, 2, 2, 3))], mood, dice)
        if dice.random() < 0.35:
            sentences.insert(0, dice.choice(WORDS["openings"][mood]))
    if draw >= 0.11 and dice.random() < 0.3:
        sentences.append(dice.choice(WORDS["closings"][mood]))
    return _written(_filled(" ".join(sentences), goods, dice), dice)


def _mixed(facets: list[str], rating: int, dice: random.Random) -> list[str]:
    """Praise and blame in one; what comes last weighs most, as in real ones."""
    praise = dice.choice(WORDS["facets"][facets[0]]["good"])
    blame = dice.choice(WORDS["facets"][facets[1]]["so_so" if rating >= 4 else "bad"])
    if rating >= 4:
        said = dice.choice(("{blame}, but {praise}.", "{blame}. Still, {praise}.", "{blame}; otherwise {praise}.", "{praise}, only {blame}."))  # fmt: skip
    elif rating == 3:
        said = dice.choice(("{praise}, but {blame}.", "On the one hand {praise}, on the other {blame}.", "{blame}, although {praise}."))  # fmt: skip
    else:
        said = dice.choice(("{praise}, but {blame}.", "{praise}. That is all the good I can say: {blame}.", "They say {praise}. In truth {blame}."))  # fmt: skip
    sentences = [_capital(said.format(praise=praise, blame=blame))]
    if dice.random() < 0.3:
        sentences += _clauses(facets[2:3], _mood(rating), dice)
    return [_capitals(sentence) for sentence in sentences]


def _clauses(facets: list[str], mood: str, dice: random.Random) -> list[str]:
    """A sentence about each thing, at times two joined into one."""
    said = [dice.choice(WORDS["facets"][facet][mood]) for facet in facets]
    if len(said) > 1 and dice.random() < 0.4:
        said[:2] = [f"{said[0]} {dice.choice(('and', 'and also', 'and'))} {said[1]}"]
    ends = ("!", "!", ".", "!!") if mood == "good" and dice.random() < 0.25 else (".",)
    return [_capital(clause) + dice.choice(ends) for clause in said]


def _facets(goods: Goods, dice: random.Random) -> list[str]:
    """What a buyer of this may speak of, the particular before the common, in a drawn order."""
    line = goods.design.line
    own = WORDS["kinds"].get(line.kind) or WORDS["groups"][line.module]
    drawn = [*dice.sample(own, k=len(own)), *dice.sample(COMMON, k=4)]
    if dice.random() < 0.5:
        dice.shuffle(drawn)
    return drawn


def _filled(text: str, goods: Goods, dice: random.Random) -> str:
    slots = {name: dice.choice(words) for name, words in WORDS["slots"].items()}
    return text.format(
        noun=goods.design.line.nouns[0],
        shade=goods.design.finish.shade,
        material=goods.material,
        **slots,
    )


def _written(text: str, dice: random.Random) -> str:
    """As typed: mostly well, at times in a hurry."""
    if dice.random() < MISSPELT:
        words = text.split(" ")
        for i, word in enumerate(words):
            plain = word.strip(".,!?;:").lower()
            if plain in WORDS["misspelt"] and dice.random() < 0.7:
                words[i] = word.lower().replace(plain, WORDS["misspelt"][plain])
        text = " ".join(words)
        if len(text) > 25 and dice.random() < 0.6:
            at = dice.randrange(5, len(text) - 5)
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    match dice.randrange(24):
        case 0:
            return text.lower()
        case 1:
            return text.upper()
        case 2:
            return text.rstrip(".") + dice.choice((" :)", "...", " 👍")) if "!" in text or dice.random() < 0.5 else text  # fmt: skip
        case _:
            return text


def _capitals(text: str) -> str:
    return ". ".join(_capital(part) for part in text.split(". "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
