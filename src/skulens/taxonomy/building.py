"""From the rows of a file to a tree: everything that is wrong is found, each by its line."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skulens.taxonomy.names import clean, folded, folded_path, guess, shown
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.tree import MAX_DEPTH, Node, Taxonomy

MAX_NODES = 1_000_000
MAX_NAME_CHARACTERS = 500
MAX_PATHS_CHARACTERS = 256 * 1024 * 1024
"""Of all paths together: a path repeats the names above it."""

_GUESSES = 5
_CIRCLE_SHOWN = 5
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A category as a file has it; an empty `parent` means the top.

    `path` is filled where the file gives a path beside the parent: the two must agree.
    """

    id: str
    name: str
    parent: str = ""
    synonyms: tuple[str, ...] = ()
    line: int = 0
    file: str = ""
    path: str = ""

    @property
    def place(self) -> Place:
        """Where the category stands."""
        return Place(self.line, self.file)


@dataclass(frozen=True, slots=True)
class Built:
    """The tree, None if there are problems; `warnings` are what a person may want to look at."""

    taxonomy: Taxonomy | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def build(entries: Sequence[Entry]) -> Built:
    """Make the tree of the entries, in any order, or say all that is wrong with them."""
    if len(entries) > MAX_NODES:
        problem = problem_at(
            entries[MAX_NODES].place,
            "too_many",
            f"more than {MAX_NODES:,} categories; cut the file into several catalogues",
        )
        return Built(None, (problem,))
    by_id: dict[str, Entry] = {}
    for entry in entries:
        by_id.setdefault(entry.id, entry)
    problems = [
        *_wrong_ids(entries),
        *_wrong_names(entries),
        *_orphans(entries, by_id),
        *_cycles(by_id),
        *_same_names(entries),
    ]
    if not problems:
        problems.extend(_too_deep(by_id))
    if problems:
        return Built(None, tuple(sorted(problems, key=lambda problem: problem.line)))
    taxonomy = Taxonomy(
        Node(entry.id, clean(entry.name), entry.parent or None, entry.synonyms) for entry in entries
    )
    if problems := list(_other_paths(entries, taxonomy)):
        return Built(None, tuple(problems))
    return Built(taxonomy, (), tuple(_shared_synonyms(entries)))


def _wrong_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    by_id: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.id:
            by_id[entry.id].append(entry)
        else:
            yield problem_at(
                entry.place, "empty_id", f"{shown(entry.name)} has no id; give it one of its own"
            )
    for id, found in by_id.items():
        if _CONTROL.search(id) and found[0].path != id:
            yield _control_character(found[0].place, "id", id)
        if len(found) > 1:
            is_path = all(entry.path == id for entry in found)
            message = (
                f"{shown(id)} is given {len(found)} times; rename or merge them"
                if is_path
                else f"the id {shown(id)} is given {len(found)} times; give each its own"
            )
            yield problem_at([entry.place for entry in found], "duplicate_id", message)


def _wrong_names(entries: Sequence[Entry]) -> Iterator[Problem]:
    for entry in entries:
        for name in (entry.name, *entry.synonyms):
            if _CONTROL.search(name):
                yield _control_character(entry.place, "name", name)
            if len(name) > MAX_NAME_CHARACTERS:
                yield problem_at(
                    entry.place,
                    "long_name",
                    f"the name {shown(name)} has {len(name):,} characters; shorten it to "
                    f"{MAX_NAME_CHARACTERS} at most",
                )
        if not clean(entry.name):
            yield problem_at(
                entry.place, "empty_name", f"category {shown(entry.id)} has no name; give it one"
            )
        elif ">" in entry.name:
            yield problem_at(
                entry.place,
                "separator_in_name",
                f"the name {shown(entry.name)} has a '>', which separates the levels of a path; "
                "write it without",
            )


def _control_character(place: Place, what: str, text: str) -> Problem:
    return problem_at(
        place, "control_character", f"a control character in the {what} {shown(text)}; delete it"
    )


def _orphans(entries: Sequence[Entry], by_id: Mapping[str, Entry]) -> Iterator[Problem]:
    lost = [entry for entry in entries if entry.parent and entry.parent not in by_id]
    for count, entry in enumerate(lost):
        hint = guess(entry.parent, by_id) if count < _GUESSES else ""
        yield problem_at(
            entry.place,
            "orphan",
            f"the parent {shown(entry.parent)} of {shown(entry.name)} is no category of this file"
            + (hint or "; add it, or leave the parent empty for the top"),
        )


def _cycles(by_id: Mapping[str, Entry]) -> Iterator[Problem]:
    walked: dict[str, str] = {}
    for start in by_id:
        walk: list[str] = []
        id = start
        while id in by_id and id not in walked:
            walked[id] = start
            walk.append(id)
            id = by_id[id].parent
        if id and walked.get(id) == start:
            yield _circle([by_id[each] for each in walk[walk.index(id) :]])


def _circle(entries: list[Entry]) -> Problem:
    ids = [shown(entry.id) for entry in entries[:_CIRCLE_SHOWN]]
    ids.append("…" if len(entries) > _CIRCLE_SHOWN else ids[0])
    return problem_at(
        [entry.place for entry in entries],
        "cycle",
        f"a circle of parents, {' -> '.join(ids)}; give one of them another parent",
    )


def _same_names(entries: Sequence[Entry]) -> Iterator[Problem]:
    places: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.id and clean(entry.name):
            # One id twice is a problem of its own.
            places[entry.parent, folded(entry.name)].setdefault(entry.id, entry)
    for (parent, _), found in places.items():
        if len(found) > 1:
            entry, *others = found.values()
            yield problem_at(
                [entry.place, *(other.place for other in others)],
                "duplicate_name",
                f"{shown(entry.name)} is given {len(found)} times "
                + (f"below {shown(parent)}" if parent else "at the top")
                + "; rename or merge them",
            )


def _too_deep(by_id: Mapping[str, Entry]) -> Iterator[Problem]:
    depths: dict[str, int] = {"": 0}
    for start in by_id:
        walk: list[str] = []
        id = start
        while id not in depths:
            walk.append(id)
            id = by_id[id].parent
        depth = depths[id]
        for below in reversed(walk):
            depth += 1
            depths[below] = depth
            if depth == MAX_DEPTH + 1:
                yield problem_at(
                    by_id[below].place,
                    "too_deep",
                    f"{shown(by_id[below].name)} is more than {MAX_DEPTH} levels deep; "
                    "move it further up",
                )


def _other_paths(entries: Sequence[Entry], taxonomy: Taxonomy) -> Iterator[Problem]:
    for entry in entries:
        if not entry.path or entry.path == (path := taxonomy.path(entry.id)):
            continue
        if folded_path(entry.path) != folded_path(path):
            yield problem_at(
                entry.place,
                "other_path",
                f"the path is {shown(entry.path)} but the parents make it {shown(path)}; "
                "correct one of them",
            )


def _shared_synonyms(entries: Sequence[Entry]) -> Iterator[Problem]:
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for synonym in {folded(text): text for text in entry.synonyms}:
            owners[synonym].append(entry)
    for synonym, found in owners.items():
        if len(found) > 1:
            names = list(itertools.islice((shown(entry.name) for entry in found), 3))
            yield problem_at(
                [entry.place for entry in found],
                "shared_synonym",
                f"{shown(synonym)} is a synonym of {' and '.join(names)}, so alone it means "
                "none of them; leave it with one if that is not meant",
            )
