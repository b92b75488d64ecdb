"""Words from feeds and file names, made safe and readable for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skulens.records import AttributeValue

UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters (both sets), marks that turn the reading direction, broken surrogates."""


def escaped(text: str) -> str:
    r"""Show every unprintable character as a visible escape, such as `\x1b`; one line stays one."""
    return UNPRINTABLE.sub(lambda found: _escape(found[0]), text)


def one_line(text: str) -> str:
    """Escape as `escaped` does, but let white space (line breaks, tabs) become one space."""
    return escaped(re.sub(r"[\t\n\r\v\f ]+", " ", text))


def shown_path(path: str) -> str:
    """A path as a person wants to read it: relative when it lies below the working folder."""
    try:
        return one_line(str(Path(path).relative_to(Path.cwd())))
    except (ValueError, OSError):
        return one_line(path)


def shown_value(value: AttributeValue | None) -> str:
    """An attribute's value in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown_query(query: Mapping[str, Any]) -> str:
    """What was asked as it is typed after `skulens`; of photos the names alone."""
    words = ["search", *([f'"{query["text"]}"'] if query.get("text") else [])]
    words += [f"--image {Path(photo).name}" for photo in query.get("images") or ()]
    words += [f"--like {query['like']}"] if query.get("like") else []
    filter = query.get("filter") or {}
    words += [f'--category "{filter["category"]}"'] if filter.get("category") else []
    for condition in filter.get("attributes", ()):
        words += [f"--filter {shown}" for shown in _conditions(condition)]
    for name in ("price_min", "price_max"):
        if filter.get(name) is not None:
            words.append(f"--{name.replace('_', '-')} {filter[name]:g}")
    return " ".join(words)


def _conditions(condition: Mapping[str, Any]) -> Iterator[str]:
    name = condition["name"]
    yield from (f'"{name}={value}"' for value in condition["values"])
    for sign, limit in ((">=", condition["minimum"]), ("<=", condition["maximum"])):
        if limit is not None:
            yield f'"{name}{sign}{limit:g}"'


def duration(seconds: float) -> str:
    """A length of time in the unit a person would use."""
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 120:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


def percent(share: float) -> str:
    """A share in per cent; only what is certain or impossible is shown as 100% or 0%."""
    if share < 1 and round(share * 100) == 100:
        return ">99%"
    return "<1%" if share > 0 and round(share * 100) == 0 else f"{share:.0%}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun, as in `1 photo` and `3,104 photos`."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _escape(character: str) -> str:
    known = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}
    code = ord(character)
    return known.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
