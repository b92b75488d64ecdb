"""How a mapping is put into words, for whichever reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shlex import join

from skulens.cli.text import counted, one_line
from skulens.records import CATEGORY_SEPARATOR, MappingStatus, SupplierMapping

STATUS_WORDS: Mapping[MappingStatus, str] = {
    "confirmed": "confirmed",
    "accepted": "accepted",
    "open": "to decide",
    "left": "left alone",
    "refused": "said: none",
}
ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd"}


def shown_field(target: str, part: str = "") -> str:
    """A field, and which number of a cell feeds it; a dash for none."""
    field = one_line(target) or "–"
    return f"{field}, {ORDINALS.get(part, one_line(part))} number" if part else field


def shown_categories(paths: Sequence[str], most: int) -> str:
    """The last names of some categories, and how many more there are."""
    names = [one_line(path.rpartition(CATEGORY_SEPARATOR)[2]) for path in paths[:most]]
    more = len(paths) - most
    return f"{', '.join(names)} and {more:,} more" if more > 0 else ", ".join(names)


def open_columns(mapping: SupplierMapping) -> int:
    """How many columns a person must decide on."""
    return len({one.column for one in mapping.columns if one.status == "open"})


def open_values(mapping: SupplierMapping) -> int:
    """How many values a person must decide on."""
    return sum(one.status == "open" for one in mapping.values)


def shown_waiting(mapping: SupplierMapping) -> str:
    """How many columns and values wait for a person; empty where none do."""
    numbers = ((open_columns(mapping), "column"), (open_values(mapping), "value"))
    return " and ".join(counted(number, thing) for number, thing in numbers if number)


def next_steps(mapping: SupplierMapping, feed: str) -> tuple[str, ...]:
    """The commands that come next where something waits for a person."""
    if not shown_waiting(mapping):
        return ()
    supplier = ["--supplier", mapping.supplier]
    return (
        join(["skulens", "map", "review", *supplier]),
        join(["skulens", "map", "apply", feed, *supplier, "--add"]),
    )
