"""Which category a person means, and what to say where that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from skulens.errors import NotFoundError
from skulens.taxonomy.names import levels, nearest, shown
from skulens.taxonomy.tree import Taxonomy

_SHOWN = 5


def meant(text: str, taxonomy: Taxonomy) -> str:
    """The id of the category that a person means by its id, path, name or synonym.

    Raises `NotFoundError` with the paths of all that have the name, or of those that look like it.
    """
    id = taxonomy.find(text)
    if id is not None:
        return id
    if several := [taxonomy.path(id) for id in taxonomy.matches(text)]:
        more = f" and {len(several) - _SHOWN} more" if len(several) > _SHOWN else ""
        raise NotFoundError(
            f"{shown(text)} means several categories; give the path: {_quoted(several)}{more}"
        )
    near = _near(text, taxonomy)
    hint = f"; did you mean {_quoted(near)}?" if near else ""
    raise NotFoundError(f"no category {shown(text)} in the taxonomy{hint}")


def _near(text: str, taxonomy: Taxonomy) -> list[str]:
    """Paths that look like the text, else those of the names that look like its last level."""
    parts = levels(text)
    if len(parts) > 1:
        found = nearest(text, (taxonomy.path(node.id) for node in taxonomy))
        if found:
            return found
    names = nearest(parts[-1], (node.name for node in taxonomy))
    return [taxonomy.path(id) for name in names for id in taxonomy.matches(name)]


def _quoted(paths: Sequence[str]) -> str:
    # Whole, unlike in other messages: a path is shown here to be copied.
    return ", ".join(f"'{path}'" for path in paths[:_SHOWN])
