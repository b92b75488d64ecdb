"""Our own YAML: a nested outline of names, with ids and synonyms where they are wanted.

Fruit: [Apple, Pear]                     a name and the names below it
Drinks:
  - Juice
  - name: Tea                            a category with more to say
    id: tea
    synonyms: [infusion]
    children: [Green Tea, Black Tea]
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from skulens.records import CATEGORY_SEPARATOR
from skulens.taxonomy.building import MAX_PATHS_CHARACTERS, Entry
from skulens.taxonomy.names import clean, shown, synonyms_in
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.yaml_text import Fields, Items, Text, Value

_DETAILS = frozenset({"id", "name", "synonyms", "children"})


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    line: int
    details: Fields | None
    below: Value | None


def read_outline(value: Value, problems: list[Problem]) -> list[Entry]:
    """Return the categories of an outline; a category without an id has its path as id."""
    entries: list[Entry] = []
    size = 0
    waiting: deque[tuple[Value, Entry | None]] = deque([(value, None)])
    while waiting:
        value, parent = waiting.popleft()
        for found in _categories(value, problems):
            name = clean(found.name)
            path = name if parent is None else parent.path + CATEGORY_SEPARATOR + name
            entry = Entry(
                id=_word(found.details, "id", problems) or path,
                name=name,
                parent=parent.id if parent else "",
                synonyms=_synonyms(found.details, problems),
                line=found.line,
                path=path,
            )
            entries.append(entry)
            if (size := size + len(path)) > MAX_PATHS_CHARACTERS:
                message = "the names of the categories and of those above are too long; shorten"
                problems.append(problem_at(Place(found.line), "too_many", message))
                return entries
            if found.below is not None:
                waiting.append((found.below, entry))
    return entries


def _categories(value: Value, problems: list[Problem]) -> Iterator[_Found]:
    if isinstance(value, Text):
        if value.text:
            yield _Found(value.text, value.line, None, None)
    elif isinstance(value, Items):
        for item in value.items:
            if isinstance(item, Text):
                yield _Found(item.text, item.line, None, None)
            elif isinstance(item, Items):
                message = (
                    "a list right in a list; give the outer one a name, as in 'Fruit: [Apple]'"
                )
                problems.append(problem_at(Place(item.line), "shape", message))
            elif "name" in item.fields:
                _check_details(item, problems)
                name = _word(item, "name", problems)
                yield _Found(name, item.line, item, item.fields.get("children"))
            else:
                yield from _named(item)
    else:
        yield from _named(value)


def _named(fields: Fields) -> Iterator[_Found]:
    for name, value in fields.fields.items():
        line = fields.lines[name]
        if (
            isinstance(value, Fields)
            and value.fields
            and value.fields.keys() <= _DETAILS - {"name"}
        ):
            yield _Found(name, line, value, value.fields.get("children"))
        else:
            yield _Found(name, line, None, value)


def _check_details(item: Fields, problems: list[Problem]) -> None:
    for field in item.fields.keys() - _DETAILS:
        message = f"{shown(field)} of a category is unknown; use {', '.join(sorted(_DETAILS))}"
        problems.append(problem_at(Place(item.lines[field]), "unknown_field", message))


def _word(details: Fields | None, field: str, problems: list[Problem]) -> str:
    value = details.fields.get(field) if details else None
    if value is None or isinstance(value, Text):
        return clean(value.text) if value else ""
    message = f"the {field} of a category must be one word or text"
    problems.append(problem_at(Place(value.line), "shape", message))
    return ""


def _synonyms(details: Fields | None, problems: list[Problem]) -> tuple[str, ...]:
    value = details.fields.get("synonyms") if details else None
    if value is None:
        return ()
    if isinstance(value, Text):
        return synonyms_in(value.text)
    if isinstance(value, Items) and all(isinstance(item, Text) for item in value.items):
        words = (clean(item.text) for item in value.items if isinstance(item, Text))
        return tuple(dict.fromkeys(filter(None, words)))
    message = "synonyms must be a list of words, as in [mug, cup]"
    problems.append(problem_at(Place(value.line), "shape", message))
    return ()
