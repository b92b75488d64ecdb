"""YAML (and so JSON) as text with line numbers: nothing is built, guessed or repeated.

Read from the parser's events, so no tag can make an object, `no` and `1` stay the words they are,
and aliases, with which a small file can stand for a huge one, are refused.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from skulens.taxonomy.names import shown
from skulens.taxonomy.problems import Place, Problem, problem_at

MAX_NESTING = 320
MAX_VALUES = 5_000_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Text(NamedTuple):
    """A word or number as it is written; null is the empty text."""

    text: str
    line: int


class Items(NamedTuple):
    """A list."""

    items: list[Value]
    line: int


class Fields(NamedTuple):
    """A mapping; `lines` says where each key stands."""

    fields: dict[str, Value]
    lines: dict[str, int]
    line: int


Value = Text | Items | Fields


class _RefusedError(Exception):
    def __init__(self, line: int, code: str, message: str) -> None:
        self.line, self.code, self.message = line, code, message


def parse_yaml(text: str, problems: list[Problem], file: str = "") -> Value | None:
    """Return the one document of a YAML text; what is wrong is added to `problems`.

    None if it cannot be understood as a whole or is empty.
    """
    reader = _Reader(problems, file)
    try:
        return reader.read(text)
    except _RefusedError as error:
        problems.append(problem_at(Place(error.line, file), error.code, error.message))
        return None


class _Reader:
    def __init__(self, problems: list[Problem], file: str) -> None:
        self._problems, self._file = problems, file
        self._root: Value | None = None
        self._open: list[Items | Fields] = []
        self._keys: list[Text | None] = []
        self._values = 0

    def read(self, text: str) -> Value | None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(text, Loader=loader):
                self._take(event, yaml)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = " ".join(filter(None, (error.context, error.problem)))
            last = text.rstrip().count("\n") + 1  # an open bracket is missed after the end
            line = min(mark.line + 1, last) if mark else 1
            raise _RefusedError(line, "syntax", f"this is no YAML ({what}); correct it") from None
        except yaml.YAMLError as error:
            # The reader of characters counts bytes, not lines.
            before = text.encode()[: getattr(error, "position", 0)]
            raise _RefusedError(
                before.count(b"\n") + 1, "control_character", "a control character; delete it"
            ) from None
        return self._root

    def _take(self, event: Any, yaml: Any) -> None:
        kind = type(event)
        line = event.start_mark.line + 1
        if kind is yaml.ScalarEvent:
            self._check_plain(event, line)
            is_null = event.implicit[0] and event.value in _NULLS
            self._put(Text("" if is_null else event.value, line))
        elif kind is yaml.SequenceStartEvent:
            self._check_plain(event, line)
            self._enter(Items([], line))
        elif kind is yaml.MappingStartEvent:
            self._check_plain(event, line)
            self._enter(Fields({}, {}, line))
        elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            raise _RefusedError(
                line, "alias", f"the alias *{event.anchor} is not taken; write the values out"
            )
        elif kind is yaml.DocumentStartEvent and self._root is not None:
            raise _RefusedError(line, "syntax", "a second document; keep one in a file")

    def _check_plain(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            raise _RefusedError(
                line, "alias", f"the anchor &{event.anchor} is not taken; write the values out"
            )
        if event.tag is not None and event.tag != "!":
            raise _RefusedError(line, "tag", f"the tag {shown(event.tag)} is not taken; delete it")

    def _enter(self, value: Items | Fields) -> None:
        self._put(value)
        self._open.append(value)
        self._keys.append(None)
        if len(self._open) > MAX_NESTING:
            raise _RefusedError(
                value.line, "too_deep", f"nested more than {MAX_NESTING} deep; flatten it"
            )

    def _put(self, value: Value) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise _RefusedError(
                value.line, "too_many", f"more than {MAX_VALUES:,} values; cut the file"
            )
        if not self._open:
            self._root = value
            return
        top = self._open[-1]
        if isinstance(top, Items):
            top.items.append(value)
        elif (key := self._keys[-1]) is not None:
            self._keys[-1] = None
            self._set(top, key, value)
        elif isinstance(value, Text):
            self._keys[-1] = value
        else:
            raise _RefusedError(
                value.line, "shape", "a list or mapping as a key; a key must be a word"
            )

    def _set(self, top: Fields, key: Text, value: Value) -> None:
        if key.text in top.fields:
            places = [Place(top.lines[key.text], self._file), Place(key.line, self._file)]
            self._problems.append(
                problem_at(places, "duplicate_key", f"{shown(key.text)} is given twice; keep one")
            )
            return
        top.fields[key.text] = value
        top.lines[key.text] = key.line
