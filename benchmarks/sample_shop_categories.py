"""How well phone photos of the sample shop are classified and described.

    python -m benchmarks.sample_shop_categories [--json results.json]

A catalogue of the shop's studio shots, with its taxonomy and attributes, is asked about each phone
photo: before anything is trained, and after `skulens train category` as it is by default and without
copies as a phone would take them. Threshold and confidences come from held-out studio shots or their
copies, never from the phone photos.

- top-1, expected calibration error; the share answered without a person where 95 % right are asked
  for, and how many of these are right; the same with the rule `back-off`, whose answer may be an inner
  category.
- with titles: the product's own title is given as well.
- attributes, given the right category: the share of photos whose value is right, told and right,
  and told at all; colour by its pixels and by a trained head, material by words and by a trained head.
- a queue of ten: after ten decisions on unsure photos, how many of the photos of those products'
  categories that were not decided on are right, before and after, by neighbours.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from skulens import Catalog
from skulens.datasets.sample_shop import SampleShop, sample_shop
from skulens.heads.calibration import expected_calibration_error
from skulens.records import Classification, Product, Rejection
from skulens.search.looking import look
from skulens.search.query import QueryPhoto

DECISIONS = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        figures = measure(Path(scratch))
    for name, value in figures.items():
        print(f"{name:<68} {value:>8.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))


def measure(scratch: Path) -> dict[str, float]:
    """All figures; catalogues are made below `scratch`."""
    shop = sample_shop()
    figures: dict[str, float] = {}
    with Catalog.open(scratch / "shop") as catalog:
        catalog.add(shop.products)
        catalog.import_schema(shop.taxonomy, shop.attributes)
        products = {product.id: product for product in catalog.products()}
        figures |= by_category(catalog, shop, products, "untrained", ("", "zero-shot"))
        figures |= by_queue(catalog, shop, products)
        figures |= by_attribute(catalog, shop, products, "material", "by words")
        figures |= by_attribute(catalog, shop, products, "colour", "by pixels")
        catalog.train_attribute(attribute="material")
        catalog.train_attribute(attribute="colour")
        figures |= by_attribute(catalog, shop, products, "material", "by a head")
        figures |= by_attribute(catalog, shop, products, "colour", "by a head")
    for name, copies in (("trained", True), ("trained without copies", False)):
        with Catalog.open(scratch / name) as catalog:
            catalog.add(shop.products)
            catalog.import_schema(shop.taxonomy, shop.attributes)
            catalog.train_category(phone_copies=copies)
            methods = ("", "neighbours", "head") if copies else ("",)
            figures |= by_category(catalog, shop, products, name, methods)
            if copies:
                figures |= by_rule(catalog, shop, products)
                figures |= by_title(catalog, shop, products)
    return figures


def by_category(
    catalog: Catalog,
    shop: SampleShop,
    products: Mapping[str, Product],
    name: str,
    methods: Sequence[str],
) -> dict[str, float]:
    """Each phone photo by each method, "" for the default."""
    figures: dict[str, float] = {}
    for method in methods:
        answers = catalog.classify(
            [phone.photo for phone in shop.phone_photos()],
            method=method or None,
            attributes=False,
            queue=False,
        )
        label = f"{name}, {method or 'ensemble'}"
        figures |= {
            f"{label}: {key}": value for key, value in judged(answers, shop, products).items()
        }
    return figures


def judged(
    answers: Sequence[Classification], shop: SampleShop, products: Mapping[str, Product]
) -> dict[str, float]:
    """Figures of answers to the phone photos; an inner category is right if the truth lies below it."""
    right, exact, sure, confidence = [], [], [], []
    for answer, phone in zip(answers, shop.phone_photos(), strict=True):
        assert answer.category is not None
        truth = products[phone.product_id].category
        exact.append(answer.category.path == truth)
        right.append(exact[-1] or truth.startswith(f"{answer.category.path} > "))
        sure.append(answer.category.accepted)
        confidence.append(answer.category.confidence)
    taken = np.array(right)[np.array(sure)]
    error = expected_calibration_error(confidence, right)
    found = {"top-1": float(np.mean(exact)), "ece": error or 0.0}
    if len(taken):
        found |= {"answered alone": float(np.mean(sure)), "of these right": float(taken.mean())}
    return found


def by_rule(
    catalog: Catalog, shop: SampleShop, products: Mapping[str, Product]
) -> dict[str, float]:
    """The deepest category that is sure enough."""
    photos = [phone.photo for phone in shop.phone_photos()]
    answers = catalog.classify(photos, rule="back-off", attributes=False, queue=False)
    found = judged(answers, shop, products)
    return {f"trained, back-off: {key}": found[key] for key in ("answered alone", "of these right")}


def by_title(
    catalog: Catalog, shop: SampleShop, products: Mapping[str, Product]
) -> dict[str, float]:
    """With the product's title beside the photo."""
    answers = [
        catalog.classify(
            [phone.photo], title=products[phone.product_id].title, attributes=False, queue=False
        )[0]
        for phone in shop.phone_photos()
    ]
    found = judged(answers, shop, products)
    return {f"trained, with the title: {key}": value for key, value in found.items()}


