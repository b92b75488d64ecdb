"""The page about settings, made of their own definitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from skulens.settings import Settings

_INTRODUCTION = """\
# Settings

This page is written by `python -m skulens.cli.reference docs`.

Settings are read from environment variables, then from a file `.env` in the working folder; each
has a default. Options of a command and arguments in Python go before them. In Python they are the
fields of `skulens.Settings`, handed over with `Catalog.open(..., settings=...)`.
"""

_EXAMPLE = """
A `.env` file for a shop on a small machine:

```bash
cat > .env <<'END'
SKULENS_CATALOG=shop-catalog
SKULENS_THREADS=2
SKULENS_MAX_MEGAPIXELS=40
END
skulens add photos --category-from-folder
test -f shop-catalog/catalog.sqlite
```

A value that cannot be used stops a command before it does anything:

```console
$ SKULENS_THREADS=0 skulens status
skulens: error: the setting SKULENS_THREADS is '0': Input should be greater than or equal to 1
```

The catalogue itself remembers its encoder; `SKULENS_ENCODER` is for new ones. See
[changing a catalogue's encoder](encoders.md#changing-a-catalogues-encoder).
"""
_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most"}


def settings_page() -> str:
    """The whole page as Markdown."""
    return _INTRODUCTION + "".join(f"{line}\n" for line in _table()) + _EXAMPLE


def _table() -> Iterator[str]:
    prefix = Settings.model_config["env_prefix"]
    yield from ("", "| variable | default | meaning |", "|---|---|---|")
    for name, field in Settings.model_fields.items():
        meaning = " ".join([field.description or "", *_limits(field.metadata)])
        yield f"| `{f'{prefix}{name}'.upper()}` | {_default(field)} | {meaning} |"


def _default(field: Any) -> str:
    if field.default_factory is not None:
        return "computed"
    return "none" if field.default is None else f"`{field.default}`"


def _limits(metadata: list[Any]) -> list[str]:
    """The limits of a number as a sentence, if it has any."""
    limits = [
        f"{words} {getattr(limit, sign)}"
        for limit in metadata
        for sign, words in _LIMITS.items()
        if hasattr(limit, sign)
    ]
    return [f"A number, {' and '.join(limits)}."] if limits else []
