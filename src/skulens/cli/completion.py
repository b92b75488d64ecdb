"""What Tab offers in the shell: commands, options, files, and the catalogue's own words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from skulens.cli.context import Session
from skulens.cli.text import UNPRINTABLE, shown_value
from skulens.errors import SkulensError

if TYPE_CHECKING:
    from typer.core import TyperGroup

WORD = re.compile(r"""(?:"(?:[^"\\]|\\.)*(?:"|$)|'[^']*(?:'|$)|\\.|[^\s"'\\])+|\\$""")
PRODUCTS_LOOKED_AT = 2000
VALUES_OFFERED = 50
FILES = {
    *(
        "--image",
        "--sheet",
        "--save-prepared",
        "--photo-root",
        "--picture",
        "--attributes",
        "--out",
    ),
    *("FEED", "FOLDER", "SOURCE", "PHOTO", "PHOTOS", "FILE", "OUT", "FROM", "TO"),
}
FIXED = {
    "csv|parquet": ("csv", "parquet"),
    "--encoder": ("embedded", "onnx:", "dummy"),
    "--format": ("csv", "jsonl"),
    "--weight": ("appearance=", "meaning=", "colour="),
    "--column": tuple(
        f"{role}=" for role in ("id", "title", "description", "category", "price", "url", "photo")
    ),
    "--rule": ("top", "least-distance", "back-off"),
    "--class-weights": ("none", "balanced", "effective"),
    "--state": ("waiting", "accepted", "corrected", "skipped"),
    "--period": ("day", "week", "month"),
}
"""Keys are names of options, or what stands for a value in the help (its metavar)."""


class Vocabulary:
    """The words of a catalogue, read once and forgotten when a command may have changed them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def categories(self) -> list[str]:
        """Every category path."""
        with self._session.catalog() as catalog:
            return [category for category, _ in catalog.categories()]

    @cached_property
    def tree(self) -> list[str]:
        """Every category path of the tree, those without products too."""
        with self._session.catalog() as catalog:
            taxonomy = catalog.taxonomy
            return [taxonomy.path(node.id) for node in taxonomy]

    @cached_property
    def suppliers(self) -> list[str]:
        """Everyone whose feed was mapped."""
        with self._session.catalog() as catalog:
            return [one.supplier for one in catalog.mapping_memory.suppliers() if one.supplier]

    @cached_property
    def columns(self) -> list[str]:
        """The columns of all suppliers' feeds."""
        with self._session.catalog() as catalog:
            memory = catalog.mapping_memory
            current = [memory.current(one.supplier) for one in memory.suppliers()]
            found = (one.column for mapping in current if mapping for one in mapping.columns)
            return list(dict.fromkeys(found))

    @cached_property
    def attributes(self) -> list[str]:
        """Attributes of the schema, or else of the first products."""
        with self._session.catalog() as catalog:
            schema = catalog.attribute_schema
            if schema is not None:
                return [attribute.key for attribute in schema]
            products = islice(catalog.products(), PRODUCTS_LOOKED_AT)
            return list(dict.fromkeys(name for one in products for name in one.attributes))

    @cached_property
    def versions(self) -> list[str]:
        """What `models use` takes."""
        with self._session.catalog() as catalog:
            versions = sorted({model.version for model in catalog.models()})
            return [*map(str, versions), "none"]

    @cached_property
    def waiting(self) -> list[str]:
        """Numbers of the items that wait in the review queue."""
        with self._session.catalog() as catalog:
            return [str(entry.id) for entry in catalog.review.waiting(VALUES_OFFERED)]

    @cached_property
    def product_ids(self) -> list[str]:
        """The ids of the first products."""
        with self._session.catalog() as catalog:
            return [product.id for product in islice(catalog.products(), PRODUCTS_LOOKED_AT)]

    @cached_property
    def conditions(self) -> list[str]:
        """`name=value` for the attributes of the first products."""
        values: dict[str, dict[str, None]] = {}
        with self._session.catalog() as catalog:
            for product in islice(catalog.products(), PRODUCTS_LOOKED_AT):
                for name, value in product.attributes.items():
                    for word in value if isinstance(value, tuple) else (shown_value(value),):
                        values.setdefault(name, {})[word] = None
        return [
            f"{name}={word}" for name, words in values.items() for word in [*words][:VALUES_OFFERED]
        ]


class ShellCompleter(Completer):
    """Completes a line of the shell from the program's tree of commands and the shell's own words."""

    def __init__(self, program: TyperGroup, session: Session, own_words: Sequence[str]) -> None:
        self._program, self._session, self._own_words = program, session, own_words
        self._paths = PathCompleter(expanduser=True)
        self.forget()

    def forget(self) -> None:
        """Read the catalogue's words anew at the next question."""
        self._words = Vocabulary(self._session)

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - how Tab was pressed changes nothing
    ) -> Iterable[Completion]:
        """Offer what can stand where the cursor is."""
        line = document.text_before_cursor
        typed = [found[0] for found in WORD.finditer(line)]
        current = (
            "" if not typed or (line.endswith(" ") and not _is_open(typed[-1])) else typed.pop()
        )
        try:
            offers = self._offers([_unquoted(word) for word in typed], _unquoted(current))
            for offer in offers:
                yield Completion(_quoted(offer), -len(current), display=offer)
        except SkulensError:  # no catalogue yet: nothing of it to offer
            return

    def _offers(self, before: list[str], start: str) -> Iterator[str]:
        node: Any = self._program
        given: list[str] = []  # behind the command
        for word in before:
            commands = getattr(node, "commands", {})
            if word in commands and not given:
                node, given = commands[word], []
            elif not commands or _has_arguments(node):
                given.append(word)
            elif not word.startswith("-"):
                return
        if hasattr(node, "commands") and not given:
            names = [*node.commands, *(self._own_words if node is self._program else ())]
            yield from (name for name in names if name.startswith(start))
            if not _has_arguments(node):
                return
        options = {name: option for option in node.params for name in option.opts}
        previous = before[-1] if before else ""
        if _takes_value(options, previous):
            yield from self._values((previous, str(options[previous].metavar)), start)
        elif start.startswith("-"):
            yield from (
                name for name in (*options, "--help") if name.startswith(start) and name[:2] == "--"
            )
        elif (argument := _argument(node, options, given)) is not None:
            yield from self._values((argument,), start)

    def _values(self, keys: tuple[str, ...], start: str) -> Iterator[str]:
        if FILES.intersection(keys):
            document = Document(start)
            for found in self._paths.get_completions(document, CompleteEvent()):
                yield start + found.text
            return
        sources: dict[str, Callable[[], Iterable[str]]] = {
            "CATEGORY": lambda: self._words.tree,
            "PATH_OR_NAME": lambda: ["auto", *self._words.tree],
            "COLUMN": lambda: self._words.columns,
            "--supplier": lambda: self._words.suppliers,
            "--category": lambda: self._words.categories,
            "--attribute": lambda: self._words.attributes,
            "--filter": lambda: self._words.conditions,
            "PRODUCT_ID": lambda: self._words.product_ids,
            "VERSION": lambda: self._words.versions,
            "ID": lambda: self._words.waiting,
            **{key: partial(_same, words) for key, words in FIXED.items()},
        }
        known = next((sources[key] for key in sources if key in keys), None)
        for offer in known() if known else ():
            if offer.lower().startswith(start.lower()) and not UNPRINTABLE.search(offer):
                yield offer


