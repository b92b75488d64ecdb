"""Answers as one JSON object with the field names of `skulens.records`."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import IO, Any

from skulens.cli.text import UNPRINTABLE


def print_object(answer: object, stream: IO[str] | None = None) -> None:
    """Print one object; characters a terminal would act on are escaped, others stay readable."""
    text = json.dumps(as_plain(answer), ensure_ascii=False, indent=2, allow_nan=False)
    # The line breaks of the layout are the only control characters left outside strings.
    safe = "\n".join(UNPRINTABLE.sub(_escape, line) for line in text.split("\n"))
    print(safe, file=stream or sys.stdout)


def as_plain(value: Any) -> Any:
    """Turn records into dictionaries, tuples into lists; what JSON cannot say becomes null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(item) for item in value]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if hasattr(value, "item"):  # a NumPy number
        value = value.item()
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    return value if value is None or isinstance(value, str | int) else str(value)


def _escape(found: Any) -> str:
    return f"\\u{ord(found[0]):04x}"
