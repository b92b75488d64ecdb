"""Which fields a product's category has."""

from __future__ import annotations

from collections.abc import Sequence

from skulens.mapping.target import Target, TargetField
from skulens.records import CATEGORY_SEPARATOR

_MAX_REMEMBERED = 10_000


class Scope:
    """The categories of a target, and where products lie among them.

    A product lies in the nearest category of the target that is its own or above it. With one
    category asked for, all products lie in that one, whatever the supplier calls it.
    """

    def __init__(self, target: Target) -> None:
        self._categories = frozenset(target.categories)
        self._homes: dict[str, str] = {}

    def home(self, path: str) -> str:
        """Return the category of the target in which a product lies, "" if that is not known."""
        if len(self._categories) <= 1:
            return next(iter(self._categories), "")
        found = self._homes.get(path)
        if found is None:
            found = path
            while found and found not in self._categories:
                found = found.rpartition(CATEGORY_SEPARATOR)[0]
            if len(self._homes) < _MAX_REMEMBERED:
                self._homes[path] = found
        return found

    def without(self, field: TargetField, homes: Sequence[str]) -> frozenset[int]:
        """Return the places of products whose category is known not to have a field."""
        if not field.categories or len(self._categories) <= 1:
            return frozenset()
        having = frozenset((*field.categories, ""))
        return frozenset(place for place, home in enumerate(homes) if home not in having)

    @staticmethod
    def has(field: TargetField, home: str) -> bool:
        """Whether products there are known to have a field."""
        return not field.categories or home in field.categories