def _has_arguments(node: Any) -> bool:
    """Whether a command, or a group by itself, takes words that are no options."""
    return any(one.param_type_name == "argument" for one in node.params)


def _takes_value(options: Mapping[str, Any], word: str) -> bool:
    return word in options and not getattr(options[word], "is_flag", False)


def _argument(node: Any, options: Mapping[str, Any], given: Sequence[str]) -> str | None:
    """What stands in the help for the argument that comes next; None if none does."""
    count = sum(
        not word.startswith("-") and not _takes_value(options, earlier)
        for earlier, word in pairwise(["", *given])
    )
    arguments = [one for one in node.params if one.param_type_name == "argument"]
    if arguments and arguments[-1].nargs != 1:
        count = min(count, len(arguments) - 1)
    return str(arguments[count].metavar) if count < len(arguments) else None


def _same(words: Sequence[str]) -> Sequence[str]:
    return words


def _is_open(word: str) -> bool:
    """Whether a quotation or an escape is still waiting for its end."""
    try:
        shlex.split(word)
    except ValueError:
        return True
    return False


def _unquoted(word: str) -> str:
    for closing in ("", '"', "'"):
        try:
            return "".join(shlex.split(word + closing))
        except ValueError:
            continue
    return word


def _quoted(word: str) -> str:
    """Quote where needed; a word that goes on (a folder, `name=`) is left open by prompt_toolkit."""
    return word if re.fullmatch(r"[\w@%+=:,./~-]+", word) else shlex.quote(word)
