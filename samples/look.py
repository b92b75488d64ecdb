"""What a model is asked for: one product's form, material and colours."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How one product looks.

    `style` names the form, `material` and `shade` its main skin (names of `materials` and
    `palette`), `accent` a second shade for details. `dice` varies proportions: each product has
    its own, so two of the same look still differ a little.
    """

    kind: str
    style: str
    material: str
    shade: str
    accent: str
    dice: random.Random

    def between(self, low: float, high: float) -> float:
        """A proportion of this product, drawn once."""
        return self.dice.uniform(low, high)
