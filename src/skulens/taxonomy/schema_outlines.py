"""Our own YAML of an attribute schema, as in `samples/shop/attributes.yaml`.

attributes:
  colour: {type: colour}                 without values, the colours Skulens tells apart
  width_cm: {name: Width, type: number, unit: cm, synonyms: [breadth]}
  material:
    type: one_of                         or many_of, boolean, text
    values:
      wood: [timber, oak]                after each value, other words for it
      glass: []
everywhere: {required: [colour], optional: [material]}
categories:
  Home > Tables: {required: [width_cm]}
"""

from __future__ import annotations

from collections.abc import Iterable

from skulens.images.colour_names import REFERENCES
from skulens.taxonomy.attribute_schema import (
    KINDS,
    KINDS_WITH_VALUES,
    AllowedValue,
    Attribute,
    AttributeSchema,
    AttributeUse,
    Kind,
    folded_word,
)
from skulens.taxonomy.names import clean, guess, shown, synonyms_in
from skulens.taxonomy.problems import Place, Problem, problem_at
from skulens.taxonomy.yaml_text import Fields, Items, Text, Value

_SECTIONS = ("attributes", "everywhere", "categories")
_FIELDS = ("name", "type", "unit", "values", "synonyms")
_GUESSES = 5
_USES = ("required", "optional")


def read_schema(value: Fields, problems: list[Problem]) -> AttributeSchema:
    """Return the schema of our own YAML; what is wrong is added to `problems` and left out."""
    return _Reader(problems).schema(value)