def by_attribute(
    catalog: Catalog, shop: SampleShop, products: Mapping[str, Product], name: str, how: str
) -> dict[str, float]:
    """One attribute, of a thing whose category is known."""
    reader = catalog._wiring.attributes
    binding, limits = catalog._binding, catalog._wiring.limits
    photos = [QueryPhoto("", phone.photo.read_bytes()) for phone in shop.phone_photos()]
    looked = look(photos, binding.encoder, limits)
    told, right = [], []
    for one, phone in zip(looked, shop.phone_photos(), strict=True):
        product = products[phone.product_id]
        if name not in product.attributes or isinstance(one, Rejection):
            continue
        category = catalog.taxonomy.find_path(product.category)
        assert category is not None
        adapted = catalog._searcher.adapted(one.vector[np.newaxis])
        (answer,) = [
            found for found in reader.read(category, [one], adapted, None) if found.name == name
        ]
        told.append(answer.value is not None)
        right.append(answer.value == product.attributes[name])
    label = f"{name} {how}"
    return {
        f"{label}: told": float(np.mean(told)),
        f"{label}: of these right": float(np.mean(np.array(right)[np.array(told)])),
    }


def by_queue(
    catalog: Catalog, shop: SampleShop, products: Mapping[str, Product]
) -> dict[str, float]:
    """Ten decisions, and what the other phone photos of the same categories gain."""
    phones = shop.phone_photos()
    answers = catalog.classify([phone.photo for phone in phones], attributes=False)
    wrong = [
        number
        for number, (answer, phone) in enumerate(zip(answers, phones, strict=True))
        if answer.category is not None
        and answer.category.path != products[phone.product_id].category
    ]
    decided = [wrong[number] for number in np.linspace(0, len(wrong) - 1, DECISIONS).astype(int)]
    for number in decided:
        review = answers[number].review
        assert review is not None
        catalog.review.correct(review, products[phones[number].product_id].category, "benchmark")
    kinds = {products[phones[number].product_id].category for number in decided}
    others = [
        number
        for number, phone in enumerate(phones)
        if number not in decided and products[phone.product_id].category in kinds
    ]
    again = catalog.classify(
        [phones[number].photo for number in others], attributes=False, queue=False
    )
    truth = [products[phones[number].product_id].category for number in others]
    before = [answers[number].category for number in others]
    after = [answer.category for answer in again]
    return {
        f"ten decisions, others of these kinds right, {when}": float(
            np.mean(
                [
                    one is not None and one.path == true
                    for one, true in zip(found, truth, strict=True)
                ]
            )
        )
        for when, found in (("before", before), ("after", after))
    }


if __name__ == "__main__":
    main()
