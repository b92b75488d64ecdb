"""A small tree, random answers and hand-made ones for the tests of this folder."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from skulens.evaluation.answers import Answer
from skulens.evaluation.hierarchy import Tree
from skulens.taxonomy.tree import Node

CLASSES = ("fruit/apple", "fruit/pear", "shoe/boot", "shoe/boot/rain", "hat")


class SlashTree:
    """A tree whose ids are its paths: `fruit/apple` lies below `fruit`."""

    def __init__(self, *ids: str) -> None:
        self._ids = {"/".join(id.split("/")[:n]) for id in ids for n in range(1, len(id) + 1)}

    def path(self, id: str) -> str:
        return id.title().replace("/", " > ")

    def ancestors(self, id: str) -> tuple[Node, ...]:
        parts = id.split("/")
        return tuple(
            Node("/".join(parts[:n]), parts[n - 1], None) for n in range(1, len(parts) + 1)
        )

    def distance(self, a: str, b: str) -> int:
        return len(set(self.ancestors(a)) ^ set(self.ancestors(b)))

    def __contains__(self, id: object) -> bool:
        return id in self._ids


TREE: Tree = SlashTree(*CLASSES)


def answer(truth: str, *ranked: str, confidence: float = 0.8, **more: object) -> Answer:
    chances = [confidence * 0.5**place for place in range(len(ranked))]
    return Answer("p", (), truth, tuple(zip(ranked, chances, strict=True)), **more)  # type: ignore[arg-type]


@st.composite
def many_answers(draw: st.DrawFn, least: int = 1, most: int = 60) -> list[Answer]:
    """Answers of one to five classes each, some none at all, over few classes."""
    classes = [f"c{n}" for n in range(draw(st.integers(1, 7)))]
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    answers = []
    for number in range(draw(st.integers(least, most))):
        count = random.integers(0 if random.random() < 0.2 else 1, min(5, len(classes)) + 1)
        names = random.permutation(classes)[:count]
        chances = np.sort(random.dirichlet(np.ones(count)) if count else np.zeros(0))[::-1]
        ranked = tuple((str(id), float(chance)) for id, chance in zip(names, chances, strict=True))
        truth = str(random.choice([*classes, "unknown"]))
        answers.append(Answer(f"p{number}", (), truth, ranked))
    return answers