class _Reader:
    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._attributes: dict[str, Attribute] = {}
        self._keys: dict[str, Text] = {}

    def schema(self, value: Fields) -> AttributeSchema:
        self._check_fields(value, _SECTIONS, "the schema")
        for key, details in self._entries(value, "attributes"):
            self._attribute(key, details)
        everywhere = value.fields.get("everywhere")
        return AttributeSchema(
            self._attributes.values(),
            self._uses(everywhere, "everywhere") if everywhere else (),
            {
                key.text: self._uses(uses, key.text)
                for key, uses in self._entries(value, "categories")
            },
        )

    def _attribute(self, key: Text, value: Value) -> None:
        what = f"the attribute {shown(key.text)}"
        if isinstance(value, Text) and value.text:
            value = Fields({"type": value}, {"type": value.line}, value.line)
        if not isinstance(value, Fields) or not key.text:
            self._report(key.line, "shape", f"{what} needs a type, as in '{{type: text}}'")
            return
        self._check_fields(value, _FIELDS, what)
        kind = self._kind(value, key, what)
        if kind is None:
            return
        name = self._text(value, "name") or _as_name(key.text)
        synonyms = self._texts(value.fields.get("synonyms"), f"synonyms of {what}")
        self._claim(key)
        self._attributes[key.text] = Attribute(
            key=key.text,
            name=name,
            kind=kind,
            values=self._values(value, kind, key, what),
            unit=self._text(value, "unit"),
            synonyms=synonyms,
        )

    def _kind(self, value: Fields, key: Text, what: str) -> Kind | None:
        written = self._text(value, "type")
        word = folded_word(written).replace(" ", "_")
        for kind in KINDS:
            if kind == word:
                return kind
        line = value.lines.get("type", key.line)
        known = ", ".join(KINDS)
        if written:
            message = f"the type {shown(written)} of {what} is unknown; use one of {known}"
        else:
            message = f"{what} has no type; use one of {known}"
        self._report(line, "unknown_type", message)
        return None

    def _values(self, value: Fields, kind: Kind, key: Text, what: str) -> tuple[AllowedValue, ...]:
        given = value.fields.get("values")
        line = value.lines.get("values", key.line)
        if kind not in KINDS_WITH_VALUES:
            if given is not None:
                message = f"{what} is a {kind} and has no values; delete them or make it one_of"
                self._report(line, "values_of_other_type", message)
            return ()
        allowed = self._allowed(given, what) if given is not None else ()
        if not allowed and kind == "colour":
            return tuple(map(AllowedValue, REFERENCES))
        if not allowed:
            self._report(line, "no_values", f"{what} is {kind} but has no values; list them")
        return allowed

    def _allowed(self, given: Value, what: str) -> tuple[AllowedValue, ...]:
        found: list[AllowedValue] = []
        meant: dict[str, tuple[Text, Text]] = {}
        pairs = list(self._value_pairs(given, what))
        for name, others in pairs:
            self._mean(name, name, meant, what)
            found.append(AllowedValue(name.text, tuple(other.text for other in others)))
        for name, others in pairs:
            for other in others:
                self._mean(other, name, meant, what)
        return tuple(found)

    def _value_pairs(self, given: Value, what: str) -> Iterable[tuple[Text, list[Text]]]:
        if isinstance(given, Items):
            for item in given.items:
                if isinstance(item, Text):
                    yield self._cleaned(item), []
                else:
                    yield from self._value_pairs(item, what)
        elif isinstance(given, Fields):
            for name, value in given.fields.items():
                others = self._texts_at(value, f"other words for {shown(name)} of {what}")
                yield self._cleaned(Text(name, given.lines[name])), others
        elif given.text:
            yield from ((Text(name, given.line), []) for name in synonyms_in(given.text))

    def _mean(
        self, word: Text, value: Text, meant: dict[str, tuple[Text, Text]], what: str
    ) -> None:
        if not word.text:
            self._report(word.line, "empty_name", f"a value of {what} is empty; delete it")
            return
        other, before = meant.setdefault(folded_word(word.text), (value, word))
        if other is value:
            return
        if word is value and before is other:
            message = f"the value {shown(word.text)} of {what} is given twice"
        else:
            values = f"{shown(other.text)} and {shown(value.text)}"
            message = f"{shown(word.text)} of {what} means both {values}"
        places = [Place(before.line), Place(word.line)]
        self._problems.append(problem_at(places, "duplicate_value", f"{message}; delete one"))

    def _uses(self, value: Value, where: str) -> tuple[AttributeUse, ...]:
        what = where if where == "everywhere" else f"the category {shown(where)}"
        if isinstance(value, Text) and not value.text:
            return ()
        if isinstance(value, Items):
            value = Fields({"optional": value}, {"optional": value.line}, value.line)
        if not isinstance(value, Fields):
            message = f"{what} needs 'required:' and 'optional:', each a list of attributes"
            self._report(value.line, "shape", message)
            return ()
        self._check_fields(value, _USES, what)
        found: dict[str, tuple[AttributeUse, int]] = {}
        for field in _USES:
            for word in self._texts_at(value.fields.get(field), f"{field} of {what}"):
                attribute = self._attributes.get(word.text)
                if attribute is None:
                    self._unknown(word, what)
                elif attribute.key in found:
                    places = [Place(found[attribute.key][1]), Place(word.line)]
                    message = f"{shown(word.text)} is given twice for {what}; keep one"
                    self._problems.append(problem_at(places, "duplicate_use", message))
                else:
                    use = AttributeUse(attribute, field == "required")
                    found[attribute.key] = use, word.line
        return tuple(use for use, _ in found.values())

    def _unknown(self, word: Text, what: str) -> None:
        hint = guess(word.text, self._attributes) if len(self._problems) < _GUESSES else ""
        hint = hint or "; add it to 'attributes:'"
        message = f"{shown(word.text)} of {what} is no attribute{hint}"
        self._report(word.line, "unknown_attribute", message)

    def _claim(self, key: Text) -> None:
        """Two keys that differ in spelling only are one attribute; names may well be shared."""
        other = self._keys.setdefault(folded_word(key.text), key)
        if other is not key:
            message = f"the attributes {shown(other.text)} and {shown(key.text)} are one; keep one"
            places = [Place(other.line), Place(key.line)]
            self._problems.append(problem_at(places, "duplicate_key", message))

    def _entries(self, value: Fields, section: str) -> list[tuple[Text, Value]]:
        fields = value.fields.get(section)
        if fields is None or (isinstance(fields, Text) and not fields.text):
            return []
        if isinstance(fields, Fields):
            return [(Text(key, fields.lines[key]), each) for key, each in fields.fields.items()]
        self._report(fields.line, "shape", f"'{section}:' must have a name and a ':' in each line")
        return []

    def _check_fields(self, value: Fields, known: tuple[str, ...], what: str) -> None:
        for field in value.fields:
            if field not in known:
                message = f"{shown(field)} of {what} is unknown; use {', '.join(known)}"
                self._report(value.lines[field], "unknown_field", message)

    def _text(self, value: Fields, field: str) -> str:
        given = value.fields.get(field)
        if given is None or isinstance(given, Text):
            return clean(given.text) if given else ""
        self._report(given.line, "shape", f"{field} must be one word or text")
        return ""

    def _texts(self, value: Value | None, what: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text.text for text in self._texts_at(value, what)))

    def _texts_at(self, value: Value | None, what: str) -> list[Text]:
        if value is None:
            return []
        if isinstance(value, Text):
            return [Text(word, value.line) for word in synonyms_in(value.text)]
        if isinstance(value, Items):
            found = [self._cleaned(item) for item in value.items if isinstance(item, Text)]
            if len(found) == len(value.items):
                return [text for text in found if text.text]
        self._report(value.line, "shape", f"{what} must be a list of words, as in [oak, pine]")
        return []

    def _cleaned(self, text: Text) -> Text:
        return Text(clean(text.text), text.line)

    def _report(self, line: int, code: str, message: str) -> None:
        self._problems.append(problem_at(Place(line), code, message))


def _as_name(key: str) -> str:
    name = clean(key.replace("_", " "))
    return name[:1].upper() + name[1:]
