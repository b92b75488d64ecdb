"""The texts that stand for a category."""

from __future__ import annotations

from skulens.classify.targets import Targets
from skulens.heads.prompts import OTHER_WORDS


def category_phrases(targets: Targets) -> list[list[tuple[str, float]]]:
    """For each target its phrases and their weights: name, synonyms, name within its parents."""
    phrases = []
    for id in targets.ids:
        line = targets.taxonomy.ancestors(id)
        node = line[-1]
        found = [(node.name, 1.0)]
        found += [(word, OTHER_WORDS / len(node.synonyms)) for word in node.synonyms]
        if len(line) > 1:
            found.append((f"{node.name}, {line[-2].name}", OTHER_WORDS))
        phrases.append(found)
    return phrases
