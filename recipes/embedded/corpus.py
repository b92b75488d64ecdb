"""The texts that teach the text tower: open product words, in the shapes in which people write them."""

from __future__ import annotations

import csv
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

COLOURS = [
    "black",
    "white",
    "grey",
    "gray",
    "blue",
    "navy",
    "red",
    "green",
    "yellow",
    "orange",
    "purple",
    "pink",
    "brown",
    "beige",
    "cream",
    "gold",
    "silver",
    "turquoise",
    "burgundy",
    "maroon",
    "teal",
    "khaki",
    "olive",
    "ivory",
    "charcoal",
    "tan",
    "multicolor",
    "transparent",
]
BUYERS = [
    "men",
    "women",
    "boys",
    "girls",
    "kids",
    "unisex",
    "baby",
    "ladies",
    "mens",
    "womens",
    "adults",
    "toddlers",
]
STYLES = [
    "new",
    "vintage",
    "modern",
    "classic",
    "casual",
    "formal",
    "sports",
    "printed",
    "striped",
    "solid",
    "slim",
    "large",
    "small",
    "mini",
    "soft",
    "lightweight",
    "waterproof",
    "handmade",
    "elegant",
    "cheap",
    "premium",
    "summer",
    "winter",
    "party",
    "ethnic",
    "floral",
]
MATERIALS = [
    "cotton",
    "leather",
    "wool",
    "silk",
    "denim",
    "wood",
    "wooden",
    "metal",
    "steel",
    "plastic",
    "glass",
    "ceramic",
    "velvet",
    "linen",
    "polyester",
    "rubber",
    "oak",
    "rattan",
    "marble",
    "canvas",
    "suede",
    "nylon",
    "bamboo",
    "faux-leather",
    "satin",
    "knit",
]
PATTERNS = (
    "{colour} {leaf}",
    "{colour} {leaf} for {buyer}",
    "{buyer} {colour} {leaf}",
    "{brand} {buyer} {colour} {leaf}",
    "{brand} {buyer} {style} {colour} {leaf}",
    "{brand} {leaf}",
    "{style} {leaf}",
    "{style} {colour} {material} {leaf}",
    "{material} {leaf}",
    "{colour} {material} {leaf}",
    "a photo of a {leaf}",
    "{leaf} with {value}",
    "{value} {leaf}",
    "{value} {value2} {leaf}",
    "{brand} {value} {leaf} {colour}",
    "{brand} {leaf}, {value}, {colour}",
    "{buyer} {value} {colour} {leaf} in {material}",
    "{leaf} {colour} {value} {value2} {number}",
    "{leaf} and {leaf2}",
)


@dataclass(frozen=True, slots=True)
class Category:
    """A taxonomy category: its path of names and the attribute values it allows."""

    path: tuple[str, ...]
    values: tuple[str, ...]


def read_categories(folder: Path) -> list[Category]:
    """All categories of a Shopify taxonomy folder, with their attributes' allowed values."""
    attributes = json.loads((folder / "attributes.json").read_text("utf-8"))["attributes"]
    values = {
        attribute["handle"].replace("-", "_"): [value["name"] for value in attribute["values"]]
        for attribute in attributes
    }
    handles: dict[str, list[str]] = {}
    for file in sorted((folder / "categories").glob("*.yml")):
        for entry in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader):
            handles[entry["id"]] = [str(h).replace("-", "_") for h in entry.get("attributes") or []]
    categories = []
    for line in (folder / "categories.txt").read_text("utf-8").splitlines():
        if line.startswith("gid:"):
            identifier, path = line.split(" : ", 1)
            allowed = handles.get(identifier.strip().rsplit("/", 1)[1], [])
            words = [word for handle in allowed for word in values.get(handle, [])]
            categories.append(Category(tuple(path.strip().split(" > ")), tuple(words)))
    return categories


def read_titles(folder: Path) -> tuple[list[str], list[str]]:
    """Titles and brands of the AE-110k and OA-Mine subsets."""
    titles, brands = [], set()
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            titles.append(row["input"])
            for name in ("Brand", "Brand Name"):
                brands.update(word for word in row["target_scores"].get(name, {}) if word != "n/a")
    return titles, sorted(brands)


