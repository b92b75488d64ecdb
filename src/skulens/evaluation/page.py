"""Self-contained pages: templates of this package, escaped, without a script or the network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skulens.evaluation.files import write_whole

if TYPE_CHECKING:
    from jinja2 import Environment

_UNDEFINED = "–"


def write_page(out: Path, template: str, values: Mapping[str, Any]) -> None:
    """Fill a template and write it whole; raises `OutputError` where `out` cannot be written."""
    write_whole(out, _environment().get_template(template).render(values))


def percent(share: float | None) -> str:
    """A share in percent with one decimal."""
    return _UNDEFINED if share is None else f"{100 * share:.1f}%"


def points(difference: float | None) -> str:
    """A difference of shares in percentage points, with its sign."""
    return _UNDEFINED if difference is None else f"{100 * difference:+.1f}"


def decimal(number: float | None) -> str:
    """A number with two decimals."""
    return _UNDEFINED if number is None else f"{number:.2f}"


def whole(number: float | None) -> str:
    """A whole number with its thousands apart."""
    return _UNDEFINED if number is None else f"{number:,.0f}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=percent, points=points, decimal=decimal, whole=whole)
    return environment


def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