def imagenet_names(data: Path) -> list[str]:
    """The 1,000 ImageNet classes, each a comma-separated list of synonyms."""
    return (data / "mobilenet/imagenet_labels.txt").read_text("utf-8").splitlines()[1:]


def read_names(data: Path) -> list[str]:
    """Object names, synonyms and definitions: clip-names, ImageNet labels, grocery classes."""
    texts = []
    with (data / "clip-names/names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [name.strip() for name in row["name"].split("/")]
            texts += names
            if row["definition"]:
                texts += [row["definition"], f"{names[0]}: {row['definition']}"]
    for line in imagenet_names(data):
        texts += [line, *line.split(", ")]
    for file in sorted((data / "grocery/iconic-images-and-descriptions").rglob("*.txt")):
        text = file.read_text("utf-8-sig", errors="replace")
        fields = dict(re.findall(r"^(Title|Description): *(.+?) *$", text, re.MULTILINE))
        texts += list(fields.values()) + re.split(r"(?<=[.!]) ", fields.get("Description", ""))
        texts.append(file.stem.replace("_Description", "").replace("-", " "))
    return texts


def _leaf(rng: random.Random, name: str) -> str:
    """A category's name as people write it: often lower case, often one thing instead of many."""
    if rng.random() < 0.5:
        return name
    words = name.lower().split()
    if words[-1].endswith("ies"):
        words[-1] = words[-1][:-3] + "y"
    elif words[-1].endswith("s") and not words[-1].endswith(("ss", "us")):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _combine(rng: random.Random, categories: list[Category], brands: list[str]) -> str:
    """One made-up product title."""
    category, other = rng.choice(categories), rng.choice(categories)
    values = category.values or ("standard",)
    parts = {
        "leaf": _leaf(rng, category.path[-1]),
        "leaf2": _leaf(rng, other.path[-1]),
        "brand": rng.choice(brands),
        "colour": rng.choice(COLOURS),
        "buyer": rng.choice(BUYERS),
        "style": rng.choice(STYLES),
        "material": rng.choice(MATERIALS),
        "value": rng.choice(values),
        "value2": rng.choice(values),
        "number": rng.randint(1, 5000),
    }
    return rng.choice(PATTERNS).format(**parts)


def _shorten(rng: random.Random, title: str) -> str:
    """A title with words left out: a cut, or a random half."""
    words = title.split()
    if rng.random() < 0.5:
        start = rng.randrange(len(words))
        return " ".join(words[start : start + rng.randint(1, 8)])
    return " ".join(word for word in words if rng.random() < 0.6) or title


def build_corpus(data: Path, combinations: int, seed: int) -> tuple[list[str], list[str]]:
    """Distinct training texts and held-out product titles (every 20th), in a fixed order."""
    rng = random.Random(seed)
    categories = read_categories(data / "taxonomy/shopify")
    titles, brands = read_titles(data / "feeds/attribute-values")
    held_out, kept = titles[::20], [t for i, t in enumerate(titles) if i % 20]
    texts = [*kept, *read_names(data), *brands, *COLOURS, *BUYERS, *STYLES, *MATERIALS]
    for category in categories:
        texts += [category.path[-1], " ".join(category.path[-2:]), " > ".join(category.path)]
    texts += sorted({value for category in categories for value in category.values})
    texts += [_shorten(rng, rng.choice(kept)) for _ in range(6 * len(kept))]
    # Clothing, furniture, food, home: what shops photograph most is drawn three times as often.
    frequent = ("Apparel", "Furniture", "Home", "Food", "Luggage", "Health")
    weighted = [c for c in categories for _ in range(3 if c.path[0].startswith(frequent) else 1)]
    texts += [_combine(rng, weighted, brands) for _ in range(combinations)]
    banned = set(held_out)
    return [
        t for t in dict.fromkeys(" ".join(t.split()) for t in texts) if t and t not in banned
    ], held_out
